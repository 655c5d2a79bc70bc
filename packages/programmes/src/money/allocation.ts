import { add, compare, divide, interval, multiply, subtract } from '@luoshi/reading';
import type { Decimal, Interval } from '@luoshi/reading';
import { shareOut } from './share-out.js';

/** What a score is made of: points of 100, and how much they count (0 to 1). */
export interface Factor {
  readonly weight: Decimal;
  readonly points: Decimal;
}

/** Decimal places of points and scores. */
const PLACES = 6;
const FULL = '100';

/** Points of 100 for a part of a whole: its share, to six decimal places. Refuses (RangeError) a whole of zero. */
export const pointsOfShare = (part: Decimal, whole: Decimal): Decimal =>
  divide(multiply(part, FULL), whole, PLACES, 'nearest');

/** Two factors that make a whole: the weight of the first, the rest for the second. */
export const weighed = (weight: Decimal, first: Decimal, second: Decimal): readonly [Factor, Factor] => [
  { weight, points: first },
  { weight: subtract('1', weight), points: second },
];

/**
 * Σ weight × points, to six decimal places: a score of 100 where all points are of 100.
 *
 * Refuses (RangeError) a negative weight and weights that do not make 1.
 */
export function scoreOf(factors: readonly Factor[]): Decimal {
  if (factors.some(({ weight }) => compare(weight, '0') < 0)) throw new RangeError('a weight is negative');
  const weights = factors.reduce((sum, { weight }) => add(sum, weight), '0');
  if (compare(weights, '1') !== 0) throw new RangeError(`the weights make ${weights}, not 1`);
  const score = factors.reduce((sum, { weight, points }) => add(sum, multiply(weight, points)), '0');
  return divide(score, '1', PLACES, 'nearest');
}

/** A total dealt out by score in whole steps (0.01 for money), all of it; null where nobody scores anything. */
export const allocate = (total: Decimal, scores: readonly Decimal[], step: Decimal): Decimal[] | null =>
  scores.some((score) => compare(score, '0') > 0) ? shareOut(total, scores, step) : null;

/** What one party gets before and after a change of weight; null before where there was no allocation. */
export interface AllocationChange {
  readonly before: Interval | null;
  readonly after: Interval;
  readonly change: Interval | null;
}

/** A change told for one party. */
export const changeOf = (before: Interval | null, after: Interval): AllocationChange => ({
  before,
  after,
  change: before === null ? null : interval.subtract(after, before),
});
