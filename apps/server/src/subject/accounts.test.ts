import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, testOffice } from '../../tests/office.js';
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
