import { compare, interval, lastPlace, monthsOf, partsOf, addMonths } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import type { ChartModel } from '../../definition/chart.js';
import {
  between,
  englishInterval,
  exactValue,
  intervalOf,
  notNegative,
  printInterval,
  sum,
  unknownAmount,
  whole,
} from '../../definition/figure.js';
import type { Figure } from '../../definition/figure.js';
import { share } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { totalFigures } from '../../money/total.js';
import { forecast } from '../../pace/forecast.js';
import type { Forecast } from '../../pace/forecast.js';
import { overDays, requiredPace } from '../../pace/pace.js';
import type { Observed } from '../../pace/pace.js';
import { gapTo, ratioOf, reconcile } from '../../pace/ratio.js';
import type { Triple } from '../../pace/ratio.js';
import { buildings, fundStatements, goals, homesMeasure, months, projects, statements } from './project.js';
import type { Words } from '../../definition/words.js';

type Statement = RecordOf<typeof statements>;
export type Goal = RecordOf<typeof goals>;
export type Project = RecordOf<typeof projects>;

const taskForce = words('保交楼协调小组', 'The coordinating group');

/** A published rate stands for everything that rounds to it: 63.41 % is [63.405 %, 63.415 %). */
function roundedRate(rate: Figure | null): Interval | null {
  if (rate === null) return null;
  // A whole per cent is printed with no decimals: 0.79 is 79 %, rounded to 0.01.
  return typeof rate === 'string' ? interval.rounded(rate, Math.min(-2, lastPlace(rate))) : rate;
}

/** The three figures of a statement, drawn in to what each allows the others; null where they contradict each other. */
export function figuresOf(statement: Statement): Triple | null {
  const part = intervalOf(statement.delivered);
  const all = intervalOf(statement.homes);
  const byFigures = interval.divide(part, all);
  const rate = roundedRate(statement.rate);
  return reconcile({
    part,
    whole: all,
    share: rate ?? { ...notNegative(byFigures), upper: byFigures.upper, upperOpen: byFigures.upperOpen },
  });
}

/** The rate that homes and homes delivered give by themselves: what the published rate must lie in. */
export function rateByFigures(_view: View, record: AnyRecord): Outcome {
  const statement = record as unknown as Statement;
  return {
    value: interval.divide(intervalOf(statement.delivered), intervalOf(statement.homes)),
    asOf: statement.day,
    why: [
      words(
        `已交付${printInterval(intervalOf(statement.delivered), homesMeasure)}÷涉及${printInterval(intervalOf(statement.homes), homesMeasure)}`,
        `${englishInterval(intervalOf(statement.delivered), homesMeasure)} delivered ÷ ${englishInterval(intervalOf(statement.homes), homesMeasure)} concerned`,
      ),
    ],
    questions: [],
  };
}

/** The statement that a goal is held against: the one it names, else the newest of its scope. */
export function statementFor(view: View, goal: Goal): Statement | null {
  const named = view.find(statements, goal.compareWith);
  if (named) return named;
  return view
    .rows(statements)
    .filter(({ scope, day }) => scope === goal.scope && day !== null && day <= view.day)
    .reduce<Statement | null>((newest, one) => (newest === null || one.day! >= newest.day! ? one : newest), null);
}

