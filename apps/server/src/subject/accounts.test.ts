import { deliverEveryOffice, networksFrom } from '@luoshi/work';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, RECEIVERS, testOffice } from '../../tests/office.js';
import { buildApp } from '../app.js';
import type { Office } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

const admin = (method: 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'GET', url: string, payload?: object) =>
  office.ask('administrator', { method, url, ...(payload ? { payload } : {}) });
const signIn = (login: string, password: string) =>
  office.ask(null, { method: 'POST', url: '/api/session', payload: { office: 'linjiang', login, password } });
interface Logged {
  action: string;
  accountId: string | null;
  subjectId: string | null;
  body: { operation?: string; code?: string };
}
const log = async (query = '') =>
  (await office.get<{ rows: Logged[] }>('auditor', `/api/access-log?limit=200${query}`)).rows;

let made: { accountId: string; password: string };
beforeAll(async () => {
  const answer = await admin('POST', '/api/accounts', {
    login: ' ＺhangSan ',
    name: '经办员',
    roles: [{ role: 'liaison', unitId: office.units.land, step: 'drafter' }],
  });
  expect(answer.statusCode).toBe(201);
  made = answer.json();
});

describe('an account', () => {
  it('signs in with a password that serves once, under a login that is compared without case and width', async () => {
    const first = await signIn('zhangsan', made.password);
    expect(first.json()).toMatchObject({ mustChangePassword: true, roles: [{ role: 'liaison', step: 'drafter' }] });
    const cookies = { luoshi: first.cookies[0]!.value };
    const ask = (url: string) => office.app.inject({ url, cookies });
    expect((await ask('/api/tasks')).json().code).toBe('password-must-change');
    const fresh = '自己想出来的一句话口令';
    const change = { old: made.password, fresh };
    const changed = await office.app.inject({ method: 'POST', url: '/api/session/password', payload: change, cookies });
    expect(changed.statusCode).toBe(204);
    expect((await ask('/api/tasks')).statusCode).toBe(200); // and goes on in the session it has
    expect((await signIn('zhangsan', made.password)).json().code).toBe('login-failed');
  });

  it('is not hindered by colleagues at the same address; whoever tries many accounts from one is, his right guess too', async () => {
    const at = (remoteAddress: string, password: string, login = 'buzhidao') =>
      office.app.inject({
        ...{ method: 'POST', url: '/api/session', remoteAddress },
        payload: { office: 'linjiang', login, password },
      });
    for (let turn = 0; turn < 40; turn++) expect((await at('10.0.0.1', PASSWORD, 'supervision')).statusCode).toBe(200);
    for (let turn = 0; turn < 30; turn++)
      expect((await at('10.0.0.2', 'wrong password')).json().code).toBe('login-failed');
    expect((await at('10.0.0.2', PASSWORD, 'supervision')).json().code).toBe('too-many-requests');
    expect((await at('10.0.0.1', PASSWORD, 'supervision')).statusCode).toBe(200);
  });

  it('is locked after five failures, and unlocked or given a new password by an administrator', async () => {
    for (let turn = 0; turn < 5; turn++) await signIn('zhangsan', 'wrong password');
    expect((await signIn('zhangsan', 'wrong password')).statusCode).toBe(423);
    expect((await admin('POST', `/api/accounts/${made.accountId}/unlocking`)).statusCode).toBe(204);
    expect((await signIn('zhangsan', 'wrong password')).json().code).toBe('login-failed');
    const reset = (await admin('POST', `/api/accounts/${made.accountId}/password`)).json() as { password: string };
    expect((await signIn('zhangsan', reset.password)).statusCode).toBe(200);
  });

  it('loses its sessions when it is disabled, and the last administrator cannot be', async () => {
    const { password } = (await admin('POST', `/api/accounts/${made.accountId}/password`)).json() as {
      password: string;
    };
    const cookies = { luoshi: (await signIn('zhangsan', password)).cookies[0]!.value };
    expect((await admin('PUT', `/api/accounts/${made.accountId}/state`, { state: 'disabled' })).statusCode).toBe(204);
    expect((await office.app.inject({ url: '/api/session', cookies })).statusCode).toBe(401);
    const last = await admin('PUT', `/api/accounts/${office.accounts.administrator}/state`, { state: 'disabled' });
    expect([last.statusCode, last.json().code]).toEqual([409, 'last-administrator']);
    await admin('PUT', `/api/accounts/${made.accountId}/state`, { state: 'active' });
  });

  it('is given roles for units of the office only, and they are taken back from it alone', async () => {
    const url = `/api/accounts/${made.accountId}/roles`;
    const strange = await admin('POST', url, { role: 'liaison', unitId: made.accountId });
    expect(strange.json().code).toBe('not-found');
    expect((await admin('POST', url, { role: 'liaison' })).json().code).toBe('request-wrong');
    const { id } = (await admin('POST', url, { role: 'auditor' })).json() as { id: string };
    const other = `/api/accounts/${office.accounts.auditor}/roles/${id}`;
    expect((await admin('DELETE', other)).json().code).toBe('not-found');
    expect((await admin('DELETE', `${url}/${id}`)).statusCode).toBe(204);
  });

  it('has a history without a secret', async () => {
    const { rows } = (await admin('GET', `/api/accounts/${made.accountId}/history`)).json() as {
      rows: { action: string }[];
    };
    const actions = rows.map(({ action }) => action);
    for (const action of ['create', 'unlock', 'reset-password', 'disable', 'enable', 'grant-role', 'revoke-role'])
      expect(actions).toContain(action);
    expect(JSON.stringify(rows)).not.toContain(made.password);
  });
});

