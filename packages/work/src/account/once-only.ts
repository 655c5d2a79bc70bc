import { answerKey, claimKey, releaseKey } from '@luoshi/ledger';
import { createHash } from 'node:crypto';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';

/** How long an answer is kept for a client that sends its write again, in milliseconds. */
const KEPT = 24 * 60 * 60_000;
/** After this time without an answer, the process that had the request is taken to have died, in milliseconds. */
const LONGEST = 5 * 60_000;

/** An answer as it was given the first time. */
export interface KeptAnswer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: unknown;
}

/**
 * Takes a write's key for a request, or gives the answer of the first time. Refused where the key came with another
 * request, where the first one has no answer yet, and where it never got one: whether it was done is then for a
 * person to see, since doing it twice would be worse.
 * @param request what is asked: address, version and body, as bytes
 */
export async function takeKey(
  desk: Desk,
  key: string,
  request: readonly (string | Uint8Array)[],
): Promise<KeptAnswer | null> {
  const { store, jurisdiction, who, now } = desk;
  const hash = createHash('sha256');
  for (const piece of request) hash.update(piece).update('\0');
  const found = await claimKey(store.db, jurisdiction, {
    accountId: who.accountId,
    key,
    requestHash: hash.digest(),
    at: now,
    expiresAt: new Date(now.getTime() + KEPT),
  });
  switch (found.found) {
    case 'fresh':
      return null;
    case 'other':
      throw new WorkRefusal('key-of-another');
    case 'running':
      throw new WorkRefusal(now.getTime() - found.since.getTime() < LONGEST ? 'key-running' : 'key-unanswered');
    case 'answered':
      if (found.answer === null) throw new WorkRefusal('answer-not-kept');
      return { status: found.status, ...(found.answer as Omit<KeptAnswer, 'status'>) };
  }
}

/** Keeps the answer of a request that was done; null where it holds a secret that is shown once. */
export const keepAnswer = (
  { store, jurisdiction, who }: Desk,
  key: string,
  status: number,
  answer: Omit<KeptAnswer, 'status'> | null,
): Promise<void> => answerKey(store.db, jurisdiction, { accountId: who.accountId, key }, status, answer);

/** Lets a key go whose request was refused. */
export const dropKey = ({ store, jurisdiction, who }: Desk, key: string): Promise<void> =>
  releaseKey(store.db, jurisdiction, { accountId: who.accountId, key });