/** Homes that the statement's scope still needs for the goal's rate. */
export function neededInScope(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const statement = statementFor(view, goal);
  const figures = statement && figuresOf(statement);
  const rate = goal.rate === null ? null : exactValue(intervalOf(goal.rate));
  if (!statement || !figures || rate === null)
    return {
      value: unknownAmount,
      asOf: null,
      why: [
        statement && !figures
          ? words('通报的三个数互相矛盾，不计算', 'The three figures contradict each other: nothing is worked out')
          : words('没有可对照的通报或目标交付率', 'No statement to be held against, or no rate aimed at'),
      ],
      questions: [
        {
          code: 'statement',
          missing: words(`目标“${goal.number}”对照哪一次通报`, `The statement that ${goal.number} is held against`),
          ask: taskForce,
          at: { kind: 'record', register: 'goals', record: goal.id, field: 'compareWith' },
        },
      ],
    };
  const value = whole(notNegative(gapTo(rate, figures)));
  return {
    value,
    asOf: statement.day,
    why: [
      words(
        `涉及${printInterval(figures.whole, homesMeasure)}，已交付${printInterval(figures.part, homesMeasure)}，交付率${printInterval(figures.share, share)}`,
        `${englishInterval(figures.whole, homesMeasure)} concerned, ${englishInterval(figures.part, homesMeasure)} delivered, rate ${englishInterval(figures.share, share)}`,
      ),
      words(
        `到${printInterval(interval.exactly(rate), share)}还需${printInterval(value, homesMeasure)}`,
        `${englishInterval(value, homesMeasure)} more for ${englishInterval(interval.exactly(rate), share)}`,
      ),
    ],
    questions: [],
  };
}

/** What is said to be needed beyond the statement's scope: it lies elsewhere, and the product asks where. */
export function neededElsewhere(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const inside = neededInScope(view, record);
  const statement = statementFor(view, goal);
  const value = whole(notNegative(interval.subtract(intervalOf(goal.saidNeeded), inside.value)));
  const certain = goal.saidNeeded !== null && value.lower !== null && compare(value.lower, '0') > 0;
  const questions: Question[] = certain
    ? [
        {
          code: 'elsewhere',
          missing: words(
            `所说还需${printInterval(intervalOf(goal.saidNeeded), homesMeasure)}，通报口径内只需${printInterval(inside.value, homesMeasure)}，其余${printInterval(value, homesMeasure)}在哪些项目`,
            'Which projects outside the statement’s scope the rest lies in',
          ),
          ask: taskForce,
          at: { kind: 'record', register: 'goals', record: goal.id, field: 'saidNeeded' },
        },
      ]
    : [];
  return {
    value,
    asOf: statement?.day ?? null,
    why: [
      words(
        '所说还需－通报口径内还需；差额在口径之外，是一个问题，不是差错',
        'Said to be needed − needed in the statement’s scope; the rest lies outside it: a question, not an error',
      ),
      ...inside.why,
    ],
    questions: [...inside.questions, ...questions],
  };
}

/** Matched ÷ special loans, only where both totals are of one day. */
export function matchedPerSpecial(view: View): Outcome {
  const newest = (kind: string) =>
    view
      .rows(fundStatements)
      .filter((row) => row.kind === kind && row.day !== null && row.day <= view.day)
      .reduce<RecordOf<typeof fundStatements> | null>(
        (last, row) => (last === null || row.day! >= last.day! ? row : last),
        null,
      );
  const [matched, special] = [newest('matched'), newest('special')];
  const value =
    matched && special
      ? ratioOf(
          { value: intervalOf(matched.amount), day: matched.day },
          { value: intervalOf(special.amount), day: special.day },
        )
      : null;
  return {
    value: value ?? unknownAmount,
    asOf: value === null ? null : matched!.day,
    why: [
      words(
        `配套融资截至${matched?.day ?? '（未报）'}，专项借款截至${special?.day ?? '（未报）'}`,
        `Matched loans as of ${matched?.day ?? '(not reported)'}, special loans as of ${special?.day ?? '(not reported)'}`,
      ),
      ...(value === null ? [words('截止日不同，不相除', 'Of different days: not divided')] : []),
    ],
    questions:
      value !== null
        ? []
        : [
            {
              code: 'same-day',
              missing: words('专项借款和配套融资同一天的累计数', 'Totals of special and matched loans of one day'),
              ask: taskForce,
              at: { kind: 'register', register: 'fund-statements' },
            },
          ],
  };
}

