import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { AccountRoleRow } from '../schema/accounts.js';
import type { Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import { takeTurn } from './turn.js';

/** System administrator, supervision office, leader, unit liaison, auditor, operator of a programme. */
export type Role = AccountRoleRow['role'];
/** A liaison's step inside the unit: 经办, 科室, 分管领导. */
export type LiaisonStep = NonNullable<AccountRoleRow['step']>;

export interface NewRole {
  readonly role: Role;
  /** For which unit; a liaison has one. */
  readonly unitId?: Id | null;
  readonly step?: LiaisonStep | null;
}

export interface HeldRole {
  readonly id: Id;
  readonly role: Role;
  readonly unitId: Id | null;
  readonly step: LiaisonStep | null;
}

/** An account as it may be shown: never with a hash. */
export interface Account {
  readonly id: Id;
  readonly login: string;
  readonly name: string;
  readonly personId: Id | null;
  readonly state: 'active' | 'disabled';
  readonly mustChangePassword: boolean;
  readonly hasPassword: boolean;
  readonly failedLogins: number;
  readonly lockedUntil: Date | null;
  readonly lastLoginAt: Date | null;
  readonly version: number;
  /** Those that hold now. */
  readonly roles: readonly HeldRole[];
}

export interface NewAccount {
  /** Compared as it is: the caller folds case and width. */
  readonly login: string;
  readonly name: string;
  readonly personId?: Id | null;
  /** argon2id, made by the caller; null: cannot log in with a password. */
  readonly passwordHash: string | null;
  readonly mustChangePassword?: boolean;
  readonly roles?: readonly NewRole[];
}

/** What a login is checked against. The only way in which a hash leaves the store. */
export interface Credentials {
  readonly accountId: Id;
  readonly passwordHash: string | null;
  readonly state: 'active' | 'disabled';
  readonly failedLogins: number;
  readonly lockedUntil: Date | null;
}

/** Makes an account with its roles; refuses a login that is taken. */
export async function createAccount(
  transaction: Transaction,
  jurisdiction: number,
  account: NewAccount,
  at: Date,
  by: Id | null,
): Promise<Id> {
  const id = newId();
  const made = await transaction
    .insertInto('account')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      login: account.login,
      name: account.name,
      person_id: account.personId ?? null,
      password_hash: account.passwordHash,
      password_at: account.passwordHash === null ? null : at,
      must_change_password: account.mustChangePassword ?? false,
      created_at: at,
      created_by: by,
    })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'login']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new StoreRefusal('login-taken', account.login);
  for (const role of account.roles ?? []) await grantRole(transaction, jurisdiction, id, role, at, by);
  return id;
}

export async function accountById(db: Handle, jurisdiction: number, id: Id): Promise<Account | null> {
  const row = await selected(db, jurisdiction).where('a.id', '=', id).executeTakeFirst();
  return row ? accountFrom(row) : null;
}

export async function accountByLogin(db: Handle, jurisdiction: number, login: string): Promise<Account | null> {
  const row = await selected(db, jurisdiction).where('a.login', '=', login).executeTakeFirst();
  return row ? accountFrom(row) : null;
}

/** Accounts in the order in which they were made; of one role, of one unit, or all. */
export async function listAccounts(
  db: Handle,
  jurisdiction: number,
  filter: { readonly role?: Role; readonly unitId?: Id; readonly state?: Account['state'] },
  page: PageAsked,
): Promise<Page<Account>> {
  const after = keysOf<[Id]>('accounts', page.after, ['id']);
  let query = selected(db, jurisdiction)
    .orderBy('a.id')
    .limit(page.limit + 1);
  if (after) query = query.where('a.id', '>', after[0]);
  if (filter.state) query = query.where('a.state', '=', filter.state);
  if (filter.role ?? filter.unitId) {
    query = query.where((row) => {
      let roles = row
        .selectFrom('account_role as r')
        .select('r.id')
        .where('r.jurisdiction_id', '=', jurisdiction)
        .whereRef('r.account_id', '=', 'a.id')
        .where('r.revoked_at', 'is', null);
      if (filter.role) roles = roles.where('r.role', '=', filter.role);
      if (filter.unitId) roles = roles.where('r.unit_id', '=', filter.unitId);
      return row.exists(roles);
    });
  }
  const accounts = (await query.execute()).map(accountFrom);
  return pageOf(accounts, page.limit, (last) => cursorOf('accounts', [last.id]));
}

