import { daysAfter } from '../api/time.js';

export const PERIOD_KINDS = ['week', 'ten-days', 'month', 'quarter', 'half-year', 'year', 'day'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Stretch {
  readonly from: string;
  readonly to: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The period of a kind in which a day lies. Weeks begin on Monday; ten days end on the 10th, the 20th and the last. */
export function periodOf(kind: PeriodKind, day: string): Stretch {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const months = (first: number, last: number): Stretch => ({
    from: `${year}-${two(first)}-01`,
    to: daysAfter(last === 12 ? `${year + 1}-01-01` : `${year}-${two(last + 1)}-01`, -1),
  });
  switch (kind) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const from = daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { from, to: daysAfter(from, 6) };
    }
    case 'ten-days': {
      const whole = months(month, month);
      const at = `${day.slice(0, 8)}`;
      if (date <= 10) return { from: `${at}01`, to: `${at}10` };
      return date <= 20 ? { from: `${at}11`, to: `${at}20` } : { from: `${at}21`, to: whole.to };
    }
    case 'month':
      return months(month, month);
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return months(first, first + 2);
    }
    case 'half-year':
      return month <= 6 ? months(1, 6) : months(7, 12);
    case 'year':
      return months(1, 12);
  }
}

/** The period that runs on a day and those before it, the latest first. */
export function lastPeriods(kind: PeriodKind, day: string, count: number): Stretch[] {
  const periods: Stretch[] = [];
  for (let at = day; periods.length < count; at = daysAfter(periods.at(-1)!.from, -1)) periods.push(periodOf(kind, at));
  return periods;
}
