import { jurisdictionsOf, sweepKeys, sweepSessions } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';

/** So long an ended session may still be looked up by an administrator, in milliseconds; then nothing is kept of it. */
const KEPT = 7 * 24 * 60 * 60_000;

/** Removes, in every office, sessions that ended a week ago and keys of writes that have expired. @returns how many of each */
export async function sweepEveryOffice(store: Store, now: Date): Promise<{ sessions: number; keys: number }> {
  const swept = { sessions: 0, keys: 0 };
  for (const jurisdiction of await jurisdictionsOf(store.db)) {
    swept.sessions += await sweepSessions(store.db, jurisdiction, new Date(now.getTime() - KEPT));
    swept.keys += await sweepKeys(store.db, jurisdiction, now);
  }
  return swept;
}
