import { sql } from 'kysely';
import { newId } from '../id.js';
import type { ApprovalRow } from '../schema/assignments.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';
import type { TaskPart } from './task.js';

/** A unit's part as the history has it now. */
export interface PartNow {
  readonly unitId: Id;
  readonly role: TaskPart['role'];
  readonly position: number;
  readonly state: TaskPart['state'];
  readonly signedAt: Date | null;
  /** Only for new parts: a part keeps the words it came with. */
  readonly asWritten?: string | null;
  readonly groupId?: Id | null;
}

export interface MilestoneNow {
  readonly title: string;
  readonly completionMark: string;
  readonly due: Day;
  /** Cumulative per cent of the whole. */
  readonly share: Decimal | null;
  readonly reachedOn: Day | null;
}

/** A question that waits for an answer; its id is that of the entry that asked. */
export interface ApprovalNow {
  readonly id: Id;
  readonly kind: ApprovalRow['kind'];
  readonly unitId: Id | null;
  readonly request: unknown;
  readonly wayBack: unknown;
  readonly reason: string;
  readonly askedAt: Date;
  readonly answerDue: Day | null;
}

/** Parts of tasks that are all new, in one statement. */
export async function insertParts(
  transaction: Transaction,
  jurisdiction: number,
  parts: readonly (PartNow & { readonly taskId: Id; readonly taskDue?: Day | null })[],
  at: Date,
): Promise<void> {
  await insertMany(
    transaction,
    'assignment',
    parts.map((part) => ({
      jurisdiction_id: jurisdiction,
      id: newId(),
      task_id: part.taskId,
      unit_id: part.unitId,
      role: part.role,
      position: part.position,
      as_written: part.asWritten ?? null,
      group_id: part.groupId ?? null,
      state: part.state,
      signed_at: part.signedAt?.toISOString() ?? null,
      task_due: part.taskDue ?? NEVER,
      created_at: at.toISOString(),
      changed_at: at.toISOString(),
    })),
  );
}

const NEVER = '9999-12-31';

/** Keeps the task's due day beside its parts, where it changed: lists of one unit go by it. */
export async function saveTaskDue(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  due: Day | null,
): Promise<void> {
  await transaction
    .updateTable('assignment')
    .set({ task_due: due ?? NEVER })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .where('task_due', '<>', due ?? NEVER)
    .execute();
}

