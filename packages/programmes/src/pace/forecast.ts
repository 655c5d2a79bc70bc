import { add, addDays, compare, divide, interval, multiply, shift, subtract, toNumber } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import { bestPace, inOrder, made, pacesOf, worstPace } from './pace.js';
import type { Observed, Pace } from './pace.js';
import { totalOf } from '../definition/total-of.js';

/** Where the series may stand on a day: 10, 50 and 90 of a hundred courses lie below, drawn from the paces shown. */
export interface ForecastPoint {
  readonly day: Day;
  readonly low: Decimal;
  readonly middle: Decimal;
  readonly high: Decimal;
}

/** What the pace shown so far says of a target. */
export interface Forecast {
  readonly asOf: Day;
  readonly value: Interval;
  /** How many paces it rests on. */
  readonly paces: number;
  /** The first day on which the target is met at the best, the average and the worst pace; null: never. */
  readonly atBest: Day | null;
  readonly atAverage: Day | null;
  readonly atWorst: Day | null;
  /** What will have been reached by the deadline at the worst and at the best pace. */
  readonly byDeadline: Interval;
  /** Bounds of the chance (0–1) of meeting the target by the deadline; null with fewer than three paces. */
  readonly chance: { readonly least: Decimal; readonly most: Decimal } | null;
  /** Empty with fewer than three paces: no spread has been shown yet. */
  readonly band: readonly ForecastPoint[];
}

/** A chance needs a spread, and a spread at least three paces. */
const LEAST_PACES = 3;
/** Steps into which the largest amount of one stretch is cut: each sum is off by one step a stretch at most. */
const GRID = 96;
/** Stretches that are drawn one by one; a longer future is cut into so many longer ones. */
const MOST_STRETCHES = 36;

/**
 * How often each whole number of grid steps comes up: counts from `from` on. Whole numbers up to 2^53 courses; beyond, each
 * count is off by some 10^-12 of itself.
 */
interface Spread {
  readonly from: number;
  readonly counts: Float64Array;
}

/** Courses that a double counts one by one. */
const COUNTABLE = 2 ** 53;

/** One stretch more: each course goes on by each of the steps. */
function lengthened({ from, counts }: Spread, steps: readonly number[]): Spread {
  const times = new Map<number, number>();
  for (const step of steps) times.set(step, (times.get(step) ?? 0) + 1);
  const [least, most] = [Math.min(...times.keys()), Math.max(...times.keys())];
  const longer = new Float64Array(counts.length + most - least);
  for (const [step, often] of times)
    for (let at = 0; at < counts.length; at += 1) longer[at + step - least]! += counts[at]! * often;
  return { from: from + least, counts: longer };
}

/** The least step that at least `part` of 100 courses do not exceed. */
function quantile({ from, counts }: Spread, part: number): number {
  let all = 0;
  for (let at = 0; at < counts.length; at += 1) all += counts[at]!;
  const wanted = (all * part) / 100;
  let seen = 0;
  for (let at = 0; at < counts.length; at += 1) {
    seen += counts[at]!;
    if (seen >= wanted && counts[at]! > 0) return from + at;
  }
  return from + counts.length - 1;
}

/** How many of the courses reach a step, as a share with four places rounded as said; all and none are certain. */
function chanceOf({ from, counts }: Spread, reaches: (step: number) => boolean, rounding: 'down' | 'up'): Decimal {
  let [good, bad] = [0, 0];
  for (let at = 0; at < counts.length; at += 1) {
    if (reaches(from + at)) good += counts[at]!;
    else bad += counts[at]!;
  }
  if (good === 0 || bad === 0) return good === 0 ? '0' : '1';
  if (good + bad <= COUNTABLE) return divide(String(good), String(good + bad), 4, rounding);
  const outwards = rounding === 'down' ? -1e-9 : 1e-9;
  const share = (good / (good + bad)) * 10_000 + outwards;
  return shift(String(rounding === 'down' ? Math.max(0, Math.floor(share)) : Math.min(10_000, Math.ceil(share))), -4);
}

