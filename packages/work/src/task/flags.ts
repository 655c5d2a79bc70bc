import { isPast, workingDaysLeft } from '../calendar/deadline.js';
import type { Moment } from '../calendar/moment.js';
import { dayOfMoment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { lastFiled, missedSince } from '../period/missed.js';
import type { Owing } from '../period/missed.js';
import type { ReportingPeriod } from '../period/period.js';
import { isRunning } from './task.js';
import type { Task } from './task.js';

/** 逾期, 临期, 退回待修改, 权属异议, 静默: derived, never typed in. */
export type Flag = 'overdue' | 'due-soon' | 'returned' | 'disputed' | 'silent';

export const flagWords: Readonly<Record<Flag, string>> = {
  overdue: '逾期',
  'due-soon': '临期',
  returned: '退回待修改',
  disputed: '权属异议',
  silent: '静默',
};

/** A flag and the units it concerns; none where it concerns the task as a whole. */
export interface RaisedFlag {
  readonly flag: Flag;
  readonly units: readonly string[];
}

/** Since when a unit owes reports: its part was assigned, reports were asked for, the task went on; the latest of these. */
export const owesSince = (task: Task, assigned: Moment): Moment =>
  [assigned, task.reportingSince, task.owesSince].reduce<Moment>((a, b) => (b !== null && b > a ? b : a), assigned);

/** What a unit owes in reports and how far it has filed; null where nothing is asked of it. */
export function owingOf(task: Task, unit: string): Owing | null {
  const part = task.assignments.find((one) => one.unit === unit);
  if (!task.reporting || !part || part.state === 'done') return null;
  const filed = task.reports.filter((report) => report.unit === unit).map(({ period }) => period);
  return { since: dayOfMoment(owesSince(task, part.assigned)), filed: lastFiled(task.reporting.kind, filed) };
}

/** The periods in a row for which a unit has filed nothing, up to a moment; none where nothing is asked of it. */
export function silenceOf(task: Task, unit: string, now: Moment, calendar: WorkingCalendar): ReportingPeriod[] {
  const owing = owingOf({ ...task, reports: task.reports.filter(({ filed }) => filed <= now) }, unit);
  return task.reporting && owing ? missedSince(task.reporting, owing, now, calendar) : [];
}

/**
 * The flags of a task at a moment, worst first; none while it is not running. `dueSoon` is the number of working days
 * from which it counts as due soon; where the holidays are unknown, only certainty raises the flag.
 */
export function flagsOf(task: Task, now: Moment, calendar: WorkingCalendar, dueSoon = 3): RaisedFlag[] {
  if (!isRunning(task)) return [];
  const flags: RaisedFlag[] = [];
  const raise = (flag: Flag, units: readonly string[] | null): void => {
    if (units === null || units.length > 0) flags.push({ flag, units: units ?? [] });
  };
  if (task.deadline) {
    if (isPast(task.deadline, now)) raise('overdue', null);
    else if (workingDaysLeft(calendar, dayOfMoment(now), task.deadline, dueSoon).most <= dueSoon)
      raise('due-soon', null);
  }
  const last = new Map(task.reports.map((report) => [`${report.unit}\n${report.period}`, report]));
  const returned = [...last.values()].filter(({ status }) => status === 'returned').map(({ unit }) => unit);
  raise('returned', [...new Set(returned)]);
  raise(
    'disputed',
    task.approvals.flatMap(({ kind, unit }) => (kind === 'dispute' && unit !== null ? [unit] : [])),
  );
  const silent = task.assignments.filter(({ unit }) => silenceOf(task, unit, now, calendar).length > 0);
  raise(
    'silent',
    silent.map(({ unit }) => unit),
  );
  return flags;
}
