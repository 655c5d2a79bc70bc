import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';
import type { TaskModality } from './task.js';

/** The tasks that were made of papers' measures, without those that were cancelled, each with its measure. */
export function tasksFromPapers(
  db: Handle,
  jurisdiction: number,
  paperIds: readonly Id[],
): Promise<{ readonly id: Id; readonly measureId: Id }[]> {
  return db
    .selectFrom('task')
    .select(['id', sql<Id>`measure_id`.as('measureId')])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('paper_id', '=', sql<Id>`any(${paperIds}::uuid[])`)
    .where('measure_id', 'is not', null)
    .where('state', '<>', 'cancelled')
    .orderBy('number')
    .execute();
}

/** The words of a paper that a task stands on. */
export interface PaperGround {
  readonly paperId: Id;
  readonly versionId: Id;
  readonly measureId: Id;
  readonly quote: string;
  /** UTF-16 offsets into the version's text. */
  readonly span: { readonly start: number; readonly end: number };
  readonly modality: TaskModality;
  /** The words of its deadline; left out: they stay. */
  readonly dueSaid?: string | null;
}

/**
 * Puts a task on the words of another version of its paper, in the transaction of the entry that says so. What it says in the
 * paper's words follows; what somebody wrote there instead stays.
 */
export async function moveTask(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  { paperId, versionId, measureId, quote, span, modality, dueSaid }: PaperGround,
): Promise<void> {
  await transaction
    .updateTable('task')
    .set({
      paper_id: paperId,
      version_id: versionId,
      measure_id: measureId,
      content: sql<string>`case when content = quote then ${quote} else content end`,
      quote,
      span_start: span.start,
      span_end: span.end,
      modality,
      ...(dueSaid === undefined ? {} : { due_said: dueSaid }),
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', taskId)
    .execute();
}
