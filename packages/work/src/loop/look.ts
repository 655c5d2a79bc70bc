import { countTasks, isSeen, listEntries, listTasks, StoreRefusal, taskById } from '@luoshi/ledger';
import type {
  Day,
  Handle,
  Id,
  LampColour,
  ListedTask,
  Page,
  PageAsked,
  TaskFilter,
  TaskOrder,
  TaskRecord,
} from '@luoshi/ledger';
import type { Actor } from '../task/actor.js';
import { seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { signed } from '../desk/signed.js';
import type { SignedEntry } from '../desk/signed.js';
import { foldTask } from '../task/fold.js';
import type { PastDay } from '../task/fold.js';
import { possibleDeeds } from '../task/possible.js';
import type { Possible } from '../task/possible.js';
import type { Task } from '../task/task.js';
import { historyOf } from './history.js';

/** The filter with what the desk may see. */
export function within(desk: Desk, filter: TaskFilter): TaskFilter {
  const seen = seenUnits(desk);
  return seen === null ? filter : { ...filter, seenBy: seen };
}

/** Rows of the ledger that the desk may see. */
export const taskList = (
  desk: Desk,
  filter: TaskFilter,
  order: TaskOrder,
  page: PageAsked,
): Promise<Page<ListedTask>> => listTasks(desk.store.db, desk.jurisdiction, within(desk, filter), order, page);

/** How many rows `taskList` would give in all, by lamp. */
export const countOf = (desk: Desk, filter: TaskFilter): Promise<Readonly<Record<LampColour, number>>> =>
  countTasks(desk.store.db, desk.jurisdiction, within(desk, filter));

/** A row of the ledger; refused where it is not there for this desk. */
export async function taskAt(desk: Desk, id: Id): Promise<TaskRecord> {
  const task = await taskById(desk.store.db, desk.jurisdiction, id);
  const seen = seenUnits(desk);
  if (seen !== null && !task.parts.some(({ unitId }) => seen.includes(unitId))) throw new StoreRefusal('not-found', id);
  return task;
}

/** Refuses a task that is not there for this desk, without reading it. */
async function refuseUnseen(desk: Desk, id: Id): Promise<void> {
  if (!(await isSeen(desk.store.db, desk.jurisdiction, id, seenUnits(desk)))) throw new StoreRefusal('not-found', id);
}

/** The task folded from its history: as it is, or as it was on a past day in one of the two views. */
export async function foldAt(
  desk: Desk,
  id: Id,
  past?: { readonly day: Day; readonly view: PastDay['view'] },
): Promise<Task> {
  await refuseUnseen(desk, id);
  return foldWithin(desk.store.db, desk, id, past);
}

/** The same for whoever has seen that the task is there for the desk; within a transaction, by its session. */
export async function foldWithin(
  db: Handle,
  { jurisdiction }: Desk,
  id: Id,
  past?: { readonly day: Day; readonly view: PastDay['view'] },
): Promise<Task> {
  const { entries } = await historyOf(db, jurisdiction, id);
  const task = foldTask(entries, past);
  if (!task) throw new StoreRefusal('not-found', id);
  return task;
}

/** A task as its history has it now, with what this desk may do to it. */
export async function standingOf(
  desk: Desk,
  id: Id,
): Promise<{ readonly version: number; readonly task: Task; readonly possible: readonly Possible[] }> {
  const { version } = await taskAt(desk, id);
  const task = await foldAt(desk, id);
  const actors = desk.who.roles.map(({ role, unitId }): Actor => ({
    person: desk.who.accountId,
    role,
    unit: role === 'liaison' ? unitId : null,
  }));
  return { version, task, possible: possibleDeeds(task, actors) };
}

/** A task's history, the newest first. */
export async function historyPage(desk: Desk, id: Id, page: PageAsked): Promise<Page<SignedEntry>> {
  await refuseUnseen(desk, id);
  return signed(desk, await listEntries(desk.store.db, desk.jurisdiction, { taskId: id }, page));
}
