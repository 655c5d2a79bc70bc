import { sql } from 'kysely';
import type { Transaction } from './handle.js';

/**
 * Gives numbers back that were taken and not used: from the last one down, as long as they are the series' last.
 * @param unused in rising order; those below a number that is in use stay lost
 */
export async function giveBackNumbers(
  transaction: Transaction,
  jurisdiction: number,
  series: string,
  unused: readonly number[],
): Promise<void> {
  const last = unused.at(-1);
  if (last === undefined) return;
  const run = unused.toReversed().findIndex((number, at) => number !== last - at);
  const count = run < 0 ? unused.length : run;
  await transaction
    .updateTable('counter')
    .set({ value: String(last - count) })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('name', '=', series)
    .where('value', '=', String(last))
    .execute();
}

/**
 * Takes the next numbers of a series that people count by (tasks of a year, notices): none is given twice, and none is
 * lost, since a transaction that fails gives its numbers back. Others wait for the transaction's end.
 * @returns the first of `count` numbers in a row, from 1
 */
export async function takeNumbers(
  transaction: Transaction,
  jurisdiction: number,
  series: string,
  count = 1,
): Promise<number> {
  const { value } = await transaction
    .insertInto('counter')
    .values({ jurisdiction_id: jurisdiction, name: series, value: String(count) })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'name'])
        .doUpdateSet((row) => ({ value: row('counter.value', '+', sql<string>`${count}::bigint`) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value) - count + 1;
}
