import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, fromNumber, isDay, monthsOf, tenDaysOf, toNumber, weekday } from './calendar.js';

describe('days', () => {
  it('exist or do not', () => {
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29');
    expect(dayOf(2023, 2, 29)).toBeNull();
    expect(dayOf(2024, 13, 1)).toBeNull();
    expect([isDay('2024-11-30'), isDay('2024-11-31'), isDay('2024-1-1'), isDay('二〇二四')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('close months and ten-day periods', () => {
    expect(monthsOf(2025, 4, 6)).toEqual({ from: '2025-04-01', to: '2025-06-30' });
    expect(tenDaysOf(2024, 2, 2)).toEqual({ from: '2024-02-21', to: '2024-02-29' });
  });

  it('count months to the last day where the month is short', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-31', -13)).toBe('2023-02-28');
  });

  it('agree with the Gregorian calendar', () => {
    expect(toNumber('1970-01-01')).toBe(0);
    expect(weekday('2024-11-24')).toBe(7);
    fc.assert(
      fc.property(fc.integer({ min: -500_000, max: 500_000 }), (n) => {
        const day = fromNumber(n);
        expect(isDay(day)).toBe(true);
        expect(toNumber(day)).toBe(n);
        expect(day).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
        expect(addDays(addDays(day, 45), -45)).toBe(day);
      }),
    );
  });
});
