import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, environmentOf, served, starting } from '../../apps/cli/tests/served.js';
import type { Served } from '../../apps/cli/tests/served.js';
import { paperName, staffed } from './clerk.js';
import type { Clerk } from './clerk.js';
import { Acknowledged, workUnderFire } from './fire.js';
import { GIVEN_UP, GOES_ON } from './goes-on.js';

/** Short in `npm test`; `npm run test:crash` kills 100 times. */
const KILLS = Number(process.env['LUOSHI_KILLS'] ?? 4);
/** After so many kills there is quiet until the jobs that were cut off have ended. */
const QUIET_EVERY = 10;
const WRITERS = 4;
const PAPERS = 80;

const folder = mkdtempSync(join(tmpdir(), 'luoshi-crash-'));
chmodSync(folder, 0o755); // where the tests run as root, the database's user has to pass it
const data = join(folder, 'data');

/** What dies: server and database at once, either alone, or the server before it was ready. */
const WAYS = ['both', 'server', 'database', 'starting'] as const;

const databasePid = () => Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
const killDatabase = () => {
  const pid = databasePid();
  expect(pid).toBeGreaterThan(1);
  process.kill(-pid, 'SIGKILL'); // the whole group of its processes
};

let server: Served;
let clerk: Clerk;
beforeAll(async () => {
  ({ server, clerk } = await staffed(data));
}, 180_000);
afterAll(async () => {
  server?.process.kill('SIGTERM');
  await server?.ended;
  rmSync(folder, { recursive: true, force: true });
});

async function startAgain(): Promise<void> {
  server = await served(data);
  clerk.address = server.address;
}

describe(`${KILLS} kills at random moments while four clerks write and papers are read`, () => {
  const done = new Acknowledged();
  /** How long it took until each job that was cut off showed a sign of life, and how long a start took (ms). */
  const waited: number[] = [];
  const starts: number[] = [];
  const unfinished = new Set<string>();

  async function quiet(since: number): Promise<void> {
    const before = new Map<string, string>();
    for (const id of unfinished) before.set(id, stateOf(await clerk.job(id)));
    while (unfinished.size > 0 && Date.now() - since < GIVEN_UP) {
      for (const id of unfinished) {
        const job = await clerk.job(id);
        const first = before.get(id);
        if (first !== undefined && stateOf(job) !== first) {
          waited.push(Date.now() - since);
          before.delete(id);
        }
        if (job.state !== 'waiting' && job.state !== 'running') {
          expect([id, job.state, job.fault]).toEqual([id, 'done', null]);
          if (before.has(id)) waited.push(0); // it had ended before we looked
          unfinished.delete(id);
        }
      }
      await pause(100);
    }
    expect([...unfinished]).toEqual([]);
  }

  it('cost nothing that was acknowledged', { timeout: 120_000 + KILLS * 30_000 }, async () => {
    for (let round = 1; round <= KILLS; round++) {
      if (round % QUIET_EVERY === 1) {
        const from = (round - 1) * PAPERS;
        const job = await clerk.bringPapers(from, PAPERS);
        done.jobs.set(job, { from, count: PAPERS });
        unfinished.add(job);
      }
      const stop = new AbortController();
      const clerks = Array.from({ length: WRITERS }, () => workUnderFire(clerk, done, stop.signal));
      const start = done.count;
      await expect.poll(() => done.count, { timeout: 30_000 }).toBeGreaterThan(start + 10);
      await pause(Math.random() * 1200);
      const way = WAYS[round % WAYS.length]!;
      if (way === 'database') {
        killDatabase();
        // The server starts it again by itself, and the clerks go on.
        const before = done.count;
        await expect.poll(() => done.count, { timeout: 30_000 }).toBeGreaterThan(before + 10);
      }
      if (way === 'both') killDatabase();
      server.process.kill('SIGKILL');
      await server.ended;
      if (way === 'starting') {
        const half = starting(environmentOf(data));
        await pause(Math.random() * 1500);
        half.process.kill('SIGKILL');
        await half.ended;
      }
      stop.abort();
      await Promise.all(clerks);
      const since = Date.now();
      await startAgain();
      starts.push(Date.now() - since);
      if (round % QUIET_EVERY === 0 || round === KILLS) await quiet(since);
    }
    const stop = new AbortController();
    const last = workUnderFire(clerk, done, stop.signal);
    await expect.poll(() => done.open.length, { timeout: 30_000 }).toBe(0); // all that was open was sent again
    stop.abort();
    await last;
    expect(done.count).toBeGreaterThan(KILLS * 10);

    const store = await openStore({ environment: environmentOf(data), beside: true, signals: 'leave' });
    try {
      expect(await missing(store, done)).toEqual([]);
      const { rows: twice } = await store.pool.query('select title from task group by title having count(*) > 1');
      expect(twice).toEqual([]);
      for (const { from, count } of done.jobs.values()) {
        const { rows } = await store.pool.query<{ times: string }>(
          `select count(v.id) as times from stored_file f left join paper_version v
             on v.jurisdiction_id = f.jurisdiction_id and v.file_id = f.id
           where f.name = any($1) group by f.id`,
          [Array.from({ length: count }, (_, index) => paperName(from + index))],
        );
        expect(rows.map(({ times }) => times)).toEqual(Array.from({ length: count }, () => '1'));
      }
    } finally {
      await store.close();
    }
    expect(Math.max(...waited)).toBeLessThan(GOES_ON);
    const doctor = JSON.parse(command(data, 'doctor', '--json').stdout) as {
      clean: boolean;
      checks: { code: string; healthy: boolean; found: string[] }[];
    };
    expect(doctor.checks.filter(({ healthy, code }) => !healthy && code !== 'backup')).toEqual([]);
    expect(doctor.clean).toBe(true);
    process.stderr.write(
      `${KILLS} kills: ${done.count} acknowledged writes (${done.tasks.size} tasks, ${done.files.length} files) and ` +
        `${done.jobs.size} jobs of ${PAPERS} papers, none lost; jobs went on after ${seconds(waited)} s, ` +
        `the server was ready again after ${seconds(starts)} s (middle, worst)\n`,
    );
  });
});

const stateOf = ({ state, doneUnits }: { state: string; doneUnits: number }) => `${state} ${doneUnits}`;

function seconds(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!].map((time) => (time / 1000).toFixed(1)).join(', ');
}

/** What was acknowledged and is not there, or not as far as it was told. */
async function missing(store: Store, done: Acknowledged): Promise<string[]> {
  const { rows } = await store.pool.query<{ id: string; version: number }>('select id, version from task');
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const lost = [...done.tasks].filter(([id, version]) => (versions.get(id) ?? 0) < version).map(([id]) => `task ${id}`);
  for (const [table, ids] of [
    ['stored_file', done.files],
    ['attachment', done.attachments],
  ] as const) {
    const found = await store.pool.query<{ id: string }>(`select id from ${table} where id = any($1)`, [ids]);
    const there = new Set(found.rows.map(({ id }) => id));
    lost.push(...ids.filter((id) => !there.has(id)).map((id) => `${table} ${id}`));
  }
  return lost;
}
