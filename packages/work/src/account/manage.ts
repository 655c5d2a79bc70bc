import {
  accountById,
  accountByLogin,
  changeAccount,
  createAccount,
  endSessionsOf,
  grantRole,
  jurisdictionByCode,
  revokeRole,
  rootJurisdictions,
  setAccountState,
  setPassword,
  StoreRefusal,
  unitById,
  unlockAccount,
} from '@luoshi/ledger';
import type { Account, Id, NewRole, Store, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { handOf, record, refuseOthers } from '../desk/record.js';
import type { Hand } from '../desk/record.js';
import { WorkRefusal } from '../refusal.js';
import { changingSessions } from './held-sessions.js';
import { hashOf, oneTimePassword } from './password.js';
import { foldLogin } from './sign-in.js';

/** What is entered of an account. */
export interface AccountForm {
  readonly login: string;
  readonly name: string;
  readonly personId?: Id | null;
  readonly roles: readonly NewRole[];
}

/** A password that is shown once and serves once. */
export interface OneTime {
  readonly accountId: Id;
  readonly password: string;
}

/** Enters an account within a transaction of the caller's; without a hash it cannot sign in until it is given a password. */
export async function enterAccount(
  transaction: Transaction,
  hand: Hand,
  form: AccountForm,
  passwordHash: string | null,
): Promise<Id> {
  const login = foldLogin(form.login);
  if (login === '' || /\s/.test(login)) throw new WorkRefusal('login-unusable', form.login);
  for (const { unitId } of form.roles) if (unitId != null) await refuseStrangeUnit(transaction, hand, unitId);
  const id = await createAccount(
    transaction,
    hand.jurisdiction,
    { ...form, login, passwordHash, mustChangePassword: true },
    hand.now,
    hand.by,
  );
  const { roles, personId = null } = form;
  await record(transaction, hand, { kind: 'account', id, action: 'create', body: { login, personId, roles } });
  return id;
}

/** A change of accounts, in one transaction, by an administrator. */
function administer<T>(desk: Desk, work: (transaction: Transaction, hand: Hand) => Promise<T>): Promise<T> {
  refuseOthers(desk, 'administrator');
  return changingSessions(desk.store, () =>
    desk.store.db.transaction().execute((transaction) => work(transaction, handOf(desk))),
  );
}

/** Makes an account and the password with which it signs in the first time. */
export async function createAccountAt(desk: Desk, form: AccountForm): Promise<OneTime> {
  const password = oneTimePassword();
  const hash = await hashOf(password);
  const accountId = await administer(desk, (transaction, hand) => enterAccount(transaction, hand, form, hash));
  return { accountId, password };
}

/** Changes the name shown and the person behind the account. */
export const changeAccountAt = (
  desk: Desk,
  id: Id,
  change: { readonly name?: string; readonly personId?: Id | null },
  version: number,
): Promise<void> =>
  administer(desk, async (transaction, hand) => {
    await changeAccount(transaction, hand.jurisdiction, id, change, version);
    await record(transaction, hand, { kind: 'account', id, action: 'change', body: { to: Object.keys(change) } });
  });

/** Gives an account a new password that serves once; its sessions end, and a lock is lifted. */
export async function resetPasswordAt(desk: Desk, id: Id): Promise<OneTime> {
  const password = oneTimePassword();
  const hash = await hashOf(password);
  await administer(desk, (transaction, hand) => reset(transaction, hand, id, hash));
  return { accountId: id, password };
}

async function reset(transaction: Transaction, hand: Hand, id: Id, hash: string): Promise<void> {
  await setPassword(transaction, hand.jurisdiction, id, { hash, at: hand.now, mustChange: true });
  await record(transaction, hand, { kind: 'account', id, action: 'reset-password' });
}

/**
 * The same by whoever runs the machine, for a login of an office (the topmost one, where none is named): the way back
 * in when no administrator can sign in.
 */
export async function resetByHost(
  store: Store,
  asked: { readonly login: string; readonly office: string | null },
  now: Date,
): Promise<OneTime & { readonly office: string }> {
  const office =
    asked.office === null
      ? (await rootJurisdictions(store.db))[0]
      : await jurisdictionByCode(store.db, asked.office.trim().toLowerCase());
  const account = office && (await accountByLogin(store.db, office.id, foldLogin(asked.login)));
  if (!account) throw new StoreRefusal('not-found', [asked.office, asked.login].filter(Boolean).join('/'));
  if (account.state === 'disabled') throw new StoreRefusal('account-disabled', account.login);
  const password = oneTimePassword();
  const hash = await hashOf(password);
  await store.db
    .transaction()
    .execute((transaction) => reset(transaction, { jurisdiction: office.id, by: null, now }, account.id, hash));
  return { accountId: account.id, password, office: office.code };
}

/** Lifts the lock that failed logins put on. */
export const unlockAccountAt = (desk: Desk, id: Id): Promise<void> =>
  administer(desk, async (transaction, hand) => {
    await unlockAccount(transaction, hand.jurisdiction, id);
    await record(transaction, hand, { kind: 'account', id, action: 'unlock' });
  });

/** Disables an account or enables it again. */
export const setStateAt = (desk: Desk, id: Id, state: Account['state']): Promise<void> =>
  administer(desk, async (transaction, hand) => {
    await setAccountState(transaction, hand.jurisdiction, id, state, hand.now);
    await record(transaction, hand, { kind: 'account', id, action: state === 'active' ? 'enable' : 'disable' });
  });

/** Gives a role. @returns the id by which it is taken back */
export const grantRoleAt = (desk: Desk, id: Id, role: NewRole): Promise<Id> =>
  administer(desk, async (transaction, hand) => {
    if (role.unitId != null) await refuseStrangeUnit(transaction, hand, role.unitId);
    const roleId = await grantRole(transaction, hand.jurisdiction, id, role, hand.now, hand.by);
    await record(transaction, hand, { kind: 'account', id, action: 'grant-role', body: { ...role, roleId } });
    return roleId;
  });

/** Takes a role back; where it is the account's, and not the last administrator's. */
export const revokeRoleAt = (desk: Desk, id: Id, roleId: Id): Promise<void> =>
  administer(desk, async (transaction, hand) => {
    const account = await accountById(transaction, hand.jurisdiction, id);
    const role = account?.roles.find((one) => one.id === roleId);
    if (!role) throw new StoreRefusal('not-found', roleId);
    await revokeRole(transaction, hand.jurisdiction, roleId, hand.now, hand.by);
    await record(transaction, hand, { kind: 'account', id, action: 'revoke-role', body: role });
  });

/** Ends every session of an account. @returns how many were open */
export const endSessionsAt = (desk: Desk, id: Id): Promise<number> =>
  administer(desk, async (transaction, hand) => {
    if (!(await accountById(transaction, hand.jurisdiction, id))) throw new StoreRefusal('not-found', id);
    const ended = await endSessionsOf(transaction, hand.jurisdiction, id, hand.now, null);
    await record(transaction, hand, { kind: 'account', id, action: 'end-sessions', body: { ended } });
    return ended;
  });

async function refuseStrangeUnit(transaction: Transaction, hand: Hand, unitId: Id): Promise<void> {
  const unit = await unitById(transaction, hand.jurisdiction, unitId, dayAt(hand.now));
  if (!unit) throw new StoreRefusal('not-found', unitId);
}
