import {
  accountById,
  credentialsOf,
  recordAccess,
  endSession,
  jurisdictionByCode,
  openSession,
  recordFailedLogin,
  recordLogin,
  sessionOf,
  setPassword,
  tokenOf,
  touchSession,
  touchToken,
} from '@luoshi/ledger';
import type { Account, Id, Store } from '@luoshi/ledger';
import { createHash, randomBytes } from 'node:crypto';
import type { Desk, Who } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { changingSessions, heldSessions } from './held-sessions.js';
import { fits, hashOf, refuseWeak } from './password.js';

const MINUTE = 60_000;
/** A session ends after this time without use, and after a day in any case. */
const IDLE = 8 * 60 * MINUTE;
/** After so many failures in a row the account is locked, for so long. */
const FAILURES = 5;
const LOCKED = 15 * MINUTE;

export interface SignedIn {
  /** For the cookie: the office's number and the session's secret. Only its hash is kept. */
  readonly secret: string;
  readonly expiresAt: Date;
  readonly who: Who;
  readonly jurisdiction: number;
  readonly mustChangePassword: boolean;
}

export interface Presented {
  readonly jurisdiction: number;
  readonly who: Who;
  /** The session or the token by which it came. */
  readonly by:
    { readonly kind: 'session'; readonly id: Id } | { readonly kind: 'token'; readonly scopes: readonly string[] };
  readonly mustChangePassword: boolean;
}

/** How a secret is kept. */
export const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Who an account is at a desk. */
export const whoOf = ({ id, name, personId, roles }: Account): Who => ({ accountId: id, name, personId, roles });

/** The login as it is compared: half width, lower case, without spaces around it. */
export const foldLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/**
 * Signs in with office, login and password. Five failures in a row lock the account for a quarter of an hour; the
 * refusal does not tell whether the login exists.
 */
export async function signIn(
  store: Store,
  asked: { readonly office: string; readonly login: string; readonly password: string },
  now: Date,
): Promise<SignedIn> {
  const office = await jurisdictionByCode(store.db, asked.office.trim().toLowerCase());
  const login = foldLogin(asked.login);
  const credentials = office && !office.closedOn ? await credentialsOf(store.db, office.id, login) : null;
  const note = async (action: 'sign-in' | 'sign-in-failed', body = {}) => {
    if (office)
      await recordAccess(store.db, office.id, { at: now, accountId: credentials?.accountId ?? null, action, body });
  };
  if (credentials?.lockedUntil && credentials.lockedUntil > now) {
    await note('sign-in-failed', { code: 'login-locked' });
    throw new WorkRefusal('login-locked');
  }
  const right = await fits(asked.password, credentials?.passwordHash ?? null);
  if (!office || !credentials || !right || credentials.state !== 'active') {
    if (office && credentials)
      await recordFailedLogin(store.db, office.id, credentials.accountId, {
        limit: FAILURES,
        until: new Date(now.getTime() + LOCKED),
      });
    await note('sign-in-failed');
    throw new WorkRefusal('login-failed');
  }
  await note('sign-in');
  await recordLogin(store.db, office.id, credentials.accountId, now);
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + IDLE);
  await openSession(store.db, office.id, {
    accountId: credentials.accountId,
    secretHash: digest(secret),
    at: now,
    expiresAt,
  });
  const account = (await accountById(store.db, office.id, credentials.accountId))!;
  return {
    secret: `${office.id}.${secret}`,
    expiresAt,
    who: whoOf(account),
    jurisdiction: office.id,
    mustChangePassword: account.mustChangePassword,
  };
}

function parsed(secret: string): { jurisdiction: number; hash: Buffer } | null {
  const found = /^(\d{1,9})\.([\w-]{20,64})$/.exec(secret);
  return found ? { jurisdiction: Number(found[1]), hash: digest(found[2]!) } : null;
}

/** Who a session's secret stands for now, null where it opens nothing. In use, a session is prolonged once a minute. */
export async function bySession(store: Store, secret: string, now: Date): Promise<Presented | null> {
  const key = parsed(secret);
  if (!key) return null;
  const held = heldSessions(store);
  const session = await held.of(key.hash, () => sessionOf(store.db, key.jurisdiction, key.hash, now), now);
  if (!session) return null;
  const { account } = session;
  if (now.getTime() - session.seenAt.getTime() > MINUTE) {
    await touchSession(store.db, key.jurisdiction, session.id, {
      at: now,
      expiresAt: new Date(Math.min(now.getTime() + IDLE, session.openedAt.getTime() + 3 * IDLE)),
    });
    held.forget();
  }
  return {
    jurisdiction: key.jurisdiction,
    who: whoOf(account),
    by: { kind: 'session', id: session.id },
    mustChangePassword: account.mustChangePassword,
  };
}

/** Who an API token stands for now, null where it opens nothing. */
export async function byToken(store: Store, secret: string, now: Date): Promise<Presented | null> {
  const key = parsed(secret);
  const found = key && (await tokenOf(store.db, key.jurisdiction, key.hash, now));
  if (!found) return null;
  const { token, account } = found;
  if (!token.usedAt || now.getTime() - token.usedAt.getTime() > MINUTE)
    await touchToken(store.db, key.jurisdiction, token.id, now);
  return {
    jurisdiction: key.jurisdiction,
    who: whoOf(account),
    by: { kind: 'token', scopes: token.scopes },
    mustChangePassword: false,
  };
}

/** Signs out: the session opens nothing from now on. */
export const signOut = (desk: Desk, session: Id): Promise<void> =>
  changingSessions(desk.store, () => endSession(desk.store.db, desk.jurisdiction, session, desk.now));

/** Changes one's own password; refuses a wrong old one and a weak new one. */
export async function changePassword(
  desk: Desk,
  asked: { readonly old: string; readonly fresh: string },
  keepSession: Id | null = null,
): Promise<void> {
  const { store, jurisdiction, who, now } = desk;
  const account = (await accountById(store.db, jurisdiction, who.accountId))!;
  const credentials = await credentialsOf(store.db, jurisdiction, account.login);
  if (!(await fits(asked.old, credentials?.passwordHash ?? null))) throw new WorkRefusal('login-failed');
  refuseWeak(asked.fresh, account.login);
  const hash = await hashOf(asked.fresh);
  await changingSessions(store, () =>
    store.db
      .transaction()
      .execute((transaction) =>
        setPassword(transaction, jurisdiction, who.accountId, { hash, at: now, mustChange: false, keepSession }),
      ),
  );
}
