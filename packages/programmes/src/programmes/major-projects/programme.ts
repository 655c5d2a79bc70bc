import { money, share } from '../../definition/measure.js';
import { programme } from '../../definition/programme.js';
import { words } from '../../definition/words.js';
import { aimOf, courseOf, goalChance, goalForecast, reached, shareReached } from './goal.js';
import { asProject, clock, inMoney, stages } from './process.js';
import { againstPlan, librariesAim, librarySize, rolled } from './progress.js';
import { entries, goals, investments, libraries, pictures, projects, projectsMeasure, wants } from './project.js';
import { rules } from './rules.js';
import { column } from '../../definition/report.js';
import { quarterStart, threeBatches } from './three-batches.js';

const needs = (...registers: string[]) => ({ registers, parameters: [] });

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
      begins: (_view, record) => asProject(record).reservedOn,
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
