import type { Day } from '@luoshi/reading';
import { counted, money, share } from '../../definition/measure.js';
import type { Parameter } from '../../definition/parameter.js';
import { programme } from '../../definition/programme.js';
import type { AnyRecord } from '../../definition/register.js';
import type { Stage } from '../../definition/stage.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { aimOf, courseOf, goalChance, goalForecast, quarterStart, reached, shareReached } from './goal.js';
import type { Project } from './goal.js';
import { againstPlan, librariesAim, librarySize, rolled } from './progress.js';
import { entries, goals, investments, libraries, pictures, projects, projectsMeasure, wants } from './project.js';
import { rules } from './rules.js';
import { column } from '../../definition/report.js';
import { threeBatches } from './three-batches.js';

const as = (record: AnyRecord): Project => record as unknown as Project;
const lead = (_view: View, record: AnyRecord): string | null => as(record).lead;
const needs = (...registers: string[]) => ({ registers, parameters: [] });

const clock = (code: string, chinese: string, english: string): Parameter => ({
  code,
  name: words(chinese, english),
  meaning: words('文件没有给出天数；录入前不计时', 'No paper gives the days; no clock until entered'),
  value: { kind: 'figure', measure: counted('个工作日', 'working days') },
  ask: words('发展改革部门', 'The reform department'),
  given: [],
});

const stage = (
  code: string,
  name: [string, string],
  after: readonly string[],
  done: (project: Project) => Day | null,
  more: Partial<Stage> = {},
): Stage => ({
  code,
  name: words(...name),
  after,
  done: (_view, record) => done(as(record)),
  responsible: lead,
  applies: (view, record) => {
    const { stoppedOn } = as(record);
    return stoppedOn === null || stoppedOn > view.day;
  },
  ...more,
});

/** The last need of a project that was solved, once none is open: the day from which nothing blocks it. */
function unblockedOn(view: View, record: AnyRecord): Day | null {
  const rows = view
    .linked(wants, 'project', record.id)
    .filter(({ raisedOn }) => raisedOn !== null && raisedOn <= view.day);
  const { approvedOn, startedOn } = as(record);
  if (rows.length === 0) return startedOn ?? approvedOn;
  const days = rows.map(({ solvedOn }) => solvedOn);
  if (days.some((day) => day === null || day > view.day)) return null;
  return days.reduce((a, b) => (a! >= b! ? a : b))!;
}

const stages: readonly Stage[] = [
  stage('reserve', ['谋划储备', 'Reserve'], [], ({ reservedOn }) => reservedOn),
  stage('sign', ['招引签约', 'Signing'], ['reserve'], ({ signedOn }) => signedOn, {
    due: (_view, record) => as(record).signBy,
  }),
  stage('approve', ['报建审批', 'Approval'], ['sign'], ({ approvedOn }) => approvedOn, {
    clock: { parameter: 'days-approve', days: 'working' },
  }),
  stage('secure', ['要素保障', 'What it needs'], ['sign'], () => null, {
    done: unblockedOn,
    clock: { parameter: 'days-secure', days: 'working' },
  }),
  stage('build', ['推进建设', 'Building'], ['approve', 'secure'], ({ startedOn }) => startedOn, {
    due: (_view, record) => as(record).startBy,
    conditions: (view, record) =>
      view
        .linked(wants, 'project', record.id)
        .filter(
          ({ raisedOn, solvedOn }) =>
            raisedOn !== null && raisedOn <= view.day && (solvedOn === null || solvedOn > view.day),
        )
        .map((want) => ({
          words: words(`${want.detail ?? want.number}已解决`, `${want.number} is solved`),
          met: false,
          ask: words(want.blocker ?? '责任单位', want.blocker ?? 'The unit'),
        })),
  }),
  stage('operate', ['建成达效', 'Operating'], ['build'], ({ operatingOn }) => operatingOn, {
    due: (_view, record) => as(record).operateBy,
  }),
  stage('assess', ['评估考核', 'Assessment'], ['operate'], ({ assessedOn }) => assessedOn),
];

/** Whether a goal is of investment; the others are of projects. */
const inMoney = (record: AnyRecord): boolean => record['what'] === 'investment';

