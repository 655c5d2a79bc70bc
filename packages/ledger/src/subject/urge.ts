import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** One unit urged about one task, with its receipt and its answer. */
export interface UrgeRecord {
  readonly id: Id;
  /** Of the task's history: it may urge several units. */
  readonly entryId: Id;
  readonly taskId: Id;
  readonly taskNumber: string;
  readonly taskTitle: string;
  readonly taskVersion: number;
  readonly unitId: Id;
  readonly text: string;
  readonly answerBy: Day | null;
  readonly batchId: Id | null;
  readonly sentAt: Date;
  readonly sentBy: Id | null;
  readonly readAt: Date | null;
  readonly readBy: Id | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: Id | null;
}

export interface UrgeFilter {
  readonly state?: 'unread' | 'unanswered' | 'overdue' | 'answered' | undefined;
  readonly taskId?: Id | undefined;
  readonly unitId?: Id | undefined;
  readonly batchId?: Id | undefined;
  /** Only those of these units: what a liaison may see. */
  readonly seenBy?: readonly Id[] | undefined;
}

interface Sent {
  readonly unitIds: readonly Id[];
  readonly text: string;
  readonly answerBy: Day | null;
  readonly batchId: Id | null;
}

interface Stamp {
  readonly at: Date;
  readonly accountId: Id | null;
}

/** Enters what an urge asks of each unit. */
export async function insertUrges(
  transaction: Transaction,
  jurisdiction: number,
  urge: Sent & Stamp & { readonly taskId: Id; readonly entryId: Id },
): Promise<void> {
  await insertMany(
    transaction,
    'urge',
    urge.unitIds.map((unitId) => ({
      jurisdiction_id: jurisdiction,
      id: newId(),
      entry_id: urge.entryId,
      task_id: urge.taskId,
      unit_id: unitId,
      text: urge.text,
      answer_by: urge.answerBy,
      batch_id: urge.batchId,
      sent_at: urge.at.toISOString(),
      sent_by: urge.accountId,
    })),
  );
}

/** Corrects what an urge asked, or voids it (`urge` null); units that it no longer names are no longer urged. */
export async function changeUrges(
  transaction: Transaction,
  jurisdiction: number,
  change: Stamp & { readonly taskId: Id; readonly entryId: Id; readonly urge: Sent | null },
): Promise<void> {
  const { entryId, urge } = change;
  const rows = await transaction
    .selectFrom('urge')
    .select(['id', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('entry_id', '=', entryId)
    .execute();
  const stays = (unit: Id): boolean => urge?.unitIds.includes(unit) ?? false;
  for (const { id, unit_id } of rows)
    await transaction
      .updateTable('urge')
      .set(stays(unit_id) ? { text: urge!.text, answer_by: urge!.answerBy, voided_at: null } : { voided_at: change.at })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', id)
      .execute();
  if (urge === null) return;
  const known = new Set(rows.map(({ unit_id }) => unit_id));
  const unitIds = urge.unitIds.filter((unit) => !known.has(unit));
  await insertUrges(transaction, jurisdiction, { ...change, ...urge, unitIds });
}

/** Notes that a unit has read an urge, and its answer: the first time counts, of the words the last. */
export async function markUrge(
  transaction: Transaction,
  jurisdiction: number,
  mark: Stamp & { readonly entryId: Id; readonly unitId: Id; readonly answer: string | null },
): Promise<void> {
  const { at, accountId, answer } = mark;
  const row = transaction
    .updateTable('urge')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('entry_id', '=', mark.entryId)
    .where('unit_id', '=', mark.unitId);
  await row.set({ read_at: at, read_by: accountId }).where('read_at', 'is', null).execute();
  if (answer !== null)
    await row.set({ answer, answered_at: sql`coalesce(answered_at, ${at})`, answered_by: accountId }).execute();
}

function fitting(db: Handle, jurisdiction: number, filter: UrgeFilter, today: Day) {
  const { state, taskId, unitId, batchId, seenBy } = filter;
  let query = db
    .selectFrom('urge as u')
    .innerJoin('task as t', (join) =>
      join.onRef('t.jurisdiction_id', '=', 'u.jurisdiction_id').onRef('t.id', '=', 'u.task_id'),
    )
    .where('u.jurisdiction_id', '=', jurisdiction)
    .where('u.voided_at', 'is', null);
  if (state === 'unread') query = query.where('u.read_at', 'is', null);
  if (state === 'answered') query = query.where('u.answered_at', 'is not', null);
  if (state === 'unanswered' || state === 'overdue') query = query.where('u.answered_at', 'is', null);
  if (state === 'overdue') query = query.where('u.answer_by', '<', today);
  if (taskId) query = query.where('u.task_id', '=', taskId);
  if (unitId) query = query.where('u.unit_id', '=', unitId);
  if (batchId) query = query.where('u.batch_id', '=', batchId);
  if (seenBy) query = query.where('u.unit_id', '=', sql<Id>`any(${seenBy})`);
  return query;
}

/** Urges unit by unit, the newest first. */
export async function listUrges(
  db: Handle,
  jurisdiction: number,
  filter: UrgeFilter,
  today: Day,
  page: PageAsked,
): Promise<Page<UrgeRecord>> {
  const after = keysOf<[Id]>('urges', page.after, ['id']);
  let query = fitting(db, jurisdiction, filter, today)
    .selectAll('u')
    .select(['t.number', 't.title', 't.version'])
    .orderBy('u.id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('u.id', '<', after[0]);
  const rows = (await query.execute()).map((row): UrgeRecord => ({
    id: row.id,
    entryId: row.entry_id,
    taskId: row.task_id,
    taskNumber: row.number,
    taskTitle: row.title,
    taskVersion: row.version,
    unitId: row.unit_id,
    text: row.text,
    answerBy: row.answer_by,
    batchId: row.batch_id,
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    readAt: row.read_at,
    readBy: row.read_by,
    answer: row.answer,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
  }));
  return pageOf(rows, page.limit, (last) => cursorOf('urges', [last.id]));
}

/** How many rows `listUrges` gives in all. */
export async function countUrges(db: Handle, jurisdiction: number, filter: UrgeFilter, today: Day): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter, today)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When units were last urged about tasks, after an instant: by task, then by unit. */
export async function urgedSince(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
  since: Date,
): Promise<Map<Id, Map<Id, Date>>> {
  const of = new Map<Id, Map<Id, Date>>();
  if (taskIds.length === 0) return of;
  const rows = await db
    .selectFrom('urge')
    .select(['task_id', 'unit_id', 'sent_at'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', sql<Id>`any(${taskIds})`)
    .where('sent_at', '>', since)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .execute();
  for (const { task_id, unit_id, sent_at } of rows)
    of.set(task_id, (of.get(task_id) ?? new Map<Id, Date>()).set(unit_id, sent_at));
  return of;
}

/** Where an urge of a unit stands in the task's history. Refuses (`not-found`) another's, where `seenBy` is given. */
export async function urgeById(
  db: Handle,
  jurisdiction: number,
  id: Id,
  seenBy: readonly Id[] | null,
): Promise<{ readonly taskId: Id; readonly entryId: Id; readonly unitId: Id }> {
  const row = await db
    .selectFrom('urge')
    .select(['task_id', 'entry_id', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  if (!row || (seenBy && !seenBy.includes(row.unit_id))) throw new StoreRefusal('not-found', id);
  return { taskId: row.task_id, entryId: row.entry_id, unitId: row.unit_id };
}