/** Tasks whose due day stands otherwise beside a part or the lamp: lists of a unit or a colour would miss or misplace them. */
export async function dueDaysApart(db: Handle, jurisdiction: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select t.number from task t
    join task_lamp l on l.jurisdiction_id = ${jurisdiction} and l.task_id = t.id
    where t.jurisdiction_id = ${jurisdiction} and (l.due <> coalesce(t.due, ${NEVER}::date) or exists (
      select from assignment a where a.jurisdiction_id = ${jurisdiction} and a.task_id = t.id
        and a.state <> 'withdrawn' and a.task_due <> coalesce(t.due, ${NEVER}::date)))
    limit ${limit}`.execute(db);
  return rows.map(({ number }) => number);
}

/**
 * Brings a task's parts to what its history says: new ones are added with the task's due day beside them, those that left
 * are `withdrawn`, not removed.
 */
export async function saveParts(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  parts: readonly PartNow[],
  due: Day | null,
  at: Date,
): Promise<void> {
  const rows = await transaction
    .selectFrom('assignment')
    .select(['id', 'unit_id', 'role', 'position', 'state', 'signed_at'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .execute();
  const before = new Map(rows.map((row) => [row.unit_id, row]));
  await insertParts(
    transaction,
    jurisdiction,
    parts.filter(({ unitId }) => !before.has(unitId)).map((part) => ({ ...part, taskId, taskDue: due })),
    at,
  );
  const change = (id: Id) =>
    transaction
      .updateTable('assignment')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', id)
      .set({ changed_at: at, version: sql<number>`version + 1` });
  for (const part of parts) {
    const row = before.get(part.unitId);
    before.delete(part.unitId);
    const { role, position, state, signedAt } = part;
    const same =
      row?.role === role &&
      row.position === position &&
      row.state === state &&
      row.signed_at?.getTime() === signedAt?.getTime();
    if (!row || same) continue;
    await change(row.id).set({ role, position, state, signed_at: signedAt }).execute();
  }
  for (const row of before.values())
    if (row.state !== 'withdrawn') await change(row.id).set({ state: 'withdrawn' }).execute();
}

/** Brings a task's approved milestones to what its history says; those that left are `dropped`, not removed. */
export async function saveMilestones(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  milestones: readonly MilestoneNow[],
  by: { readonly at: Date; readonly accountId: Id | null },
): Promise<void> {
  const rows = await transaction
    .selectFrom('milestone')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .execute();
  const before = new Map(rows.map((row) => [row.title, row]));
  for (const [index, step] of milestones.entries()) {
    const row = before.get(step.title);
    before.delete(step.title);
    const values = {
      position: index + 1,
      completion_mark: step.completionMark,
      due: step.due,
      weight: step.share,
      state: step.reachedOn === null ? ('approved' as const) : ('reached' as const),
      reached_on: step.reachedOn,
    };
    if (!row) {
      await transaction
        .insertInto('milestone')
        .values({
          jurisdiction_id: jurisdiction,
          id: newId(),
          task_id: taskId,
          title: step.title,
          ...values,
          approved_at: by.at,
          approved_by: by.accountId,
        })
        .execute();
      continue;
    }
    await transaction
      .updateTable('milestone')
      .set({ ...values, version: row.version + 1 })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', row.id)
      .execute();
  }
  const left = [...before.values()].filter(({ state }) => state !== 'dropped').map(({ id }) => id);
  if (left.length === 0) return;
  await transaction
    .updateTable('milestone')
    .set({ state: 'dropped', version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<string>`any(${left})`)
    .execute();
}

/** How a question ended that no longer waits. */
export interface Ending {
  readonly state: 'granted' | 'refused' | 'withdrawn';
  readonly at: Date;
  readonly accountId: Id | null;
  readonly reason: string | null;
}

/** Brings the questions that wait to what the history says; the others end as `ending` says and stay as their trace. */
export async function saveApprovals(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  waiting: readonly ApprovalNow[],
  asked: { readonly accountId: Id | null },
  ending: Ending,
): Promise<void> {
  const rows = await transaction
    .selectFrom('approval')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .where('state', '=', 'waiting')
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const over = [...known].filter((id) => !waiting.some((one) => one.id === id));
  if (over.length > 0)
    await transaction
      .updateTable('approval')
      .set({
        state: ending.state,
        decided_at: ending.at,
        decided_by: ending.accountId,
        decision_reason: ending.reason,
        version: sql<number>`version + 1`,
      })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', sql<string>`any(${over})`)
      .execute();
  for (const one of waiting.filter(({ id }) => !known.has(id)))
    await transaction
      .insertInto('approval')
      .values((row) => ({
        jurisdiction_id: jurisdiction,
        id: one.id,
        task_id: taskId,
        assignment_id:
          one.unitId === null
            ? null
            : row
                .selectFrom('assignment')
                .select('id')
                .where('jurisdiction_id', '=', jurisdiction)
                .where('task_id', '=', taskId)
                .where('unit_id', '=', one.unitId),
        kind: one.kind,
        request: JSON.stringify(one.request),
        way_back: JSON.stringify(one.wayBack),
        reason: one.reason,
        asked_at: one.askedAt,
        asked_by: asked.accountId,
        asked_by_unit_id: one.unitId,
        answer_due: one.answerDue,
      }))
      .execute();
}

/** Notes how the first lead rated the other units' cooperation. */
export async function rateParts(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  grades: ReadonlyMap<Id, NonNullable<TaskPart['cooperation']>>,
  at: Date,
): Promise<void> {
  for (const [unitId, grade] of grades)
    await transaction
      .updateTable('assignment')
      .set({ cooperation: grade, changed_at: at, version: sql<number>`version + 1` })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('task_id', '=', taskId)
      .where('unit_id', '=', unitId)
      .execute();
}
