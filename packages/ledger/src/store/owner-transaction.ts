import { Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../schema/database.js';
import type { Transaction } from '../subject/handle.js';
import type { Store } from './store.js';

/**
 * Work in one transaction as the owner of the tables, who may do what the application must not: rewrite history. Refuses
 * (`owner-needed`) where the owner's address is not known to this process.
 */
export const asOwnerWithin = <Result>(
  store: Store,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> =>
  store.asOwner((owner) => {
    const one = { query: owner.query.bind(owner), release: () => undefined };
    const pool = { connect: () => Promise.resolve(one), end: () => Promise.resolve() };
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as never }) });
    return db.transaction().execute(work);
  });
