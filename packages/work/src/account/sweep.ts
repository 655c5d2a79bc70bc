import { jurisdictionsOf, sweepDeliveries, sweepKeys, sweepSessions } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';

/** So long an ended session may still be looked up by an administrator, in milliseconds; then nothing is kept of it. */
const KEPT = 7 * 24 * 60 * 60_000;
/** So long it can be seen what became of a message to another system, in milliseconds. */
const MESSAGES_KEPT = 30 * 24 * 60 * 60_000;

/**
 * Removes, in every office, sessions that ended a week ago, keys of writes that have expired, and messages to other systems
 * that ended 30 days ago. @returns how many of each
 */
export async function sweepEveryOffice(
  store: Store,
  now: Date,
): Promise<{ sessions: number; keys: number; deliveries: number }> {
  const swept = { sessions: 0, keys: 0, deliveries: 0 };
  for (const jurisdiction of await jurisdictionsOf(store.db)) {
    swept.sessions += await sweepSessions(store.db, jurisdiction, new Date(now.getTime() - KEPT));
    swept.keys += await sweepKeys(store.db, jurisdiction, now);
    const ended = new Date(now.getTime() - MESSAGES_KEPT);
    swept.deliveries += await sweepDeliveries(store.db, jurisdiction, ended);
  }
  return swept;
}
