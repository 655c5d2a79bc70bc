import { reportingRules } from '@luoshi/ledger';
import type { Handle, Id, RuleSpan } from '@luoshi/ledger';
import { addDays } from '@luoshi/reading';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CutOff, CutOffRule } from '../period/cut-off.js';
import { dutyCutOff, dutyPeriod } from '../period/duty.js';
import { nextPeriod, periodKey, previousPeriod, stepOf } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { rosterStatus } from '../period/roster.js';

/** A period of one of the office's rules of reporting, with its cut-off: where the office moved it, then. */
export interface DueSpan {
  readonly rule: RuleSpan;
  readonly period: ReportingPeriod;
  readonly cutOff: CutOff;
}

const spanOf = (rule: Omit<RuleSpan, 'from' | 'to'>, period: ReportingPeriod, calendar: WorkingCalendar): DueSpan => ({
  rule: { ...rule, from: stepOf(period).from, to: period.to },
  period,
  cutOff: dutyCutOff({ cutOff: rule.cutOff as CutOffRule }, period, calendar),
});

/** One period, by every rule that asks for it. */
export async function spansOf(
  db: Handle,
  jurisdiction: number,
  period: ReportingPeriod,
  calendar: WorkingCalendar,
): Promise<DueSpan[]> {
  const rules = await reportingRules(db, jurisdiction, { from: period.to, to: period.to });
  return rules
    .filter(({ kind, cumulative }) => kind === period.kind && cumulative === period.cumulative)
    .map((rule) => spanOf(rule, period, calendar));
}

/** Further back nobody looks for the last cut-off that has passed: 800 days. */
const FURTHEST = 800;

/**
 * The last periods of every rule, the latest first: those whose cut-off has passed, up to `count` of them, and before them
 * the ones that are over or whose cut-off may lie no later than `soon` (null: only those that have passed).
 */
export async function latestSpans(
  db: Handle,
  jurisdiction: number,
  now: Moment,
  calendar: WorkingCalendar,
  { count, soon = null, unitId }: { readonly count: number; readonly soon?: string | null; readonly unitId?: Id },
): Promise<DueSpan[]> {
  const today = now.slice(0, 10);
  const rules = await reportingRules(db, jurisdiction, { from: addDays(today, -FURTHEST), to: today }, unitId);
  return rules.flatMap((rule) => {
    const spans: DueSpan[] = [];
    let passed = 0;
    // A cut-off may lie before its period's end: begin with the one after today's.
    for (
      let period = nextPeriod(dutyPeriod(rule, today));
      passed < count && period.to >= addDays(today, -FURTHEST);
      period = previousPeriod(period)
    ) {
      const span = spanOf(rule, period, calendar);
      const isPast = rosterStatus(null, span.cutOff, now) === 'missing';
      if (isPast) passed += 1;
      const near = span.cutOff.notBefore !== null && soon !== null && span.cutOff.notBefore.slice(0, 10) <= soon;
      if (isPast || (soon !== null && (period.to < today || near))) spans.push(span);
    }
    return spans;
  });
}

export const spanKey = ({ period }: Pick<DueSpan, 'period'>): string => periodKey(period);
