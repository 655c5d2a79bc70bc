import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import { sampleRows } from '../../tests/sample-rows.js';
import { tablesOf } from '../store/rights.js';
import type { Store } from '../store/store.js';
import { backup } from './backup.js';
import { restore } from './restore.js';

/** Everything in a store, table by table, as text; without the marks of backups and the record of migrations. */
async function everything(store: Store): Promise<Record<string, unknown[]>> {
  const client = await store.pool.connect();
  try {
    const all: Record<string, unknown[]> = {};
    for (const table of await tablesOf(client)) {
      if (table === 'backup_mark' || table === 'migration') continue;
      const { rows } = await client.query(`select t::text as row from "${table}" t order by 1`);
      all[table] = rows;
    }
    return all;
  } finally {
    client.release();
  }
}

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-backup-'));
  const file = join(folder, '备份.zip');
  const empty = async () => (await testDatabase()).open();
  let store: Store;
  beforeAll(async () => {
    store = await empty();
    await sampleRows(store, 20);
    expect(await backup(store, file)).toMatchObject({ rows: 66 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(kinds)('comes back whole into an empty database of the %s server', async (kind) => {
    const other = await (await testDatabase(kind)).open();
    expect(await restore(other, file)).toMatchObject({ rows: 66 });
    expect(await everything(other)).toEqual(await everything(store));
    const keys = `select conname from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1`;
    const indexes = `select indexname from pg_indexes where schemaname = 'public' order by 1`;
    for (const text of [keys, indexes]) {
      expect((await other.pool.query(text)).rows.length).toBe(
        (await (kind === 'installed' ? store : other).pool.query(text)).rows.length,
      );
    }
    await expect(other.pool.query('delete from entry')).rejects.toMatchObject({ code: '42501' });
    await expect(restore(other, file)).rejects.toMatchObject({ code: 'database-not-empty' });
  });

  it('opens in the usual programs', () => {
    const { status, stdout } = spawnSync('unzip', ['-p', file, 'tables/jurisdiction.csv'], { encoding: 'utf8' });
    if (status === null) return; // no unzip on this machine
    expect(stdout.split('\n')[1]).toMatch(/^1,linjiang,临江市人民政府,临江市,,prefecture,/);
  });

  it('is never overwritten, and leaves a mark', async () => {
    await expect(backup(store, file)).rejects.toMatchObject({ code: 'backup-exists' });
    expect(await store.db.selectFrom('backup_mark').select('file_name').execute()).toEqual([{ file_name: '备份.zip' }]);
  });

  it('that is damaged changes nothing', async () => {
    let other = await empty();
    const bytes = readFileSync(file);
    const damaged = join(folder, 'damaged.zip');
    // Single bytes turned, from one end to the other; then cut at several places.
    for (let at = 40; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
      const copy = Buffer.from(bytes);
      copy[at]! ^= 0x55;
      writeFileSync(damaged, copy);
      const outcome = await restore(other, damaged).then(
        () => 'taken',
        (fault: { code?: string }) => fault.code,
      );
      if (outcome === 'taken') {
        expect(await everything(other)).toEqual(await everything(store)); // a byte that means nothing
        other = await empty();
        continue;
      }
      expect(outcome).toMatch(/^(?:backup-damaged|backup-foreign|backup-newer|schema-foreign)$/);
      expect((await everything(other))['task']).toEqual([]);
    }
    for (const length of [0, 30, 1000, bytes.length - 1]) {
      writeFileSync(damaged, bytes);
      truncateSync(damaged, length);
      await expect(restore(other, damaged), String(length)).rejects.toMatchObject({ code: 'backup-damaged' });
    }
    writeFileSync(damaged, 'not an archive');
    await expect(restore(other, damaged)).rejects.toMatchObject({ code: 'backup-damaged' });
  });
});
