import { afterAll, beforeAll, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

const count = async (table: 'session' | 'idempotency_key') =>
  Number((await office.store.pool.query(`select count(*) as rows from ${table}`)).rows[0].rows);

it('a server that starts sweeps what is over: sessions a week after their end, keys of writes a day after', async () => {
  const start = (key: string) =>
    office.ask('supervision', {
      method: 'POST',
      url: '/api/tasks',
      headers: { 'idempotency-key': key },
      payload: { tasks: [{ title: key, origin: { kind: 'hand', source: '督查室' } }] },
    });
  expect((await start('key-of-march-1')).statusCode).toBe(201);
  expect((await office.ask('leader', '/api/session')).statusCode).toBe(200);
  office.now = new Date('2026-03-20T02:00:00Z');
  expect((await start('key-of-march-2')).statusCode).toBe(201);
  expect([await count('session'), await count('idempotency_key')]).toEqual([3, 2]);
  await office.app.listen({ host: '127.0.0.1', port: 0 });
  await expect.poll(() => count('session'), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => count('idempotency_key')).toBe(1);
  // Whoever is signed in stays so, and a key that still holds answers as it did.
  expect((await start('key-of-march-2')).headers['idempotency-replayed']).toBe('true');
});