/** The first day on which a gap is closed by so much in so many days; null: never. */
function dayAt(from: Day, gap: Decimal, amount: Decimal, days: number): Day | null {
  if (compare(gap, '0') <= 0) return from;
  if (compare(amount, '0') <= 0) return null;
  const needed = divide(multiply(gap, String(days)), amount, 0, 'up');
  // Beyond a thousand years no day is named.
  return compare(needed, '365250') > 0 ? null : addDays(from, Number(needed));
}

/**
 * Forecasts a growing series from the paces it has shown: the future is cut into stretches as long as the steps
 * observed, and each stretch repeats one of the paces, all equally likely and independent of each other. All courses
 * are counted, none is drawn by chance, so the same series gives the same forecast. Figures that are intervals are
 * counted twice, at their least and at their most; the chance then has two bounds.
 *
 * No point ever lies above the best pace kept up throughout. Null with fewer than two observations.
 *
 * @param target what is to be reached by the end of the day `by`
 */
export function forecast(series: readonly Observed[], target: Interval, by: Day): Forecast | null {
  const seen = inOrder(series);
  const last = seen.at(-1);
  const paces = pacesOf(seen);
  const best = bestPace(paces);
  const worst = worstPace(paces);
  if (!last || !best || !worst) return null;
  const { lower, upper } = last.value as { lower: Decimal; upper: Decimal };
  const ahead = Math.max(0, toNumber(by) - toNumber(last.day));
  const days = paces.reduce((sum, pace) => sum + pace.days, 0);
  const average = totalOf(paces.map(({ least }) => least));
  const gapLeast = target.lower === null ? '0' : subtract(target.lower, upper);
  const gapMost = target.upper === null ? null : subtract(target.upper, lower);
  const spread = paces.length >= LEAST_PACES && ahead > 0 ? new Courses(paces, ahead, best, lower, upper) : null;
  let chance: Forecast['chance'] | undefined;
  let band: readonly ForecastPoint[] | null = null;
  return {
    asOf: last.day,
    value: last.value,
    paces: paces.length,
    atBest: dayAt(last.day, gapLeast, best.most, best.days),
    atAverage: gapMost === null ? null : dayAt(last.day, gapMost, average, days),
    atWorst: gapMost === null ? null : dayAt(last.day, gapMost, worst.least, worst.days),
    byDeadline: reachBy(seen, by)!,
    // Both take long, and many who ask read one of them or none.
    get chance() {
      return (chance ??= spread === null ? null : spread.chance(target));
    },
    get band() {
      return (band ??= spread === null ? [] : spread.band(last.day));
    },
  };
}

/** All that may come of the paces shown until a day, counted on a grid. */
class Courses {
  private readonly stretches: number;
  private readonly step: Decimal;

  constructor(
    private readonly paces: readonly Pace[],
    private readonly ahead: number,
    private readonly best: Pace,
    private readonly lower: Decimal,
    private readonly upper: Decimal,
  ) {
    const usual = Math.max(1, Math.round(paces.reduce((sum, pace) => sum + pace.days, 0) / paces.length));
    this.stretches = Math.min(MOST_STRETCHES, Math.max(1, Math.ceil(ahead / usual)));
    const longest = Math.ceil(ahead / this.stretches);
    const largest = paces.reduce((most, pace) => {
      const size = [made(pace, longest).most, made(pace, longest).least].map((amount) => amount.replace('-', ''));
      return size.reduce((a, b) => (compare(a, b) > 0 ? a : b), most);
    }, '0');
    // All paces zero: any step serves.
    this.step = compare(largest, '0') === 0 ? '1' : divide(largest, String(GRID), 6, 'up');
  }

  private onGrid(amount: Decimal, rounding: 'down' | 'up'): number {
    return Number(divide(amount, this.step, 0, rounding));
  }

