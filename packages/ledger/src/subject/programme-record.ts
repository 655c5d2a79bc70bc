import { sql } from 'kysely';
import { newId } from '../id.js';
import type { Day, Id } from '../schema/column.js';
import { idArray, jsonArray, textArray } from '../store/binary-array.js';
import type { Handle, Transaction } from './handle.js';
import { appendRecordEntries } from './programme-entry.js';
import type { Entering, RecordFields } from './programme-entry.js';
import type { RegisterKey } from './programme-register.js';

/** A record as it stands. */
export interface ProgrammeRecord {
  readonly id: Id;
  readonly fields: RecordFields;
  readonly withdrawn: boolean;
  readonly version: number;
}

/** Records that one answer of the database holds: some megabytes. */
const READ = 10_000;

/**
 * What one answer holds, in the order of stamps and ids: an object a record, the ids one behind another, and what is known
 * of the few records that were changed or withdrawn. The last stamp, and the Beijing day of the newest change.
 */
interface ReadBatch {
  readonly fields: string | null;
  readonly ids: string | null;
  readonly others: Readonly<Record<Id, readonly [version: number, withdrawn: boolean]>> | null;
  readonly stamp: string | null;
  readonly changed: Day | null;
}

/** Characters of an id. */
const ID = 36;
/** After every id. */
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Some of the records that changed after a stamp, and the Beijing day of the newest change among them. */
export interface ChangedRecords {
  readonly records: readonly ProgrammeRecord[];
  readonly changed: Day;
}

/**
 * Records of a register that changed after a stamp, withdrawn ones too, in the order of their stamps, some thousands at a
 * time: each answer is one text, which is several times as quick to read as rows, and the next is on its way meanwhile.
 */
export async function* recordsSince(
  db: Handle,
  jurisdiction: number,
  { programme, register }: RegisterKey,
  stamp: number,
): AsyncGenerator<ChangedRecords> {
  const fetch = async (afterStamp: string, afterId: Id): Promise<ReadBatch> => {
    const { rows } = await sql<ReadBatch>`select '[' || string_agg(fields::text, ',') || ']' as fields,
        string_agg(id::text, '') as ids,
        json_object_agg(id, json_build_array(version, withdrawn)) filter (where version > 1 or withdrawn) as others,
        max(stamp)::text as stamp, (max(changed_at) at time zone 'Asia/Shanghai')::date as changed
      from (select id, version, withdrawn, fields, stamp, changed_at from programme_record
        where jurisdiction_id = ${jurisdiction} and programme = ${programme} and register = ${register}
          and (stamp, id) > (${afterStamp}::bigint, ${afterId}::uuid)
        order by stamp, id limit ${READ}) one`.execute(db);
    return rows[0]!;
  };
  for (let next: Promise<ReadBatch> | null = fetch(String(stamp), LAST); next;) {
    const { fields, ids, others, stamp, changed }: ReadBatch = await next;
    if (ids === null) return;
    next = ids.length < READ * ID ? null : fetch(stamp!, ids.slice(-ID));
    next?.catch(() => undefined); // told where it is waited for
    const records = (JSON.parse(fields!) as RecordFields[]).map((one, index): ProgrammeRecord => {
      const id = ids.slice(index * ID, (index + 1) * ID);
      const [version, withdrawn] = others?.[id] ?? [1, false];
      return { id, fields: one, version, withdrawn };
    });
    yield { records, changed: changed! };
  }
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

/** The programmes and registers of records; those that are not there are left out. */
export async function recordPlaces(
  db: Handle,
  jurisdiction: number,
  ids: readonly Id[],
): Promise<Map<Id, RegisterKey>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('programme_record')
    .select(['id', 'programme', 'register'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, programme, register }) => [id, { programme, register }]));
}

/** What is to be written of a record: the whole of it, and what of it was entered now. */
export interface RecordWrite {
  readonly id: Id;
  /** First half of the SHA-256 of its register and the values of its key fields, 32 hexadecimal digits: no two records share it. */
  readonly key: string;
  readonly title: string;
  /** What it is found by; null where it is not searched for by itself. */
  readonly words: string | null;
  /** All fields as they are now. */
  readonly fields: RecordFields;
  /** What was entered; null withdraws the record. */
  readonly entered: RecordFields | null;
}

/** Records that one statement adds or changes. */
const BATCH = 2000;

/**
 * Adds records, with their first entries: what was entered of a new record is what it holds, so it is sent once, and column
 * by column: the server reads arrays in a fraction of the time that rows of JSON take. A second record of the same key is
 * refused by the store (`row-exists`).
 */
export async function insertRecords(
  transaction: Transaction,
  jurisdiction: number,
  { programme, register }: RegisterKey,
  stamp: number,
  records: readonly RecordWrite[],
  { at, day, by, origin }: Entering,
): Promise<void> {
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const ids = (of: (record: RecordWrite) => Id): Buffer => idArray(batch.map(of));
    const texts = (of: (record: RecordWrite) => string | null): Buffer => textArray(batch.map(of));
    await sql`with fresh as materialized (
        select id, entry, key, title, words, fields
        from unnest(${ids(({ id }) => id)}::uuid[], ${ids(() => newId())}::uuid[], ${ids(({ key }) => key)}::uuid[],
          ${texts(({ title }) => title)}::text[], ${texts(({ words }) => words)}::text[],
          ${jsonArray(batch.map(({ fields }) => fields))}::jsonb[]) as one(id, entry, key, title, words, fields)
      ), kept as (
        insert into programme_record
          (jurisdiction_id, id, programme, register, key, title, words, fields, stamp, changed_at)
        select ${jurisdiction}, id, ${programme}, ${register}, key, title, words, fields,
          ${String(stamp)}::bigint, ${at} from fresh
      )
      insert into programme_entry
        (jurisdiction_id, id, programme, register, record_id, entered_at, entered_day, fields, origin, account_id)
      select ${jurisdiction}, entry, ${programme}, ${register}, id, ${at}, ${day}::date, fields, ${origin}, ${by}::uuid
      from fresh`.execute(transaction);
  }
}

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
        stamp = ${String(stamp)}::bigint, version = r.version + 1, changed_at = greatest(r.changed_at, ${entering.at})
      from json_populate_recordset(null::programme_record, ${JSON.stringify(batch)}::json) n
      where r.jurisdiction_id = ${jurisdiction} and r.id = n.id`.execute(transaction);
  }
  await appendRecordEntries(transaction, jurisdiction, of, records, entering);
}
