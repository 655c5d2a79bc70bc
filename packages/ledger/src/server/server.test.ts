import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { kinds } from '../../tests/database.js';
import { builtLedger, startChild } from '../../tests/child.js';
import type { StoreOptions } from '../store/store.js';
import { openStore } from '../store/store.js';

const folders: string[] = [];
const dataFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-data-'));
  chmodSync(folder, 0o755); // where the tests run as root, the server's user has to pass it
  folders.push(folder);
  return join(folder, 'data');
};
/** A copy of a folder that was opened and closed before: making one anew takes seconds. */
async function usedFolder(): Promise<string> {
  const data = dataFolder();
  if (!used) {
    used = join(mkdtempSync(join(tmpdir(), 'luoshi-data-')), 'data');
    chmodSync(join(used, '..'), 0o755);
    await (await open(used)).close();
  }
  // With its owners, times and modes, which the server is strict about.
  expect(spawnSync('cp', ['-a', used, data]).status).toBe(0);
  return data;
}
let used: string | null = null;
const open = (data: string, options: StoreOptions = {}) =>
  openStore({ environment: { LUOSHI_DATA: data }, signals: 'leave', name: 'test', connections: 2, ...options });
const pidOf = (data: string) => Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(() => {
  if (used) rmSync(join(used, '..'), { recursive: true, force: true });
});

describe('the embedded server', () => {
  it('makes its folder, starts, is closed to others, keeps what it acknowledges, and stops', async () => {
    const data = dataFolder();
    const notes: string[] = [];
    const store = await open(data, { tell: ({ code }) => notes.push(code) });
    const setting = async (name: string) =>
      (await store.pool.query(`select current_setting($1) as v`, [name])).rows[0].v;
    expect(
      await Promise.all(
        ['fsync', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding'].map(setting),
      ),
    ).toEqual(['on', 'on', 'on', '', 'UTF8']);
    const locale = await store.pool.query('select datcollate as c from pg_database where datname = current_database()');
    expect(locale.rows).toEqual([{ c: 'C.UTF-8' }]);
    expect(statSync(store.embedded!.server.host).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'postgres')).mode & 0o777).toBe(0o700);
    await store.close();
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(notes).toEqual(['started', 'migrated']);
  });

  it('is opened by one at a time; a guest goes beside and leaves it running', async () => {
    const data = await usedFolder();
    const first = await open(data, { name: 'first' });
    await expect(open(data)).rejects.toMatchObject({
      code: 'folder-in-use',
      detail: expect.stringContaining('first, pid'),
    });
    const guest = await open(data, { beside: true });
    expect(guest.embedded?.hasFolder).toBe(false);
    await guest.close();
    expect((await first.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await first.close();
  });

  it('is started once by two who come at the same moment, and the second is refused', async () => {
    const data = dataFolder();
    const both = await Promise.allSettled([open(data), open(data)]);
    const opened = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(opened).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'folder-in-use' } });
    await opened[0]!.close();
  });

  it('is started again when it is killed, by itself', async () => {
    const data = await usedFolder();
    const notes: string[] = [];
    let done: () => void = () => undefined;
    const restarted = new Promise<void>((resolve) => (done = resolve));
    const store = await open(data, {
      tell: ({ code }) => {
        notes.push(code);
        if (code === 'restarted') done();
      },
    });
    const running = expect(store.pool.query('select pg_sleep(20)')).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    process.kill(-pidOf(data), 'SIGKILL');
    await running;
    await restarted;
    expect((await store.pool.query('select count(*) as n from task')).rows).toEqual([{ n: '0' }]);
    await expect(open(data)).rejects.toMatchObject({ code: 'folder-in-use' });
    await store.close();
  });

  it('starts after a crash although another program has its number now', async () => {
    const data = await usedFolder();
    const file = join(data, 'postgres', 'postmaster.pid');
    writeFileSync(file, `${process.ppid}\n${join(data, 'postgres')}\n1\n5432\n/nowhere\n\n  1 1\nready   \n`);
    const store = await open(data);
    await store.close();
  });

  it('makes missing library links again', async () => {
    const store = await open(await usedFolder());
    const { programs } = store.embedded!.server;
    await store.close();
    if (programs?.origin !== 'installed') return;
    const native = join(programs.bin, '..');
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    expect(links.every(({ target }) => lstatSync(join(native, '..', target)).isSymbolicLink())).toBe(true);
  });

  it('takes a folder of another version with that version of the system', async (context) => {
    if (!kinds.includes('system')) return context.skip();
    const data = dataFolder();
    await (await open(data, { prefer: 'system' })).close();
    const store = await open(data);
    expect(store.embedded?.server.programs?.origin).toBe('system');
    await store.close();
    writeFileSync(join(data, 'postgres', 'PG_VERSION'), '12\n');
    await expect(open(data)).rejects.toMatchObject({ code: 'no-programs' });
  });

  it('says what is wrong when it cannot start', async () => {
    const data = await usedFolder();
    writeFileSync(join(data, 'postgres', 'postgresql.conf'), 'no_such_setting = 1\n');
    await expect(open(data)).rejects.toMatchObject({
      code: 'start-failed',
      detail: expect.stringContaining('no_such_setting'),
    });
    writeFileSync(join(data, '..', 'file'), '');
    await expect(open(join(data, '..', 'file'))).rejects.toMatchObject({ code: 'folder-unusable' });
  });

  it('left by a killed parent is adopted, and SIGTERM stops it', async () => {
    builtLedger();
    const data = await usedFolder();
    const killed = startChild(data);
    await killed.line();
    const pid = pidOf(data);
    await killed.kill('SIGKILL');
    const next = startChild(data);
    await next.line();
    expect(pidOf(data)).toBe(pid);
    await next.kill('SIGTERM');
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});
