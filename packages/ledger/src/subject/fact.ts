import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { FactReviewRow, FactRow } from '../schema/review.js';
import type { Handle, Transaction } from './handle.js';

export type FactKind = FactRow['kind'];
export type Decision = FactReviewRow['decision'];

/** A duty, commitment … beside its words: what the paper says, and apart from it what a person made of it. */
export interface Fact {
  readonly id: Id;
  readonly versionId: Id;
  readonly measureId: Id | null;
  readonly kind: FactKind;
  readonly position: number;
  /** The reading's own; it never changes. */
  readonly said: unknown;
  readonly start: number;
  readonly end: number;
  readonly review: Decision;
  /** As a person has it, whole; null where nobody corrected it. */
  readonly corrected: unknown;
  readonly version: number;
}

/** One decision of a person about a measure or a fact. */
export interface Review {
  readonly id: Id;
  readonly decision: Decision;
  readonly corrected: unknown;
  readonly reason: string | null;
  /** The decision that this one took back. */
  readonly undoesId: Id | null;
  readonly decidedAt: Date;
  readonly decidedBy: Id | null;
}

/** What a decision is about. */
export type Reviewed = { readonly factId: Id } | { readonly measureId: Id };

export interface NewReview {
  readonly decision: Decision;
  readonly corrected?: unknown;
  readonly reason: string | null;
  readonly undoesId?: Id;
  readonly at: Date;
  readonly by: Id;
}

/** The facts of a version, or of one of its measures, in the order of the text. */
export async function paperFactsOf(
  db: Handle,
  jurisdiction: number,
  of: { readonly versionId: Id } | { readonly measureIds: readonly Id[] },
): Promise<Fact[]> {
  let query = facts(db, jurisdiction);
  query =
    'versionId' in of
      ? query.where('f.version_id', '=', of.versionId)
      : query.where('f.measure_id', '=', sql<Id>`any(${of.measureIds})`);
  const rows = await query.orderBy('f.span_start').orderBy('f.kind').orderBy('f.position').execute();
  return rows.map(shown);
}

export async function factById(db: Handle, jurisdiction: number, id: Id): Promise<Fact> {
  const row = await facts(db, jurisdiction).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** The last decision's correction is the fact as a person has it. */
const facts = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('fact as f')
    .selectAll('f')
    .select((row) =>
      row
        .selectFrom('fact_review as r')
        .select('r.corrected')
        .whereRef('r.jurisdiction_id', '=', 'f.jurisdiction_id')
        .whereRef('r.fact_id', '=', 'f.id')
        .orderBy('r.id', 'desc')
        .limit(1)
        .as('corrected'),
    )
    .where('f.jurisdiction_id', '=', jurisdiction);

/** What persons made of measures (heading, duties): the last correction of each; those without are not in the answer. */
export async function correctedMeasures(
  db: Handle,
  jurisdiction: number,
  measureIds: readonly Id[],
): Promise<Map<Id, unknown>> {
  if (measureIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('fact_review')
    .distinctOn('measure_id')
    .select(['measure_id', 'corrected'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('measure_id', '=', sql<Id>`any(${measureIds})`)
    .orderBy('measure_id')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.flatMap((row) => (row.corrected === null ? [] : [[row.measure_id!, row.corrected] as const])));
}

/** Every decision about a measure or fact, the first one first. */
export async function reviewsOf(db: Handle, jurisdiction: number, of: Reviewed): Promise<Review[]> {
  const rows = await db
    .selectFrom('fact_review')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('factId' in of ? 'fact_id' : 'measure_id', '=', 'factId' in of ? of.factId : of.measureId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision,
    corrected: row.corrected,
    reason: row.reason,
    undoesId: row.undoes_id,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }));
}

/**
 * Writes a decision and shows it in the row of what it is about. `version` null: the caller has just locked or read it.
 * Refuses a version that is not the latest.
 * @returns the row's new version
 */
export async function review(
  transaction: Transaction,
  jurisdiction: number,
  of: Reviewed,
  version: number | null,
  decision: NewReview,
  duty?: 'unknown' | 'said' | 'assigned',
): Promise<number> {
  const fact = 'factId' in of;
  const id = fact ? of.factId : of.measureId;
  const row = fact
    ? await transaction
        .updateTable('fact')
        .set({ review: decision.decision, version: sql`version + 1` })
        .where('jurisdiction_id', '=', jurisdiction)
        .where('id', '=', id)
        .$if(version !== null, (query) => query.where('version', '=', version!))
        .returning('version')
        .executeTakeFirst()
    : await transaction
        .updateTable('measure')
        .set({ review: decision.decision, version: sql`version + 1`, ...(duty ? { duty } : {}) })
        .where('jurisdiction_id', '=', jurisdiction)
        .where('id', '=', id)
        .$if(version !== null, (query) => query.where('version', '=', version!))
        .returning('version')
        .executeTakeFirst();
  if (!row) {
    const there = await transaction
      .selectFrom(fact ? 'fact' : 'measure')
      .select('id')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', id)
      .executeTakeFirst();
    throw new StoreRefusal(there ? 'changed-meanwhile' : 'not-found', id);
  }
  await transaction
    .insertInto('fact_review')
    .values({
      jurisdiction_id: jurisdiction,
      id: newId(),
      fact_id: fact ? id : null,
      measure_id: fact ? null : id,
      decision: decision.decision,
      corrected: decision.corrected === undefined ? null : JSON.stringify(decision.corrected),
      reason: decision.reason,
      undoes_id: decision.undoesId ?? null,
      decided_at: decision.at,
      decided_by: decision.by,
    })
    .execute();
  return row.version;
}

type Row = Awaited<ReturnType<ReturnType<typeof facts>['execute']>>[number];

const shown = (row: Row): Fact => ({
  id: row.id,
  versionId: row.version_id,
  measureId: row.measure_id,
  kind: row.kind,
  position: row.position,
  said: row.said,
  start: row.span_start,
  end: row.span_end,
  review: row.review,
  corrected: row.corrected,
  version: row.version,
});
