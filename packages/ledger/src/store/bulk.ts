import type { Insertable, Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../schema/database.js';

/** Rows that one statement takes: about 1 MB of text. */
const BATCH = 2000;

/** A row whose `jsonb` columns hold values rather than JSON text. */
export type BulkRow<Table extends keyof Database> = { [Name in keyof Insertable<Database[Table]>]?: unknown };

/**
 * Adds many rows of a table inside the caller's transaction, some thousands a statement. All rows have the columns of
 * the first; a column that is left out gets its default. Values as JSON: days, decimals and ids as strings, `jsonb` as
 * plain values, arrays as arrays, bytes as `\\x…`.
 */
export async function insertMany<Table extends keyof Database & string>(
  db: Kysely<Database>,
  table: Table,
  rows: readonly BulkRow<Table>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH)
    await insertion(table, rows.slice(start, start + BATCH)).execute(db);
}

/** The statement that adds rows, at least one and no more than some thousands: for one that does more in the same step. */
export function insertion<Table extends keyof Database & string>(
  table: Table,
  rows: readonly BulkRow<Table>[],
): RawBuilder<unknown> {
  const columns = sql.join(Object.keys(rows[0]!).map((name) => sql.ref(name)));
  return sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
}

/** What COPY takes as a value: an array becomes a PostgreSQL array, a plain object JSON. */
export type CopyValue =
  string | number | boolean | null | Date | Buffer | readonly string[] | Readonly<Record<string, unknown>>;

/**
 * The fastest way in: streams rows by COPY on a connection of the caller's (within its transaction, if it began one).
 * @returns how many rows went in
 */
export async function copyIn(
  client: pg.ClientBase,
  table: keyof Database,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  return copyLines(client, table, columns, rowLines(rows));
}

/**
 * The same from lines that are written as COPY has them: values apart by tabs, `\\N` for null, a line break after each row.
 * @param frozen the table was emptied (`truncate`) by the same transaction: its rows are written once and for all, and no
 *   reader and no vacuum marks them later
 */
export async function copyLines(
  client: pg.ClientBase,
  table: keyof Database,
  columns: readonly string[],
  lines: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  { frozen = false } = {},
): Promise<number> {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const copy = client.query(copyFrom(`copy "${table}" (${names}) from stdin${frozen ? ' (freeze)' : ''}`));
  await pipeline(Readable.from(lines), copy);
  return copy.rowCount;
}

/** A row as COPY has it, with its line break. */
export const copyLine = (row: readonly CopyValue[]): string => `${row.map(copyText).join('\t')}\n`;

async function* rowLines(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<string> {
  let text = '';
  for await (const row of rows) {
    text += copyLine(row);
    if (text.length < 60_000) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (text: string) => text.replace(/[\\\t\n\r]/g, (character) => ESCAPED[character]!);

function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escape(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return escape(arrayText(value as readonly string[]));
  return escape(JSON.stringify(value));
}

const SPECIAL = /["\\]/;

/** An array as PostgreSQL reads it from text, `{"a",NULL}`: many values are ready sooner than the driver makes them. */
export function arrayText(values: readonly (string | null)[]): string {
  const quoted = values.map((value) => {
    if (value === null) return 'NULL';
    return SPECIAL.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
  });
  return `{${quoted.join(',')}}`;
}
