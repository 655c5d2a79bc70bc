import { sql } from 'kysely';
import { newId } from '../id.js';
import type { Day, Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** Fields of a record by name, as JSON: figures are decimals in text. */
export type RecordFields = Readonly<Record<string, unknown>>;

/** Where records stand: a register of a programme. */
export interface RegisterKey {
  readonly programme: string;
  readonly register: string;
}

/** A record as it stands. */
export interface ProgrammeRecord {
  readonly id: Id;
  readonly fields: RecordFields;
  readonly withdrawn: boolean;
  readonly version: number;
  readonly changedAt: Date;
}

/** What is to be written of a record: the whole of it, and what of it was entered now. */
export interface RecordWrite {
  readonly id: Id;
  /** SHA-256 of the values of its key fields, hexadecimal. */
  readonly key: string;
  readonly title: string;
  /** What it is found by; null where it is not searched for by itself. */
  readonly words: string | null;
  /** All fields as they are now. */
  readonly fields: RecordFields;
  /** What was entered; null withdraws the record. */
  readonly entered: RecordFields | null;
}

/** Who enters, when and how. */
export interface Entering {
  readonly at: Date;
  /** The Beijing day. */
  readonly day: Day;
  readonly by: Id | null;
  readonly origin: 'form' | 'sheet' | 'trial' | 'sample';
}

/** The stamps of a programme's registers by code; `*` is that of its parameters. A register without a row is empty. */
export async function registerStamps(
  db: Handle,
  jurisdiction: number,
  programme: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('programme_register')
    .select(['register', 'stamp'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .execute();
  return new Map(rows.map(({ register, stamp }) => [register, Number(stamp)]));
}

/**
 * The next stamp of a register. Its row stays locked until the transaction has ended: one writer at a time, so that no
 * reader sees a later stamp before an earlier one.
 */
export async function nextStamp(
  transaction: Transaction,
  jurisdiction: number,
  { programme, register }: RegisterKey,
): Promise<number> {
  const { stamp } = await transaction
    .insertInto('programme_register')
    .values({ jurisdiction_id: jurisdiction, programme, register, stamp: '1' })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'programme', 'register'])
        .doUpdateSet((row) => ({ stamp: row('programme_register.stamp', '+', '1') })),
    )
    .returning('stamp')
    .executeTakeFirstOrThrow();
  return Number(stamp);
}

/** Records of a register that changed after a stamp, withdrawn ones too, in the order of their ids. */
export async function recordsSince(
  db: Handle,
  jurisdiction: number,
  { programme, register }: RegisterKey,
  stamp: number,
): Promise<ProgrammeRecord[]> {
  const rows = await db
    .selectFrom('programme_record')
    .select(['id', 'fields', 'withdrawn', 'version', 'changed_at'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .where('register', '=', register)
    .where('stamp', '>', String(stamp))
    .orderBy('id')
    .execute();
  return rows.map(({ id, fields, withdrawn, version, changed_at }) => ({
    id,
    fields: fields as RecordFields,
    withdrawn,
    version,
    changedAt: changed_at,
  }));
}

/** Where a record stands: its programme and register; null where there is no such record or it was withdrawn. */
export async function recordPlace(db: Handle, jurisdiction: number, id: Id): Promise<RegisterKey | null> {
  const row = await db
    .selectFrom('programme_record')
    .select(['programme', 'register'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('withdrawn', '=', false)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds records, with their first entries. A second record of the same key is refused by the store (`row-exists`). */
export async function insertRecords(
  transaction: Transaction,
  jurisdiction: number,
  of: RegisterKey,
  stamp: number,
  records: readonly RecordWrite[],
  entering: Entering,
): Promise<void> {
  await insertMany(
    transaction,
    'programme_record',
    records.map(({ id, key, title, words, fields }) => ({
      jurisdiction_id: jurisdiction,
      id,
      ...of,
      key,
      title,
      words,
      fields,
      withdrawn: false,
      stamp,
      version: 1,
      changed_at: entering.at.toISOString(),
    })),
  );
  await appendRecordEntries(transaction, jurisdiction, of, records, entering);
}

/** Records that one statement changes. */
const BATCH = 2000;

/** Changes or withdraws records that are there, with the entries that say so. The caller holds the register's stamp. */
export async function changeRecords(
  transaction: Transaction,
  jurisdiction: number,
  of: RegisterKey,
  stamp: number,
  records: readonly RecordWrite[],
  entering: Entering,
): Promise<void> {
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH).map(({ id, key, title, words, fields, entered }) => ({
      id,
      key,
      title,
      words,
      fields,
      withdrawn: entered === null,
    }));
    await sql`update programme_record r
      set key = n.key, title = n.title, words = n.words, fields = n.fields, withdrawn = n.withdrawn,
        stamp = ${String(stamp)}::bigint, version = r.version + 1, changed_at = ${entering.at}
      from json_populate_recordset(null::programme_record, ${JSON.stringify(batch)}::json) n
      where r.jurisdiction_id = ${jurisdiction} and r.id = n.id`.execute(transaction);
  }
  await appendRecordEntries(transaction, jurisdiction, of, records, entering);
}

async function appendRecordEntries(
  transaction: Transaction,
  jurisdiction: number,
  of: RegisterKey,
  records: readonly RecordWrite[],
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

const ROWS = 10_000;
const NONE = '00000000-0000-0000-0000-000000000000';

/** What was entered in a register by the end of a day, in the order of writing: what a past day is folded from. */
export async function* entriesUntil(
  db: Handle,
  jurisdiction: number,
  { programme, register }: RegisterKey,
  day: Day,
): AsyncGenerator<Pick<RecordEntry, 'recordId' | 'enteredDay' | 'fields'>> {
  for (let after = NONE; ;) {
    const rows = await db
      .selectFrom('programme_entry')
      .select(['id', 'record_id', 'entered_day', 'fields'])
      .where('jurisdiction_id', '=', jurisdiction)
      .where('programme', '=', programme)
      .where('register', '=', register)
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS)
      .execute();
    for (const row of rows)
      if (row.entered_day <= day)
        yield { recordId: row.record_id, enteredDay: row.entered_day, fields: row.fields as RecordFields | null };
    if (rows.length < ROWS) return;
    after = rows.at(-1)!.id;
  }
}

/** The records of a register that somebody changed after an instant, as they were at it; empty where they were not there yet. */
export async function recordsBefore(
  db: Handle,
  jurisdiction: number,
  { programme, register }: RegisterKey,
  instant: Date,
): Promise<Map<Id, RecordFields>> {
  const since = await db
    .selectFrom('programme_entry')
    .select('record_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .where('register', '=', register)
    .where('entered_at', '>', instant)
    .execute();
  const found = new Map<Id, RecordFields>(since.map(({ record_id }) => [record_id, {}]));
  const entries = await db
    .selectFrom('programme_entry')
    .select(['record_id', 'fields'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('record_id', '=', sql<Id>`any(${[...found.keys()]})`)
    .where('entered_at', '<=', instant)
    .orderBy('id')
    .execute();
  for (const { record_id, fields } of entries)
    found.set(record_id, fields === null ? {} : { ...found.get(record_id), ...(fields as RecordFields) });
  return found;
}
