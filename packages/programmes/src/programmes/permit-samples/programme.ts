import { addDays } from '@luoshi/reading';
import { counted, plain, share } from '../../definition/measure.js';
import type { Effect } from '../../definition/effect.js';
import { lamp, proposed } from '../../definition/effect.js';
import { intervalOf, sum } from '../../definition/figure.js';
import type { WholeIndicator } from '../../definition/indicator.js';
import type { Parameter } from '../../definition/parameter.js';
import { programme } from '../../definition/programme.js';
import { column, notFilled } from '../../definition/report.js';
import type { ReportCell } from '../../definition/report.js';
import { named } from '../../definition/source.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { checks, draws, items, strata } from './permit.js';
import type { StratumCode } from './permit.js';
import { drawYear, drawnOf, drawnThisYear, drawnTwice, leastOf, rateOf } from './sample.js';

const source = named('《上海市全面实行排污许可制实施方案》（2025年7月要讯）');
const bureau = words('市生态环境局', 'The city bureau of ecology');
const RATES = { first: '0.2', renewed: '0.1', changed: '0.05', report: '0.25', registration: '0.05' } as const;
const pieces = counted('件', 'items');
const needs = (registers: readonly string[], parameters: readonly string[] = []) => ({ registers, parameters });

const parameters: readonly Parameter[] = [
  ...strata.map(({ code, words: { chinese, english } }): Parameter => ({
    code: `rate-${code}`,
    name: words(`${chinese}抽查比例`, `Rate of ${english.toLowerCase()}`),
    meaning: words('每年至少抽查的比例', 'Least share drawn each year'),
    value: { kind: 'figure', measure: share },
    ask: bureau,
    given: [{ parameter: `rate-${code}`, from: '2025-01-01', value: RATES[code], source, entered: null }],
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

/** 自动校验: what a machine sees in the form itself. */
function formFaults(view: View): Effect[] {
  return view.rows(items).flatMap((item): Effect[] => {
    if (item.withdrawnOn !== null && item.withdrawnOn <= view.day) return [];
    const faults: Words[] = [];
    if (item.unit === null) faults.push(words('没有排污单位名称', 'no company'));
    if (item.madeOn === null && item.stratum !== 'report')
      faults.push(words('没有核发或提交日期', 'no day of issue or filing'));
    if (item.madeOn !== null && item.validUntil !== null && item.validUntil <= item.madeOn)
      faults.push(words('有效期早于核发日期', 'valid until before it was issued'));
    if (item.stratum !== 'report' && item.stratum !== 'registration' && item.outlets === '0')
      faults.push(words('没有排放口', 'no outlets'));
    if (faults.length === 0) return [];
    return [
      proposed(
        'task',
        'form',
        { register: 'items', record: item.id },
        words(
          `${item.number}：${faults.map(({ chinese }) => chinese).join('、')}`,
          `${item.number}: ${faults.map(({ english }) => english).join(', ')}`,
        ),
        item.bureau,
      ),
    ];
  });
}

/** 提交及时性全覆盖: every report that is late, not a sample of them. */
function reportsInTime(view: View): Effect[] {
  return view
    .rows(items)
    .filter(
      ({ stratum, dueOn, madeOn }) =>
        stratum === 'report' && dueOn !== null && dueOn < view.day && (madeOn === null || madeOn > dueOn),
    )
    .map((item) =>
      lamp(
        'in-time',
        { register: 'items', record: item.id },
        item.madeOn === null || item.madeOn > view.day ? 'red' : 'yellow',
        words(
          `${item.unit ?? item.number}的执行报告应于${item.dueOn}提交${item.madeOn === null ? '，还没有提交' : `，${item.madeOn}才提交`}`,
          `The report of ${item.unit ?? item.number} was due on ${item.dueOn}, ${item.madeOn === null ? 'and is not filed' : `filed on ${item.madeOn}`}`,
        ),
        item.bureau,
      ),
    );
}

/** The year's samples against their least, and nobody twice before all. */
function samplesKept(view: View): Effect[] {
  const ending = addDays(view.day, 31).slice(0, 4) !== view.day.slice(0, 4);
  return strata.flatMap(({ code, words: { chinese, english } }): Effect[] => {
    const effects: Effect[] = drawnTwice(view, code).map((id) =>
      lamp(
        'sample',
        { register: 'items', record: id },
        'red',
        words(`${chinese}还没有轮完就再次抽中`, `${english}: drawn again before all were`),
      ),
    );
    const least = leastOf(code)(view).value.upper;
    const drawn = drawnThisYear(view, code).length;
    if (least !== null && drawn < Number(least) && Number(least) > 0)
      effects.push(
        lamp(
          'sample',
          null,
          ending ? 'yellow' : 'grey',
          words(
            `${chinese}今年至少抽${least}件，已抽${drawn}件`,
            `${english}: at least ${least} this year, ${drawn} drawn`,
          ),
        ),
      );
    return effects;
  });
}

/** Faults that were found and not mended; points only with a value for them. */
function checksFollowed(view: View): Effect[] {
  const { settings } = view.parameter('breach-points');
  return view.rows(checks).flatMap((check): Effect[] => {
    if (check.day === null || check.day > view.day) return [];
    const where = { register: 'checks', record: check.id };
    const item = view.find(items, check.item);
    const who = item?.bureau ?? check.checker;
    const effects: Effect[] = [];
    if (check.sound === false && (check.mendedOn === null || check.mendedOn > view.day))
      effects.push(
        proposed(
          'task',
          'check',
          where,
          words(
            `${item?.number ?? ''}问题没有整改：${check.fault ?? '没有写明问题'}`,
            `${item?.number ?? ''}, a fault is not mended: ${check.fault ?? 'it is not named'}`,
          ),
          who,
        ),
      );
    if (check.breach === true)
      effects.push(
        settings.length === 1
          ? proposed(
              'notice',
              'check',
              where,
              words(`失信计分${settings[0]!.value}分`, `${settings[0]!.value} points`),
              who,
            )
          : {
              ...proposed(
                'notice',
                'check',
                where,
                words('有违法行为，分值待核，不计分', 'A breach; no points while the value is empty'),
                who,
              ),
              questions: [view.askParameter('breach-points')],
            },
      );
    return effects;
  });
}

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
  rules: [
    {
      code: 'form',
      name: words('自动校验', 'Form checks'),
      meaning: words('填报内容的自动校验', 'What a machine sees in the form'),
      basis: source,
      needs: needs(['items']),
      judge: formFaults,
    },
    {
      code: 'in-time',
      name: words('执行报告及时性', 'Reports in time'),
      meaning: words('全覆盖，不抽样', 'All of them, no sample'),
      basis: source,
      needs: needs(['items']),
      judge: reportsInTime,
    },
    {
      code: 'sample',
      name: words('抽查比例', 'Samples'),
      meaning: words(
        '年底前一个月还不够的亮黄灯；没轮完又抽中的亮红灯',
        'Yellow in the year’s last month; red for drawing twice',
      ),
      basis: source,
      needs: needs(
        ['items', 'draws'],
        strata.map(({ code }) => `rate-${code}`),
      ),
      judge: samplesKept,
    },
    {
      code: 'check',
      name: words('检查整改', 'Checks followed'),
      meaning: words('问题没整改的提示；违法的计分', 'Faults not mended; points for breaches'),
      basis: source,
      needs: needs(['items', 'checks'], ['breach-points']),
      judge: checksFollowed,
    },
  ],
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