/** The monthly reports of each project in order, made once for a view. */
function reportsOf(view: View): ReadonlyMap<string, readonly RecordOf<typeof months>[]> {
  return view.once('presold-months', () => {
    const byProject = new Map<string, RecordOf<typeof months>[]>();
    for (const row of view.rows(months)) {
      if (row.project === null || row.month === null || row.delivered === null || row.month > view.day) continue;
      const group = byProject.get(row.project);
      if (group) group.push(row);
      else byProject.set(row.project, [row]);
    }
    for (const group of byProject.values()) group.sort((a, b) => (a.month! < b.month! ? -1 : 1));
    return byProject;
  });
}

/** What is known of a project's deliveries, gathered once for a view. */
interface Course {
  readonly reports: readonly { readonly month: Day; readonly delivered: Interval }[];
  readonly buildings: readonly RecordOf<typeof buildings>[];
  /** Whether the buildings listed are all there are, each with its homes. */
  readonly complete: boolean;
  readonly homes: Interval;
}

function courseOfProject(view: View, project: Project): Course {
  const courses = view.once('presold-courses', () => new Map<string, Course>());
  let course = courses.get(project.id);
  if (!course) {
    const rows = view.linked(buildings, 'project', project.id);
    const homes = intervalOf(project.homes);
    const listed = rows.length === 0 ? null : exactValue(totalFigures(rows.map((row) => row.homes)));
    const all = exactValue(homes);
    course = {
      reports: (reportsOf(view).get(project.id) ?? []).map(({ month, delivered }) => ({
        month: month!,
        delivered: intervalOf(delivered),
      })),
      buildings: rows,
      complete: listed !== null && all !== null && compare(listed, all) === 0,
      homes,
    };
    courses.set(project.id, course);
  }
  return course;
}

/** What a project reported last, by the view's day; null where it never reported. */
export const newestReport = (view: View, project: Project): { readonly delivered: Interval } | null =>
  courseOfProject(view, project).reports.at(-1) ?? null;

const NOTHING = interval.exactly('0');

/**
 * What a project had delivered by the end of a day. Buildings with a day of delivery are certain. A monthly report counts
 * for its month's end; between reports it lies between the one before and the one after (or all homes).
 */
export function deliveredBy(view: View, project: Project, day: Day): Interval {
  const { reports, buildings: rows, complete, homes } = courseOfProject(view, project);
  const certain =
    rows.length === 0
      ? NOTHING
      : totalFigures(
          rows.filter(({ deliveredOn }) => deliveredOn !== null && deliveredOn <= day).map((row) => row.homes),
        );
  if (complete) return certain;
  if (project.deliveredOn !== null && project.deliveredOn <= day) return homes;
  // The first report after the day, by halving: a province asks this 30,000 times.
  let [from, to] = [0, reports.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (reports[middle]!.month <= day) from = middle + 1;
    else to = middle;
  }
  const before = reports[from - 1] ?? null;
  const after = reports[from] ?? null;
  if (before !== null && before.month === day) return atLeast(before.delivered, certain);
  const low = atLeast(before?.delivered ?? NOTHING, certain);
  const top = after?.delivered ?? homes;
  return { lower: low.lower, lowerOpen: low.lowerOpen, upper: top.upper, upperOpen: top.upperOpen };
}

function atLeast(x: Interval, least: Interval): Interval {
  if (x.lower !== null && least.lower !== null && compare(x.lower, least.lower) >= 0) return x;
  return { ...x, lower: least.lower, lowerOpen: least.lowerOpen };
}

const inScope = (view: View, scope: string | null): readonly Project[] =>
  scope === null || scope === 'all'
    ? view.rows(projects)
    : view.rows(projects).filter((project) => project.scope === scope);

/** The newest month's end by the view's day. */
export function lastMonthEnd(day: Day): Day {
  const { year, month } = partsOf(day);
  const end = monthsOf(year, month, month).to!;
  if (end === day) return day;
  const before = partsOf(addMonths(`${day.slice(0, 8)}01`, -1));
  return monthsOf(before.year, before.month, before.month).to!;
}

