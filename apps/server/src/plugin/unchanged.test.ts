import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';

let office: Office;
beforeAll(async () => {
  office = await testOffice();
  await office.startTasks({}, { title: '建成绿道30公里' });
});
afterAll(() => office?.close());

const LIST = '/api/tasks?limit=10';
const asked = (url: string, tag: string, seat: Seat = 'supervision') =>
  office.ask(seat, { method: 'GET', url, headers: { 'if-none-match': tag } });

describe('an answer that the asker has already', () => {
  it('is not sent again until something of it is another', async () => {
    const first = await office.ask('supervision', LIST);
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    for (const known of [tag, tag.slice(2), `"abc", ${tag}`, '*']) {
      const again = await asked(LIST, known);
      expect([known, again.statusCode, again.body, again.headers['etag']]).toEqual([known, 304, '', tag]);
    }
    expect((await asked(LIST, 'W/"abc"')).body).toBe(first.body);
    await office.startTasks({ title: '补植行道树500株' });
    const after = await asked(LIST, tag);
    expect([after.statusCode, after.json<{ rows: unknown[] }>().rows.length]).toEqual([200, 3]);
  });

  it('is another one’s where he sees other rows', async () => {
    const tag = String((await office.ask('supervision', LIST)).headers['etag']);
    const own = await asked(LIST, tag, 'bank');
    expect([own.statusCode, own.json<{ rows: unknown[] }>().rows]).toEqual([200, []]);
  });

  it('of one row is sent with its version, whose lamp may have turned without it', async () => {
    const [id] = await office.startTasks({});
    const one = await office.ask('supervision', `/api/tasks/${id}`);
    const tag = String(one.headers['etag']);
    expect(tag).toBe(`"${one.json<{ version: number }>().version}"`);
    expect((await asked(`/api/tasks/${id}`, tag)).statusCode).toBe(200);
  });

  it('is kept by nobody where it is sensitive, a refusal or a write', async () => {
    const stored = async (seat: Seat, request: Parameters<Office['ask']>[1]) =>
      (await office.ask(seat, request)).headers['cache-control'];
    expect(await stored('administrator', '/api/accounts')).toBe('no-store');
    expect(await stored('bank', '/api/accounts')).toBe('no-store');
    expect(await stored('supervision', '/api/tasks?limit=many')).toBe('no-store');
    expect(await stored('supervision', { method: 'POST', url: '/api/search/rebuild', payload: {} })).toBe('no-store');
  });
});
