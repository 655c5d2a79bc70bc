import {
  addDays,
  addMonths,
  compare,
  divide,
  interval,
  monthsOf,
  multiply,
  partsOf,
  subtract,
  toNumber,
} from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';

/** What had been reached by a day, counted from the start. */
export interface Observed {
  readonly day: Day;
  readonly value: Interval;
}

/** What was done between two observations: at least and at most so much in so many days. */
export interface Pace {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly least: Decimal;
  readonly most: Decimal;
}

/** Observations with both bounds, in order of days; of two of one day the later stands. */
export function inOrder(series: readonly Observed[]): Observed[] {
  const byDay = new Map<Day, Observed>();
  for (const seen of series) if (seen.value.lower !== null && seen.value.upper !== null) byDay.set(seen.day, seen);
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The paces between neighbouring observations. */
export function pacesOf(series: readonly Observed[]): Pace[] {
  const seen = inOrder(series);
  return seen.slice(1).map((after, index) => {
    const before = seen[index]!;
    return {
      from: before.day,
      to: after.day,
      days: toNumber(after.day) - toNumber(before.day),
      least: subtract(after.value.lower!, before.value.upper!),
      most: subtract(after.value.upper!, before.value.lower!),
    };
  });
}

/** Above 0 where amount `a` in `aDays` is more a day than `b` in `bDays`: compared by multiplying, no rounding decides. */
export function compareRates(a: Decimal, aDays: number, b: Decimal, bDays: number): -1 | 0 | 1 {
  return compare(multiply(a, String(bDays)), multiply(b, String(aDays)));
}

/** The fastest pace shown, by the most it may have been; null where there is none. */
export function bestPace(paces: readonly Pace[]): Pace | null {
  return paces.reduce<Pace | null>(
    (best, pace) => (best === null || compareRates(pace.most, pace.days, best.most, best.days) > 0 ? pace : best),
    null,
  );
}

/** The slowest pace shown, by the least it may have been; null where there is none. */
export function worstPace(paces: readonly Pace[]): Pace | null {
  return paces.reduce<Pace | null>(
    (worst, pace) =>
      worst === null || compareRates(pace.least, pace.days, worst.least, worst.days) < 0 ? pace : worst,
    null,
  );
}

/**
 * What must be done a day, from the day after `from` to `by` included, to close a gap. Null where no day is left and
 * something is missing; zero where nothing is.
 */
export function requiredPace(gap: Interval, from: Day, by: Day): Interval | null {
  if (gap.upper !== null && compare(gap.upper, '0') <= 0) return interval.exactly('0');
  const days = toNumber(by) - toNumber(from);
  if (days <= 0) return null;
  return interval.divide(gap, interval.exactly(String(days)));
}

/** A pace per day, over so many days (30 for `每30天`). */
export function overDays(perDay: Interval, days: number): Interval {
  return interval.multiply(perDay, interval.exactly(String(days)));
}

/** What a pace makes in a number of days, rounded outwards: at least, at most. */
export function made({ least, most, days }: Pace, inDays: number): { least: Decimal; most: Decimal } {
  const places = 6;
  return {
    least: divide(multiply(least, String(inDays)), String(days), places, 'down'),
    most: divide(multiply(most, String(inDays)), String(days), places, 'up'),
  };
}

/**
 * The days on which a lumpy series (purchases, deliveries) is looked at so that its paces are those of whole months: the
 * end of the month before `first`, each month's end, and `day`. The last step is a month at least, so that a purchase on
 * the second of a month is no pace of half a day.
 */
export function monthlyDays(first: Day, day: Day): Day[] {
  const { year, month } = partsOf(first);
  const days: Day[] = [addDays(`${first.slice(0, 8)}01`, -1)];
  for (let start = monthsOf(year, month, month).from!; ; start = addMonths(start, 1)) {
    const end = addDays(addMonths(start, 1), -1);
    if (end > day) break;
    days.push(end);
  }
  if (days.at(-1) === day) return days;
  if (days.length > 1) days.pop();
  return [...days, day];
}