/** Homes delivered by the last month's end, of the projects listed. */
export function homesDelivered(view: View, scope: string | null = null): Outcome {
  const rows = inScope(view, scope);
  const end = lastMonthEnd(view.day);
  const parts = rows.map((project) => deliveredBy(view, project, end));
  const open = rows.filter((_, index) => exactValue(parts[index]!) === null);
  return {
    value: sum(parts),
    asOf: end,
    why: [words(`${rows.length}个项目截至${end}`, `${rows.length} projects as of ${end}`)],
    questions: open.map((project) => ({
      code: 'month-report',
      missing: words(
        `${project.name ?? project.number}${end}的累计交付数`,
        `Homes that ${project.name ?? project.number} had delivered by ${end}`,
      ),
      ask: words(project.taskForce ?? '项目专班', project.taskForce ?? 'The task force'),
      at: { kind: 'register', register: 'months' },
    })),
  };
}

/** Homes of the projects listed. */
export function homesListed(view: View, scope: string | null = null): Outcome {
  const rows = inScope(view, scope);
  return {
    value: totalFigures(rows.map(({ homes }) => homes)),
    asOf: null,
    why: [words(`${rows.length}个项目`, `${rows.length} projects`)],
    questions: rows
      .filter(({ homes }) => homes === null)
      .map((project) => ({
        code: 'project-homes',
        missing: words(
          `${project.name ?? project.number}的应交付套数`,
          `The homes of ${project.name ?? project.number}`,
        ),
        ask: words(project.taskForce ?? '项目专班', project.taskForce ?? 'The task force'),
        at: { kind: 'record', register: 'projects', record: project.id, field: 'homes' },
      })),
  };
}

/** Delivered ÷ listed, of the registers. */
export function deliveryRate(view: View, scope: string | null = null): Outcome {
  const delivered = homesDelivered(view, scope);
  const listed = homesListed(view, scope);
  const ratio = interval.divide(delivered.value, listed.value);
  const nobody = exactValue(listed.value) === '0';
  return {
    value: nobody ? between('0', '1') : ratio,
    asOf: delivered.asOf,
    why: [
      words(
        `${printInterval(delivered.value, homesMeasure)}÷${printInterval(listed.value, homesMeasure)}`,
        `${englishInterval(delivered.value, homesMeasure)} ÷ ${englishInterval(listed.value, homesMeasure)}`,
      ),
    ],
    questions: [...delivered.questions, ...listed.questions],
  };
}

/** The course of deliveries by month's end, over the months that anybody reported. */
export function courseOf(view: View, scope: string | null): Observed[] {
  return view.once(`presold-course-${scope}`, () => {
    const rows = inScope(view, scope);
    const reports = reportsOf(view);
    const ends = new Set<Day>();
    for (const project of rows) for (const { month } of reports.get(project.id) ?? []) ends.add(month!);
    return [...ends].sort().map((day) => ({ day, value: sum(rows.map((project) => deliveredBy(view, project, day))) }));
  });
}

/** Homes still to be delivered for a goal, from the registers. */
export function stillToDeliver(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const delivered = homesDelivered(view, goal.scope);
  const listed = homesListed(view, goal.scope);
  const target = interval.multiply(listed.value, intervalOf(goal.rate));
  return {
    value: whole(notNegative(interval.subtract(target, delivered.value))),
    asOf: delivered.asOf,
    why: [
      words(
        `目标${printInterval(target, homesMeasure)}－已交付${printInterval(delivered.value, homesMeasure)}`,
        `Aimed at ${englishInterval(target, homesMeasure)} − delivered ${englishInterval(delivered.value, homesMeasure)}`,
      ),
    ],
    questions: [...delivered.questions, ...listed.questions],
  };
}

