import { counted } from '../../definition/measure.js';
import type { Parameter } from '../../definition/parameter.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import { tranches } from './fund.js';

const taskForce = words('当地保交楼工作专班', 'The local task force');
const kinds = [
  { code: 'special', words: words('专项借款', 'Special loan') },
  { code: 'matched', words: words('配套融资', 'Matched loan') },
  { code: 'old', words: words('原有债务', 'Old debt') },
] as const;

/** What an order of repayment may name: matched loans as a whole (the senior tranche before the junior), or each tranche. */
export const ranks = [...kinds, ...tranches] as const;

/** How one kind of debt is paid where the money does not reach for all of it. */
const within = (code: string, { chinese, english }: Words): Parameter => ({
  code: `within-${code}`,
  name: words(`${chinese}内部还款办法`, `Inside a kind: ${english.toLowerCase()}`),
  meaning: words(
    '钱不够还这一类全部时怎么还；录入前各种办法都可能，给出范围',
    'How this kind is paid where money is short; until entered each way is possible, and bounds are given',
  ),
  value: {
    kind: 'choice',
    options: [
      { code: 'pro-rata', words: words('按余额比例', 'By share') },
      { code: 'newest-first', words: words('后进先出', 'Newest first') },
      { code: 'oldest-first', words: words('先进先出', 'Oldest first') },
    ],
  },
  ask: taskForce,
  given: [],
});

/** Local orders and limits. None is in the papers: 待核, empty until an office enters one with its source. */
export const parameters: readonly Parameter[] = [
  {
    code: 'repayment-order',
    name: words('还款顺序', 'Order of repayment'),
    meaning: words(
      '续建成本有保障之后，各类债权的先后；写配套融资的，优先级在前、劣后级在后。只知道其中几类的先后也可以录入，其余给出范围',
      'Which kind of debt is paid first once completion is covered; matched loans named as a whole stand for the senior tranche, then the junior. May be entered in part, the rest gives bounds',
    ),
    value: { kind: 'order', options: ranks },
    ask: taskForce,
    given: [],
  },
  ...kinds.map(({ code, words: kind }) => within(code, kind)),
  {
    code: 'old-before',
    name: words('新老划断日', 'Day that divides old from new'),
    meaning: words('这一天之前签订的借款按原有债务对待', 'Loans signed before this day count as old debt'),
    value: { kind: 'day' },
    ask: taskForce,
    given: [],
  },
  {
    code: 'days-plan',
    name: words('制定方案时限', 'Days to plan'),
    meaning: words(
      '列入清单后多少个工作日内定一楼一策；录入前不计时',
      'From listing to its plan; no clock until entered',
    ),
    value: { kind: 'figure', measure: counted('个工作日', 'working days') },
    ask: taskForce,
    given: [],
  },
  {
    code: 'days-resume',
    name: words('复工时限', 'Days to resume'),
    meaning: words('借款到位后多少个工作日内全面复工；录入前不计时', 'From funding to work; no clock until entered'),
    value: { kind: 'figure', measure: counted('个工作日', 'working days') },
    ask: taskForce,
    given: [],
  },
];
