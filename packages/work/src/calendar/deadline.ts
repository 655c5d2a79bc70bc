import type { Day } from '@luoshi/reading';
import { dayOfMoment, momentOf } from './moment.js';
import type { Moment, Time } from './moment.js';
import type { WorkingCalendar } from './working-calendar.js';
import { countWorkingDays } from './working-days.js';
import type { WorkingDayCount } from './working-days.js';

/** By when something is due. A date-only deadline ends at the end of that day. */
export interface Deadline {
  readonly day: Day;
  readonly time: Time | null;
}

/** The last moment that is still in time. */
export function endOf(deadline: Deadline): Moment {
  return momentOf(deadline.day, deadline.time ?? '24:00');
}

/** Whether a moment is past a deadline: 17:00 sharp is in time for 17:00. */
export function isPast(deadline: Deadline, moment: Moment): boolean {
  const day = dayOfMoment(moment);
  return day === deadline.day ? moment > endOf(deadline) : day > deadline.day;
}

/**
 * Working days left on a day before its deadline: those after today, up to and including the deadline's day. On a
 * Tuesday with the deadline on Friday 3 are left; on the day itself none. Stops counting beyond `enough`.
 */
export function workingDaysLeft(
  calendar: WorkingCalendar,
  today: Day,
  deadline: Deadline,
  enough?: number,
): WorkingDayCount {
  return countWorkingDays(calendar, today, deadline.day, enough);
}
