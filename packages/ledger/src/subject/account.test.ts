import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import { sampleRows } from '../../tests/sample-rows.js';
import { newId } from '../id.js';
import type { Id } from '../schema/column.js';
import type { Store } from '../store/store.js';
import type { NewAccount } from './account.js';
import {
  accountById,
  accountByLogin,
  changeAccount,
  createAccount,
  credentialsOf,
  grantRole,
  listAccounts,
  recordFailedLogin,
  recordLogin,
  revokeRole,
  setAccountState,
  setPassword,
  unlockAccount,
} from './account.js';
import type { Transaction } from './handle.js';
import {
  createToken,
  endSession,
  listTokens,
  openSession,
  revokeToken,
  sessionOf,
  sweepSessions,
  tokenOf,
  touchSession,
  touchToken,
} from './session.js';

const at = new Date('2025-07-01T01:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const hashed = (secret: string) => createHash('sha256').update(secret).digest();
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';

describe.each(kinds)('accounts on the %s server', (kind) => {
  let store: Store;
  let unit: Id;
  let first: Id;
  const act = <T>(work: (transaction: Transaction) => Promise<T>) => store.db.transaction().execute(work);
  const create = (login: string, more: Partial<NewAccount> = {}) =>
    act((t) => createAccount(t, 1, { login, name: login, passwordHash: HASH, ...more }, at, null));

  beforeAll(async () => {
    store = await (await testDatabase(kind)).open();
    ({ unit } = await sampleRows(store, 1));
    first = await create('admin', { roles: [{ role: 'administrator' }], mustChangePassword: true });
  });
  afterAll(() => store.close());

  it('have a login of their own, roles, and never show a hash', async () => {
    const id = await create('liaison', {
      roles: [
        { role: 'liaison', unitId: unit, step: 'drafter' },
        { role: 'liaison', unitId: unit, step: 'drafter' },
        { role: 'auditor' },
      ],
    });
    const account = await accountById(store.db, 1, id);
    expect(account).toMatchObject({ login: 'liaison', state: 'active', hasPassword: true, failedLogins: 0 });
    expect(account!.roles.map(({ role, unitId, step }) => [role, unitId, step])).toEqual([
      ['liaison', unit, 'drafter'],
      ['auditor', null, null],
    ]);
    const shown = JSON.stringify([account, await listAccounts(store.db, 1, {}, { limit: 9 })]);
    expect(shown).not.toContain('argon2');
    expect(await credentialsOf(store.db, 1, 'liaison')).toMatchObject({ accountId: id, passwordHash: HASH });
    expect(await credentialsOf(store.db, 2, 'liaison')).toBeNull();
    await expect(create('liaison')).rejects.toMatchObject({ code: 'login-taken' });
    await changeAccount(store.db, 1, id, { name: '联络员' }, 1);
    await expect(changeAccount(store.db, 1, id, { name: '经办' }, 1)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect((await accountByLogin(store.db, 1, 'liaison'))?.name).toBe('联络员');
  });

  it('are listed by role and unit, page by page', async () => {
    const logins = async (filter: Parameters<typeof listAccounts>[2]) =>
      (await listAccounts(store.db, 1, filter, { limit: 9 })).rows.map(({ login }) => login);
    expect(await logins({ unitId: unit })).toEqual(['liaison']);
    expect(await logins({ role: 'administrator' })).toEqual(['admin']);
    expect(await logins({ role: 'auditor', unitId: unit })).toEqual([]);
    const page = await listAccounts(store.db, 1, {}, { limit: 1 });
    const next = await listAccounts(store.db, 1, {}, { limit: 1, after: page.next });
    expect([...page.rows, ...next.rows].map(({ login }) => login)).toEqual(['admin', 'liaison']);
    expect(next.next).toBeNull();
  });

  it('lock after failures, all of which count', async () => {
    const until = later(15);
    await Promise.all(Array.from({ length: 4 }, () => recordFailedLogin(store.db, 1, first, { limit: 5, until })));
    expect((await accountById(store.db, 1, first))?.lockedUntil).toBeNull();
    expect(await recordFailedLogin(store.db, 1, first, { limit: 5, until })).toEqual({
      failedLogins: 5,
      lockedUntil: until,
    });
    await unlockAccount(store.db, 1, first);
    await recordLogin(store.db, 1, first, at);
    expect(await accountById(store.db, 1, first)).toMatchObject({
      failedLogins: 0,
      lockedUntil: null,
      lastLoginAt: at,
    });
  });

  it('are in by sessions of which only the hash is known, until these end', async () => {
    const [one, two] = [hashed('one'), hashed('two')];
    const session = await openSession(store.db, 1, { accountId: first, secretHash: one, at, expiresAt: later(30) });
    const other = await openSession(store.db, 1, { accountId: first, secretHash: two, at, expiresAt: later(30) });
    expect(await sessionOf(store.db, 1, one, later(29))).toMatchObject({ id: session, account: { login: 'admin' } });
    expect(await sessionOf(store.db, 1, one, later(30))).toBeNull();
    expect(await sessionOf(store.db, 2, one, at)).toBeNull();
    await touchSession(store.db, 1, session, { at: later(20), expiresAt: later(50) });
    expect(await sessionOf(store.db, 1, one, later(40))).not.toBeNull();
    await act((t) => setPassword(t, 1, first, { hash: 'new', mustChange: false, at, keepSession: session }));
    expect(await sessionOf(store.db, 1, two, at)).toBeNull();
    expect(await sessionOf(store.db, 1, one, at)).not.toBeNull();
    await endSession(store.db, 1, session, at);
    await endSession(store.db, 1, other, later(1));
    expect(await sessionOf(store.db, 1, one, at)).toBeNull();
    expect(await sweepSessions(store.db, 1, later(1))).toBe(2);
  });

  it('have tokens for programs', async () => {
    const secretHash = hashed('token');
    const token = { accountId: first, name: '报表', secretHash, scopes: ['read'], at, expiresAt: later(60) };
    const id = await createToken(store.db, 1, token);
    expect(await tokenOf(store.db, 1, secretHash, at)).toMatchObject({ token: { id, scopes: ['read'] } });
    expect(await tokenOf(store.db, 1, secretHash, later(60))).toBeNull();
    await touchToken(store.db, 1, id, at);
    await revokeToken(store.db, 1, id, at);
    expect(await tokenOf(store.db, 1, secretHash, at)).toBeNull();
    const [listed] = await listTokens(store.db, 1, first);
    expect(listed).toMatchObject({ name: '报表', usedAt: at, revokedAt: at });
    expect(Object.keys(listed!)).not.toContain('secret_hash');
    await expect(revokeToken(store.db, 1, id, at)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('always leave one administrator, also when two leave at once', async () => {
    await expect(act((t) => setAccountState(t, 1, first, 'disabled', at))).rejects.toMatchObject({
      code: 'last-administrator',
    });
    const second = await create('second');
    const role = await act((t) => grantRole(t, 1, second, { role: 'administrator' }, at, first));
    const outcomes = await Promise.allSettled([
      act((t) => setAccountState(t, 1, first, 'disabled', at)),
      act((t) => revokeRole(t, 1, role, at, first)),
    ]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'last-administrator' } },
    ]);
  });

  it('open nothing once they are disabled', async () => {
    const id = await create('leaver');
    const secretHash = hashed('leaver');
    await openSession(store.db, 1, { accountId: id, secretHash, at, expiresAt: later(30) });
    await createToken(store.db, 1, { accountId: id, name: 't', secretHash, scopes: [], at, expiresAt: null });
    await act((t) => setAccountState(t, 1, id, 'disabled', at));
    expect(await sessionOf(store.db, 1, secretHash, at)).toBeNull();
    expect(await tokenOf(store.db, 1, secretHash, at)).toBeNull();
    await expect(
      openSession(store.db, 1, { accountId: id, secretHash: hashed('x'), at, expiresAt: later(30) }),
    ).rejects.toMatchObject({ code: 'account-disabled' });
    await expect(act((t) => grantRole(t, 1, id, { role: 'auditor' }, at, null))).rejects.toMatchObject({
      code: 'account-disabled',
    });
    await act((t) => setAccountState(t, 1, id, 'active', at));
    expect(await sessionOf(store.db, 1, secretHash, at)).toBeNull();
    expect(await tokenOf(store.db, 1, secretHash, at)).not.toBeNull();
    await expect(act((t) => setAccountState(t, 1, newId(), 'disabled', at))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
