import { sql } from 'kysely';
import { newId } from '../id.js';
import type { Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';
import type { Entering } from './programme-entry.js';
import { nextStamp } from './programme-register.js';
import type { RegisterKey } from './programme-register.js';

/** A record that says what its project lacks, and the field that tells when it was solved. */
export interface RecordOfProblem extends RegisterKey {
  readonly recordId: Id;
  readonly solvedField: string;
}

/** Notes which record of a programme a problem was raised from. */
export async function linkProblem(
  transaction: Transaction,
  jurisdiction: number,
  { recordId, solvedField, ...of }: RecordOfProblem,
  problemId: Id,
): Promise<void> {
  await transaction
    .insertInto('programme_problem')
    .values({
      jurisdiction_id: jurisdiction,
      problem_id: problemId,
      record_id: recordId,
      ...of,
      solved_field: solvedField,
    })
    .execute();
}

/** The record that a problem was raised from; null where it was raised elsewhere. */
export async function recordOfProblem(
  db: Handle,
  jurisdiction: number,
  problemId: Id,
): Promise<RecordOfProblem | null> {
  const row = await db
    .selectFrom('programme_problem')
    .select(['record_id', 'programme', 'register', 'solved_field'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('problem_id', '=', problemId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { recordId: row.record_id, programme: row.programme, register: row.register, solvedField: row.solved_field };
}

/**
 * Sets one field of a record to a text, or to unknown, with the entry that says so, whatever its other fields hold. A
 * record that was withdrawn is left alone.
 */
export async function setRecordField(
  transaction: Transaction,
  jurisdiction: number,
  { recordId, programme, register }: Omit<RecordOfProblem, 'solvedField'>,
  field: string,
  value: string | null,
  { at, day, by, origin }: Entering,
): Promise<void> {
  const stamp = await nextStamp(transaction, jurisdiction, { programme, register });
  const changed = await sql`update programme_record
    set fields = case when ${value}::text is null then fields - ${field}::text
        else fields || jsonb_build_object(${field}::text, ${value}::text) end,
      stamp = ${String(stamp)}::bigint, version = version + 1, changed_at = greatest(changed_at, ${at})
    where jurisdiction_id = ${jurisdiction} and id = ${recordId} and not withdrawn`.execute(transaction);
  if (changed.numAffectedRows === 0n) return;
  await transaction
    .insertInto('programme_entry')
    .values({
      jurisdiction_id: jurisdiction,
      id: newId(),
      programme,
      register,
      record_id: recordId,
      entered_at: at,
      entered_day: day,
      fields: JSON.stringify({ [field]: value }),
      origin,
      account_id: by,
    })
    .execute();
}
