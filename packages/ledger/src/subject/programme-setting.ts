import { newId } from '../id.js';
import type { Day, Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';

/** The sentence of a stored paper behind a number or a rule: UTF-16 offsets into that version's text. */
export interface Sentence {
  readonly paperId: Id;
  readonly version: number;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** A parameter's value with its days, or the paper behind a rule (then without value and day). */
export interface ProgrammeSetting {
  readonly id: Id;
  readonly subject: 'parameter' | 'rule';
  readonly name: string;
  readonly from: Day | null;
  /** Where the day is known only roughly: by when it held for certain. */
  readonly surely: Day | null;
  readonly value: string | null;
  /** The paper's title or who said it; null waits to be confirmed (待核). */
  readonly source: string | null;
  readonly sentence: Sentence | null;
  readonly enteredAt: Date;
  readonly enteredDay: Day;
  readonly accountId: Id | null;
}

/** All that was entered of a programme, in the order of writing. */
export async function programmeSettings(
  db: Handle,
  jurisdiction: number,
  programme: string,
): Promise<ProgrammeSetting[]> {
  const rows = await db
    .selectFrom('programme_setting')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    name: row.name,
    from: row.from_day,
    surely: row.surely_day,
    value: row.value,
    source: row.source,
    sentence:
      row.paper_id === null
        ? null
        : {
            paperId: row.paper_id,
            version: row.paper_version!,
            quote: row.quote!,
            start: row.span_start!,
            end: row.span_end!,
          },
    enteredAt: row.entered_at,
    enteredDay: row.entered_day,
    accountId: row.account_id,
  }));
}

/** Enters a value or a source; what was entered before stays. @returns its id */
export async function enterProgrammeSetting(
  transaction: Transaction,
  jurisdiction: number,
  programme: string,
  setting: Omit<ProgrammeSetting, 'id'>,
): Promise<Id> {
  const { subject, name, value, source, sentence } = setting;
  const id = newId();
  await transaction
    .insertInto('programme_setting')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      programme,
      subject,
      name,
      from_day: setting.from,
      surely_day: setting.surely,
      value,
      source,
      paper_id: sentence?.paperId ?? null,
      paper_version: sentence?.version ?? null,
      quote: sentence?.quote ?? null,
      span_start: sentence?.start ?? null,
      span_end: sentence?.end ?? null,
      entered_at: setting.enteredAt,
      entered_day: setting.enteredDay,
      account_id: setting.accountId,
    })
    .execute();
  return id;
}

/** What became of a proposal that a person took up: a task, or the draft of a notice. */
export type TakenUp =
  { readonly taskId: Id; readonly noticeId: null } | { readonly taskId: null; readonly noticeId: Id };

/** What people made of what a programme's rules proposed, by the proposal's key. */
export async function takenProposals(
  db: Handle,
  jurisdiction: number,
  programme: string,
): Promise<Map<string, TakenUp>> {
  const rows = await db
    .selectFrom('programme_task')
    .select(['key', 'task_id', 'notice_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .execute();
  return new Map(rows.map(({ key, task_id, notice_id }) => [key, { taskId: task_id, noticeId: notice_id } as TakenUp]));
}

/** Notes what became of proposals. One that is noted already is refused by the store (`row-exists`). */
export async function noteTakenProposals(
  transaction: Transaction,
  jurisdiction: number,
  programme: string,
  taken: readonly (TakenUp & { readonly key: string; readonly rule: string })[],
  at: Date,
  by: Id | null,
): Promise<void> {
  if (taken.length === 0) return;
  await transaction
    .insertInto('programme_task')
    .values(
      taken.map(({ key, taskId, noticeId, rule }) => ({
        jurisdiction_id: jurisdiction,
        programme,
        key,
        task_id: taskId,
        notice_id: noticeId,
        rule,
        taken_at: at,
        taken_by: by,
      })),
    )
    .execute();
}
