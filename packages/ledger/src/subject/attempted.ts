import { sql } from 'kysely';
import type { Transaction } from './handle.js';

/**
 * Tries a piece of work inside a transaction: what it wrote is undone where it throws, what was written before stays.
 * @returns what it returned, or what it threw
 */
export async function attempted<Result>(
  transaction: Transaction,
  work: () => Promise<Result>,
): Promise<{ readonly done: Result } | { readonly fault: unknown }> {
  await sql`savepoint attempted`.execute(transaction);
  try {
    const done = await work();
    await sql`release savepoint attempted`.execute(transaction);
    return { done };
  } catch (fault) {
    await sql`rollback to savepoint attempted`.execute(transaction);
    await sql`release savepoint attempted`.execute(transaction);
    return { fault };
  }
}
