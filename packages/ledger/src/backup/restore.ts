import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { KEPT_BY_OWNER, migrations } from '../migrations/list.js';
import type { Migration } from '../migrations/migration.js';
import { hashOf } from '../migrations/migration.js';
import { takeNext } from '../migrations/migrate.js';
import { StoreRefusal, wordsOf } from '../refusal.js';
import { grantRights, tablesOf } from '../store/rights.js';
import type { Store } from '../store/store.js';
import { ArchiveReader } from './archive-reader.js';
import { bareTables } from './bare-tables.js';
import type { Copied } from './backup.js';
import { listed } from './backup.js';
import type { Manifest, TableOf } from './manifest.js';
import { MANIFEST, manifestFrom } from './manifest.js';

/**
 * Reads a backup into the empty database of an open store, in one transaction: either everything is in and every hash
 * and every reference was right, or nothing has changed. A backup of an older schema is read into that schema, then
 * brought up to date.
 */
export async function restore(
  store: Store,
  file: string,
  progress: (table: string) => void = () => undefined,
): Promise<Copied> {
  if (!existsSync(file)) throw new StoreRefusal('backup-foreign', file);
  const archive = await ArchiveReader.open(file);
  try {
    if (!archive.entries.has(MANIFEST)) throw new StoreRefusal('backup-foreign', file);
    const manifest = manifestFrom(await archive.text(MANIFEST));
    const steps = stepsOf(manifest);
    const application = (await store.pool.query<{ role: string }>('select current_user as role')).rows[0]!.role;
    await store.asOwner(async (owner) => {
      await owner.query('begin');
      try {
        await emptySchema(owner, steps);
        await load(owner, archive, manifest, progress);
        while ((await takeNext(owner, migrations)) !== null); // what is newer than the backup
        await grantRights(owner, application);
        await owner.query('commit');
      } catch (fault) {
        await owner.query('rollback').catch(() => undefined); // the connection itself may be what failed
        if ((fault as pg.DatabaseError).code === '53100') throw new StoreRefusal('disk-full', file, { cause: fault });
        throw fault;
      }
      await owner.query('analyze');
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { tables: manifest.tables.length, rows, bytes: statSync(file).size };
  } finally {
    await archive.close();
  }
}

/** The steps that the backup's schema had taken; refuses those we do not know, or know otherwise. */
function stepsOf(manifest: Manifest): readonly Migration[] {
  for (const [index, { name, hash }] of manifest.schema.entries()) {
    const ours = migrations[index];
    if (!ours) throw new StoreRefusal('backup-newer', name);
    if (ours.name !== name || hashOf(ours) !== hash) throw new StoreRefusal('schema-foreign', name);
  }
  return migrations.slice(0, manifest.schema.length);
}

/** Puts the backup's own schema in the place of an empty one. */
async function emptySchema(owner: pg.ClientBase, steps: readonly Migration[]): Promise<void> {
  const tables = await tablesOf(owner);
  for (const table of tables) {
    if (KEPT_BY_OWNER.has(table)) continue;
    const { rowCount } = await owner.query(`select 1 from "${table}" limit 1`);
    if (rowCount) throw new StoreRefusal('database-not-empty', table);
  }
  if (tables.length > 0) await owner.query(`drop table ${listed(tables)}`);
  while ((await takeNext(owner, steps)) !== null);
}

/**
 * Loads the tables without their foreign keys and second indexes, which are made again afterwards: faster than keeping
 * them up row by row, in any order of tables, and every reference is still checked.
 */
async function load(
  owner: pg.ClientBase,
  archive: ArchiveReader,
  manifest: Manifest,
  progress: (table: string) => void,
): Promise<void> {
  const remake = await bareTables(owner);
  const known = new Set(await tablesOf(owner));
  for (const table of manifest.tables) {
    if (!known.has(table.table)) throw new StoreRefusal('backup-damaged', table.table);
    progress(table.table);
    await loadTable(owner, archive, table);
  }
  await remake((statement) => remade(owner, statement));
}

/** An index or a key that cannot be made again means rows that do not belong together. */
async function remade(owner: pg.ClientBase, sql: string): Promise<void> {
  try {
    await owner.query(sql);
  } catch (fault) {
    if (/^23/.test((fault as pg.DatabaseError).code ?? ''))
      throw new StoreRefusal('backup-damaged', wordsOf(fault), { cause: fault });
    throw fault;
  }
}

async function loadTable(owner: pg.ClientBase, archive: ArchiveReader, table: TableOf): Promise<void> {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const copy = copyFrom(
    `copy "${table.table.replaceAll('"', '""')}" (${listed(table.columns)}) from stdin (format csv, header)`,
  );
  try {
    await pipeline(await archive.read(table.file), through, owner.query(copy));
  } catch (fault) {
    if (fault instanceof StoreRefusal || (fault as pg.DatabaseError).code === '53100') throw fault;
    throw new StoreRefusal('backup-damaged', `${table.file}: ${wordsOf(fault)}`, { cause: fault });
  }
  if (hash.digest('hex') !== table.sha256 || copy.rowCount !== table.rows)
    throw new StoreRefusal('backup-damaged', table.file);
}
