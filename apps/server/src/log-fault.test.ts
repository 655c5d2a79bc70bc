import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../tests/form.js';
import { testOffice } from '../tests/office.js';
import type { Office } from '../tests/office.js';
import { loggedFault } from './log-fault.js';

/** Stands for what a person types: names, titles, logins, search words. Nowhere in the product. */
const TYPED = 'zhangxiaoman';

let office: Office;
let log = '';
beforeAll(async () => void (office = await testOffice('installed', { write: (line) => void (log += line) })));
afterAll(() => office?.close());

const lines = () =>
  log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('has a line for every request, and nothing that somebody typed, named or sent', async () => {
    const before = lines().length;
    const asked = [
      { method: 'POST' as const, url: '/api/session', payload: { office: TYPED, login: TYPED, password: TYPED } },
      { url: `/api/tasks?name=${TYPED}` },
      { url: `/api/search?q=${TYPED}` },
      { url: `/api/tasks/${TYPED}` },
      { url: `/${TYPED}/nowhere?${TYPED}=1` },
      { url: '/api/tasks', headers: { 'x-name': TYPED, 'user-agent': TYPED, cookie: `luoshi=${TYPED}` } },
      {
        method: 'POST' as const,
        url: '/api/tasks',
        payload: { tasks: [{ title: TYPED, origin: { kind: 'hand', source: TYPED } }] },
      },
      { method: 'POST' as const, url: '/api/tasks', payload: { tasks: [{ [TYPED]: TYPED }] } },
      {
        method: 'POST' as const,
        url: '/api/tasks',
        headers: { 'content-type': 'application/json' },
        payload: `{"${TYPED}": ${TYPED}`,
      },
      {
        method: 'POST' as const,
        url: '/api/units',
        payload: { name: TYPED, kind: 'other', relation: 'temporary', code: TYPED },
      },
      await formOf('/api/papers', [['file', `${TYPED}.txt`, `${TYPED}的通知\n一、${TYPED}要抓好落实。`]]),
      await formOf('/api/papers', [['file', `${TYPED}.docx`, `PK\u0003\u0004${TYPED}`]]),
    ];
    for (const request of asked) await office.ask('supervision', request);
    await expect
      .poll(async () => {
        const { rows } = await office.get<{ rows: { state: string }[] }>('supervision', '/api/jobs');
        return rows.every(({ state }) => state === 'done');
      })
      .toBe(true);
    expect(lines().length - before).toBeGreaterThan(asked.length);
    for (const { route } of lines().filter(({ msg }) => msg === 'answered')) expect(typeof route).toBe('string');
    expect(log).not.toContain(TYPED);
    expect(log).not.toContain('"supervision"');
    expect(log).not.toContain('127.0.0.1');
  });

  it('of a fault of ours tells what and where, and not what it was about', () => {
    office.app.log.error(
      { err: Object.assign(new Error(`${TYPED}`), { code: '22P02', detail: TYPED, table: 'unit' }) },
      'fault',
    );
    office.app.log.error({ err: new SyntaxError(`Unexpected token ${TYPED}`) }, 'fault');
    office.app.log.error({ err: new TypeError('x is not a function', { cause: new Error(TYPED) }) }, 'fault');
    const [database, parser, own] = lines().slice(-3) as { err: Record<string, unknown> }[];
    expect(database!.err).toMatchObject({ type: 'Error', code: '22P02', table: 'unit' });
    expect(String(database!.err['stack'])).toMatch(/^ {4}at .*log-fault\.test\.ts/m);
    expect(parser!.err).toMatchObject({ type: 'SyntaxError' });
    expect(own!.err).toMatchObject({ type: 'TypeError', message: 'x is not a function', cause: { type: 'Error' } });
    expect(log).not.toContain(TYPED);
  });

  it('takes whatever was thrown', () => {
    expect(loggedFault(TYPED)).toEqual({ type: 'string', message: '', stack: '' });
    expect(loggedFault(null)).toEqual({ type: 'object', message: '', stack: '' });
  });
});

it('pages take fonts, scripts and all else from this server only', async () => {
  const policy = String((await office.ask(null, '/healthz')).headers['content-security-policy']);
  expect(policy).toContain("font-src 'self';");
  expect(policy).not.toMatch(/https?:|\*/);
});
