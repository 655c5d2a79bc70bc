import { createToken, listTokens, revokeToken, StoreRefusal } from '@luoshi/ledger';
import type { ApiToken, Id } from '@luoshi/ledger';
import { randomBytes } from 'node:crypto';
import type { Desk } from '../desk/desk.js';
import { handOf, record } from '../desk/record.js';
import { WorkRefusal } from '../refusal.js';
import { digest } from './sign-in.js';

const DAY = 24 * 60 * 60_000;
/** A token lives this long at most: programs outlive those who set them up. */
const LONGEST = 366 * DAY;

/** What a program may do with a token; what the account may not, it may not either. */
export type Scope = 'read' | 'write';

/** Makes a token for a program that acts as this account. Its secret is returned this once; only its hash is kept. */
export async function createTokenAt(
  desk: Desk,
  form: { readonly name: string; readonly scopes: readonly Scope[]; readonly expiresAt: Date },
): Promise<{ readonly id: Id; readonly secret: string }> {
  const { store, jurisdiction, who, now } = desk;
  if (form.expiresAt <= now || form.expiresAt.getTime() > now.getTime() + LONGEST)
    throw new WorkRefusal('expiry-unusable', form.expiresAt.toISOString());
  const secret = randomBytes(32).toString('base64url');
  const { name, scopes, expiresAt } = form;
  const id = await store.db.transaction().execute(async (transaction) => {
    const secretHash = digest(secret);
    const token = { accountId: who.accountId, name, secretHash, scopes, at: now, expiresAt };
    const made = await createToken(transaction, jurisdiction, token);
    await record(transaction, handOf(desk), { kind: 'token', id: made, action: 'create', body: { scopes, expiresAt } });
    return made;
  });
  return { id, secret: `${jurisdiction}.${secret}` };
}

/** The account's own tokens, the newest first; never with a secret. */
export const tokenList = ({ store, jurisdiction, who }: Desk): Promise<ApiToken[]> =>
  listTokens(store.db, jurisdiction, who.accountId);

/** Takes back one of the account's own tokens: it opens nothing from now on. */
export async function revokeTokenAt(desk: Desk, id: Id): Promise<void> {
  if (!(await tokenList(desk)).some((token) => token.id === id)) throw new StoreRefusal('not-found', id);
  await desk.store.db.transaction().execute(async (transaction) => {
    await revokeToken(transaction, desk.jurisdiction, id, desk.now);
    await record(transaction, handOf(desk), { kind: 'token', id, action: 'revoke' });
  });
}
