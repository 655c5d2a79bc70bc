import type { Selectable } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { QuestionRow } from '../schema/review.js';
import { insertMany } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';

/** `unit`: whom a name means · `secrecy`: whether a word is a mark of classification. */
export type QuestionKind = QuestionRow['kind'];

/** What a person has to say of a paper's words. Offsets are those of the version's text, in UTF-16 units. */
export interface NewQuestion {
  readonly kind: QuestionKind;
  /** As written. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

export interface Question extends NewQuestion {
  readonly id: Id;
  readonly paperId: Id;
  readonly versionId: Id;
  /** null while nobody has answered. */
  readonly answer: unknown;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly answeredBy: Id | null;
  readonly version: number;
}

/** Puts questions about a version of a paper; each words of a kind once. */
export async function askQuestions(
  transaction: Transaction,
  jurisdiction: number,
  questions: readonly (NewQuestion & { readonly paperId: Id; readonly versionId: Id })[],
  at: Date,
): Promise<void> {
  await insertMany(
    transaction,
    'question',
    questions.map((question) => ({
      jurisdiction_id: jurisdiction,
      id: newId(),
      paper_id: question.paperId,
      version_id: question.versionId,
      kind: question.kind,
      words: question.words,
      span_start: question.start,
      span_end: question.end,
      asked_at: at.toISOString(),
      version: 1,
    })),
  );
}

/** The questions about a version, in the order of its text. */
export async function questionsOf(db: Handle, jurisdiction: number, versionId: Id): Promise<Question[]> {
  const rows = await db
    .selectFrom('question')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('version_id', '=', versionId)
    .orderBy('span_start')
    .orderBy('id')
    .execute();
  return rows.map(shown);
}

export async function questionById(db: Handle, jurisdiction: number, id: Id): Promise<Question> {
  const row = await db
    .selectFrom('question')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** Answers a question, or answers it anew; `null` opens it again. Refuses a version that is not the latest. */
export async function answerQuestion(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  answer: { readonly value: unknown; readonly version: number; readonly at: Date; readonly by: Id },
): Promise<void> {
  const open = answer.value === null;
  const { numUpdatedRows } = await transaction
    .updateTable('question')
    .set({
      answer: open ? null : JSON.stringify(answer.value),
      answered_at: open ? null : answer.at,
      answered_by: open ? null : answer.by,
      version: answer.version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', answer.version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await questionById(transaction, jurisdiction, id);
  throw new StoreRefusal('changed-meanwhile', id);
}

const shown = (row: Selectable<QuestionRow>): Question => ({
  id: row.id,
  paperId: row.paper_id,
  versionId: row.version_id,
  kind: row.kind,
  words: row.words,
  start: row.span_start,
  end: row.span_end,
  answer: row.answer,
  askedAt: row.asked_at,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  version: row.version,
});
