import { counted, plain, share } from '../../definition/measure.js';
import { intervalOf, sum } from '../../definition/figure.js';
import type { WholeIndicator } from '../../definition/indicator.js';
import type { Parameter } from '../../definition/parameter.js';
import { programme } from '../../definition/programme.js';
import { column, notFilled } from '../../definition/report.js';
import type { ReportCell } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import { checks, draws, items, strata } from './permit.js';
import type { StratumCode } from './permit.js';
import { rules } from './rules.js';
import { drawYear, drawnOf, drawnThisYear, leastOf, planned, rateOf } from './sample.js';

const bureau = words('市生态环境局', 'The city bureau of ecology');
const RATES = { first: '0.2', renewed: '0.1', changed: '0.05', report: '0.25', registration: '0.05' } as const;
const LISTS = planned('年度执行报告', '25%');
const PERMITS = planned('排污许可证', '20%', '10%');
const SOURCES = { first: PERMITS, renewed: PERMITS, changed: PERMITS, report: LISTS, registration: LISTS };
const pieces = counted('件', 'items');
const needs = (registers: readonly string[], parameters: readonly string[] = []) => ({ registers, parameters });

const parameters: readonly Parameter[] = [
  ...strata.map(({ code, words: { chinese, english } }): Parameter => ({
    code: `rate-${code}`,
    name: words(`${chinese}抽查比例`, `Rate of ${english.toLowerCase()}`),
    meaning: words('每年至少抽查的比例', 'Least share drawn each year'),
    value: { kind: 'figure', measure: share },
    ask: bureau,
    given: [
      { parameter: `rate-${code}`, from: '2025-01-01', value: RATES[code], source: SOURCES[code], entered: null },
    ],
  })),
  {
    code: 'breach-points',
    name: words('失信计分分值', 'Points of a breach'),
    meaning: words('一次违法行为计多少分，文件没有给出', 'How many points a breach costs; not given'),
    value: { kind: 'figure', measure: plain('分', 'points') },
    ask: bureau,
    given: [],
  },
];

const perStratum: WholeIndicator[] = strata.flatMap(({ code, words: { chinese, english } }): WholeIndicator[] => [
  {
    code: `least-${code}`,
    name: words(`${chinese}应抽`, `To be drawn: ${english.toLowerCase()}`),
    meaning: words('比例×件数，进一取整', 'Rate × items, rounded up'),
    measure: pieces,
    needs: needs(['items'], [`rate-${code}`]),
    of: null,
    value: leastOf(code),
  },
  {
    code: `drawn-${code}`,
    name: words(`${chinese}已抽`, `Drawn: ${english.toLowerCase()}`),
    meaning: words('本年已抽件数', 'Drawn this year'),
    measure: pieces,
    needs: needs(['items', 'draws']),
    of: null,
    value: drawnOf(code),
  },
]);

export default programme({
  code: 'permit-samples',
  name: words('排污许可质量抽查', 'Samples of discharge permits'),
  summary: words(
    '分类按比例滚动抽查，同一种子同一结果',
    'Rolling samples by stratum; the same seed gives the same names',
  ),
  registers: [items, draws, checks],
  parameters,
  processes: [],
  indicators: [
    ...perStratum,
    {
      code: 'points',
      name: words('失信计分合计', 'Points'),
      meaning: words('违法行为次数×分值；分值待核时未知', 'Breaches × points; unknown while the value is empty'),
      measure: plain('分', 'points'),
      needs: needs(['checks'], ['breach-points']),
      of: null,
      value: (view) => {
        const count = view
          .rows(checks)
          .filter(({ breach, day }) => breach === true && day !== null && day <= view.day).length;
        const { settings } = view.parameter('breach-points');
        const each = settings.length === 1 ? settings[0]!.value : null;
        return {
          value: sum(Array.from({ length: count }, () => intervalOf(each))),
          asOf: view.day,
          why: [words(`${count}次违法行为`, `${count} breaches`)],
          questions: count > 0 && each === null ? [view.askParameter('breach-points')] : [],
        };
      },
    },
  ],
  rules,
  reports: [],
  charts: [],
  trials: [
    {
      code: 'draw',
      name: words('抽取', 'Draw'),
      meaning: words(
        '按种子抽出今年还差的件数；采用后记入抽取记录',
        'Draws what is still missing this year by a seed; adopted, it is entered',
      ),
      needs: needs(
        ['items', 'draws'],
        strata.map(({ code }) => `rate-${code}`),
      ),
      inputs: {
        stratum: { kind: 'choice', label: words('类别', 'Stratum'), options: strata, required: true },
        seed: {
          kind: 'text',
          label: words('种子', 'Seed'),
          hint: words('当众确定，如年份加当日公开的数字', 'Agreed upon in public'),
          required: true,
        },
      },
      work: (view, inputs, { draw }) => {
        const [stratum, seed] = [inputs['stratum'] as StratumCode, inputs['seed'] as string];
        const drawn = drawYear(view, draw, seed, stratum);
        return {
          tables: [
            {
              name: words('抽中', 'Drawn'),
              columns: [column('number', '编号', 'Number'), column('unit', '排污单位', 'Unit')],
              rows: drawn.map((id): ReportCell[] => {
                const item = view.find(items, id);
                return [item?.number ?? id, item?.unit ?? notFilled];
              }),
              notes: [
                ...(rateOf(view, stratum) === null
                  ? [words('比例待核，不抽。', 'The share is to be confirmed: none are drawn.')]
                  : []),
                words(
                  `本年已抽${drawnThisYear(view, stratum).length}件。`,
                  `${drawnThisYear(view, stratum).length} drawn this year.`,
                ),
              ],
            },
          ],
          charts: [],
          records: drawn.map((item) => ({ register: 'draws', values: { item, day: view.day, seed } })),
        };
      },
    },
  ],
});

export { cycleOf, drawYear, membersOf } from './sample.js';
