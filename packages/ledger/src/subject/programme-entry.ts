import { sql } from 'kysely';
import { newId } from '../id.js';
import type { Day, Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import type { RegisterKey } from './programme-register.js';

/** Fields of a record by name, as JSON: figures are decimals in text. */
export type RecordFields = Readonly<Record<string, unknown>>;

/** Who enters, when and how. */
export interface Entering {
  readonly at: Date;
  /** The Beijing day. */
  readonly day: Day;
  readonly by: Id | null;
  /** `ledger`: told by a problem that was raised from it. */
  readonly origin: 'form' | 'sheet' | 'trial' | 'sample' | 'ledger';
}

/** Appends what was entered of records: null withdraws one. In the transaction that writes them. */
export async function appendRecordEntries(
  transaction: Transaction,
  jurisdiction: number,
  of: RegisterKey,
  records: readonly { readonly id: Id; readonly entered: RecordFields | null }[],
  { at, day, by, origin }: Entering,
): Promise<void> {
  await insertMany(
    transaction,
    'programme_entry',
    records.map(({ id, entered }) => ({
      jurisdiction_id: jurisdiction,
      id: newId(),
      ...of,
      record_id: id,
      entered_at: at.toISOString(),
      entered_day: day,
      fields: entered,
      origin,
      account_id: by,
    })),
  );
}

/** One step of a record's history. */
export interface RecordEntry {
  readonly id: Id;
  readonly recordId: Id;
  readonly enteredAt: Date;
  readonly enteredDay: Day;
  /** The fields that it set; null where it withdrew the record. */
  readonly fields: RecordFields | null;
  readonly origin: Entering['origin'];
  readonly accountId: Id | null;
}

/** A record's history, the newest first. */
export async function recordEntries(
  db: Handle,
  jurisdiction: number,
  recordId: Id,
  page: PageAsked,
): Promise<Page<RecordEntry>> {
  const after = keysOf<[Id]>('record-entries', page.after, ['id']);
  const rows = await db
    .selectFrom('programme_entry')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('record_id', '=', recordId)
    .$if(after !== null, (query) => query.where('id', '<', after![0]))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      recordId: row.record_id,
      enteredAt: row.entered_at,
      enteredDay: row.entered_day,
      fields: row.fields as RecordFields | null,
      origin: row.origin,
      accountId: row.account_id,
    })),
    page.limit,
    (last) => cursorOf('record-entries', [last.id]),
  );
}

/** Records whose history one answer of the database holds. */
const READ = 10_000;

/**
 * The records of a register that somebody changed after an instant, as they were at it; null where they were not there. All
 * others were then as they are now.
 */
export async function recordsBefore(
  db: Handle,
  jurisdiction: number,
  { programme, register }: RegisterKey,
  instant: Date,
): Promise<Map<Id, RecordFields | null>> {
  const { rows: changed } = await sql<{ ids: Id[] | null }>`select json_agg(id) as ids from programme_record
    where jurisdiction_id = ${jurisdiction} and programme = ${programme} and register = ${register}
      and changed_at > ${instant}`.execute(db);
  const ids = changed[0]?.ids ?? [];
  const found = new Map<Id, RecordFields | null>(ids.map((id) => [id, null]));
  for (let start = 0; start < ids.length; start += READ) {
    const { rows } = await sql<{ entries: [Id, RecordFields | null][] | null }>`
      select json_agg(json_build_array(record_id, fields) order by id) as entries from programme_entry
      where jurisdiction_id = ${jurisdiction} and record_id = any(${ids.slice(start, start + READ)}::uuid[])
        and entered_at <= ${instant}`.execute(db);
    for (const [id, fields] of rows[0]?.entries ?? [])
      found.set(id, fields === null ? null : { ...found.get(id), ...fields });
  }
  return found;
}
