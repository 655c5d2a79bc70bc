import { interval } from '@luoshi/reading';
import { counted, money, share, yuan } from '../../definition/measure.js';
import { programme } from '../../definition/programme.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import { questionList } from '../../engine/open-questions.js';
import { bankClaimOf, bankOutcome, totalClaim } from './bank-claim.js';
import { homesFate } from './allocation.js';
import { projectsBought } from './bought.js';
import { claimOutcome, creditClaim } from './claim.js';
import { loanPerHome, occupancyRate, pricePer, yieldOf } from './cost.js';
import { balances, credits, drawdowns, relendings, repayments, shares } from './credit.js';
import { homesMeasure, needs, plans, targets } from './demand.js';
import { homesBought, homesCurve, neededEvery30Days, stillToBuy } from './goal.js';
import { buyers, calls, homes, offers } from './offer.js';
import { parameters } from './parameters.js';
import { process } from './process.js';
import { occupancies, purchases } from './purchase.js';
import { targetChance } from './prospect.js';
import { quotaLeft } from './quota.js';
import { reports } from './reports.js';
import { homesOfSaidSize } from './said-sizes.js';
import { rules } from './rules.js';
import { trials } from './trials.js';

type Credit = RecordOf<typeof credits>;
type Share = RecordOf<typeof shares>;

const registers = [
  ...[targets, needs, calls, buyers, offers, homes, purchases, credits, shares],
  ...[drawdowns, repayments, balances, relendings, occupancies, plans],
];

const claimNeeds = {
  registers: ['credits', 'shares', 'drawdowns', 'repayments', 'balances', 'relendings'],
  parameters: ['support-ratio', 'ratio-follows'],
};
const fateNeeds = { registers: ['purchases', 'homes'], parameters: [] };
const loanNeeds = { registers: ['purchases', 'credits', 'drawdowns'], parameters: [] };

export default programme({
  code: 'unsold-homes',
  name: words('收购存量商品房用作保障性住房', 'Buying unsold homes'),
  summary: words(
    '从摸排需求到入住；银行按季末合格本金余额申请再贷款',
    'From the survey of needs to people moving in; banks claim relending on the quarter’s end',
  ),
  registers,
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
      meaning: words(
        '单独看这一笔，全部银行合计；银行申请时与自己的其他授信合并计算',
        'All banks of a credit together, the credit taken alone; a bank claims on all its credits at once',
      ),
      measure: money,
      needs: claimNeeds,
      of: 'credits',
      value: (view, record) => claimOutcome(creditClaim(view, record as unknown as Credit)),
    },
    {
      code: 'claimable-bank',
      name: words('单家银行可申请再贷款', 'Claimable of a bank'),
      meaning: words(
        '一家银行本季度一笔申请：全部授信合并计算，一笔多出的再贷款抵减另一笔',
        'A bank’s one claim of the quarter over all its credits: an excess on one is set against another',
      ),
      measure: money,
      needs: claimNeeds,
      of: 'shares',
      value: (view, record) => {
        const claim = bankClaimOf(view, (record as unknown as Share).bank!);
        // A share whose credit is gone lends nothing.
        return claim === null
          ? { value: interval.exactly('0'), asOf: null, why: [], questions: [] }
          : bankOutcome(view, claim);
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
      needs: { registers: ['purchases', 'occupancies', 'homes'], parameters: [] },
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
      code: 'projects-bought',
      name: words('已收购楼盘数', 'Projects bought'),
      meaning: words('一个收购项目可含几个楼盘', 'A purchase may hold several'),
      measure: counted('个', 'projects'),
      needs: { registers: ['purchases'], parameters: [] },
      of: null,
      value: projectsBought,
    },
    {
      code: 'said-sizes',
      name: words('说法面积段内套数', 'Homes of the sizes said'),
      meaning: words('“集中在”不等于全部', '“Mostly” is not all'),
      measure: homesMeasure,
      needs: { registers: ['purchases'], parameters: [] },
      of: 'purchases',
      applies: ({ sizes }) => sizes !== null && sizes !== undefined,
      value: homesOfSaidSize,
    },
    {
      code: 'homes-let',
      name: words('已配租套数', 'Homes let'),
      meaning: words('按房源明细，逐套登记', 'As entered home by home'),
      measure: homesMeasure,
      needs: fateNeeds,
      of: 'purchases',
      value: homesFate('let'),
    },
    {
      code: 'homes-sold',
      name: words('已配售套数', 'Homes sold'),
      meaning: words('按房源明细，逐套登记', 'As entered home by home'),
      measure: homesMeasure,
      needs: fateNeeds,
      of: 'purchases',
      value: homesFate('sold'),
    },
    {
      code: 'homes-occupied',
      name: words('已入住套数', 'Homes moved into'),
      meaning: words('按房源明细，逐套登记', 'As entered home by home'),
      measure: homesMeasure,
      needs: fateNeeds,
      of: 'purchases',
      value: homesFate('occupied'),
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
    {
      code: 'chance',
      name: words('按期达到的可能', 'Chance in time'),
      meaning: words('按已有进度推算，何时达到写在依据里', 'By the pace shown; the days stand in the reason'),
      measure: share,
      needs: { registers: ['targets', 'purchases'], parameters: [] },
      of: 'targets',
      value: targetChance,
    },
    {
      code: 'quota-left',
      name: words('全国额度还剩', 'National quota left'),
      meaning: words('已用多少没有公布，就不知道', 'Not known while nobody says how much is used'),
      measure: money,
      needs: { registers: [], parameters: ['national-quota', 'national-quota-used'] },
      of: null,
      value: quotaLeft,
    },
  ],
  rules,
  reports: [
    ...reports,
    {
      code: 'open-questions',
      name: words('待问清单', 'Open questions'),
      needs: { registers: registers.map(({ code }) => code), parameters: parameters.map(({ code }) => code) },
      of: null,
      make: questionList,
    },
  ],
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
