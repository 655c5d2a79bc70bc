import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../schema/database.js';

/**
 * Does a job's effect once, however often the job is delivered: the mark is written in the effect's own transaction. A
 * second delivery at the same moment waits for the first, then does nothing.
 * @param effect names the effect within the job (`page 12`)
 * @returns whether it was done now
 */
export async function once(
  db: Kysely<Database>,
  job: { readonly jurisdiction_id: number; readonly job_id: string },
  effect: string,
  work: (transaction: Transaction<Database>) => Promise<void>,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const mark = await transaction
      .insertInto('job_effect')
      .values({ ...job, effect, done_at: new Date() })
      .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'job_id', 'effect']).doNothing())
      .executeTakeFirst();
    if (mark.numInsertedOrUpdatedRows !== 1n) return false;
    await work(transaction);
    return true;
  });
}
