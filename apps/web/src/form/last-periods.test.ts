import { dutyPeriod, periodKey } from '@luoshi/work';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '../api/time.js';
import { lastPeriods, periodOf } from './last-periods.js';
import type { PeriodKind } from './last-periods.js';

const KINDS: readonly PeriodKind[] = ['day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year'];

describe('the periods of the settings page', () => {
  it.each(KINDS)('are those of the trade: %s, on every day of two years', (kind) => {
    for (let day = '2026-01-01'; day < '2028-01-01'; day = daysAfter(day, 1)) {
      const { to } = periodOf(kind, day);
      expect(`${kind}:${to}`).toBe(periodKey(dutyPeriod({ kind }, day)));
    }
  });

  it('follow one another without a gap, the latest first', () => {
    for (const kind of KINDS) {
      const periods = lastPeriods(kind, '2026-03-03', 6);
      periods.slice(1).forEach(({ to }, index) => expect(daysAfter(to, 1)).toBe(periods[index]!.from));
    }
  });
});
