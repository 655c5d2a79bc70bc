import { interval } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import { between, intervalOf } from '../definition/figure.js';
import type { Figure } from '../definition/figure.js';
import { totalOf } from '../definition/total-of.js';

const NOTHING = interval.exactly('0');

/** The sum of figures: unknown ones (null) are `[0, ∞)`, said ones their interval. */
export function totalFigures(figures: readonly (Figure | null)[]): Interval {
  if (figures.length === 1) return intervalOf(figures[0]!);
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
export function movedBy(movements: readonly Movement[], day: Day): Interval {
  return figuresBy(
    movements,
    (movement) => movement.day,
    (movement) => movement.amount,
    day,
  );
}

/** What of one figure had moved by the end of a day. */
export function figureBy(moved: Day | null, amount: Figure | null, day: Day): Interval {
  if (moved !== null) return moved <= day ? intervalOf(amount) : NOTHING;
  const { upper, upperOpen } = intervalOf(amount);
  return { ...between('0', upper), upperOpen };
}

/** The same of rows that have their day and their amount elsewhere. */
export function figuresBy<Row>(
  rows: readonly Row[],
  dayOf: (row: Row) => Day | null,
  amountOf: (row: Row) => Figure | null,
  day: Day,
): Interval {
  if (rows.length === 0) return NOTHING;
  if (rows.length === 1) return figureBy(dayOf(rows[0]!), amountOf(rows[0]!), day);
  const certain: (Figure | null)[] = [];
  const perhaps: (Figure | null)[] = [];
  for (const row of rows) {
    const moved = dayOf(row);
    if (moved === null) perhaps.push(amountOf(row));
    else if (moved <= day) certain.push(amountOf(row));
  }
  const total = totalFigures(certain);
  if (perhaps.length === 0) return total;
  const most = totalFigures(perhaps);
  return interval.add(total, { ...between('0', most.upper), upperOpen: most.upperOpen });
}