  /** The courses after each stretch, at their least and at their most; `end` in days from the beginning. */
  private *spreads(): Generator<{ readonly end: number; readonly low: Spread; readonly high: Spread }> {
    let low: Spread = { from: 0, counts: Float64Array.of(1) };
    let high = low;
    // Stretches are of two lengths at most, that differ by a day.
    const steps = new Map<number, { readonly down: number[]; readonly up: number[] }>();
    for (let index = 0, past = 0; index < this.stretches; index += 1) {
      const end = Math.round((this.ahead * (index + 1)) / this.stretches);
      let taken = steps.get(end - past);
      if (!taken) {
        const amounts = this.paces.map((pace) => made(pace, end - past));
        taken = {
          down: amounts.map(({ least }) => this.onGrid(least, 'down')),
          up: amounts.map(({ most }) => this.onGrid(most, 'up')),
        };
        steps.set(end - past, taken);
      }
      past = end;
      low = lengthened(low, taken.down);
      high = lengthened(high, taken.up);
      yield { end, low, high };
    }
  }

  /** Bounds of the chance of reaching a target by the end. */
  chance(target: Interval): { readonly least: Decimal; readonly most: Decimal } {
    const { lower, upper, best, ahead } = this;
    let last: { readonly low: Spread; readonly high: Spread } | null = null;
    for (const spread of this.spreads()) last = spread;
    // The least whole number of steps from a start to a goal: without one no number is enough.
    const reaches = (start: Decimal, goal: Decimal | null) => {
      const least = goal === null ? Infinity : this.onGrid(subtract(goal, start), 'up');
      return (steps: number) => steps >= least;
    };
    // The grid rounds outwards: where the best pace cannot reach it, or the worst one does, that is certain.
    const never = target.lower !== null && compare(add(upper, made(best, ahead).most), target.lower) < 0;
    return {
      least: chanceOf(last!.low, reaches(lower, target.upper), 'down'),
      most: never ? '0' : chanceOf(last!.high, reaches(upper, target.lower), 'up'),
    };
  }

  band(from: Day): ForecastPoint[] {
    const { lower, upper, best, step } = this;
    const middle = divide(add(lower, upper), '2', 6, 'down');
    const band: ForecastPoint[] = [];
    for (const { end, low, high } of this.spreads()) {
      const ceiling = add(upper, made(best, end).most);
      const at = (start: Decimal, steps: number): Decimal => {
        const value = add(start, multiply(String(steps), step));
        return compare(value, ceiling) > 0 ? ceiling : value;
      };
      band.push({
        day: addDays(from, end),
        low: at(lower, quantile(low, 10)),
        middle: at(middle, Math.floor((quantile(low, 50) + quantile(high, 50)) / 2)),
        high: at(upper, quantile(high, 90)),
      });
    }
    return band;
  }
}

/** What will have been reached by a deadline at the worst and at the best pace shown; null with fewer than two observations. */
export function reachBy(series: readonly Observed[], by: Day): Interval | null {
  const seen = inOrder(series);
  const last = seen.at(-1);
  const paces = pacesOf(seen);
  const best = bestPace(paces);
  const worst = worstPace(paces);
  if (!last || !best || !worst) return null;
  const ahead = Math.max(0, toNumber(by) - toNumber(last.day));
  return {
    lower: add(last.value.lower!, made(worst, ahead).least),
    upper: add(last.value.upper!, made(best, ahead).most),
    lowerOpen: false,
    upperOpen: false,
  };
}

/** Whether a target lies within what the best pace reaches by the deadline: `never`, `perhaps`, or `even-at-worst`. */
export function prospectOf(
  found: Pick<Forecast, 'byDeadline'>,
  target: Interval,
): 'never' | 'perhaps' | 'even-at-worst' {
  if (interval.below(found.byDeadline, target)) return 'never';
  const { lower } = found.byDeadline;
  return lower !== null && target.upper !== null && compare(lower, target.upper) >= 0 ? 'even-at-worst' : 'perhaps';
}
