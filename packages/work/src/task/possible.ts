import { actions } from './action.js';
import type { Actor } from './actor.js';
import type { Action } from './deed.js';
import { leadsOf, stateOf } from './task.js';
import type { Task } from './task.js';

/** Something that may be done to a task as it stands; `unit` is the liaison's own where it acts for one. */
export interface Possible {
  readonly action: Action;
  readonly unit: string | null;
}

/**
 * Actions that begin elsewhere: a task's first entry, and what a report, a notice, a correction or a new version of its
 * paper brings with it.
 */
const ELSEWHERE: ReadonlySet<Action> = new Set(['draft', 'correct', 'follow', 'report', 'notice', 'talk']);

/** What an action waits for, beyond state, role and part: without it there is nothing to do it to. */
const WAITS_FOR: Readonly<Partial<Record<Action, (task: Task, unit: string | null) => boolean>>> = {
  sign: (task, unit) => !hasSigned(task, unit),
  dispute: (task, unit) => !hasSigned(task, unit) && !asks(task, 'dispute', unit),
  'request-extension': (task, unit) =>
    task.deadline !== null && hasSigned(task, unit) && !asks(task, 'extension', unit),
  'request-duties': (task, unit) => hasSigned(task, unit) && !asks(task, 'duties', unit),
  'request-closing': (task, unit) => hasSigned(task, unit) && !asks(task, 'closing', unit),
  'break-down': (task, unit) => unit === null || !asks(task, 'milestones', unit),
  decide: (task) => task.approvals.length > 0,
  'reach-milestone': (task) => task.milestones.some(({ reached }) => reached === null),
  'accept-report': (task) => task.reports.some(({ status }) => status === 'filed'),
  'return-report': (task) => task.reports.some(({ status }) => status === 'filed'),
  'read-urge': (task, unit) => urged(task, unit, ({ read }) => read === null),
  'answer-urge': (task, unit) => urged(task, unit, ({ answered }) => answered === null),
  rate: (task, unit) => task.assignments.some((part) => part.unit !== unit),
};

const hasSigned = (task: Task, unit: string | null): boolean =>
  task.assignments.some((part) => part.unit === unit && part.signed !== null);

const asks = (task: Task, kind: Task['approvals'][number]['kind'], unit: string | null): boolean =>
  task.approvals.some((approval) => approval.kind === kind && approval.unit === unit);

const urged = (
  task: Task,
  unit: string | null,
  waits: (receipt: Task['urges'][number]['units'][number]) => boolean,
): boolean => task.urges.some(({ units }) => units.some((receipt) => receipt.unit === unit && waits(receipt)));

/**
 * What somebody may do to a task now, in the order of the actions table: by its state, the actor's roles and part, and
 * whether there is anything to do it to. What must be filled in is judged when it is done (`refusalOf`).
 * @param actors every role that the account holds, a liaison once for each unit
 */
export function possibleDeeds(task: Task, actors: readonly Actor[]): Possible[] {
  const state = stateOf(task);
  const found: Possible[] = [];
  for (const [action, rule] of Object.entries(actions) as [Action, (typeof actions)[Action]][]) {
    if (ELSEWHERE.has(action) || !rule.from?.includes(state)) continue;
    const units = new Set<string | null>();
    for (const { role, unit } of actors) {
      if (!rule.roles.includes(role)) continue;
      const own = role === 'liaison' ? unit : null;
      if (role === 'liaison' && !hasPart(task, rule.part, own)) continue;
      if (WAITS_FOR[action]?.(task, own) ?? true) units.add(own);
    }
    for (const unit of units) found.push({ action, unit });
  }
  return found;
}

function hasPart(task: Task, part: (typeof actions)[Action]['part'], unit: string | null): boolean {
  if (part === null) return true;
  const own = task.assignments.find((one) => one.unit === unit);
  if (!own || (part !== 'any' && own.role !== 'lead')) return false;
  return part !== 'first-lead' || leadsOf(task)[0] === own;
}