describe('a token', () => {
  const soon = '2026-06-01T00:00:00+08:00';
  const create = (scopes: string[], expiresAt = soon) =>
    office.ask('supervision', { method: 'POST', url: '/api/tokens', payload: { name: '报表程序', scopes, expiresAt } });
  const by = (secret: string, request: object) =>
    office.app.inject({ ...request, headers: { authorization: `Bearer ${secret}` } });
  const task = { tasks: [{ title: '经接口登记', origin: { kind: 'import', source: '程序' } }] };

  it('is shown once, reads with `read` only, and ends on its day or when it is taken back', async () => {
    const { id, secret } = (await create(['read'])).json() as { id: string; secret: string };
    expect((await by(secret, { url: '/api/tasks' })).statusCode).toBe(200);
    const write = await by(secret, { method: 'POST', url: '/api/tasks', payload: task });
    expect([write.statusCode, write.json().code]).toEqual([403, 'not-allowed']);
    const listed = await office.ask('supervision', '/api/tokens');
    expect(listed.json()).toMatchObject([{ id, name: '报表程序', scopes: ['read'] }]);
    expect(listed.body).not.toContain(secret.split('.')[1]);
    const now = office.now;
    office.now = new Date('2026-06-01T00:00:00Z');
    expect((await by(secret, { url: '/api/tasks' })).statusCode).toBe(401);
    office.now = now;
    expect((await office.ask('supervision', { method: 'DELETE', url: `/api/tokens/${id}` })).statusCode).toBe(204);
    expect((await by(secret, { url: '/api/tasks' })).statusCode).toBe(401);
  });

  it('writes with `write`, but makes no tokens and changes no password', async () => {
    const { secret } = (await create(['read', 'write'])).json() as { secret: string };
    expect((await by(secret, { method: 'POST', url: '/api/tasks', payload: task })).statusCode).toBe(201);
    const more = { name: '另一个', scopes: ['write'], expiresAt: soon };
    expect((await by(secret, { method: 'POST', url: '/api/tokens', payload: more })).statusCode).toBe(403);
    const change = { old: PASSWORD, fresh: '另外想出来的一句话口令' };
    expect((await by(secret, { method: 'POST', url: '/api/session/password', payload: change })).statusCode).toBe(403);
  });

  it('does not live longer than a year, is nobody else’s to take back, and needs a purpose', async () => {
    expect((await create(['read'], '2027-03-05T00:00:00Z')).json().code).toBe('expiry-unusable');
    expect((await create(['read'], '2026-03-02T00:00:00Z')).json().code).toBe('expiry-unusable');
    expect((await create([])).json().code).toBe('request-wrong');
    const { id } = (await create(['read'])).json() as { id: string };
    expect((await office.ask('finance', { method: 'DELETE', url: `/api/tokens/${id}` })).json().code).toBe('not-found');
  });
});

