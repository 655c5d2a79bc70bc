import type { Indicator, IndicatorValue } from '@luoshi/ledger';
import { add, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { nextPeriod, periodKey, periodOf, previousPeriod } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { periodName } from '../period/period-name.js';

/** Bounds in the indicator's unit; null is without one. */
export interface Bounds {
  readonly least: Decimal | null;
  readonly most: Decimal | null;
}

/** An indicator's value of one period: as it was reported, and the other way of counting derived from it. */
export interface SeriesPoint {
  readonly period: { readonly key: string; readonly name: string; readonly from: string; readonly to: string };
  /** As reported: the first lead's, or the units' sum. Null where somebody's is missing. */
  readonly value: Bounds | null;
  /** Of the period alone. Derived where values are counted since January: null where the period before is missing. */
  readonly own: Bounds | null;
  /** Since 1 January. Derived where values are of the period alone: null where a period since January is missing. */
  readonly sinceNewYear: Bounds | null;
  /** The units whose values the sum lacks. */
  readonly missing: readonly string[];
}

const sum = (a: Bounds, b: Bounds): Bounds => ({
  least: a.least === null || b.least === null ? null : add(a.least, b.least),
  most: a.most === null || b.most === null ? null : add(a.most, b.most),
});

/** What lies between two sums: at least the least of the later one less the most of the earlier. */
const difference = (later: Bounds, earlier: Bounds): Bounds => ({
  least: later.least === null || earlier.most === null ? null : subtract(later.least, earlier.most),
  most: later.most === null || earlier.least === null ? null : subtract(later.most, earlier.least),
});

/**
 * The values of an indicator period by period, from the first to the last one that somebody gave. Only values that count
 * are handed in (none corrected or voided); a later one of a unit for the same period stands for the earlier.
 * @param units who should report: the first lead alone where its figure is the whole; the office's own values (no unit) stand for the whole
 */
export function seriesOf(
  indicator: Pick<Indicator, 'kind' | 'cumulative' | 'adding'>,
  values: readonly IndicatorValue[],
  units: readonly string[],
): SeriesPoint[] {
  const { kind, cumulative, adding } = indicator;
  const given = new Map<string, Map<string | null, Bounds>>();
  for (const { to, unitId, least, most } of values) {
    const key = periodKey(periodOf(kind, to));
    const of = given.get(key) ?? new Map<string | null, Bounds>();
    of.set(unitId, { least, most });
    given.set(key, of);
  }
  const days = values.map(({ to }) => to).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const reported = (period: ReportingPeriod): { value: Bounds | null; missing: readonly string[] } => {
    const of = given.get(periodKey(period));
    const whole = of?.get(null);
    if (whole) return { value: whole, missing: [] };
    const wanted = adding === 'whole' ? units.slice(0, 1) : units;
    const missing = wanted.filter((unit) => !of?.has(unit));
    if (missing.length > 0 || wanted.length === 0) return { value: null, missing };
    return { value: wanted.map((unit) => of!.get(unit)!).reduce(sum), missing };
  };
  const points: SeriesPoint[] = [];
  let since: Bounds | null = null;
  for (let period = periodOf(kind, first); period.to <= periodOf(kind, last).to; period = nextPeriod(period)) {
    const before = previousPeriod(period);
    const opens = before.to.slice(0, 4) < period.to.slice(0, 4);
    const { value, missing } = reported(period);
    const earlier = reported(before).value;
    if (opens) since = value;
    else since = since && value ? sum(since, value) : null;
    points.push({
      period: { key: periodKey(period), name: periodName(period), from: period.from, to: period.to },
      ...{ value, missing },
      own: !cumulative || opens ? value : value && earlier && difference(value, earlier),
      sinceNewYear: cumulative ? value : since,
    });
  }
  return points;
}
