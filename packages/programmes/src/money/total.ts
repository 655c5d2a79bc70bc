import { add, interval } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import { between, intervalOf } from '../definition/figure.js';
import type { Figure } from '../definition/figure.js';

/** The exact sum of decimals, in one pass: the whole parts and the fractions of equal length are added as integers. */
export function totalOf(values: Iterable<Decimal>): Decimal {
  const byPlaces: bigint[] = [];
  for (const value of values) {
    const point = value.indexOf('.');
    const places = point < 0 ? 0 : value.length - point - 1;
    const units = BigInt(point < 0 ? value : value.slice(0, point) + value.slice(point + 1));
    byPlaces[places] = (byPlaces[places] ?? 0n) + units;
  }
  let total: Decimal = '0';
  byPlaces.forEach((units, places) => {
    const negative = units < 0n;
    const digits = (negative ? -units : units).toString().padStart(places + 1, '0');
    const decimal = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    total = add(total, negative && units !== 0n ? `-${decimal}` : decimal);
  });
  return total;
}

/** The sum of figures: unknown ones (null) are `[0, ∞)`, said ones their interval. */
export function totalFigures(figures: Iterable<Figure | null>): Interval {
  const exact: Decimal[] = [];
  let rest: Interval | null = null;
  for (const figure of figures) {
    if (typeof figure === 'string') exact.push(figure);
    else rest = rest === null ? intervalOf(figure) : interval.add(rest, intervalOf(figure));
  }
  const total = interval.exactly(totalOf(exact));
  return rest === null ? total : interval.add(total, rest);
}

/** One movement of money or goods. */
export interface Movement {
  readonly day: Day | null;
  readonly amount: Figure | null;
}

/**
 * What had moved by the end of a day. A movement whose day is unknown may or may not have happened by then: it counts
 * as `[0, amount]`.
 */
export function movedBy(movements: Iterable<Movement>, day: Day): Interval {
  const certain: (Figure | null)[] = [];
  const perhaps: (Figure | null)[] = [];
  for (const movement of movements) {
    if (movement.day === null) perhaps.push(movement.amount);
    else if (movement.day <= day) certain.push(movement.amount);
  }
  const total = totalFigures(certain);
  if (perhaps.length === 0) return total;
  const most = totalFigures(perhaps);
  return interval.add(total, { ...between('0', most.upper), upperOpen: most.upperOpen });
}
