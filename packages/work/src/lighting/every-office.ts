import { jurisdictionsOf } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';
import { keepDays } from './past-day.js';

/**
 * Does for every office what the passing of time asks for: writes the days that are over and lights what turned by
 * itself. Where nothing is due it costs a few look-ups; doing it twice, or on two servers at once, changes nothing more.
 */
export async function lightEveryOffice(store: Store, now: Date, signal: AbortSignal): Promise<void> {
  for (const jurisdiction of await jurisdictionsOf(store.db)) {
    signal.throwIfAborted();
    await keepDays({ store, jurisdiction }, now, { signal });
  }
}
