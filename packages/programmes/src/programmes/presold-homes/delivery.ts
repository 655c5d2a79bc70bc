import { addMonths, compare, interval, monthsOf, partsOf } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { between, englishInterval, exactValue, intervalOf, printInterval, sum } from '../../definition/figure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { totalFigures } from '../../money/total.js';
import type { Observed } from '../../pace/pace.js';
import { buildings, homesMeasure, months, projects } from './project.js';
import type { Project } from './project.js';

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
