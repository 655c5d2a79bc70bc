import { createHash } from 'node:crypto';

/** One subject's part of a migration: the tables that it makes, with their SQL. */
export interface Part {
  readonly subject: string;
  /** Tables whose rows are only ever added: the application's role may neither update nor delete them. */
  readonly history?: readonly string[];
  readonly sql: string;
}

/** One step of the schema. Once released it is never edited: its hash stands in every database. */
export interface Migration {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** SHA-256 over the SQL, hexadecimal. Space at the ends of lines and comments count too: the text is the record. */
export function hashOf(migration: Migration): string {
  const hash = createHash('sha256');
  for (const { sql } of migration.parts) hash.update(sql).update('\0');
  return hash.digest('hex');
}

/** The tables that a part makes, in order. */
export function tablesIn(part: Part): string[] {
  return [...part.sql.matchAll(/^create table (\w+)/gm)].map(([, table]) => table!);
}
