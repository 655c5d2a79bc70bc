import { money, share, yuan } from '../../definition/measure.js';
import { programme } from '../../definition/programme.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import { claimOf, claimOutcome, creditClaim, totalClaim } from './claim.js';
import { loanPerHome, occupancyRate, pricePer, yieldOf } from './cost.js';
import { balances, credits, drawdowns, relendings, repayments, shares } from './credit.js';
import { homesMeasure, needs, plans, targets } from './demand.js';
import { homesBought, homesCurve, neededEvery30Days, stillToBuy } from './goal.js';
import { buyers, calls, homes, offers } from './offer.js';
import { parameters } from './parameters.js';
import { process } from './process.js';
import { occupancies, purchases } from './purchase.js';
import { reports } from './reports.js';
import { rules } from './rules.js';
import { trials } from './trials.js';

type Credit = RecordOf<typeof credits>;
type Share = RecordOf<typeof shares>;

const claimNeeds = {
  registers: ['credits', 'shares', 'drawdowns', 'repayments', 'balances', 'relendings'],
  parameters: ['support-ratio', 'ratio-follows'],
};
const loanNeeds = { registers: ['purchases', 'credits', 'drawdowns'], parameters: [] };

export default programme({
  code: 'unsold-homes',
  name: words('收购存量商品房用作保障性住房', 'Buying unsold homes'),
  summary: words(
    '从摸排需求到入住；银行按季末合格本金余额申请再贷款',
    'From the survey of needs to people moving in; banks claim relending on the quarter’s end',
  ),
  registers: [
    targets,
    needs,
    calls,
    buyers,
    offers,
    homes,
    purchases,
    credits,
    shares,
    drawdowns,
    repayments,
    balances,
    relendings,
    occupancies,
    plans,
  ],
  parameters,
  processes: [process],
  indicators: [
    {
      code: 'claimable',
      name: words('可申请再贷款', 'Claimable'),
      meaning: words('全部授信按上一季末余额可申请的再贷款', 'What all banks may claim on the last quarter’s end'),
      measure: money,
      needs: claimNeeds,
      of: null,
      value: totalClaim,
    },
    {
      code: 'claimable-credit',
      name: words('单笔授信可申请再贷款', 'Claimable of a credit'),
      meaning: words('一笔授信全部银行合计', 'All banks of a credit together'),
      measure: money,
      needs: claimNeeds,
      of: 'credits',
      value: (view, record) => claimOutcome(creditClaim(view, record as unknown as Credit)),
    },
    {
      code: 'claimable-bank',
      name: words('单家银行可申请再贷款', 'Claimable of a bank'),
      meaning: words('一家银行在一笔授信里可申请的再贷款', 'What one bank may claim under a credit'),
      measure: money,
      needs: claimNeeds,
      of: 'shares',
      value: (view, record) => {
        const { credit, bank } = record as unknown as Share;
        return claimOutcome(claimOf(view, view.find(credits, credit)!, bank));
      },
    },
    {
      code: 'price-per-home',
      name: words('套均价格', 'Price a home'),
      meaning: words('收购总价÷套数；没有总价就不知道，贷款不是价款', 'Price ÷ homes; a loan is no price'),
      measure: yuan,
      needs: loanNeeds,
      of: 'purchases',
      value: pricePer('homes'),
    },
    {
      code: 'price-per-metre',
      name: words('每平方米价格', 'Price a m²'),
      meaning: words('收购总价÷总面积', 'Price ÷ area'),
      measure: yuan,
      needs: loanNeeds,
      of: 'purchases',
      value: pricePer('area'),
    },
    {
      code: 'loan-per-home',
      name: words('套均放款', 'Loan a home'),
      meaning: words('已放款÷套数，不是房价', 'Loan drawn ÷ homes; no price'),
      measure: yuan,
      needs: loanNeeds,
      of: 'purchases',
      value: loanPerHome,
    },
    {
      code: 'yield',
      name: words('租金收益率', 'Yield'),
      meaning: words('年租金÷已放款，与贷款利率对照', 'Rent a year ÷ loan drawn'),
      measure: share,
      needs: loanNeeds,
      of: 'purchases',
      value: yieldOf,
    },
    {
      code: 'occupancy',
      name: words('整体入住率', 'Occupancy'),
      meaning: words(
        '全部套数里已入住的；没有统计的站点不推算',
        'Of all homes; sites that did not report are not guessed',
      ),
      measure: share,
      needs: { registers: ['purchases', 'occupancies'], parameters: [] },
      of: 'purchases',
      value: occupancyRate,
    },
    {
      code: 'homes-bought',
      name: words('已收购套数', 'Homes bought'),
      meaning: words('洽谈和计划不计', 'Talks and plans do not count'),
      measure: homesMeasure,
      needs: { registers: ['purchases'], parameters: [] },
      of: null,
      value: (view) => homesBought(view, null),
    },
    {
      code: 'still-to-buy',
      name: words('目标还差', 'Still to buy'),
      meaning: words('目标套数减已收购套数', 'Target less homes bought'),
      measure: homesMeasure,
      needs: { registers: ['targets', 'purchases'], parameters: [] },
      of: 'targets',
      value: stillToBuy,
    },
    {
      code: 'needed-pace',
      name: words('每30天需收购', 'Needed every 30 days'),
      meaning: words('到时限为止平均每30天要收购多少套；没有时限不算', 'Until the deadline; nothing without one'),
      measure: homesMeasure,
      needs: { registers: ['targets', 'purchases'], parameters: [] },
      of: 'targets',
      value: neededEvery30Days,
    },
  ],
  rules,
  reports,
  charts: [
    {
      code: 'homes-curve',
      name: words('收购进度与预测', 'Homes bought and forecast'),
      needs: { registers: ['targets', 'purchases'], parameters: [] },
      of: null,
      make: homesCurve,
    },
  ],
  trials,
});

export { chooseOffers, tryChoices } from './choice.js';
export type { Choice, ChoiceWish, ChosenOffer, Tried, WhatIf } from './choice.js';
export type { LeftOut } from './candidate.js';
