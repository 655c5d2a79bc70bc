import { money, share } from '../../definition/measure.js';
import { programme } from '../../definition/programme.js';
import { words } from '../../definition/words.js';
import { drawnOf, gapToComplete, recoveryShort } from './cash.js';
import { deliveryRate, homesDelivered, homesListed } from './delivery.js';
import { deliveryCurve, goalChance, neededEvery30Days, stillToDeliver } from './goal.js';
import { matchedPerSpecial, neededElsewhere, neededInScope, rateByFigures } from './statement.js';
import {
  account,
  assets,
  cashPlans,
  costs,
  financing,
  instalments,
  loans,
  measures,
  movements,
  recoveries,
} from './fund.js';
import { handedOver, homes } from './home.js';
import { parameters } from './parameters.js';
import { process } from './process.js';
import {
  buildings,
  days,
  fundStatements,
  goals,
  homesMeasure,
  milestones,
  months,
  projects,
  statements,
} from './project.js';
import { accountCurve } from './project-page.js';
import { reports } from './reports.js';
import { rules } from './rules.js';

const register = { registers: ['projects', 'months', 'buildings'], parameters: [] };
const withGoals = { registers: ['goals', 'projects', 'months', 'buildings'], parameters: [] };
const published = { registers: ['goals', 'statements'], parameters: [] };

export default programme({
  code: 'presold-homes',
  name: words('保交楼', 'Finishing pre-sold homes'),
  summary: words('保、贷、追并举，按楼栋交付', 'Keep assets, lend, recover; deliver by building'),
  registers: [
    projects,
    financing,
    statements,
    goals,
    fundStatements,
    buildings,
    homes,
    milestones,
    months,
    days,
    assets,
    measures,
    loans,
    movements,
    recoveries,
    instalments,
    costs,
    account,
    cashPlans,
  ],
  parameters,
  processes: [process],
  indicators: [
    {
      code: 'rate-by-figures',
      name: words('两数相除的交付率', 'Rate by the figures'),
      meaning: words('通报里已交付除以涉及套数，公布的交付率应在其内', 'The published rate must lie in it'),
      measure: share,
      needs: { registers: ['statements'], parameters: [] },
      of: 'statements',
      value: rateByFigures,
    },
    {
      code: 'needed-in-scope',
      name: words('口径内还需交付', 'Needed in scope'),
      meaning: words('按通报的三个数，到目标交付率还需多少', 'By the statement’s three figures'),
      measure: homesMeasure,
      needs: published,
      of: 'goals',
      value: neededInScope,
    },
    {
      code: 'needed-elsewhere',
      name: words('口径外还需交付', 'Needed elsewhere'),
      meaning: words('所说还需减去口径内还需；是问题不是差错', 'Said to be needed, less what the scope needs'),
      measure: homesMeasure,
      needs: published,
      of: 'goals',
      value: neededElsewhere,
    },
    {
      code: 'matched-per-special',
      name: words('配套融资与专项借款之比', 'Matched per special'),
      meaning: words('截止日相同才相除', 'Only where both are of one day'),
      measure: share,
      needs: { registers: ['fund-statements'], parameters: [] },
      of: null,
      value: matchedPerSpecial,
    },
    {
      code: 'homes-listed',
      name: words('应交付套数', 'Homes listed'),
      meaning: words('项目清单合计', 'Of all projects listed'),
      measure: homesMeasure,
      needs: register,
      of: null,
      value: (view) => homesListed(view),
    },
    {
      code: 'homes-delivered',
      name: words('已交付套数', 'Homes delivered'),
      meaning: words('截至上月末；没报的项目给出范围', 'By the last month’s end; bounds where not reported'),
      measure: homesMeasure,
      needs: register,
      of: null,
      value: (view) => homesDelivered(view),
    },
    {
      code: 'homes-handed',
      name: words('已交房到户', 'Handed over'),
      meaning: words('房屋名册里有交房日期的套数', 'Homes with a day of handing over in the register of homes'),
      measure: homesMeasure,
      needs: { registers: ['homes', 'buildings'], parameters: [] },
      of: null,
      value: handedOver,
    },
    {
      code: 'delivery-rate',
      name: words('交付率', 'Delivery rate'),
      meaning: words('已交付÷应交付，附上下限', 'With its bounds'),
      measure: share,
      needs: register,
      of: null,
      value: (view) => deliveryRate(view),
    },
    {
      code: 'still-to-deliver',
      name: words('目标还差', 'Still to deliver'),
      meaning: words('按名册到目标交付率还差多少套', 'By the registers'),
      measure: homesMeasure,
      needs: withGoals,
      of: 'goals',
      value: stillToDeliver,
    },
    {
      code: 'needed-pace',
      name: words('每30天需交付', 'Needed every 30 days'),
      meaning: words('从上月末到时限平均每30天', 'From the last month’s end to the deadline'),
      measure: homesMeasure,
      needs: withGoals,
      of: 'goals',
      value: neededEvery30Days,
    },
    {
      code: 'chance',
      name: words('按期达到的可能', 'Chance'),
      meaning: words(
        '以往各月进度等可能重复出现时，按期达到的比例',
        'Share of courses repeating past months that reach it',
      ),
      measure: share,
      needs: withGoals,
      of: 'goals',
      value: goalChance,
    },
    {
      code: 'gap-to-complete',
      name: words('续建资金缺口', 'Gap to complete'),
      meaning: words('续建成本减专户余额', 'Cost to complete less the account'),
      measure: money,
      needs: { registers: ['projects', 'costs', 'account'], parameters: [] },
      of: 'projects',
      value: gapToComplete,
    },
    {
      code: 'recovery-short',
      name: words('追回差额', 'Recovery short'),
      meaning: words('按计划到时限还差多少', 'What the plan lacks by the deadline'),
      measure: money,
      needs: { registers: ['recoveries', 'instalments'], parameters: [] },
      of: 'recoveries',
      value: recoveryShort,
    },
    {
      code: 'special-drawn',
      name: words('专项借款已放款', 'Special loans drawn'),
      meaning: words('按放款登记', 'By the register'),
      measure: money,
      needs: { registers: ['loans', 'movements'], parameters: [] },
      of: null,
      value: drawnOf('special'),
    },
    {
      code: 'matched-drawn',
      name: words('配套融资已放款', 'Matched loans drawn'),
      meaning: words('授信没有放款的不计', 'Granted but not drawn does not count'),
      measure: money,
      needs: { registers: ['loans', 'movements'], parameters: [] },
      of: null,
      value: drawnOf('matched'),
    },
  ],
  rules,
  reports,
  charts: [
    {
      code: 'account-curve',
      name: words('专户余额', 'Custody account'),
      needs: { registers: ['projects', 'account', 'costs', 'cash-plans'], parameters: [] },
      of: 'projects',
      make: accountCurve,
    },
    {
      code: 'delivery-curve',
      name: words('交付曲线与预测', 'Deliveries and forecast'),
      needs: withGoals,
      of: null,
      make: deliveryCurve,
    },
  ],
  trials: [],
});
