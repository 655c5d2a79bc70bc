import { indicatorsOf, periodsIn, plansOf } from '@luoshi/ledger';
import type { Id, ReportingPlanRecord } from '@luoshi/ledger';
import { daysBetween } from '../calendar/days-between.js';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { officeCalendar } from '../lighting/office-rules.js';
import { act } from '../loop/act.js';
import { foldAt, taskAt } from '../loop/look.js';
import { burdenOf } from '../period/burden.js';
import type { Burden } from '../period/burden.js';
import type { CutOff } from '../period/cut-off.js';
import { dutyCutOff, dutyPeriod } from '../period/duty.js';
import type { ReportingDuty } from '../period/duty.js';
import { periodName } from '../period/period-name.js';
import { nextPeriod, periodKey, previousPeriod, stepOf } from '../period/period.js';
import type { PeriodKind, ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import type { PlannedReporting } from '../task/deed.js';
import { isRunning } from '../task/task.js';
import type { Task } from '../task/task.js';

/** A period of the reporting calendar. */
export interface CalendarPeriod {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly cutOff: CutOff;
  /** The office moved the cut-off. */
  readonly moved: boolean;
  readonly closed: boolean;
}

/** What a task's units are asked to report. */
export interface ReportingLooked {
  /** The plan in force, null where nothing is asked. */
  readonly plan: ReportingPlanRecord | null;
  /** A shorter period that waits for a leader: the approval's id and what is asked. */
  readonly waiting: { readonly approval: Id; readonly reporting: PlannedReporting } | null;
  readonly past: readonly ReportingPlanRecord[];
  readonly burden: Burden | null;
  readonly calendar: readonly CalendarPeriod[];
}

export interface PlanMade {
  readonly version: number;
  readonly entryId: Id;
  /** The approval that it waits for, null where it is in force at once. */
  readonly approval: Id | null;
  readonly burden: Burden | null;
}

/**
 * Asks the units of a task for reports, on a basis in words, or ends the asking. What is asked for more often than the
 * basis does, or on a basis that names no period, waits for a leader. Tells what it costs those who are asked.
 */
export async function planReporting(
  desk: Desk,
  taskId: Id,
  version: number,
  asked: { readonly reporting: PlannedReporting | null; readonly basis: string },
): Promise<PlanMade> {
  const done = await act(desk, taskId, { version, deed: { action: 'plan-reporting', ...asked } });
  const waits = done.after.approvals.some(({ id }) => id === done.entry.id);
  return {
    version: done.version,
    entryId: done.entry.id,
    approval: waits ? done.entry.id : null,
    burden: asked.reporting && (await burden(desk, taskId, done.after, asked.reporting.kind, asked.reporting.stamped)),
  };
}

/** What a request would cost before it is made. */
export async function burdenAt(desk: Desk, taskId: Id, kind: PeriodKind, stamped: boolean): Promise<Burden> {
  return burden(desk, taskId, await foldAt(desk, taskId), kind, stamped);
}

/**
 * Fields: the text, one for each figure, one for the stamped page where it is asked for. Counted to the task's deadline,
 * or to the year's end where that is past or nobody set one.
 */
async function burden(desk: Desk, taskId: Id, task: Task, kind: PeriodKind, stamped: boolean): Promise<Burden> {
  const today = dayAt(desk.now);
  const indicators = await indicatorsOf(desk.store.db, desk.jurisdiction, [taskId]);
  const own = task.target !== null && !indicators.some(({ main }) => main) ? 1 : 0;
  const due = task.deadline?.day;
  const until = due !== undefined && due >= today ? due : `${today.slice(0, 4)}-12-31`;
  const fields = 1 + indicators.length + own + (stamped ? 1 : 0);
  return burdenOf({ fields, units: task.assignments.length, kind }, today, until);
}

const BEFORE = 2;
const AFTER = 4;
/** No calendar is asked for more days at once. */
const MOST_DAYS = 800;

/** The plan in force, what waits, what it costs, and the calendar: some periods around today, or those of some days. */
export async function reportingOf(
  desk: Desk,
  taskId: Id,
  days?: { readonly from: string; readonly to: string },
): Promise<ReportingLooked> {
  if (days && (days.to < days.from || daysBetween(days.from, days.to) > MOST_DAYS))
    throw new WorkRefusal('days-too-many', `${days.from}—${days.to}`);
  const { store, jurisdiction, now } = desk;
  await taskAt(desk, taskId);
  const task = await foldAt(desk, taskId);
  const plans = await plansOf(store.db, jurisdiction, taskId);
  const plan = plans.find(({ valid }) => valid.until === null) ?? null;
  const waiting = task.approvals.find(({ kind }) => kind === 'short-period');
  const { reporting } = task;
  const periods = reporting ? (days ? between(reporting, days) : around(reporting, dayAt(now))) : [];
  return {
    plan,
    waiting: waiting?.reporting ? { approval: waiting.id, reporting: waiting.reporting } : null,
    past: plans.filter((one) => one !== plan),
    burden:
      reporting && isRunning(task)
        ? await burden(desk, taskId, task, reporting.kind, reporting.stamped ?? false)
        : null,
    calendar: reporting ? await calendarOf(desk, reporting, periods) : [],
  };
}

function around(duty: ReportingDuty, day: string): ReportingPeriod[] {
  let period = dutyPeriod(duty, day);
  for (let back = 0; back < BEFORE; back += 1) period = previousPeriod(period);
  return Array.from({ length: BEFORE + 1 + AFTER }, (_, index) =>
    index === 0 ? period : (period = nextPeriod(period)),
  );
}

function between(duty: ReportingDuty, { from, to }: { readonly from: string; readonly to: string }): ReportingPeriod[] {
  const periods: ReportingPeriod[] = [];
  for (let period = dutyPeriod(duty, from); period.to <= to; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/** Periods with their cut-offs: by the plan's rule, or as the office moved them. */
async function calendarOf(
  desk: Desk,
  duty: ReportingDuty,
  periods: readonly ReportingPeriod[],
): Promise<CalendarPeriod[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const decided = new Map(
    (await periodsIn(desk.store.db, desk.jurisdiction, { from: stepOf(first).from, to: last.to }, duty.kind)).map(
      (one) => [one.to, one],
    ),
  );
  const calendar = await officeCalendar(desk.store, desk.store.db, desk.jurisdiction);
  return periods.map((period) => {
    const one = decided.get(period.to);
    return {
      key: periodKey(period),
      name: periodName(period),
      from: period.from,
      to: period.to,
      cutOff: dutyCutOff(duty, period, calendar),
      moved: calendar.moved.has(periodKey(stepOf(period))),
      closed: one?.closedAt != null,
    };
  });
}