/** Homes to be delivered every 30 days until the deadline. */
export function neededEvery30Days(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const gap = stillToDeliver(view, record);
  const pace = goal.by === null ? null : requiredPace(gap.value, gap.asOf ?? view.day, goal.by);
  return {
    value: pace === null ? unknownAmount : overDays(pace, 30),
    asOf: gap.asOf,
    why: [
      goal.by === null
        ? words('没有时限', 'No deadline')
        : pace === null
          ? words('时限已过', 'The deadline has passed')
          : words(
              `到${goal.by}还需${printInterval(gap.value, homesMeasure)}`,
              `${englishInterval(gap.value, homesMeasure)} more by ${goal.by}`,
            ),
    ],
    questions: gap.questions,
  };
}

/** The forecast of a goal from the months shown; null with too little to go by. */
export function goalForecast(view: View, goal: Goal): Forecast | null {
  if (goal.by === null || goal.rate === null) return null;
  const target = interval.multiply(homesListed(view, goal.scope).value, intervalOf(goal.rate));
  return view.once(`presold-forecast-${goal.id}`, () => forecast(courseOf(view, goal.scope), target, goal.by!));
}

/** The chance of meeting a goal in time. */
export function goalChance(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const found = goalForecast(view, goal);
  const chance = found?.chance ?? null;
  return {
    value: chance === null ? between('0', '1') : between(chance.least, chance.most),
    asOf: found?.asOf ?? null,
    why: [
      chance === null
        ? words('已有的月进度不足三次，不说可能性', 'Fewer than three months shown: no chance is told')
        : words(
            `按${found!.paces}次月进度；最快${found!.atBest ?? '达不到'}，平均${found!.atAverage ?? '达不到'}，最慢${found!.atWorst ?? '达不到'}`,
            `By ${found!.paces} months shown; at best ${found!.atBest ?? 'never'}, on average ${found!.atAverage ?? 'never'}, at worst ${found!.atWorst ?? 'never'}`,
          ),
    ],
    questions: [],
  };
}

/** The delivery curve: what was reported, the goals, and the band of the forecast. */
export function deliveryCurve(view: View): ChartModel {
  const lines: ChartModel['lines'][number][] = [
    {
      name: words('累计交付', 'Delivered'),
      kind: 'observed',
      points: courseOf(view, null).map(({ day, value }) => ({
        day,
        lower: value.lower,
        upper: value.upper,
        middle: null,
      })),
    },
  ];
  const notes: Words[] = [];
  for (const goal of view.rows(goals)) {
    if (goal.by === null || goal.rate === null) continue;
    const { lower, upper } = interval.multiply(homesListed(view, goal.scope).value, intervalOf(goal.rate));
    lines.push({
      name: words(`目标 ${goal.number}`, `Goal ${goal.number}`),
      kind: 'target',
      points: [{ day: goal.by, lower, upper, middle: null }],
    });
    const found = goalForecast(view, goal);
    if (!found || found.band.length === 0)
      notes.push(
        words(
          `目标${goal.number}：已有的月进度不足三次，不作预测`,
          `Goal ${goal.number}: fewer than three months shown, no forecast`,
        ),
      );
    else {
      // What was handed over stays so, and no more can be than there are homes.
      const surely = found.value.lower ?? '0';
      const all = homesListed(view, goal.scope).value.upper;
      const inside = (homes: Decimal): Decimal =>
        compare(homes, surely) < 0 ? surely : all !== null && compare(homes, all) > 0 ? all : homes;
      lines.push({
        name: words(`预测 ${goal.number}`, `Forecast ${goal.number}`),
        kind: 'forecast',
        points: found.band.map(({ day, low, middle, high }) => ({
          day,
          lower: inside(low),
          upper: inside(high),
          middle: inside(middle),
        })),
      });
    }
  }
  return { name: words('交付曲线与预测', 'Deliveries and forecast'), measure: homesMeasure, lines, notes };
}
