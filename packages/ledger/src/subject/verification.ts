import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { VerificationRow } from '../schema/verification.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** A check of one unit's part in a task: planned, and then done with its finding. */
export interface VerificationRecord {
  readonly id: Id;
  readonly taskId: Id;
  readonly unitId: Id;
  readonly reportId: Id | null;
  readonly drawingId: Id | null;
  /** Of the task's history, once done. */
  readonly entryId: Id | null;
  readonly means: VerificationRow['means'];
  readonly state: Selectable<VerificationRow>['state'];
  readonly asks: string;
  readonly finding: VerificationRow['finding'];
  readonly text: string | null;
  /** Files. */
  readonly evidence: readonly Id[];
  readonly plannedFor: Day | null;
  readonly doneOn: Day | null;
  readonly doneBy: Id | null;
  /** The check that this one looks at again (复核). */
  readonly secondLookOfId: Id | null;
  readonly version: number;
  readonly createdAt: Date;
}

export type NewVerification = Pick<VerificationRecord, 'id' | 'taskId' | 'unitId' | 'means' | 'asks' | 'plannedFor'> &
  Partial<Pick<VerificationRecord, 'drawingId' | 'secondLookOfId' | 'reportId'>>;

export interface VerificationFilter {
  readonly states?: readonly VerificationRecord['state'][] | undefined;
  readonly finding?: NonNullable<VerificationRecord['finding']> | undefined;
  readonly means?: VerificationRecord['means'] | undefined;
  readonly taskId?: Id | undefined;
  readonly unitId?: Id | undefined;
  readonly drawingId?: Id | undefined;
  /** Planned for this day or an earlier one. */
  readonly plannedTo?: Day | undefined;
  /** Only those of these units: what a liaison may see. */
  readonly seenBy?: readonly Id[] | undefined;
}

interface Stamp {
  readonly at: Date;
  readonly accountId: Id | null;
}

/** Plans checks. */
export async function insertVerifications(
  transaction: Transaction,
  jurisdiction: number,
  planned: readonly NewVerification[],
  { at, accountId }: Stamp,
): Promise<void> {
  await insertMany(
    transaction,
    'verification',
    planned.map((one) => ({
      jurisdiction_id: jurisdiction,
      id: one.id,
      task_id: one.taskId,
      unit_id: one.unitId,
      report_id: one.reportId ?? null,
      drawing_id: one.drawingId ?? null,
      second_look_of_id: one.secondLookOfId ?? null,
      means: one.means,
      asks: one.asks,
      planned_for: one.plannedFor,
      created_at: at.toISOString(),
      created_by: accountId,
    })),
  );
}

/**
 * Writes a finding of the task's history: into the check that was planned for it, into its own row where it is a
 * correction, else as a new row. Refuses (`not-found`) a plan of another task or unit, or one that is not open.
 */
export async function recordFinding(
  transaction: Transaction,
  jurisdiction: number,
  found: Stamp & {
    readonly taskId: Id;
    readonly entryId: Id;
    readonly planId: Id | null;
    readonly unitId: Id;
    readonly means: VerificationRow['means'];
    readonly finding: NonNullable<VerificationRow['finding']>;
    readonly text: string;
    readonly evidence: readonly string[];
    readonly on: Day;
  },
): Promise<void> {
  const { planId, entryId } = found;
  const values = {
    entry_id: entryId,
    means: found.means,
    state: 'done' as const,
    finding: found.finding,
    text: found.text,
    evidence: [...found.evidence],
    done_on: found.on,
    done_by: found.accountId,
  };
  const own = transaction
    .updateTable('verification')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', found.taskId)
    .where('unit_id', '=', found.unitId);
  const { numUpdatedRows } = await (
    planId === null ? own.where('entry_id', '=', entryId) : own.where('id', '=', planId).where('state', '=', 'planned')
  ).executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  if (planId !== null) throw new StoreRefusal('not-found', planId);
  await transaction
    .insertInto('verification')
    .values({
      ...values,
      jurisdiction_id: jurisdiction,
      id: entryId,
      task_id: found.taskId,
      unit_id: found.unitId,
      created_at: found.at,
      created_by: found.accountId,
    })
    .execute();
}

/** A finding that should not have been: its check is off. */
export async function withdrawFinding(transaction: Transaction, jurisdiction: number, entryId: Id): Promise<void> {
  await transaction
    .updateTable('verification')
    .set({ state: 'cancelled', finding: null, version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('entry_id', '=', entryId)
    .execute();
}

/** Calls off a planned check. Refuses (`changed-meanwhile`) one that is done or was changed. */
export async function cancelVerification(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('verification')
    .set({ state: 'cancelled', version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
}

function fitting(db: Handle, jurisdiction: number, filter: VerificationFilter) {
  const { states, finding, means, taskId, unitId, drawingId, plannedTo, seenBy } = filter;
  let query = db.selectFrom('verification as v').where('v.jurisdiction_id', '=', jurisdiction);
  if (states) query = query.where('v.state', '=', sql<VerificationRecord['state']>`any(${states})`);
  if (finding) query = query.where('v.finding', '=', finding);
  if (means) query = query.where('v.means', '=', means);
  if (taskId) query = query.where('v.task_id', '=', taskId);
  if (unitId) query = query.where('v.unit_id', '=', unitId);
  if (drawingId) query = query.where('v.drawing_id', '=', drawingId);
  if (plannedTo) query = query.where('v.planned_for', '<=', plannedTo);
  if (seenBy) query = query.where('v.unit_id', '=', sql<Id>`any(${seenBy})`);
  return query;
}

/** Checks, the newest first. */
export async function listVerifications(
  db: Handle,
  jurisdiction: number,
  filter: VerificationFilter,
  page: PageAsked,
): Promise<Page<VerificationRecord>> {
  const after = keysOf<[Id]>('verifications', page.after, ['id']);
  let query = fitting(db, jurisdiction, filter)
    .selectAll('v')
    .orderBy('v.id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('v.id', '<', after[0]);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('verifications', [last.id]));
}

/** How many rows `listVerifications` gives in all. */
export async function countVerifications(
  db: Handle,
  jurisdiction: number,
  filter: VerificationFilter,
): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One check. Refuses (`not-found`) another unit's, where `seenBy` is given. */
export async function verificationById(
  db: Handle,
  jurisdiction: number,
  id: Id,
  seenBy: readonly Id[] | null,
): Promise<VerificationRecord> {
  const row = await db
    .selectFrom('verification')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || (seenBy && !seenBy.includes(row.unit_id))) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** Refuses (`not-found`) a file that the office does not have. */
export async function refuseNoFiles(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db
    .selectFrom('stored_file')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids})`)
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const strange = ids.find((id) => !known.has(id));
  if (strange !== undefined) throw new StoreRefusal('not-found', strange);
}

const shown = (row: Selectable<VerificationRow>): VerificationRecord => ({
  id: row.id,
  taskId: row.task_id,
  unitId: row.unit_id,
  reportId: row.report_id,
  drawingId: row.drawing_id,
  entryId: row.entry_id,
  means: row.means,
  state: row.state,
  asks: row.asks,
  finding: row.finding,
  text: row.text,
  evidence: row.evidence,
  plannedFor: row.planned_for,
  doneOn: row.done_on,
  doneBy: row.done_by,
  secondLookOfId: row.second_look_of_id,
  version: row.version,
  createdAt: row.created_at,
});
