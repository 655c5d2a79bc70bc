import { compare, interval } from '@luoshi/reading';
import type { Decimal, Interval } from '@luoshi/reading';
import { exactValue, hull } from '../definition/figure.js';
import { waterfall } from './waterfall.js';
import type { Creditor, Waterfall, Within } from './waterfall.js';

const WAYS: readonly Within[] = ['pro-rata', 'newest-first', 'oldest-first'];

/** What one creditor may get: bounds where the order, the ways or a cap are known only in part. */
export interface OpenPayment {
  readonly id: string;
  readonly rank: string;
  readonly paid: Interval;
  readonly stillOwed: Interval;
}

/** A waterfall of which something is open. */
export interface OpenWaterfall {
  readonly payments: readonly OpenPayment[];
  readonly left: Interval;
  /** Classes with debt that the order does not name, while a payment depends on where they stand. */
  readonly unordered: readonly string[];
  /** Classes whose way of paying inside is not said, while a payment of theirs depends on it. */
  readonly withoutWay: readonly string[];
  /** Classes whose cap is not exact, while a payment of theirs depends on it. */
  readonly capOpen: readonly string[];
}

/** What is known of an order of paying. */
export interface KnownOrder {
  /** All classes there are. */
  readonly classes: readonly string[];
  /** Those whose order is known, the first paid first. */
  readonly order: readonly string[];
  /** How each class is paid inside, as far as it is said. */
  readonly within: Readonly<Record<string, Within>>;
  /** The most that a class may get of this money: both ends are tried. */
  readonly caps: Readonly<Record<string, readonly [least: Decimal, most: Decimal]>>;
}

/** All orders of classes that keep to the part of an order that is known. */
export function ordersOf(classes: readonly string[], known: readonly string[]): string[][] {
  const missing = classes.filter((one) => !known.includes(one));
  return missing.reduce<string[][]>(
    (orders, one) =>
      orders.flatMap((order) =>
        Array.from({ length: order.length + 1 }, (_, at) => [...order.slice(0, at), one, ...order.slice(at)]),
      ),
    [[...known]],
  );
}

/** Every choice of one of each list. */
const choices = <Value>(lists: readonly (readonly Value[])[]): Value[][] =>
  lists.reduce<Value[][]>((all, list) => all.flatMap((chosen) => list.map((value) => [...chosen, value])), [[]]);

/** Each creditor's least and most over all waterfalls that are possible. */
function bounds(found: readonly Waterfall[]): Pick<OpenWaterfall, 'payments' | 'left'> {
  const all = (of: (one: Waterfall) => Decimal): Interval => found.map((one) => interval.exactly(of(one))).reduce(hull);
  return {
    payments: found[0]!.payments.map(({ id, rank }, at) => ({
      id,
      rank,
      paid: all(({ payments }) => payments[at]!.paid),
      stillOwed: all(({ payments }) => payments[at]!.stillOwed),
    })),
    left: all(({ left }) => left),
  };
}

/**
 * A waterfall of which the order, the ways inside classes or caps may be known only in part: every possibility is tried, and
 * each creditor's part has the bounds of all of them. A class with fewer than two debts needs no way.
 *
 * Refuses (RangeError) what `waterfall` refuses.
 */
export function openWaterfall(amount: Decimal, creditors: readonly Creditor[], known: KnownOrder): OpenWaterfall {
  const { classes, order, within, caps } = known;
  const owing = creditors.filter(({ outstanding }) => compare(outstanding, '0') > 0);
  const ways = classes.map((one): readonly Within[] => {
    const way = within[one];
    if (way !== undefined) return [way];
    return owing.filter(({ rank }) => rank === one).length < 2 ? ['pro-rata'] : WAYS;
  });
  const capped = Object.entries(caps).map(([one, [least, most]]) => ({ one, ends: [...new Set([least, most])] }));
  const tried: Waterfall[] = [];
  for (const possible of ordersOf(classes, order))
    for (const ends of choices(capped.map(({ ends }) => ends)))
      for (const inside of choices(ways))
        tried.push(
          waterfall(
            amount,
            creditors,
            possible,
            Object.fromEntries(classes.map((one, at) => [one, inside[at]!])),
            Object.fromEntries(capped.map(({ one }, at) => [one, ends[at]!])),
          ),
        );
  const found = bounds(tried);
  const open = new Set(found.payments.filter(({ paid }) => exactValue(paid) === null).map(({ rank }) => rank));
  return {
    ...found,
    unordered:
      open.size === 0 ? [] : classes.filter((one) => !order.includes(one) && owing.some(({ rank }) => rank === one)),
    withoutWay: classes.filter((one, at) => ways[at]!.length > 1 && open.has(one)),
    capOpen: capped.filter(({ one, ends }) => ends.length > 1 && open.has(one)).map(({ one }) => one),
  };
}
