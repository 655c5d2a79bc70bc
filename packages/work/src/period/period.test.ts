import { addDays } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEveryZone } from '../../tests/zones.js';
import { workingCalendar } from '../calendar/working-calendar.js';
import { cutOffOf } from './cut-off.js';
import { periodName } from './period-name.js';
import {
  nextPeriod,
  periodKey,
  periodKinds,
  periodOf,
  periodOfKey,
  periodsEndingIn,
  previousPeriod,
  sinceNewYear,
} from './period.js';
import { rosterOf, rosterStatus, rosterText } from './roster.js';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));
const kind = fc.constantFrom(...periodKinds);

inEveryZone(() => {
  describe('the period of a day', () => {
    it.each([
      ['day', '2026-11-24', '2026-11-24', '2026-11-24', '2026年11月24日'],
      ['week', '2026-11-24', '2026-11-23', '2026-11-29', '2026年第48周（11月23日—29日）'],
      ['week', '2026-12-01', '2026-11-30', '2026-12-06', '2026年第49周（11月30日—12月6日）'],
      ['week', '2027-01-01', '2026-12-28', '2027-01-03', '2026年第53周（2026年12月28日—2027年1月3日）'],
      ['week', '2025-12-30', '2025-12-29', '2026-01-04', '2026年第1周（2025年12月29日—2026年1月4日）'],
      ['ten-days', '2025-11-10', '2025-11-01', '2025-11-10', '2025年11月上旬'],
      ['ten-days', '2025-11-11', '2025-11-11', '2025-11-20', '2025年11月中旬'],
      ['ten-days', '2024-02-29', '2024-02-21', '2024-02-29', '2024年2月下旬'],
      ['month', '2026-02-14', '2026-02-01', '2026-02-28', '2026年2月'],
      ['quarter', '2026-11-24', '2026-10-01', '2026-12-31', '2026年第四季度'],
      ['half-year', '2026-06-30', '2026-01-01', '2026-06-30', '2026年上半年'],
      ['year', '2026-06-30', '2026-01-01', '2026-12-31', '2026年'],
    ] as const)('%s of %s', (kind, day, from, to, name) => {
      const period = periodOf(kind, day);
      expect([period.from, period.to, periodName(period)]).toEqual([from, to, name]);
    });

    it.each([
      ['day', '2026-11-24', '2026年1月1日至11月24日累计'],
      ['ten-days', '2026-11-05', '2026年1月至11月上旬累计'],
      ['month', '2026-01-05', '2026年1月累计'],
      ['month', '2026-11-05', '2026年1—11月累计'],
      ['quarter', '2026-08-05', '2026年前三季度累计'],
      ['half-year', '2026-08-05', '2026年全年累计'],
    ] as const)('cumulative %s of %s', (kind, day, name) => {
      const period = sinceNewYear(periodOf(kind, day));
      expect([period.from, periodName(period)]).toEqual(['2026-01-01', name]);
    });

    it('of a cumulative step begins anew in January', () => {
      const november = sinceNewYear(periodOf('month', '2026-11-30'));
      expect(periodName(nextPeriod(november))).toBe('2026年1—12月累计');
      expect(periodName(nextPeriod(nextPeriod(november)))).toBe('2027年1月累计');
      expect(previousPeriod(nextPeriod(november))).toEqual(november);
    });

    it('lists what is owed over a time', () => {
      expect(periodsEndingIn('ten-days', '2026-11-01', '2026-11-30').map(periodName)).toEqual([
        '2026年11月上旬',
        '2026年11月中旬',
        '2026年11月下旬',
      ]);
      expect(periodsEndingIn('month', '2026-11-01', '2026-11-29')).toEqual([]);
    });

    it('refuses what is no day', () => {
      expect(() => periodOf('week', '2026-02-30')).toThrow(TypeError);
    });
  });

  describe('periods', () => {
    it('tile time: each holds its day, touches the next, and is the previous one’s next', () => {
      fc.assert(
        fc.property(kind, day, (kind, day) => {
          const period = periodOf(kind, day);
          expect(period.from <= day && day <= period.to).toBe(true);
          expect(nextPeriod(period).from).toBe(addDays(period.to, 1));
          expect(previousPeriod(nextPeriod(period))).toEqual(period);
          expect(nextPeriod(previousPeriod(period))).toEqual(period);
          expect(periodOf(kind, period.from)).toEqual(periodOf(kind, period.to));
        }),
      );
    });

    it.each([
      ['day', 365],
      ['ten-days', 36],
      ['month', 12],
      ['quarter', 4],
      ['half-year', 2],
      ['year', 1],
    ] as const)('tile the year: %s has %i', (kind, count) => {
      const periods = periodsEndingIn(kind, '2026-01-01', '2026-12-31');
      expect([periods.length, periods[0]!.from, periods.at(-1)!.to]).toEqual([count, '2026-01-01', '2026-12-31']);
    });

    it('have names and keys of their own', () => {
      fc.assert(
        fc.property(kind, day, fc.boolean(), (kind, day, cumulative) => {
          const step = periodOf(kind, day);
          const period = cumulative ? sinceNewYear(step) : step;
          expect(periodOfKey(periodKey(period))).toEqual(period);
          expect(periodName(nextPeriod(period))).not.toBe(periodName(period));
        }),
      );
      expect(['month:2026-11-29', 'fortnight:2026-11-30', 'month2026-11-30', ''].map(periodOfKey)).toEqual(
        Array(4).fill(null),
      );
    });
  });

  describe('cut-off and roster', () => {
    const calendar = workingCalendar();
    const october = periodOf('ten-days', '2026-09-30');
    const rule = { days: 2, count: 'working', time: '17:00' } as const;

    it('counts working days past the period’s end, over the holidays', () => {
      expect(cutOffOf(october, rule, calendar).moment).toBe('2026-10-09T17:00');
    });

    it('may lie before the end, and may move off a day off', () => {
      const week = periodOf('week', '2026-11-24');
      expect(cutOffOf(week, { days: -2, count: 'calendar', time: '12:00' }, calendar).moment).toBe('2026-11-27T12:00');
      const sunday = { days: 0, count: 'calendar', time: null } as const;
      expect(cutOffOf(week, sunday, calendar).moment).toBe('2026-11-29T24:00');
      expect(cutOffOf(week, { ...sunday, onRestDay: 'next' }, calendar).moment).toBe('2026-11-30T24:00');
      expect(cutOffOf(week, { ...sunday, onRestDay: 'previous' }, calendar).moment).toBe('2026-11-27T24:00');
    });

    it.each([
      ['2026-10-09T17:00', '2026-10-09T18:00', 'reported'],
      ['2026-10-09T17:01', '2026-10-09T18:00', 'late'],
      [null, '2026-10-09T17:00', 'not-due'],
      [null, '2026-10-09T17:01', 'missing'],
      ['2026-10-12T09:00', '2026-10-10T09:00', 'missing'],
      ['2026-10-08T09:00', '2026-10-08T08:00', 'not-due'],
    ] as const)('filed %s, asked at %s: %s', (filed, now, status) => {
      expect(rosterStatus(filed, cutOffOf(october, rule, calendar), now)).toBe(status);
    });

    it('does not call a unit late where the holidays are not published', () => {
      const cutOff = cutOffOf(periodOf('year', '2026-06-01'), rule, calendar);
      expect(cutOff).toEqual({ moment: null, notBefore: '2027-01-02T17:00' });
      expect(rosterStatus('2027-01-02T17:00', cutOff, '2027-02-01T09:00')).toBe('reported');
      expect(rosterStatus('2027-01-05T17:00', cutOff, '2027-02-01T09:00')).toBe('undetermined');
      expect(rosterStatus(null, cutOff, '2027-01-01T09:00')).toBe('not-due');
      const backwards = cutOffOf(periodOf('year', '2026-06-01'), { ...rule, days: -2 }, calendar);
      expect(rosterStatus(null, backwards, '2026-12-01T09:00')).toBe('undetermined');
    });

    it('gives text to copy', () => {
      const filings = [
        { unit: '东湖区', filed: '2026-10-08T10:00' },
        { unit: '北山区', filed: null },
        { unit: '云溪县', filed: '2026-10-10T08:00' },
        { unit: '南浦镇', filed: null },
      ];
      const roster = rosterOf(october, cutOffOf(october, rule, calendar), filings, '2026-10-10T09:30');
      expect(rosterText(roster)).toBe(
        '2026年9月下旬进展报送（截至10月10日09:30）：应报4家，已报1家，补报1家，未报2家。未报：北山区、南浦镇。',
      );
    });
  });
});
