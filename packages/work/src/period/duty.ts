import type { Day } from '@luoshi/reading';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { cutOffOf } from './cut-off.js';
import type { CutOff, CutOffRule } from './cut-off.js';
import { nextPeriod, periodKey, periodOf, sinceNewYear, stepOf } from './period.js';
import type { PeriodKind, ReportingPeriod } from './period.js';
import { rosterStatus } from './roster.js';

/** What a unit owes: how often, by when, and since which day. */
export interface ReportingDuty {
  readonly kind: PeriodKind;
  /** Counted since 1 January. */
  readonly cumulative?: boolean;
  readonly cutOff: CutOffRule;
}

/** The period of a duty that a day lies in. */
export function dutyPeriod(
  { kind, cumulative = false }: Pick<ReportingDuty, 'kind' | 'cumulative'>,
  day: Day,
): ReportingPeriod {
  const step = periodOf(kind, day);
  return cumulative ? sinceNewYear(step) : step;
}

/** The first period that is owed by who owes since a day: the one in which it began only where it began on its first day. */
export function firstOwed(duty: Pick<ReportingDuty, 'kind' | 'cumulative'>, since: Day): ReportingPeriod {
  const period = dutyPeriod(duty, since);
  return stepOf(period).from < since ? nextPeriod(period) : period;
}

/** When the report of a duty for a period must be in: where the office moved the cut-off, then; else by the duty's rule. */
export function dutyCutOff(
  duty: Pick<ReportingDuty, 'cutOff'>,
  period: ReportingPeriod,
  calendar: WorkingCalendar,
): CutOff {
  const step = stepOf(period);
  const moment = calendar.moved.get(periodKey(step));
  return moment === undefined ? cutOffOf(step, duty.cutOff, calendar) : { moment, notBefore: moment };
}

/** Whether a filing at a moment is late; null where the cut-off hangs on unpublished holidays. Never where nothing is asked. */
export function isLate(
  duty: ReportingDuty | null,
  period: ReportingPeriod,
  at: Moment,
  calendar: WorkingCalendar,
): boolean | null {
  if (!duty) return false;
  const status = rosterStatus(at, dutyCutOff(duty, period, calendar), at);
  return status === 'undetermined' ? null : status === 'late';
}
