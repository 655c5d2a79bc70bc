import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Database } from '../schema/database.js';

/** Where a function reads or makes one statement: the store's `db`, or a transaction. */
export type Handle = Kysely<Database>;

/** What takes several statements asks for a transaction of the caller's: `work` decides what belongs together. */
export type Transaction = KyselyTransaction<Database>;
