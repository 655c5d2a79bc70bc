import { sql } from 'kysely';
import { newId } from '../id.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { CommitmentRow, IndicatorRow } from '../schema/indicators.js';
import { insertMany } from '../store/bulk.js';
import type { DroppedFate } from './dropped-promise.js';
import type { Handle, Transaction } from './handle.js';
import { insertIndicators } from './indicator.js';

/** What a task promises, as the paper has it or a person corrected it. */
export interface NewCommitment {
  readonly taskId: Id;
  /** null where a person entered it. */
  readonly factId: Id | null;
  readonly subject: string;
  readonly relation: CommitmentRow['relation'];
  /** The figure's words (近24万套) and what they allow; null where only a deadline is promised. */
  readonly quantity: {
    readonly said: string;
    readonly value: Decimal | null;
    readonly lower: Decimal | null;
    readonly upper: Decimal | null;
    readonly lowerOpen: boolean;
    readonly upperOpen: boolean;
    readonly unit: string;
    readonly per: string | null;
  } | null;
  /** Last day, included. */
  readonly due: Day | null;
  /** RRULE of a recurring duty. */
  readonly every: string | null;
  readonly modality: CommitmentRow['modality'];
  /** The figure that is followed for it, where it has one. */
  readonly indicator: {
    readonly periodKind: IndicatorRow['period_kind'];
    /** It is the task's own target. */
    readonly main: boolean;
  } | null;
}

/**
 * Enters commitments with the indicators that follow them: an indicator takes the commitment's subject and unit, runs
 * down where the promise is a ceiling, and has the paper's figure as target on the day it is due.
 */
export async function insertCommitments(
  transaction: Transaction,
  jurisdiction: number,
  commitments: readonly NewCommitment[],
): Promise<void> {
  const ids = commitments.map(() => newId());
  await insertMany(
    transaction,
    'commitment',
    commitments.map((one, index) => ({
      jurisdiction_id: jurisdiction,
      id: ids[index],
      task_id: one.taskId,
      fact_id: one.factId,
      ...columnsOf(one),
      version: 1,
    })),
  );
  const followed = commitments.flatMap((one, index) =>
    one.indicator && one.quantity
      ? [{ ...one, quantity: one.quantity, ...one.indicator, id: newId(), of: ids[index]! }]
      : [],
  );
  await insertIndicators(
    transaction,
    jurisdiction,
    followed.map((one) => ({
      id: one.id,
      taskId: one.taskId,
      commitmentId: one.of,
      name: one.subject,
      unit: one.quantity.unit,
      main: one.main,
      direction: one.relation === '<=' ? 'down' : 'up',
      adding: 'whole',
      cumulative: true,
      kind: one.periodKind,
      baseline: null,
      baselineDay: null,
      weight: null,
      endedOn: null,
    })),
  );
  await insertMany(
    transaction,
    'indicator_target',
    followed
      .filter(({ due, quantity }) => due !== null && (quantity.lower !== null || quantity.upper !== null))
      .map((one) => ({
        jurisdiction_id: jurisdiction,
        id: newId(),
        indicator_id: one.id,
        by_day: one.due,
        said: one.quantity.said,
        lower: one.quantity.lower,
        upper: one.quantity.upper,
        source: 'paper',
        version: 1,
      })),
  );
}

/**
 * Changes what a task promises to what another text of its paper says; which figure follows it stays. What a text between
 * had dropped is promised again.
 */
export async function saveCommitment(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  { factId, ...one }: Omit<NewCommitment, 'taskId' | 'indicator'>,
): Promise<void> {
  await transaction
    .updateTable('commitment')
    .set({ ...columnsOf(one), ...promised, fact_id: factId, version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .execute();
}

/** Made by the text that the task stands on. */
const promised = {
  dropped_by_id: null,
  dropped_fate: null,
  dropped_reason: null,
  dropped_decided_at: null,
  dropped_decided_by: null,
} as const;

const columnsOf = ({ quantity, ...one }: Omit<NewCommitment, 'taskId' | 'factId' | 'indicator'>) => ({
  subject: one.subject,
  relation: quantity === null ? null : one.relation,
  quantity_said: quantity?.said ?? null,
  value: quantity?.value ?? null,
  lower: quantity?.lower ?? null,
  upper: quantity?.upper ?? null,
  lower_open: quantity?.lowerOpen ?? false,
  upper_open: quantity?.upperOpen ?? false,
  unit: quantity?.unit ?? null,
  per: quantity?.per ?? null,
  due: one.due === null ? null : `(,${one.due}]`,
  every: one.every,
  modality: one.modality,
});

/** A promise as it is kept: the figure's words with what they allow, and its last day. */
export interface CommitmentRecord {
  readonly id: Id;
  readonly taskId: Id;
  readonly factId: Id | null;
  readonly subject: string;
  readonly relation: CommitmentRow['relation'];
  /** 近24万套; null where only a deadline is promised. */
  readonly said: string | null;
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly unit: string | null;
  readonly per: string | null;
  /** Last day, included. */
  readonly due: Day | null;
  readonly modality: CommitmentRow['modality'];
  /** The version of its paper that makes it no more, and what was decided since; null while the task's text makes it. */
  readonly dropped: { readonly versionId: Id; readonly fate: DroppedFate | null } | null;
}

export const commitmentsOf = (db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<CommitmentRecord[]> =>
  commitmentsBy(db, jurisdiction, 'id', ids);

/** What tasks promise. */
export const commitmentsOfTasks = (
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
): Promise<CommitmentRecord[]> => commitmentsBy(db, jurisdiction, 'task_id', taskIds);

async function commitmentsBy(
  db: Handle,
  jurisdiction: number,
  key: 'id' | 'task_id',
  ids: readonly Id[],
): Promise<CommitmentRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('commitment')
    .select(['id', 'task_id', 'fact_id', 'subject', 'relation', 'quantity_said', 'lower', 'upper', 'unit', 'per'])
    .select(['modality', 'dropped_by_id', 'dropped_fate', sql<Day | null>`upper(due) - 1`.as('last_day')])
    .where('jurisdiction_id', '=', jurisdiction)
    .where(key, '=', sql<Id>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    taskId: row.task_id,
    factId: row.fact_id,
    subject: row.subject,
    relation: row.relation,
    said: row.quantity_said,
    lower: row.lower,
    upper: row.upper,
    unit: row.unit,
    per: row.per,
    due: row.last_day,
    modality: row.modality,
    dropped: row.dropped_by_id === null ? null : { versionId: row.dropped_by_id, fate: row.dropped_fate },
  }));
}
