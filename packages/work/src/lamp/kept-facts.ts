import type { Day } from '@luoshi/reading';
import { dayOfMoment } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { missedSince } from '../period/missed.js';
import type { ReportingDuty } from '../period/duty.js';
import type { Owing } from '../period/missed.js';
import { owingOf } from '../task/flags.js';
import { isRunning, leadsOf } from '../task/task.js';
import type { Assignment, HandSetLamp, Task } from '../task/task.js';
import type { BondMoney, Falling, LampFacts, OutdatedPlan, PartFacts, Schedule } from './facts.js';
import { PartSeen } from './part-seen.js';
import type { KeptValue } from './part-seen.js';

/** What stands outside the task's own history: an approved plan in place of milestones, the money of its bonds, and whether its main indicator goes down. */
export interface Beside {
  readonly falling: Falling | null;
  readonly plan: Extract<Schedule, { kind: 'plan' }> | null;
  /** What is approved for another target or day than there is. */
  readonly outdated: OutdatedPlan | null;
  readonly bonds: readonly BondMoney[];
}

export const nothingBeside: Beside = { falling: null, plan: null, outdated: null, bonds: [] };

/** One unit's part as it is kept. `owing` is null where no report is asked of it. */
export interface KeptPart extends Pick<PartFacts, 'unit' | 'role' | 'finished' | 'started' | 'returned'> {
  readonly values: readonly KeptValue[];
  readonly owing: Owing | null;
}

/**
 * What the lamp hangs on and that changes only with an entry: kept beside the task's row, so that a day's lighting folds
 * no history. What ages (periods missed, days left) is worked out by `factsAt`.
 */
export interface KeptFacts extends Omit<LampFacts, 'parts' | 'outdated'> {
  /** Left out where there is none. */
  readonly outdated?: OutdatedPlan;
  readonly reporting: ReportingDuty | null;
  readonly parts: readonly KeptPart[];
  readonly handSet: HandSetLamp | null;
}

/**
 * What is kept of a task's row. Returned reports give no figures; a later figure of the same day counts.
 * @param filedBy what was filed later ends no silence: the figures of a late report count for its days, its coming does not
 */
export function keptFactsOf(task: Task, beside: Beside = nothingBeside, filedBy?: Moment): KeptFacts {
  const steps = task.milestones.map(({ name, due, share, reached }) => ({ name, due, share, reached }));
  return {
    standing: standingOf(task),
    modality: task.modality,
    begins: task.begins,
    deadline: task.deadline,
    target: task.target,
    falling: beside.falling,
    schedule: beside.plan ?? (steps.length > 0 ? { kind: 'milestones', steps } : null),
    ...(beside.outdated && { outdated: beside.outdated }),
    bonds: beside.bonds,
    reporting: task.reporting,
    parts: task.assignments.map((part) => keptPartOf(task, part, filedBy)),
    handSet: task.handSet,
  };
}

/** What the rules look at, at a moment that is not before the last entry. */
export function factsAt(kept: KeptFacts, at: Moment, calendar: WorkingCalendar): LampFacts {
  const { reporting } = kept;
  return {
    standing: kept.standing,
    modality: kept.modality,
    begins: kept.begins,
    deadline: kept.deadline,
    target: kept.target,
    falling: kept.falling ?? null, // kept before there were any
    schedule: kept.schedule,
    outdated: kept.outdated ?? null,
    bonds: kept.bonds,
    parts: kept.parts.map((part) => partAt(part, reporting, at, calendar)),
  };
}

function partAt(
  { unit, role, finished, started, returned, values, owing }: KeptPart,
  reporting: ReportingDuty | null,
  at: Moment,
  calendar: WorkingCalendar,
): PartFacts {
  const missed = reporting && owing ? missedSince(reporting, owing, at, calendar).length : 0;
  return new PartSeen(unit, role, finished, started, missed, returned, values, dayOfMoment(at));
}

/** What the rules look at, straight from a task's row: only reports filed by the moment count. */
export function lampFactsOf(task: Task, at: Moment, calendar: WorkingCalendar, beside?: Beside): LampFacts {
  const byThen = { ...task, reports: filedIn(task, at) };
  return factsAt(keptFactsOf(byThen, beside), at, calendar);
}

const filedIn = ({ reports }: Task, by: Moment) => reports.filter(({ filed }) => filed <= by);

function standingOf(task: Task): LampFacts['standing'] {
  if (isRunning(task)) return 'running';
  switch (task.phase) {
    case 'drafted':
    case 'approved':
      return 'not-begun';
    case 'suspended':
      return 'suspended';
    case 'cancelled':
    case 'merged':
    case 'carried-over':
      return 'ended';
    case 'archived':
      return leadsOf(task).some(({ state }) => state !== 'done') || task.assignments.length === 0
        ? 'ended'
        : 'finished';
    default:
      return 'finished';
  }
}

function keptPartOf(task: Task, part: Assignment, filedBy?: Moment): KeptPart {
  const { unit, role, state } = part;
  const all = task.reports.filter((report) => report.unit === unit);
  const valid = all.filter(({ status }) => status !== 'returned');
  const values = new Map<Day, KeptValue>();
  for (const { asOf, figure } of valid) if (figure) values.set(asOf, [asOf, figure.least, figure.most]);
  const period = all.at(-1)?.period;
  return {
    ...{ unit, role },
    finished: state === 'done',
    started: valid.findLast(({ started }) => started !== null)?.started ?? null,
    returned: all.filter((report) => report.period === period && report.status === 'returned').length,
    values: [...values.values()].sort(([a], [b]) => (a < b ? -1 : 1)),
    owing: owingOf(filedBy === undefined ? task : { ...task, reports: filedIn(task, filedBy) }, unit),
  };
}
