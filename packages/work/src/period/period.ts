import { addDays, addMonths, isDay, weekday } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';

/** How often something is reported: 日, 周, 旬, 月, 季, 半年, 年. */
export type PeriodKind = 'day' | 'week' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year';

/** The kinds from the shortest to the longest. */
export const periodKinds: readonly PeriodKind[] = ['day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year'];

/**
 * A reporting period 报告期 with both ends included. A cumulative one runs from 1 January to the end of its step:
 * the cumulative month of November is 1 January to 30 November.
 */
export interface ReportingPeriod {
  readonly kind: PeriodKind;
  readonly cumulative: boolean;
  readonly from: Day;
  readonly to: Day;
}

/** Whether one kind comes round more often than another. */
export const isShorter = (kind: PeriodKind, than: PeriodKind): boolean =>
  periodKinds.indexOf(kind) < periodKinds.indexOf(than);

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

/**
 * The period that a day lies in. Weeks run from Monday to Sunday, across the year's end too; a 旬 is the 1st–10th,
 * 11th–20th or 21st to the month's end. Refuses (TypeError) what is no day.
 */
export function periodOf(kind: PeriodKind, day: Day): ReportingPeriod {
  if (!isDay(day)) throw new TypeError(`not a day: ${JSON.stringify(day)}`);
  const [from, to] = bounds(kind, day);
  return { kind, cumulative: false, from, to };
}

function bounds(kind: PeriodKind, day: Day): [Day, Day] {
  const month = day.slice(0, 8);
  switch (kind) {
    case 'day':
      return [day, day];
    case 'week': {
      const monday = addDays(day, 1 - weekday(day));
      return [monday, addDays(monday, 6)];
    }
    case 'ten-days': {
      if (day <= `${month}10`) return [`${month}01`, `${month}10`];
      if (day <= `${month}20`) return [`${month}11`, `${month}20`];
      return [`${month}21`, addDays(addMonths(`${month}01`, 1), -1)];
    }
    case 'month':
    case 'quarter':
    case 'half-year':
    case 'year': {
      const months = MONTHS[kind];
      const first = addMonths(`${month}01`, -((Number(day.slice(5, 7)) - 1) % months));
      return [first, addDays(addMonths(first, months), -1)];
    }
  }
}

/** The same period counted from 1 January of the year in which it ends. */
export function sinceNewYear(period: ReportingPeriod): ReportingPeriod {
  return { ...period, cumulative: true, from: `${period.to.slice(0, 4)}-01-01` };
}

/** The step of a cumulative period on its own (`2026年1—11月累计` → `2026年11月`); any other period as it is. */
export function stepOf(period: ReportingPeriod): ReportingPeriod {
  return periodOf(period.kind, period.to);
}

const likewise = (model: ReportingPeriod, step: ReportingPeriod): ReportingPeriod =>
  model.cumulative ? sinceNewYear(step) : step;

/** The period after this one; of a cumulative one the next step, which begins anew in January. */
export function nextPeriod(period: ReportingPeriod): ReportingPeriod {
  return likewise(period, periodOf(period.kind, addDays(period.to, 1)));
}

/** The period before this one. */
export function previousPeriod(period: ReportingPeriod): ReportingPeriod {
  return likewise(period, periodOf(period.kind, addDays(stepOf(period).from, -1)));
}

/** The periods whose end lies in `from`–`to`, in order: what a unit owes over that time. */
export function periodsEndingIn(kind: PeriodKind, from: Day, to: Day): ReportingPeriod[] {
  const periods: ReportingPeriod[] = [];
  for (let period = periodOf(kind, from); period.to <= to; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/** A key that names a period in a store and sorts by time within its kind: `month+:2026-11-30`, `+` for cumulative. */
export function periodKey({ kind, cumulative, to }: ReportingPeriod): string {
  return `${kind}${cumulative ? '+' : ''}:${to}`;
}

/** The period of a key; null where it names none. */
export function periodOfKey(key: string): ReportingPeriod | null {
  const [, kind, plus, to] = /^([a-z-]+?)(\+?):(\d{4}-\d{2}-\d{2})$/.exec(key) ?? [];
  if (!to || !isDay(to) || !periodKinds.includes(kind as PeriodKind)) return null;
  const step = periodOf(kind as PeriodKind, to);
  if (step.to !== to) return null;
  return plus ? sinceNewYear(step) : step;
}
