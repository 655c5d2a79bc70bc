import { appendEntry, lockTasks, StoreRefusal, taskById, tasksById } from '@luoshi/ledger';
import type { Day, Id, TaskRecord, Transaction } from '@luoshi/ledger';
import type { Time } from '../calendar/moment.js';
import { eachOf } from '../desk/batch.js';
import type { Outcome } from '../desk/batch.js';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { actWithin } from '../loop/act.js';
import { expandedDuties } from '../loop/duties.js';
import { historyOf } from '../loop/history.js';
import { startWithin } from '../loop/start.js';
import type { DraftDuty, Started, TaskDraft } from '../loop/start.js';
import { WorkRefusal } from '../refusal.js';
import type { Duty } from '../task/deed.js';
import { foldTask } from '../task/fold.js';
import { running } from '../task/state.js';
import type { TaskState } from '../task/state.js';
import type { Task } from '../task/task.js';

const GOES_ON: readonly TaskState[] = ['drafted', 'approved', ...running];

/** A task ends in others: what went on in them says where it came from. */
const told = (transaction: Transaction, desk: Desk, taskId: Id, action: string, from: readonly Id[]) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId,
    subjectKind: 'ending',
    subjectId: taskId,
    action,
    body: { from },
    accountId: desk.who.accountId,
  });

/**
 * Merges tasks into one that goes on, all in one transaction. They keep their numbers, their words and their histories;
 * each names the task that took it over, and that one's history names them. Refuses a task that has ended, itself, and
 * whatever the rules refuse for one of them.
 */
export async function mergeTasks(
  desk: Desk,
  into: Id,
  from: readonly { readonly id: Id; readonly version: number }[],
  reason: string,
): Promise<void> {
  const { store, jurisdiction } = desk;
  if (from.some(({ id }) => id === into)) throw new WorkRefusal('into-itself');
  await store.db.transaction().execute(async (transaction) => {
    await lockTasks(transaction, jurisdiction, [into, ...from.map(({ id }) => id)]);
    const target = await taskById(transaction, jurisdiction, into);
    if (!GOES_ON.includes(target.state)) throw new WorkRefusal('into-ended', target.number);
    for (const { id, version } of from)
      await actWithin(transaction, desk, id, { version, deed: { action: 'merge', into, reason } });
    await told(
      transaction,
      desk,
      into,
      'take-over',
      from.map(({ id }) => id),
    );
  });
}

export interface PieceDraft {
  readonly title: string;
  readonly content: string | null;
  readonly due: { readonly day: Day; readonly time: Time | null } | null;
  /** Those of the task that is split, where left out. */
  readonly duties: readonly Duty[] | null;
}

/**
 * Splits a task into two or more that go on in its place, in one transaction. The pieces keep where it came from (paper,
 * measure, quote) and name it as the one they were split from.
 */
export async function splitTask(
  desk: Desk,
  id: Id,
  version: number,
  pieces: readonly PieceDraft[],
  reason: string,
): Promise<Started[]> {
  return desk.store.db.transaction().execute(async (transaction) => {
    const { record, task } = await locked(transaction, desk, id);
    const drafts: TaskDraft[] = [];
    for (const { title, content, due, duties } of pieces)
      drafts.push({
        ...goingOn(record, task),
        title,
        content: content ?? record.content,
        due: due ?? dueOf(task),
        parentId: id,
        ...begun(task, duties ? await expandedDuties(transaction, desk, duties) : dutiesOf(record)),
      });
    const started = await startWithin(transaction, desk, drafts);
    const pieceIds = started.map((one) => one.id);
    await actWithin(transaction, desk, id, { version, deed: { action: 'split', into: pieceIds, reason } });
    return started;
  });
}

export interface CarryingOver {
  readonly due: { readonly day: Day; readonly time: Time | null } | null;
  /** When the next stretch begins; today where left out. */
  readonly begins: Day | null;
  readonly reason: string;
}

/**
 * Carries tasks over (结转): each gets a successor with its words, units, leaders and target, a new number and a new
 * deadline, linked both ways, and ends as 结转. Each in a transaction of its own; a refusal of one is told and does not
 * stop the others.
 */
export const carryOver = (
  desk: Desk,
  tasks: readonly { readonly id: Id; readonly version: number }[],
  carrying: CarryingOver,
): Promise<Outcome<{ readonly id: Id; readonly successor: Started }>> =>
  eachOf(tasks, ({ id, version }) =>
    desk.store.db.transaction().execute(async (transaction) => {
      const { record, task } = await locked(transaction, desk, id);
      const { due, begins, reason } = carrying;
      if (due && record.due !== null && due.day <= record.due) throw new WorkRefusal('due-not-later', record.due);
      const [successor] = await startWithin(transaction, desk, [
        {
          ...goingOn(record, task),
          title: task.title,
          content: record.content,
          due,
          begins,
          carriedFromId: id,
          ...begun(task, dutiesOf(record)),
        },
      ]);
      const to = successor!.id;
      await actWithin(transaction, desk, id, { version, deed: { action: 'carry-over', to, reason } });
      return { id, successor: successor! };
    }),
  );

async function locked(transaction: Transaction, desk: Desk, id: Id): Promise<{ record: TaskRecord; task: Task }> {
  const { jurisdiction } = desk;
  await lockTasks(transaction, jurisdiction, [id]);
  const [record] = await tasksById(transaction, jurisdiction, [id]);
  const task = foldTask((await historyOf(transaction, jurisdiction, id)).entries);
  if (!record || !task) throw new StoreRefusal('not-found', id);
  return { record, task };
}

const dueOf = ({ deadline }: Task): NonNullable<TaskDraft['due']> | null =>
  deadline && { day: deadline.day, time: deadline.time };

/** A duty with the words it came from goes on with them. */
const dutiesOf = ({ parts }: TaskRecord): DraftDuty[] =>
  parts.map(({ unitId, role, asWritten, groupId }) => ({ unit: unitId, role, asWritten, groupId }));

/** What was 立项 goes on as 立项, with its units where it had any. */
const begun = ({ phase, override }: Task, duties: readonly DraftDuty[]): Partial<TaskDraft> =>
  phase === 'drafted' ? {} : { establish: true, override, ...(duties.length > 0 ? { duties } : {}) };

/** What a task hands to those that go on in its place. */
const goingOn = (record: TaskRecord, task: Task): Omit<TaskDraft, 'title'> => ({
  completionMark: record.completionMark,
  origin: originOf(record, task),
  modality: task.modality,
  target: task.target,
  standing: task.standing,
  reporting: task.reporting,
  leaders: task.leaders,
  category: record.category,
  league: record.league,
});

/** Where a task comes from, in the words in which it would be started. */
function originOf(record: TaskRecord, { origin }: Task): TaskDraft['origin'] {
  switch (origin.kind) {
    case 'paper':
      return {
        kind: 'paper',
        paperId: record.paperId!,
        versionId: record.versionId!,
        measureId: record.measureId,
        status: origin.status,
        quote: record.quote,
        span: record.span,
      };
    case 'meeting':
      return { kind: 'meeting', meetingItemId: record.meetingItemId! };
    case 'instruction':
      return { kind: 'instruction', instructionId: record.instructionId! };
    default:
      return { kind: origin.kind, source: origin.source };
  }
}
