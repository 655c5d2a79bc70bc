import { accountByLogin } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';
import { bringPapers } from '../intake/bring.js';
import type { Bringing, Brought } from '../intake/bring.js';
import type { ReadingPool } from '../intake/reading-pool.js';
import type { Founded } from './found.js';

/**
 * Brings a new office its first papers, in the name of its first administrator: they go through the same door as any
 * other and are read as a job.
 */
export async function bringFirstPapers(
  store: Store,
  pool: ReadingPool,
  { numbers, office, login }: Founded,
  bringing: Bringing,
  now: Date,
): Promise<Brought> {
  const jurisdiction = numbers.get(office.code)!;
  const account = (await accountByLogin(store.db, jurisdiction, login))!;
  const who = { accountId: account.id, name: account.name, personId: account.personId, roles: account.roles };
  return bringPapers({ store, jurisdiction, who, now }, pool, bringing);
}
