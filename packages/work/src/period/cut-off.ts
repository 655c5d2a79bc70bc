import { addDays } from '@luoshi/reading';
import { momentOf } from '../calendar/moment.js';
import type { Moment, Time } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays, nearestWorkingDay } from '../calendar/working-days.js';
import type { WorkingDay } from '../calendar/working-days.js';
import type { ReportingPeriod } from './period.js';

/**
 * When reports for a period must be in, 截报时间, apart from the period's end: `{ days: 2, count: 'working', time:
 * '17:00' }` is 17:00 of the second working day after it; a negative count lies before it (the week's report by Friday
 * noon is `{ days: -2, count: 'calendar', time: '12:00' }`).
 */
export interface CutOffRule {
  readonly days: number;
  readonly count: 'calendar' | 'working';
  /** Null is the end of that day. */
  readonly time: Time | null;
  /** Where a calendar day falls on a day off: leave it, or move it to the nearest working day. */
  readonly onRestDay?: 'stay' | 'next' | 'previous';
}

export interface CutOff {
  /** Null where the holidays on the way are not known. */
  readonly moment: Moment | null;
  /** It cannot be before this; null where even that is not known (counted backwards over unknown holidays). */
  readonly notBefore: Moment | null;
}

/** The cut-off of a period by a rule. */
export function cutOffOf(period: ReportingPeriod, rule: CutOffRule, calendar: WorkingCalendar): CutOff {
  const { day, nearest } = dayFor(period, rule, calendar);
  const time = rule.time ?? '24:00';
  const backwards = rule.count === 'working' ? rule.days < 0 : rule.onRestDay === 'previous';
  return {
    moment: day && momentOf(day, time),
    notBefore: day === null && backwards ? null : momentOf(nearest, time),
  };
}

function dayFor(period: ReportingPeriod, rule: CutOffRule, calendar: WorkingCalendar): WorkingDay {
  if (rule.count === 'working') return addWorkingDays(calendar, period.to, rule.days);
  const day = addDays(period.to, rule.days);
  if (rule.onRestDay === undefined || rule.onRestDay === 'stay') return { day, nearest: day, unknown: null };
  return nearestWorkingDay(calendar, day, rule.onRestDay);
}