export async function credentialsOf(db: Handle, jurisdiction: number, login: string): Promise<Credentials | null> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'password_hash', 'state', 'failed_logins', 'locked_until'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('login', '=', login)
    .executeTakeFirst();
  return row
    ? {
        accountId: row.id,
        passwordHash: row.password_hash,
        state: row.state,
        failedLogins: row.failed_logins,
        lockedUntil: row.locked_until,
      }
    : null;
}

/** Sets a new password's hash, forgets failures and ends every session but the one that is kept. */
export async function setPassword(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  password: {
    readonly hash: string | null;
    readonly mustChange: boolean;
    readonly at: Date;
    readonly keepSession?: Id | null;
  },
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('account')
    .set({
      password_hash: password.hash,
      password_at: password.at,
      must_change_password: password.mustChange,
      failed_logins: 0,
      locked_until: null,
      version: sql`version + 1`,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('not-found', id);
  await endSessionsOf(transaction, jurisdiction, id, password.at, password.keepSession ?? null);
}

/**
 * Counts a failed login; at the limit the account is locked until the moment given. One statement: no failure is lost
 * when several come at once.
 */
export async function recordFailedLogin(
  db: Handle,
  jurisdiction: number,
  id: Id,
  lock: { readonly limit: number; readonly until: Date },
): Promise<{ readonly failedLogins: number; readonly lockedUntil: Date | null }> {
  const row = await db
    .updateTable('account')
    .set({
      failed_logins: sql`failed_logins + 1`,
      locked_until: sql`case when failed_logins + 1 >= ${lock.limit}::integer then ${lock.until}::timestamptz else locked_until end`,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .returning(['failed_logins', 'locked_until'])
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return { failedLogins: row.failed_logins, lockedUntil: row.locked_until };
}

/** A login that went well (or an administrator's hand) sets the counter back. */
export async function recordLogin(db: Handle, jurisdiction: number, id: Id, at: Date): Promise<void> {
  await clearFailures(db, jurisdiction, id, { last_login_at: at });
}

export async function unlockAccount(db: Handle, jurisdiction: number, id: Id): Promise<void> {
  await clearFailures(db, jurisdiction, id, {});
}

async function clearFailures(
  db: Handle,
  jurisdiction: number,
  id: Id,
  more: { readonly last_login_at?: Date },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ failed_logins: 0, locked_until: null, ...more })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('not-found', id);
}

/** Changes the name shown and the person behind the account. */
export async function changeAccount(
  db: Handle,
  jurisdiction: number,
  id: Id,
  change: { readonly name?: string; readonly personId?: Id | null },
  version: number,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.personId === undefined ? {} : { person_id: change.personId }),
      version: version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new StoreRefusal((await accountById(db, jurisdiction, id)) ? 'changed-meanwhile' : 'not-found', id);
}

/**
 * Disables an account: its sessions end, its tokens no longer open anything. Refused for the last active system
 * administrator of the office. Enabling gives back its roles and tokens, not its sessions.
 */
export async function setAccountState(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  state: Account['state'],
  at: Date,
): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'accounts');
  const { numUpdatedRows } = await transaction
    .updateTable('account')
    .set({ state, version: sql`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('not-found', id);
  if (state === 'active') return;
  if (await wasAdministrator(transaction, jurisdiction, id)) await refuseNoAdministrator(transaction, jurisdiction);
  await endSessionsOf(transaction, jurisdiction, id, at, null);
}

/** Gives a role; where the account has it already, nothing is added and that one's id is returned. */
export async function grantRole(
  transaction: Transaction,
  jurisdiction: number,
  accountId: Id,
  role: NewRole,
  at: Date,
  by: Id | null,
): Promise<Id> {
  await takeTurn(transaction, jurisdiction, 'accounts');
  const account = await accountById(transaction, jurisdiction, accountId);
  if (!account) throw new StoreRefusal('not-found', accountId);
  if (account.state === 'disabled') throw new StoreRefusal('account-disabled', account.login);
  const wanted = { role: role.role, unitId: role.unitId ?? null, step: role.step ?? null };
  const held = account.roles.find(
    (one) => one.role === wanted.role && one.unitId === wanted.unitId && one.step === wanted.step,
  );
  if (held) return held.id;
  const id = newId();
  await transaction
    .insertInto('account_role')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      account_id: accountId,
      role: wanted.role,
      unit_id: wanted.unitId,
      step: wanted.step,
      granted_at: at,
      granted_by: by,
    })
    .execute();
  return id;
}

/** Takes a role back; it stays in the table with its days. Refused where no system administrator would be left. */
export async function revokeRole(
  transaction: Transaction,
  jurisdiction: number,
  roleId: Id,
  at: Date,
  by: Id | null,
): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'accounts');
  const row = await transaction
    .updateTable('account_role')
    .set({ revoked_at: at, revoked_by: by })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', roleId)
    .where('revoked_at', 'is', null)
    .returning('role')
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', roleId);
  if (row.role === 'administrator') await refuseNoAdministrator(transaction, jurisdiction);
}

/** Ends the sessions of an account, save one. @returns how many were open */
export async function endSessionsOf(
  db: Handle,
  jurisdiction: number,
  accountId: Id,
  at: Date,
  keep: Id | null,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(keep !== null, (query) => query.where('id', '<>', keep!))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function wasAdministrator(db: Handle, jurisdiction: number, id: Id): Promise<boolean> {
  return (await accountById(db, jurisdiction, id))!.roles.some(({ role }) => role === 'administrator');
}

async function refuseNoAdministrator(db: Handle, jurisdiction: number): Promise<void> {
  const left = await db
    .selectFrom('account_role as r')
    .innerJoin('account as a', (join) =>
      join.onRef('a.jurisdiction_id', '=', 'r.jurisdiction_id').onRef('a.id', '=', 'r.account_id'),
    )
    .select('a.id')
    .where('r.jurisdiction_id', '=', jurisdiction)
    .where('r.role', '=', 'administrator')
    .where('r.revoked_at', 'is', null)
    .where('a.state', '=', 'active')
    .executeTakeFirst();
  if (!left) throw new StoreRefusal('last-administrator');
}

/** How accounts are called, whatever became of them; those that are not there are left out. */
export async function accountNames(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What of an account may be shown, from `account as a`. */
export const accountColumns = [
  'a.id',
  'a.login',
  'a.name',
  'a.person_id',
  'a.state',
  'a.must_change_password',
  sql<boolean>`a.password_hash is not null`.as('has_password'),
  'a.failed_logins',
  'a.locked_until',
  'a.last_login_at',
  'a.version',
] as const;

/** The roles that the account `a` holds now, in the order in which they were granted. */
export const heldRoles = (jurisdiction: number) =>
  sql<
    HeldRole[]
  >`(select coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'unitId', r.unit_id, 'step', r.step)
      order by r.id), '[]') from account_role r
    where r.jurisdiction_id = ${jurisdiction} and r.account_id = a.id and r.revoked_at is null)`.as('roles');

const selected = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('account as a')
    .select(accountColumns)
    .select(heldRoles(jurisdiction))
    .where('a.jurisdiction_id', '=', jurisdiction);

type Shown = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

export const accountFrom = (row: Shown): Account => ({
  id: row.id,
  login: row.login,
  name: row.name,
  personId: row.person_id,
  state: row.state,
  mustChangePassword: row.must_change_password,
  hasPassword: row.has_password,
  failedLogins: row.failed_logins,
  lockedUntil: row.locked_until,
  lastLoginAt: row.last_login_at,
  version: row.version,
  roles: row.roles,
});
