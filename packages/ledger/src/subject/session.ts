import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import { builtOnce } from '../store/built-once.js';
import type { Account } from './account.js';
import { accountById, accountColumns, accountFrom, heldRoles } from './account.js';
import type { Handle } from './handle.js';

/** A session that is open, with the account as it is now. */
export interface OpenSession {
  readonly id: Id;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly account: Account;
}

export interface ApiToken {
  readonly id: Id;
  readonly accountId: Id;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Opens a session; only the hash of its secret is kept (SHA-256, made by the caller). Refused for a disabled account. */
export async function openSession(
  db: Handle,
  jurisdiction: number,
  session: { readonly accountId: Id; readonly secretHash: Buffer; readonly at: Date; readonly expiresAt: Date },
): Promise<Id> {
  await refuseDisabled(db, jurisdiction, session.accountId);
  const id = newId();
  await db
    .insertInto('session')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      account_id: session.accountId,
      secret_hash: session.secretHash,
      opened_at: session.at,
      seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
  return id;
}

/** The session that a secret opens at a moment: null where it has ended or expired, or its account is disabled. */
export async function sessionOf(
  db: Handle,
  jurisdiction: number,
  secretHash: Buffer,
  at: Date,
): Promise<OpenSession | null> {
  const [row] = await openBy(db, jurisdiction, secretHash, at);
  if (!row) return null;
  const { session_id: id, opened_at: openedAt, seen_at: seenAt, expires_at: expiresAt } = row;
  return { id, openedAt, seenAt, expiresAt, account: accountFrom(row) };
}

// Asked with every request.
const openBy = builtOnce(3, (db, jurisdiction: number, secretHash: Buffer, at: Date) =>
  db
    .selectFrom('session as s')
    .innerJoin('account as a', (join) =>
      join.onRef('a.id', '=', 's.account_id').on('a.jurisdiction_id', '=', jurisdiction),
    )
    .select(['s.id as session_id', 's.opened_at', 's.seen_at', 's.expires_at', ...accountColumns])
    .select(heldRoles(jurisdiction))
    .where('s.jurisdiction_id', '=', jurisdiction)
    .where('s.secret_hash', '=', secretHash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', at)
    .where('a.state', '=', 'active'),
);

/** Notes that a session is in use and how long it holds now; call it once a minute, not with every request. */
export async function touchSession(
  db: Handle,
  jurisdiction: number,
  id: Id,
  seen: { readonly at: Date; readonly expiresAt: Date },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: seen.at, expires_at: seen.expiresAt })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('seen_at', '<', seen.at)
    .execute();
}

/** Ends a session; ending one twice changes nothing. */
export async function endSession(db: Handle, jurisdiction: number, id: Id, at: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Removes sessions that ended or expired before a moment. @returns how many */
export async function sweepSessions(db: Handle, jurisdiction: number, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('jurisdiction_id', '=', jurisdiction)
    .where((row) => row.or([row('ended_at', '<', before), row('expires_at', '<', before)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Makes a token for programs; only the hash of its secret is kept. */
export async function createToken(
  db: Handle,
  jurisdiction: number,
  token: {
    readonly accountId: Id;
    readonly name: string;
    readonly secretHash: Buffer;
    readonly scopes: readonly string[];
    readonly at: Date;
    readonly expiresAt: Date | null;
  },
): Promise<Id> {
  await refuseDisabled(db, jurisdiction, token.accountId);
  const id = newId();
  await db
    .insertInto('api_token')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      account_id: token.accountId,
      name: token.name,
      secret_hash: token.secretHash,
      scopes: [...token.scopes],
      created_at: token.at,
      expires_at: token.expiresAt,
    })
    .execute();
  return id;
}

/** The token that a secret stands for at a moment, with its account; null where it no longer opens anything. */
export async function tokenOf(
  db: Handle,
  jurisdiction: number,
  secretHash: Buffer,
  at: Date,
): Promise<{ readonly token: ApiToken; readonly account: Account } | null> {
  const row = await tokens(db, jurisdiction).where('secret_hash', '=', secretHash).executeTakeFirst();
  if (!row || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= at)) return null;
  const account = await accountById(db, jurisdiction, row.accountId);
  return account?.state === 'active' ? { token: row, account } : null;
}

/** Notes that a token was used; call it once a minute, not with every request. */
export async function touchToken(db: Handle, jurisdiction: number, id: Id, at: Date): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ used_at: at })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .execute();
}

/** An account's tokens, also those that are no longer good, the newest first. */
export async function listTokens(db: Handle, jurisdiction: number, accountId: Id): Promise<ApiToken[]> {
  return tokens(db, jurisdiction).where('account_id', '=', accountId).orderBy('id', 'desc').execute();
}

export async function revokeToken(db: Handle, jurisdiction: number, id: Id, at: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('not-found', id);
}

const tokens = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('api_token')
    .select([
      'id',
      'account_id as accountId',
      'name',
      'scopes',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'used_at as usedAt',
      'revoked_at as revokedAt',
    ])
    .where('jurisdiction_id', '=', jurisdiction);

async function refuseDisabled(db: Handle, jurisdiction: number, accountId: Id): Promise<void> {
  const row = await db
    .selectFrom('account')
    .select(['state', 'login'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', accountId);
  if (row.state === 'disabled') throw new StoreRefusal('account-disabled', row.login);
}
