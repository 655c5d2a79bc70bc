import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, served } from '../../apps/cli/tests/served.js';
import type { Served } from '../../apps/cli/tests/served.js';
import { staffed } from './clerk.js';
import type { Clerk } from './clerk.js';

const MB = 2 ** 20;
/** The database with its journal, what must stay free for it, and some room to work (MB). */
const SIZE = 700;

const disk = mkdtempSync(join(tmpdir(), 'luoshi-disk-'));
const mounted =
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}m,mode=755`, 'luoshi-test', disk], { stdio: 'ignore' })
    .status === 0;
if (!mounted) it.skip('a full disk: not tried, no small disk may be mounted here (needs root)', () => undefined);

const filler = join(disk, 'filler');
const room = () => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};

/** Fills the disk until so much is left; it may be left full to the last byte. */
async function fill(left: number): Promise<void> {
  const file = await open(filler, 'a');
  const piece = Buffer.alloc(MB, 'x');
  try {
    while (room() > left) await file.write(piece, 0, Math.min(piece.length, Math.max(4096, room() - left)));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
  } finally {
    await file.close();
  }
}

describe.skipIf(!mounted)('a full disk', { timeout: 180_000 }, () => {
  const data = join(disk, 'data');
  let server: Served;
  let clerk: Clerk;
  const acknowledged: string[] = [];
  const start = async (title: string) => {
    const answer = await clerk.ask('POST', '/api/tasks', {
      tasks: [{ title, origin: { kind: 'hand', source: '督查室' } }],
    });
    if (answer.status === 201) acknowledged.push((answer.body['started'] as [{ id: string }])[0].id);
    return answer;
  };
  const job = (id: string) => clerk.job(id).catch(() => null); // the database may be away

  beforeAll(async () => {
    ({ server, clerk } = await staffed(data));
  }, 180_000);
  afterAll(async () => {
    server?.process.kill('SIGTERM');
    await server?.ended;
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  it('is refused in words while there still is room for the database, and reading goes on', async () => {
    for (let number = 1; number <= 20; number++) expect((await start(`登记${number}`)).status).toBe(201);
    await fill(200 * MB);
    const refused = await start('没有地方');
    expect(refused).toMatchObject({ status: 507, body: { code: 'disk-full', status: 507 } });
    expect(refused.body['detail']).toMatch(/磁盘已满.*腾出空间/);
    expect(refused.body['english']).toMatch(/disk is full/);
    expect((await clerk.ask('GET', '/api/tasks?limit=100')).status).toBe(200);
    // Who forgot something may still come in and look.
    expect(
      (await clerk.ask('POST', '/api/session', { office: 'linjiang', login: 'ducha', password: 'x' })).status,
    ).toBe(401);
    const large = new FormData();
    large.append('file', new Blob([new Uint8Array(MB)]), '大.txt');
    expect((await clerk.ask('POST', '/api/files', large)).status).toBe(507);
    rmSync(filler);
    expect((await start('又有地方')).status).toBe(201);
    // A write that would not fit is refused although a small one would.
    await fill(300 * MB);
    expect((await start('小的')).status).toBe(201);
    const heavy = new FormData();
    heavy.append('file', new Blob([new Uint8Array(40 * MB)]), '大.txt');
    expect(await clerk.ask('POST', '/api/files', heavy).then(({ status }) => status)).toBe(507);
    rmSync(filler);
  });

  it('to the last byte, in the middle of a job, loses nothing and goes on when there is room', async () => {
    const reading = await clerk.bringPapers(0, 120);
    await fill(0);
    expect(room()).toBeLessThan(MB);
    // Whatever the database does now: who writes is told why.
    for (let turn = 0; turn < 15; turn++) {
      expect(await start('写不进去')).toMatchObject({ status: 507, body: { code: 'disk-full' } });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    rmSync(filler);
    await expect.poll(async () => (await job(reading))?.state, { timeout: 90_000, interval: 200 }).toBe('done');
    expect((await job(reading))!.doneUnits).toBe(120);
    expect((await start('又能写了')).status).toBe(201);
    for (const id of acknowledged) expect((await clerk.ask('GET', `/api/tasks/${id}`)).status).toBe(200);
    const doctor = JSON.parse(command(data, 'doctor', '--json').stdout) as {
      checks: { code: string; healthy: boolean; found: string[] }[];
    };
    // It is a small disk, and there is no backup of it.
    const ill = doctor.checks.filter(({ healthy, code }) => !healthy && !['disk', 'backup'].includes(code));
    expect(ill).toEqual([]);
  });

  it('keeps a server from starting with a word that says so, and not when there is room', async () => {
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    await fill(0);
    // To the last byte of the last block as well.
    for (let number = 0; room() > 0 && number < 100; number++) writeFileSync(`${filler}${number}`, 'x');
    const run = command(data, 'serve', '--port', '0');
    expect([run.status, run.stderr]).toEqual([4, expect.stringContaining('磁盘已满')]);
    for (let number = 0; number < 100; number++) rmSync(`${filler}${number}`, { force: true });
    rmSync(filler);
    server = await served(data);
    clerk.address = server.address;
    for (const id of acknowledged) expect((await clerk.ask('GET', `/api/tasks/${id}`)).status).toBe(200);
  });
});
