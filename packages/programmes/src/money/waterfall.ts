import { add, compare, subtract } from '@luoshi/reading';
import type { Day, Decimal } from '@luoshi/reading';
import { shareOut } from './share-out.js';
import { totalOf } from '../definition/total-of.js';

/** Somebody who is to be paid. */
export interface Creditor {
  readonly id: string;
  /** The class it stands in: the order names them. */
  readonly rank: string;
  /** What is still owed, in yuan, not negative. */
  readonly outstanding: Decimal;
  /** Since when: decides inside a class that is paid by age. Null stands last. */
  readonly since: Day | null;
}

/** How one class is paid where the money does not reach for all of it. */
export type Within = 'pro-rata' | 'oldest-first' | 'newest-first';

export interface Payment {
  readonly id: string;
  readonly rank: string;
  readonly paid: Decimal;
  readonly stillOwed: Decimal;
}

export interface Waterfall {
  /** One for each creditor, in the order given. */
  readonly payments: readonly Payment[];
  /** What is left when everybody in the order was paid. */
  readonly left: Decimal;
  /** Creditors whose class the order does not name: they get nothing, and it is said. */
  readonly outside: readonly string[];
}

const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);

/**
 * Money runs down the classes in their order; the next class gets something only when the one before is paid in full.
 * Payments and what is left sum to the amount to the last 分; nobody gets more than is owed.
 *
 * @param within how each class is paid where the money does not reach for all of it; one way for all, or one for each class
 * @param caps the most that a class may get of this money, whatever it is owed; the rest runs on to the next class
 *
 * Refuses (RangeError) a negative amount or debt, money finer than a 分, and a class in the order without a way.
 */
export function waterfall(
  amount: Decimal,
  creditors: readonly Creditor[],
  order: readonly string[],
  within: Within | Readonly<Record<string, Within>>,
  caps: Readonly<Record<string, Decimal>> = {},
): Waterfall {
  if (compare(amount, '0') < 0) throw new RangeError(`a negative amount cannot be paid out: ${amount}`);
  if (creditors.some(({ outstanding }) => compare(outstanding, '0') < 0)) throw new RangeError('a debt is negative');
  const paid = new Map<string, Decimal>();
  let left = amount;
  for (const rank of order) {
    const members = creditors.filter((creditor) => creditor.rank === rank && compare(creditor.outstanding, '0') > 0);
    if (members.length === 0) continue;
    const owed = totalOf(members.map(({ outstanding }) => outstanding));
    const purse = smaller(smaller(left, owed), caps[rank] ?? owed);
    const way = typeof within === 'string' ? within : within[rank];
    if (way === undefined) throw new RangeError(`how the class ${rank} is paid is not said`);
    for (const [id, part] of payClass(purse, owed, members, way)) paid.set(id, part);
    left = subtract(left, purse);
  }
  return {
    payments: creditors.map(({ id, rank, outstanding }) => {
      const part = paid.get(id) ?? '0';
      return { id, rank, paid: part, stillOwed: subtract(outstanding, part) };
    }),
    left,
    outside: creditors.filter(({ rank }) => !order.includes(rank)).map(({ id }) => id),
  };
}

function payClass(purse: Decimal, owed: Decimal, members: readonly Creditor[], within: Within): [string, Decimal][] {
  if (compare(purse, owed) === 0) return members.map(({ id, outstanding }) => [id, outstanding]);
  if (compare(purse, '0') === 0) return [];
  if (within === 'pro-rata') {
    const parts = shareOut(
      purse,
      members.map(({ outstanding }) => outstanding),
      '0.01',
    );
    return members.map(({ id }, index) => [id, parts[index]!]);
  }
  const direction = within === 'oldest-first' ? 1 : -1;
  const queue = [...members].sort((a, b) => {
    if (a.since === b.since) return 0;
    if (a.since === null) return 1;
    if (b.since === null) return -1;
    return a.since < b.since ? -direction : direction;
  });
  let rest = purse;
  return queue.map(({ id, outstanding }) => {
    const part = smaller(rest, outstanding);
    rest = subtract(rest, part);
    return [id, part];
  });
}

/** The sum of what was paid. */
export function paidOut(payments: readonly Payment[]): Decimal {
  return payments.reduce((sum, { paid }) => add(sum, paid), '0');
}