describe('requests', () => {
  it('of one account are as many a minute as the server allows; the others’ go on', async () => {
    const app = await buildApp({ store: office.store, clock: () => office.now, rate: 3 });
    const signed = async (login: string) => {
      const payload = { office: 'linjiang', login, password: PASSWORD };
      const answer = await app.inject({
        ...{ method: 'POST', url: '/api/session', payload },
        remoteAddress: login === 'supervision' ? '10.1.0.1' : '10.1.0.2',
      });
      return Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    };
    const [clerk, auditor] = [await signed('supervision'), await signed('auditor')];
    const ask = (cookies: Record<string, string>) => app.inject({ method: 'GET', url: '/api/settings', cookies });
    const answers = [];
    for (let turn = 0; turn < 4; turn++) answers.push(await ask(clerk));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    const { headers, body } = answers[3]!;
    expect(headers['content-type']).toContain('application/problem+json');
    expect([JSON.parse(body).code, Number(headers['retry-after']) > 0]).toEqual(['too-many-requests', true]);
    expect((await ask(auditor)).statusCode).toBe(200);
    await app.close();
  });
});

describe('the access log', () => {
  it('has who signed in, who failed, who was refused what, and who read accounts', async () => {
    await signIn('leader', 'wrong password');
    await signIn('leader', PASSWORD);
    await office.ask('finance', '/api/accounts');
    await admin('GET', `/api/accounts/${made.accountId}`);
    const { leader, finance, administrator } = office.accounts;
    expect(await log(`&account=${leader}`)).toMatchObject([{ action: 'sign-in' }, { action: 'sign-in-failed' }]);
    expect((await log(`&account=${finance}`))[0]).toMatchObject({
      action: 'refused',
      body: { operation: 'listAccounts' },
    });
    expect((await log(`&account=${administrator}&action=read`))[0]).toMatchObject({ subjectId: made.accountId });
    // Reading it is sensitive itself.
    expect((await log('&action=read'))[0]).toMatchObject({ accountId: office.accounts.auditor });
  });
});

