import { dayOfMoment } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { silenceOf } from '../task/flags.js';
import { isRunning, leadsOf } from '../task/task.js';
import type { Assignment, Task } from '../task/task.js';
import type { BondMoney, LampFacts, Observation, PartFacts, Schedule } from './facts.js';

/** What stands outside the task's own history: an approved plan in place of milestones, the money of its bonds. */
export interface Beside {
  readonly plan: Extract<Schedule, { kind: 'plan' }> | null;
  readonly bond: BondMoney | null;
}

/** What the lamp needs, from a task's row. Returned reports give no figures; a later figure of the same day counts. */
export function lampFactsOf(
  task: Task,
  at: Moment,
  calendar: WorkingCalendar,
  beside: Beside = { plan: null, bond: null },
): LampFacts {
  const steps = task.milestones.map(({ name, due, share, reached }) => ({ name, due, share, reached }));
  return {
    standing: standingOf(task),
    modality: task.modality,
    begins: task.begins,
    deadline: task.deadline,
    target: task.target,
    schedule: beside.plan ?? (steps.length > 0 ? { kind: 'milestones', steps } : null),
    bond: beside.bond,
    parts: task.assignments.map((part) => partFactsOf(task, part, at, calendar)),
  };
}

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

function partFactsOf(task: Task, part: Assignment, at: Moment, calendar: WorkingCalendar): PartFacts {
  const { unit, role, state } = part;
  const all = task.reports.filter((report) => report.unit === unit && report.filed <= at);
  const valid = all.filter(({ status }) => status !== 'returned');
  const values = new Map<string, Observation>();
  for (const { asOf, figure } of valid)
    if (figure && asOf <= dayOfMoment(at)) values.set(asOf, { asOf, value: figure });
  const period = all.at(-1)?.period;
  return {
    ...{ unit, role, target: null },
    finished: state === 'done',
    started: valid.findLast(({ started }) => started !== null)?.started ?? null,
    observations: [...values.values()].sort((a, b) => (a.asOf < b.asOf ? -1 : 1)),
    missed: silenceOf(task, unit, at, calendar).length,
    returned: all.filter((report) => report.period === period && report.status === 'returned').length,
  };
}
