import type { Transaction } from './handle.js';

/**
 * Lets one transaction at a time past a rule that no index can hold (names that must not overlap, a tree without loops,
 * one administrator left): the next waits until this one has ended. A row's lock, so it serves on a distributed server.
 * @param jurisdiction 0 stands for the register of all of them
 */
export async function takeTurn(
  transaction: Transaction,
  jurisdiction: number,
  what: 'tree' | 'units' | 'accounts' | 'parameters',
): Promise<void> {
  await transaction
    .insertInto('counter')
    .values({ jurisdiction_id: jurisdiction, name: `turn:${what}`, value: '1' })
    .onConflict((conflict) =>
      conflict.columns(['jurisdiction_id', 'name']).doUpdateSet((row) => ({ value: row('counter.value', '+', '1') })),
    )
    .execute();
}
