import { compare, interval } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import { notNegative } from '../definition/figure.js';
import { movedBy } from './total.js';
import type { Movement } from './total.js';

/** A line of money on a day, in yuan: granted, drawn of it, given back. Each as far as it is known. */
export interface MoneyLine {
  readonly granted: Interval;
  /** Drawn and counting. */
  readonly drawn: Interval;
  /** Drawn and not counting (for homes that do not qualify, say); zero where all that is drawn counts. */
  readonly uncounted: Interval;
  /** Given back under this line for certain. */
  readonly repaid: Interval;
  /** Given back under it at most: also what names no line and may be of this one. */
  readonly repaidAtMost: Interval;
}

/** The smaller upper bound of two, with the lower bound of the first. */
export function capped(x: Interval, cap: Interval): Interval {
  if (cap.upper === null || (x.upper !== null && compare(x.upper, cap.upper) <= 0)) return x;
  const lower = x.lower !== null && compare(x.lower, cap.upper) > 0 ? cap.upper : x.lower;
  return { ...x, lower, upper: cap.upper, upperOpen: cap.upperOpen };
}

/** The least that is outstanding: what was drawn and counts less all that may have been given back. Null: no bound is known. */
export const leastPrincipal = ({ drawn, repaidAtMost }: MoneyLine): Decimal | null =>
  notNegative(interval.subtract(drawn, repaidAtMost)).lower;

/**
 * The principal outstanding that counts, where no balance was reported: at least `leastPrincipal`, at most what was granted
 * less what was given back and less what was drawn without counting. A line drawn beyond its grant contradicts itself: the
 * grant then bounds both ends.
 */
export function principalOf(line: MoneyLine): Interval {
  const { granted, repaid, uncounted } = line;
  const room = capped(interval.subtract(granted, repaid), interval.subtract(granted, uncounted));
  const { upper, upperOpen } = notNegative(room);
  const least = leastPrincipal(line);
  const lower = least !== null && upper !== null && compare(least, upper) > 0 ? upper : least;
  return { lower, lowerOpen: false, upper, upperOpen };
}

/** What is still owed on a day where every movement is recorded: drawn − repaid, never below nothing. */
export const owedOn = (drawn: readonly Movement[], repaid: readonly Movement[], day: Day): Interval =>
  notNegative(interval.subtract(movedBy(drawn, day), movedBy(repaid, day)));

/** What of a grant is not drawn yet: never below nothing. */
export const undrawnOf = (granted: Interval, drawn: Interval): Interval =>
  notNegative(interval.subtract(granted, drawn));
