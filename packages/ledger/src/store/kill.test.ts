import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor, isClean } from '../doctor/check.js';
import { storeChecks } from '../doctor/store-checks.js';
import { openStore } from './store.js';
import { builtLedger, startChild } from '../../tests/child.js';

/** Short in `npm test`; `LUOSHI_KILLS=100` for the long form. */
const KILLS = Number(process.env['LUOSHI_KILLS'] ?? 6);

describe('killing writer and server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-kill-'));
  chmodSync(folder, 0o755); // where the tests run as root, the server's user has to pass it
  const data = join(folder, 'data');
  beforeAll(builtLedger);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    `${KILLS} times at random moments loses no acknowledged row, and no half of a transaction is there`,
    { timeout: 60_000 + KILLS * 20_000 },
    async () => {
      const acknowledged: string[] = [];
      for (let round = 0; round < KILLS; round++) {
        const child = startChild(data);
        await child.line();
        await pause(Math.random() * 300);
        const file = join(data, 'postgres', 'postmaster.pid');
        const server = Number(readFileSync(file, 'utf8').split('\n')[0]);
        expect(server).toBeGreaterThan(1);
        // The whole group of the server's processes, its first process alone (the others have to notice), or none (adopted).
        if (round % 3 !== 2) process.kill(round % 2 ? server : -server, 'SIGKILL');
        await child.kill('SIGKILL');
        acknowledged.push(...child.lines);
      }
      const store = await openStore({ environment: { LUOSHI_DATA: data }, signals: 'leave' });
      const { rows } = await store.pool.query<{ id: string }>('select id from entry');
      const there = new Set(rows.map(({ id }) => id));
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
      const halves = await store.pool.query(
        `select 1 from entry e full join counter c on c.jurisdiction_id = e.jurisdiction_id and c.name = e.id::text
       where e.id is null or c.name is null`,
      );
      expect(halves.rowCount).toBe(0);
      expect(isClean(await doctor(store, storeChecks))).toBe(true);
      await store.close();
    },
  );
});
