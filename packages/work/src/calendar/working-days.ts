import { addDays } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import type { WorkingCalendar } from './working-calendar.js';

/** A number of working days, both bounds the same unless days of unknown standing lie between. */
export interface WorkingDayCount {
  readonly least: number;
  readonly most: number;
  /** The first day of unknown standing, which is why the bounds differ. */
  readonly unknown: Day | null;
}

/** A day reached by counting working days. */
export interface WorkingDay {
  /** Null where a day of unknown standing was met on the way. */
  readonly day: Day | null;
  /** The day if every unknown day on the way were worked: it cannot be nearer than this. */
  readonly nearest: Day;
  readonly unknown: Day | null;
}

/** No office counts further than this many days (thirty years). */
const FURTHEST = 11_000;

/**
 * The working days after `from`, up to and including `to`: from a Friday to the next Tuesday there are 2.
 * None where `to` is not after `from`. Stops early as soon as more than `enough` are certain; `most` is then
 * no more than a lower bound itself, which is all that a limit needs.
 */
export function countWorkingDays(
  calendar: WorkingCalendar,
  from: Day,
  to: Day,
  enough = Number.POSITIVE_INFINITY,
): WorkingDayCount {
  let least = 0;
  let most = 0;
  let unknown: Day | null = null;
  for (let day = addDays(from, 1); day <= to && least <= enough; day = addDays(day, 1)) {
    const { kind } = calendar.standing(day);
    if (kind === 'rest') continue;
    most += 1;
    if (kind === 'working') least += 1;
    else unknown ??= day;
  }
  return { least, most, unknown };
}

/**
 * The `count`-th working day after `from` (before it where negative); 0 is the day itself, worked or not.
 * Refuses (RangeError) a count that is not whole or beyond thirty years.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, count: number): WorkingDay {
  if (!Number.isInteger(count) || Math.abs(count) > FURTHEST) throw new RangeError(`not a count of days: ${count}`);
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let day = from;
  let unknown: Day | null = null;
  while (left > 0) {
    day = addDays(day, step);
    const { kind } = calendar.standing(day);
    if (kind === 'unknown') unknown ??= day;
    if (kind !== 'rest') left -= 1;
  }
  return { day: unknown === null ? day : null, nearest: day, unknown };
}

/**
 * The first working day on or after a day (`next`), or on or before it (`previous`). A run of unknown days is not
 * searched: the first of them ends the search.
 */
export function nearestWorkingDay(calendar: WorkingCalendar, from: Day, towards: 'next' | 'previous'): WorkingDay {
  let day = from;
  for (let tries = 0; tries < 60; tries += 1) {
    const { kind } = calendar.standing(day);
    if (kind === 'working') return { day, nearest: day, unknown: null };
    if (kind === 'unknown') return { day: null, nearest: day, unknown: day };
    day = addDays(day, towards === 'next' ? 1 : -1);
  }
  return { day: null, nearest: day, unknown: null };
}
