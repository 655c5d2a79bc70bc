import { StoreRefusal } from '../refusal.js';
import type { Day, DayRange } from '../schema/column.js';

/** Days from `from` on, up to but without `until`; null is without an end (at the front: since always). */
export interface Days {
  readonly from: Day | null;
  readonly until: Day | null;
}

/** `[2025-07-01,)`; refuses a range without a day in it. */
export function rangeOf({ from, until }: Days): DayRange {
  if (from !== null && until !== null && from >= until) throw new StoreRefusal('days-out-of-order', `${from}–${until}`);
  return `[${from ?? ''},${until ?? ''})`;
}

/** What PostgreSQL writes, in its half-open form. */
export function daysOf(range: DayRange): Days {
  const [from = '', until = ''] = range.slice(1, -1).split(',');
  return { from: from === '' ? null : from, until: until === '' ? null : until };
}

export const holds = ({ from, until }: Days, day: Day): boolean =>
  (from === null || from <= day) && (until === null || day < until);
