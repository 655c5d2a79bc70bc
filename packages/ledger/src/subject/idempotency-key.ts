import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';

/** A write's key as its client gave it, and what was asked with it (a hash over address, version and body). */
export interface KeyAsked {
  readonly accountId: Id;
  readonly key: string;
  readonly requestHash: Buffer;
  readonly at: Date;
  readonly expiresAt: Date;
}

/**
 * What is known of a key: `fresh` it was not seen before and is this request's now; `running` the first request has not
 * been answered; `other` it came with another request; else the answer that was given.
 */
export type KeyFound =
  | { readonly found: 'fresh' | 'other' }
  | { readonly found: 'running'; readonly since: Date }
  | { readonly found: 'answered'; readonly status: number; readonly answer: unknown };

/** Takes a key for a request, or says what became of the one that has it. One that has expired is taken anew. */
export async function claimKey(db: Handle, jurisdiction: number, asked: KeyAsked): Promise<KeyFound> {
  const { accountId, key, requestHash, at, expiresAt } = asked;
  const values = { request_sha256: requestHash, status: null, answer: null, created_at: at, expires_at: expiresAt };
  const taken = await db
    .insertInto('idempotency_key')
    .values({ jurisdiction_id: jurisdiction, account_id: accountId, key, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'account_id', 'key'])
        .doUpdateSet(values)
        .where('idempotency_key.expires_at', '<=', at),
    )
    .returning('key')
    .executeTakeFirst();
  if (taken) return { found: 'fresh' };
  const row = await db
    .selectFrom('idempotency_key')
    .select(['request_sha256', 'status', 'answer', 'created_at'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return claimKey(db, jurisdiction, asked); // let go between the two statements
  if (!row.request_sha256.equals(requestHash)) return { found: 'other' };
  if (row.status === null) return { found: 'running', since: row.created_at };
  return { found: 'answered', status: row.status, answer: row.answer };
}

/** Keeps the answer that was given, until the key expires. */
export async function answerKey(
  db: Handle,
  jurisdiction: number,
  { accountId, key }: Pick<KeyAsked, 'accountId' | 'key'>,
  status: number,
  answer: unknown,
): Promise<void> {
  await db
    .updateTable('idempotency_key')
    .set({ status, answer: answer === null ? null : JSON.stringify(answer) })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
}

/** Lets a key go whose request was refused: nothing was changed, so that it may be tried again. */
export async function releaseKey(
  db: Handle,
  jurisdiction: number,
  { accountId, key }: Pick<KeyAsked, 'accountId' | 'key'>,
): Promise<void> {
  await db
    .deleteFrom('idempotency_key')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

/** Removes keys that have expired. @returns how many */
export async function sweepKeys(db: Handle, jurisdiction: number, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency_key')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
