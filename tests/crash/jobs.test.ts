import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand, starting } from '../../apps/cli/tests/served.js';
import type { Served } from '../../apps/cli/tests/served.js';
import { testDatabase } from '../../packages/ledger/tests/database.js';
import type { Store } from '@luoshi/ledger';
import { Clerk } from './clerk.js';
import type { JobRow } from './clerk.js';
import { GOES_ON } from './goes-on.js';

const PAPERS = 200;
/** More than a fast machine reads before it hears that it is to stop. */
const MANY = 800;

/** For the servers' logs; the data are on the run's own database server. */
const folder = mkdtempSync(join(tmpdir(), 'luoshi-jobs-'));

/** Two servers on one database, as an office with many readers has them. */
let environment: NodeJS.ProcessEnv;
let store: Store;
let first: Served;
let second: Served;
let clerk: Clerk;
beforeAll(async () => {
  builtCommand();
  const database = await testDatabase();
  environment = { ...process.env, ...database.environment, LUOSHI_DATA: folder };
  first = await starting(environment).ready;
  const once = /one-time password: (\S+)/.exec(first.printed)![1]!;
  second = await starting(environment).ready;
  store = await database.open();
  const admin = await Clerk.at(first.address, 'admin', once);
  const accounts = await admin.ask('GET', '/api/accounts?limit=100');
  const ducha = (accounts.body['rows'] as { id: string; login: string }[]).find(({ login }) => login === 'ducha')!;
  const reset = await admin.ask('POST', `/api/accounts/${ducha.id}/password`, {});
  clerk = await Clerk.at(first.address, 'ducha', reset.body['password'] as string);
}, 180_000);
afterAll(async () => {
  await store?.close();
  for (const server of [first, second]) {
    server?.process.kill('SIGTERM');
    await server?.ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

const attempts = async (id: string) =>
  (await store.pool.query<{ attempt: number }>('select attempt from job where id = $1', [id])).rows[0]!.attempt;
const untilRead = async (id: string, units: number): Promise<JobRow> => {
  for (;;) {
    const job = await clerk.job(id);
    if (job.doneUnits >= units || job.state === 'done') return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('a job', { timeout: 180_000 }, () => {
  it('that is cancelled stops within seconds, keeps what it has read, and is not taken up again', async () => {
    const id = await clerk.bringPapers(0, MANY);
    expect((await untilRead(id, 16)).state).toBe('running');
    // At once: a fast machine reads the rest while others are brought.
    expect((await clerk.ask('POST', `/api/jobs/${id}/cancellation`)).status).toBe(202);
    const waiting = await clerk.bringPapers(5000, 20);
    await expect.poll(async () => (await clerk.job(id)).state, { timeout: 10_000 }).toBe('cancelled');
    const { doneUnits } = await clerk.job(id);
    expect(doneUnits).toBeGreaterThanOrEqual(16);
    expect(doneUnits).toBeLessThan(MANY);
    const { rows } = await store.pool.query<{ kept: number }>(
      `select count(*)::int as kept from paper_version v join stored_file f
         on f.jurisdiction_id = v.jurisdiction_id and f.id = v.file_id where f.name like '收文%'`,
    );
    expect(rows[0]!.kept).toBeGreaterThanOrEqual(doneUnits);
    await expect.poll(async () => (await clerk.job(waiting)).state, { timeout: 30_000 }).toBe('done');
    const late = await clerk.ask('POST', `/api/jobs/${id}/cancellation`);
    expect([late.status, late.body['code']]).toEqual([409, 'job-ended']);
    expect((await clerk.job(id)).state).toBe('cancelled');
  });

  it('whose worker is killed goes on with another in time and reads every paper once', async () => {
    // Either server may have taken it: the one is killed whose death the job notices.
    let killed = 0;
    for (let from = 10_000; killed === 0; from += PAPERS) {
      const id = await clerk.bringPapers(from, PAPERS);
      const before = await untilRead(id, 16);
      if (before.state === 'done') continue; // too quick for us
      first.process.kill('SIGKILL');
      await first.ended;
      killed = Date.now();
      clerk.address = second.address;
      await untilRead(id, before.doneUnits + 1);
      expect(Date.now() - killed).toBeLessThan(GOES_ON);
      await expect.poll(async () => (await clerk.job(id)).state, { timeout: 90_000, interval: 200 }).toBe('done');
      if ((await attempts(id)) === 1) killed = 0; // it was the other's
      const { rows } = await store.pool.query<{ once: boolean; papers: number }>(
        `select count(*)::int as papers, count(*) = count(distinct f.id) as once from paper_version v join stored_file f
           on f.jurisdiction_id = v.jurisdiction_id and f.id = v.file_id where f.name ~ $1`,
        [`^收文(${Array.from({ length: PAPERS }, (_, index) => from + index).join('|')})\\.txt$`],
      );
      expect(rows[0]).toEqual({ papers: PAPERS, once: true });
      first = await starting(environment).ready;
      clerk.address = first.address;
    }
  });
});
