import { saveApprovals, saveMilestones, saveParts } from '@luoshi/ledger';
import type { ApprovalNow, Ending, Id, MilestoneNow, PartNow, TaskChange, Transaction } from '@luoshi/ledger';
import { dayOfMoment } from '../calendar/moment.js';
import { instantOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { Entry } from '../task/entry.js';
import { dueOf } from '../clock/answer-clock.js';
import { approvalKindsOf, stateOf } from '../task/task.js';
import type { Approval, Task } from '../task/task.js';
import { projectSupervision } from './supervision.js';
import { progressAfter } from '../task/reporting.js';
import { projectReporting } from './reporting.js';

/** What of a task's row follows from its history, lamps apart. `falling`: its target goes down. */
export function rowOf(task: Task, entry: Entry, falling: boolean): TaskChange['row'] {
  const { deed, recorded } = entry;
  const state = stateOf(task);
  return {
    state,
    title: task.title,
    starts: task.begins,
    due: task.deadline?.day ?? null,
    approval_kinds: approvalKindsOf(task),
    ...(deed.action === 'accept-report' ? { progress: progressAfter(task, falling) } : {}),
    ...(deed.action === 'close' ? { closed_at: instantOf(recorded) } : {}),
    ...(deed.action === 'strike-off' ? { struck_off_at: instantOf(recorded) } : {}),
    ...(deed.action === 'reopen' ? { closed_at: null, struck_off_at: null } : {}),
    ...(deed.action === 'merge' ? { merged_into_id: deed.into } : {}),
  };
}

/** The parts of a task as its history has them, in the order of the duties. */
export const partsOf = (task: Task): PartNow[] =>
  task.assignments.map(({ unit, role, state, signed }, index) => ({
    unitId: unit,
    role,
    position: index + 1,
    state,
    signedAt: signed === null ? null : instantOf(signed),
  }));

const milestonesOf = (task: Task): MilestoneNow[] =>
  task.milestones.map(({ name, sign, due, share, reached }) => ({
    title: name,
    completionMark: sign,
    due,
    share,
    reachedOn: reached,
  }));

/** A question as it stands in the store; the way back names what is in force while it waits. */
async function approvalFrom(
  transaction: Transaction,
  desk: Desk,
  task: Task,
  { id, kind, unit, asked, reason, returnsTo, ...request }: Approval,
): Promise<ApprovalNow> {
  const { deadline, assignments, milestones } = task;
  const duties = assignments.map((part) => ({ unit: part.unit, role: part.role }));
  return {
    id,
    kind,
    unitId: unit,
    request,
    wayBack: { returnsTo, deadline, duties, milestones },
    reason,
    askedAt: instantOf(asked),
    answerDue: await dueOf(transaction, desk, kind, dayOfMoment(asked)),
  };
}

/** How the questions ended that an entry took away: decided, or fallen away with what they were about. */
function endingBy({ deed, actor, recorded }: Entry): Ending {
  const decided = deed.action === 'decide' || deed.action === 'close';
  return {
    state: deed.action === 'decide' && !deed.granted ? 'refused' : decided ? 'granted' : 'withdrawn',
    at: instantOf(recorded),
    accountId: actor.person === '' ? null : actor.person,
    reason: 'reason' in deed ? deed.reason : null,
  };
}

/** Writes what stands beside a task's row: its parts, milestones and open questions, where an entry changed them. */
export async function projectParts(
  transaction: Transaction,
  desk: Desk,
  taskId: Id,
  before: Task | null,
  after: Task,
  entry: Entry,
): Promise<void> {
  const { jurisdiction } = desk;
  const at = instantOf(entry.recorded);
  const accountId = entry.actor.person === '' ? null : entry.actor.person;
  if (before?.assignments !== after.assignments)
    await saveParts(transaction, jurisdiction, taskId, partsOf(after), after.deadline?.day ?? null, at);
  if ((before?.milestones ?? []) !== after.milestones)
    await saveMilestones(transaction, jurisdiction, taskId, milestonesOf(after), { at, accountId });
  if ((before?.approvals ?? []) !== after.approvals) {
    const waiting: ApprovalNow[] = [];
    for (const asked of after.approvals) waiting.push(await approvalFrom(transaction, desk, before ?? after, asked));
    await saveApprovals(transaction, jurisdiction, taskId, waiting, { accountId }, endingBy(entry));
  }
  await projectSupervision(transaction, jurisdiction, taskId, before, after, entry);
  await projectReporting(transaction, desk, taskId, before, after, entry);
}
