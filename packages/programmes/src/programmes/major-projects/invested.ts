import { addDays, interval, monthsOf, partsOf } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { between, intervalOf, sum, unknownAmount } from '../../definition/figure.js';
import type { RecordOf } from '../../definition/register.js';
import type { View } from '../../engine/view.js';
import { investments, projects } from './project.js';
import { doneBefore, happened, ofGoal, startOf } from './scope.js';
import type { Goal, Project } from './scope.js';

type Report = RecordOf<typeof investments>;

/** The last report of each year between two days: its figure is the total since 1 January. */
export function lastOfYears(view: View, project: string, from: Day | null, to: Day): Report[] {
  const last = new Map<string, Report>();
  for (const row of view.linked(investments, 'project', project)) {
    if (row.month === null || row.done === null || row.month > to || (from !== null && row.month < from)) continue;
    const year = row.month.slice(0, 4);
    const before = last.get(year);
    if (!before || row.month > before.month!) last.set(year, row);
  }
  return [...last.values()].sort((a, b) => (a.month! < b.month! ? -1 : 1));
}

/**
 * What the projects of a goal invested from its first day to a day; what is not reported is not zero. A project that was
 * done before the goal's first day adds what it reports. Once the goal's deadline is past, a project whose reports end before it
 * has invested at least what it last reported.
 */
export function investedBy(view: View, goal: Goal, day: Day): { value: Interval; open: Project[] } {
  const closed = goal.by !== null && goal.by < view.day && day === goal.by;
  const open: Project[] = [];
  const parts: Interval[] = [];
  for (const project of view.rows(projects)) {
    const counts = ofGoal(project, goal, day);
    if (counts === false || !happened(project.startedOn, day)) continue;
    const rows = lastOfYears(view, project.id, startOf(goal), day);
    if (rows.length === 0) {
      if (doneBefore(project, goal)) continue;
      open.push(project);
      parts.push(unknownAmount);
      continue;
    }
    const done = interval.subtract(
      sum(rows.map((row) => intervalOf(row.done))),
      doneEarlier(view, project, goal, rows[0]!),
    );
    const unfinished = closed && rows.at(-1)!.month! < monthEnd(day) && !happened(project.operatingOn, day);
    if (unfinished) open.push(project);
    parts.push({
      lower: counts === null ? '0' : done.lower,
      lowerOpen: counts === null ? false : done.lowerOpen,
      upper: unfinished ? null : done.upper,
      upperOpen: unfinished ? true : done.upperOpen,
    });
  }
  return { value: sum(parts), open };
}

/**
 * What a year's first report counts of the months before a goal that begins in the middle of that year: exact where it was reported
 * by the eve of the goal's first day, else at least what was reported before and at most all of it.
 */
function doneEarlier(view: View, project: Project, goal: Goal, first: Report): Interval {
  const start = startOf(goal);
  const year = `${first.month!.slice(0, 4)}-01-01`;
  if (start === null || start <= year) return interval.exactly('0');
  const eve = addDays(start, -1);
  const before = lastOfYears(view, project.id, year, eve).at(-1);
  const least = before === undefined ? interval.exactly('0') : intervalOf(before.done);
  return before?.month === eve ? least : between(least.lower, intervalOf(first.done).upper);
}

function monthEnd(day: Day): Day {
  const { year, month } = partsOf(day);
  return monthsOf(year, month, month).to!;
}