export default programme({
  code: 'major-projects',
  name: words('重大项目全生命周期', 'Major projects'),
  summary: words('从谋划储备到评估考核，一个代码用到底；三个一批按季滚动', 'From reserve to assessment under one code'),
  registers: [projects, goals, investments, libraries, entries, wants, pictures],
  parameters: [
    clock('days-approve', '报建审批时限', 'Days to approve'),
    clock('days-secure', '要素保障时限', 'Days to secure what it needs'),
  ],
  processes: [
    {
      register: 'projects',
      needs: { registers: ['projects', 'wants'], parameters: ['days-approve', 'days-secure'] },
      begins: (_view, record) => as(record).reservedOn,
      stages,
    },
  ],
  indicators: [
    {
      code: 'reached',
      name: words('目标已达到', 'Reached'),
      meaning: words('以金额计的目标已完成的投资；没报的不当作零', 'Investment done for it; not reported is not zero'),
      measure: money,
      needs: needs('goals', 'projects', 'investments'),
      of: 'goals',
      applies: inMoney,
      value: reached,
    },
    {
      code: 'count',
      name: words('项目数', 'Projects'),
      meaning: words('以个数计的目标计入的项目', 'Projects that count for it'),
      measure: projectsMeasure,
      needs: needs('goals', 'projects', 'investments'),
      of: 'goals',
      applies: (record) => !inMoney(record),
      value: reached,
    },
    {
      code: 'share-reached',
      name: words('目标完成率', 'Share reached'),
      meaning: words('已达到÷目标', 'Reached ÷ aimed at'),
      measure: share,
      needs: needs('goals', 'projects', 'investments'),
      of: 'goals',
      value: shareReached,
    },
    {
      code: 'chance',
      name: words('按期达到的可能', 'Chance'),
      meaning: words(
        '以往各月进度等可能重复出现时，按期达到的比例',
        'Share of courses repeating past months that reach it',
      ),
      measure: share,
      needs: needs('goals', 'projects', 'investments'),
      of: 'goals',
      value: goalChance,
    },
    {
      code: 'against-plan',
      name: words('投资完成率', 'Against plan'),
      meaning: words('当年累计完成÷累计计划', 'Done ÷ planned this year'),
      measure: share,
      needs: needs('projects', 'investments'),
      of: 'projects',
      value: againstPlan,
    },
    {
      code: 'library-size',
      name: words('在库规模', 'Library size'),
      meaning: words('在库项目拟争取资金合计', 'Money sought by the projects in it'),
      measure: money,
      needs: needs('libraries', 'entries', 'projects'),
      of: 'libraries',
      value: librarySize,
    },
    {
      code: 'libraries-aim',
      name: words('各库目标合计', 'All libraries'),
      meaning: words('各项目库目标规模之和', 'Sum of the sizes aimed at'),
      measure: money,
      needs: needs('libraries'),
      of: null,
      value: librariesAim,
    },
    ...(
      [
        ['signed', '本季签约', 'Signed this quarter', 'signedOn'],
        ['started', '本季开工', 'Started this quarter', 'startedOn'],
        ['operating', '本季投产', 'Operating this quarter', 'operatingOn'],
      ] as const
    ).map(([code, chinese, english, step]) => ({
      code,
      name: words(chinese, english),
      meaning: words('三个一批，按季滚动', 'Rolled by the quarter'),
      measure: projectsMeasure,
      needs: needs('projects'),
      of: null,
      value: rolled(step),
    })),
  ],
  rules,
  reports: [
    {
      code: 'three-batches',
      name: words('三个一批', 'Three batches'),
      needs: needs('projects'),
      of: null,
      make: (view) => [
        {
          name: words(`${quarterStart(view.day)}起本季三个一批`, 'This quarter'),
          columns: [
            column('batch', '批次', 'Batch'),
            column('project', '项目', 'Project'),
            column('leader', '包联领导', 'Leader'),
            column('total', '总投资', 'Total', money),
            column('by', '时限', 'By'),
            column('done', '完成', 'Done'),
          ],
          rows: threeBatches(view),
          notes: [
            words(
              '本季到期和本季完成的，以及以前季度到期、还没有完成而滚入本季的；以后季度到期的不列。',
              'Due or done this quarter, and what was due in earlier quarters and rolls in; nothing due in later ones.',
            ),
          ],
        },
      ],
    },
    {
      code: 'pictures',
      name: words('形象进度', 'Progress pictures'),
      needs: needs('projects', 'pictures'),
      of: null,
      make: (view) => [
        {
          name: words('形象进度', 'Progress pictures'),
          columns: [
            { code: 'project', name: words('项目', 'Project'), measure: null },
            { code: 'day', name: words('日期', 'Day'), measure: null },
            { code: 'text', name: words('形象进度', 'Progress'), measure: null },
            { code: 'photographs', name: words('照片', 'Photographs'), measure: null },
          ],
          rows: view
            .rows(pictures)
            .filter(({ day }) => day !== null && day <= view.day)
            .sort((a, b) => (a.day! < b.day! ? -1 : 1))
            .map(({ project, day, text, photographs }) => [
              view.find(projects, project)?.name ?? project,
              day,
              text ?? '',
              { evidence: photographs ?? [] },
            ]),
          notes: [],
        },
      ],
    },
  ],
  charts: [
    {
      code: 'investment-curve',
      name: words('投资曲线与预测', 'Investment and forecast'),
      needs: needs('goals', 'projects', 'investments'),
      of: null,
      make: (view) => ({
        name: words('投资曲线与预测', 'Investment and forecast'),
        measure: money,
        lines: view
          .rows(goals)
          .filter(({ what, by }) => what === 'investment' && by !== null)
          .flatMap((goal) => {
            const course = courseOf(view, goal);
            const { lower, upper } = aimOf(goal);
            const found = goalForecast(view, goal);
            const name = goal.number ?? goal.id;
            return [
              {
                name: words(`完成投资 ${name}`, `Done ${name}`),
                kind: 'observed' as const,
                points: course.map(({ day, value }) => ({ day, lower: value.lower, upper: value.upper, middle: null })),
              },
              {
                name: words(`目标 ${name}`, `Goal ${name}`),
                kind: 'target' as const,
                points: [{ day: goal.by!, lower, upper, middle: null }],
              },
              {
                name: words(`预测 ${name}`, `Forecast ${name}`),
                kind: 'forecast' as const,
                points: (found?.band ?? []).map(({ day, low, middle, high }) => ({
                  day,
                  lower: low,
                  upper: high,
                  middle,
                })),
              },
            ];
          }),
        notes: [],
      }),
    },
  ],
  trials: [],
});