describe('a webhook', () => {
  /** Another system: what it was sent, and what it answers with. */
  const received: { headers: IncomingHttpHeaders; body: string; path: string }[] = [];
  let answer = { status: 204, location: '' };
  const other = createServer((request, reply) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      received.push({ headers: request.headers, body, path: request.url! });
      reply.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end('谢谢');
    });
  });
  let address = '';
  let webhook = { id: '', secret: '' };
  beforeAll(async () => {
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterAll(() => other.close());

  const make = (form: object) =>
    admin('POST', '/api/webhooks', { name: '一体化平台', address: `${address}/hooks`, events: ['task'], ...form });
  /** Something happens that is one entry of the history. */
  const raise = async (title: string): Promise<string> => {
    const payload = { unit: office.units.housing, kind: 'land', title };
    return (await office.get<{ id: string }>('housing', { method: 'POST', url: '/api/problems', payload })).id;
  };
  const later = (milliseconds: number) => (office.now = new Date(office.now.getTime() + milliseconds));
  const deliver = () =>
    deliverEveryOffice(office.store, () => office.now, networksFrom(RECEIVERS), new AbortController().signal);
  interface Fate {
    event: string;
    action: string;
    state: string;
    attempts: number;
    status: number | null;
    fault: string | null;
    nextAt: string | null;
  }
  const fates = async () =>
    (await office.get<{ rows: Fate[] }>('administrator', `/api/webhooks/${webhook.id}/deliveries`)).rows;
  const listed = async () =>
    (await office.get<{ rows: { id: string; waiting: number; failed: number }[] }>('administrator', '/api/webhooks'))
      .rows;

  it('is made for an address that the server allows, its secret shown once; inside ones are refused', async () => {
    for (const inside of ['https://127.0.0.2/', 'https://localhost/', 'https://[::1]/', 'https://10.0.0.8/'])
      expect((await make({ address: inside })).json().code, inside).toBe('webhook-inside');
    expect((await make({ address: 'http://platform.linjiang.example/' })).json().code).toBe('webhook-address');
    expect((await make({ events: ['account'] })).json().code).toBe('request-wrong');
    expect(await listed()).toEqual([]);
    const made = await make({ events: ['problem', 'lamp'] });
    expect(made.statusCode).toBe(201);
    webhook = made.json();
    expect(webhook.secret).toMatch(/^whsec_/);
    const { body } = await admin('GET', '/api/webhooks');
    expect(body).not.toContain(webhook.secret.slice('whsec_'.length));
  });

  it('is told what has happened by ids and codes, signed so that the receiver can judge it', async () => {
    const problem = await raise('不外传的问题名称');
    await office.startTasks({ title: '没有订阅的事项' });
    expect(await deliver()).toBe(2);
    const [greeting, raised] = received;
    expect(JSON.parse(greeting!.body)).toMatchObject({ type: 'webhook.on' });
    const { headers, body, path } = raised!;
    expect(path).toBe('/hooks');
    expect(JSON.parse(body)).toEqual({
      type: 'problem.raise',
      timestamp: office.now.toISOString(),
      data: { event: 'problem', action: 'raise', subjectId: problem, taskId: null },
    });
    expect(body).not.toContain('不外传');
    const mac = createHmac('sha256', Buffer.from(webhook.secret.slice('whsec_'.length), 'base64'));
    mac.update(`${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`);
    expect(headers['webhook-signature']).toBe(`v1,${mac.digest('base64')}`);
    expect((await fates()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(await deliver()).toBe(0);
  });

  it('is tried again, later and later, and given up after a day; a redirect is not followed', async () => {
    received.length = 0;
    answer = { status: 302, location: `${address}/elsewhere` };
    await raise('再办一件');
    await deliver();
    await deliver(); // too soon: nothing is sent
    expect(received.map(({ path }) => path)).toEqual(['/hooks']);
    expect((await fates())[0]).toMatchObject({ state: 'waiting', attempts: 1, status: 302 });
    answer = { status: 500, location: '' };
    later(30_000);
    await deliver();
    expect((await fates())[0]).toMatchObject({ attempts: 2, status: 500, fault: '对方答复500' });
    const waits: number[] = [];
    for (let fate = (await fates())[0]!; fate.state === 'waiting'; fate = (await fates())[0]!) {
      waits.push(new Date(fate.nextAt!).getTime() - office.now.getTime());
      office.now = new Date(fate.nextAt!);
      await deliver();
    }
    expect(waits).toEqual([2, 10, 60, 180, 360, 720].map((minutes) => minutes * 60_000));
    expect((await fates())[0]).toMatchObject({ state: 'failed', attempts: 8, nextAt: null });
    expect(await listed()).toMatchObject([{ waiting: 0, failed: 1 }]);
    answer = { status: 204, location: '' };
  });

  it('is sent again where the server that took the message was killed', async () => {
    await raise('中断的一件');
    const stopped = AbortSignal.abort();
    expect(await deliverEveryOffice(office.store, () => office.now, networksFrom(RECEIVERS), stopped)).toBe(0);
    await office.store.pool.query(
      `update webhook_delivery set attempts = 1, next_at = $1 where state = 'waiting'`, // as a claim leaves it
      [new Date(office.now.getTime() + 60_000)],
    );
    expect(await deliver()).toBe(0);
    later(60_000);
    expect(await deliver()).toBe(1);
    expect((await fates())[0]).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('is switched off by hand: what waits is dropped and nothing more is told; on again it greets', async () => {
    received.length = 0;
    await raise('关闭之前');
    const state = (to: string) => admin('PUT', `/api/webhooks/${webhook.id}/state`, { state: to });
    expect((await state('off')).statusCode).toBe(204);
    await raise('关闭之后');
    expect(await deliver()).toBe(0);
    expect((await fates())[0]).toMatchObject({ state: 'dropped' });
    await state('on');
    // The running server sends by itself.
    await office.app.listen({ host: '127.0.0.1', port: 0 });
    await expect.poll(() => received.length, { timeout: 20_000 }).toBe(1);
    expect(JSON.parse(received[0]!.body)).toMatchObject({ type: 'webhook.on' });
  });

  it('belongs to administrators, who leave its making in the history without its secret', async () => {
    expect((await office.ask('supervision', '/api/webhooks')).statusCode).toBe(403);
    const other = '/api/webhooks/00000000-0000-7000-8000-000000000000/deliveries';
    expect((await admin('GET', other)).json().code).toBe('not-found');
    const { rows } = await office.store.pool.query<{ action: string; body: object }>(
      `select action, body from entry where subject_kind = 'webhook' order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['create', 'switch-off', 'switch-on']);
    expect(JSON.stringify(rows)).not.toContain(webhook.secret.slice('whsec_'.length));
  });
});
