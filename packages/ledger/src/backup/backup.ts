import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { existsSync } from 'node:fs';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { newId } from '../id.js';
import { stepsTaken } from '../migrations/migrate.js';
import { KEPT_BY_OWNER } from '../migrations/list.js';
import { folderRefusal, StoreRefusal } from '../refusal.js';
import { tablesOf } from '../store/rights.js';
import type { Store } from '../store/store.js';
import { ArchiveWriter } from './archive-writer.js';
import type { Manifest, TableOf } from './manifest.js';
import { MANIFEST, README } from './manifest.js';

/** What was copied out, or in. */
export interface Copied {
  readonly tables: number;
  readonly rows: number;
  /** Length of the archive in bytes. */
  readonly bytes: number;
}

/**
 * Writes everything that the store holds, as it is at one moment, into a zip of CSV files; others go on working
 * meanwhile. The file appears under its name only when it is whole and on the disk. Queued jobs are not in it.
 * @param file must not exist
 */
export async function backup(
  store: Store,
  file: string,
  progress: (table: string) => void = () => undefined,
): Promise<Copied> {
  if (existsSync(file)) throw new StoreRefusal('backup-exists', file);
  const half = `${file}.part`;
  await rm(half, { force: true });
  const archive = await create(half);
  const client = await store.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await archive.add('README.txt', README);
    const tables: TableOf[] = [];
    for (const table of await tablesOf(client)) {
      if (KEPT_BY_OWNER.has(table)) continue;
      progress(table);
      tables.push(await addTable(client, archive, table));
    }
    const taken = await stepsTaken(client);
    await client.query('commit');
    const manifest: Manifest = {
      format: 'luoshi-backup',
      formatVersion: 1,
      madeAt: new Date().toISOString(),
      schema: taken.map(({ name, hash }) => ({ name, hash })),
      tables,
    };
    await archive.add(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
    const bytes = await archive.finish();
    await rename(half, file);
    client.release();
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    await markBackup(store, file, rows, bytes);
    return { tables: tables.length, rows, bytes };
  } catch (fault) {
    client.release(true);
    await archive.abandon().catch(() => undefined); // closed already, where finishing failed
    await rm(half, { force: true });
    if ((fault as NodeJS.ErrnoException).code === 'ENOSPC') throw new StoreRefusal('disk-full', file, { cause: fault });
    throw fault;
  }
}

async function create(path: string): Promise<ArchiveWriter> {
  try {
    return await ArchiveWriter.create(path);
  } catch (fault) {
    throw folderRefusal(path, fault);
  }
}

async function addTable(client: pg.PoolClient, archive: ArchiveWriter, table: string): Promise<TableOf> {
  const { rows: found } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`public."${table}"`],
  );
  const columns = found.map(({ name }) => name);
  const copy = copyTo(`copy "${table}" (${listed(columns)}) to stdout (format csv, header)`);
  const written = await archive.add(`tables/${table}.csv`, client.query(copy));
  return { table, file: written.name, columns, rows: copy.rowCount, size: written.size, sha256: written.sha256 };
}

/** Column names for SQL. */
export function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
}

/** Remembers that there is a backup, so that the doctor can say when there has long been none. */
async function markBackup(store: Store, file: string, rows: number, bytes: number): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  await store.db
    .insertInto('backup_mark')
    .values({
      id: newId(),
      made_at: new Date(),
      file_name: basename(file),
      sha256: hash.digest(),
      rows: String(rows),
      bytes: String(bytes),
    })
    .execute();
}
