import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { TaskLeaderRow } from '../schema/tasks.js';
import { insertMany } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';

/** A leader on a task: 牵头, 包联, 链长, 专班. */
export interface LeaderOnTask {
  readonly personId: Id;
  readonly role: TaskLeaderRow['role'];
}

/** Leaders of tasks that are all new. */
export async function insertLeaders(
  transaction: Transaction,
  jurisdiction: number,
  leaders: readonly (LeaderOnTask & { readonly taskId: Id })[],
): Promise<void> {
  await insertMany(
    transaction,
    'task_leader',
    leaders.map(({ taskId, personId, role }) => ({
      jurisdiction_id: jurisdiction,
      task_id: taskId,
      person_id: personId,
      role,
    })),
  );
}

/** Brings a task's leaders to what its history says. */
export async function saveLeaders(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  leaders: readonly LeaderOnTask[],
): Promise<void> {
  await transaction
    .deleteFrom('task_leader')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .execute();
  await insertLeaders(
    transaction,
    jurisdiction,
    leaders.map((leader) => ({ ...leader, taskId })),
  );
}

/** The leaders of many tasks, by task. */
export async function leadersOf(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
): Promise<Map<Id, LeaderOnTask[]>> {
  const rows =
    taskIds.length === 0
      ? []
      : await db
          .selectFrom('task_leader')
          .select(['task_id', 'person_id', 'role'])
          .where('jurisdiction_id', '=', jurisdiction)
          .where('task_id', '=', sql<Id>`any(${taskIds})`)
          .orderBy('role')
          .orderBy('person_id')
          .execute();
  const of = new Map<Id, LeaderOnTask[]>();
  for (const { task_id, person_id, role } of rows)
    of.set(task_id, [...(of.get(task_id) ?? []), { personId: person_id, role }]);
  return of;
}

/** The names of people; those that are not there are left out. */
export async function namesOfPeople(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids})`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Refuses (`not-found`) a person that the office does not have. */
export async function refuseNoPeople(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<void> {
  const known = await namesOfPeople(db, jurisdiction, ids);
  const strange = ids.find((id) => !known.has(id));
  if (strange !== undefined) throw new StoreRefusal('not-found', strange);
}
