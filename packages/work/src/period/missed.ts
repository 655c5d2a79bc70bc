import type { Day } from '@luoshi/reading';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { cutOffOf } from './cut-off.js';
import type { CutOffRule } from './cut-off.js';
import { nextPeriod, periodKey, periodOf } from './period.js';
import type { PeriodKind, ReportingPeriod } from './period.js';
import { rosterStatus } from './roster.js';

/** What a unit owes: how often, by when, and since which day. */
export interface ReportingDuty {
  readonly kind: PeriodKind;
  readonly cutOff: CutOffRule;
}

/**
 * The periods in a row, up to the last one whose cut-off has passed, for which nothing has been filed. A late report
 * (补报) ends the row. The period in which the duty began counts only where it began on the period's first day.
 *
 * @param filed by period key, when the first report for it came
 */
export function missedPeriods(
  duty: ReportingDuty,
  since: Day,
  filed: ReadonlyMap<string, Moment>,
  now: Moment,
  calendar: WorkingCalendar,
): ReportingPeriod[] {
  let missed: ReportingPeriod[] = [];
  let period = periodOf(duty.kind, since);
  if (period.from < since) period = nextPeriod(period);
  // A cut-off may lie some days before or after its period's end, so the walk goes on one period beyond today.
  for (; period.from <= now.slice(0, 10); period = nextPeriod(period)) {
    const status = rosterStatus(filed.get(periodKey(period)) ?? null, cutOffOf(period, duty.cutOff, calendar), now);
    if (status === 'missing') missed.push(period);
    else if (status === 'reported' || status === 'late') missed = [];
  }
  return missed;
}
