import { addDays, weekday } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEveryZone } from '../../tests/zones.js';
import { daysBetween } from './days-between.js';
import { endOf, isPast, workingDaysLeft } from './deadline.js';
import { addHours, isMoment, momentInChinese, momentOf } from './moment.js';
import { workingCalendar } from './working-calendar.js';
import type { HolidayNotice } from './working-calendar.js';
import { addWorkingDays, countWorkingDays, nearestWorkingDay } from './working-days.js';

const known = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2002-01-01', days));

const notice2027: HolidayNotice = {
  year: 2027,
  source: '临江市转发的2027年节假日安排（样例）',
  entered: '2026-11-30',
  rest: ['2027-01-01', '2027-01-02', '2027-01-03'],
  working: ['2026-12-27'],
};

inEveryZone(() => {
  const calendar = workingCalendar();

  describe('a day', () => {
    it.each<[string, string, string | null, string]>([
      ['2026-02-13', 'working', null, '星期五'],
      ['2026-02-14', 'working', '春节', '星期六上班'],
      ['2026-02-15', 'rest', '春节', '星期日'],
      ['2026-02-23', 'rest', '春节', '星期一放假'],
      ['2026-02-28', 'working', '春节', '星期六上班'],
      ['2026-03-01', 'rest', '周末', '星期日'],
      ['2026-10-01', 'rest', '国庆节', ''],
      ['2026-10-10', 'working', '国庆节', '星期六上班'],
      ['2025-10-11', 'working', '国庆中秋', '星期六上班'],
      ['2013-04-07', 'working', '清明节', '库中缺的一天'],
      ['2013-10-12', 'working', '国庆节', '库中缺的一天'],
      ['2018-12-29', 'working', '元旦', '下一年通知定的星期六'],
      ['2002-01-01', 'rest', '元旦', ''],
      ['2027-03-02', 'unknown', null, '通知未发布'],
      ['2027-10-01', 'unknown', null, '通知未发布'],
      ['2026-12-31', 'unknown', null, '要看下一年通知'],
      ['2026-12-25', 'working', null, ''],
      ['2001-06-04', 'unknown', null, '早于所知'],
      ['1999-01-01', 'unknown', null, ''],
    ])('%s is %s (%s %s)', (day, kind, name) => {
      expect(calendar.standing(day)).toMatchObject({ kind, name });
    });

    it('that does not exist is refused', () => {
      expect(() => calendar.standing('2025-02-29')).toThrow(TypeError);
    });

    it('no year of the table lacks its working days: 240 to 255 of them', () => {
      for (let year = 2002; year <= 2025; year += 1) {
        const { least, most } = countWorkingDays(calendar, `${year - 1}-12-31`, `${year}-12-31`);
        expect([year, least === most, least >= 240 && least <= 255]).toEqual([year, true, true]);
      }
    });

    it('follows what the office entered, from the day it was entered', () => {
      const overrides = [{ day: '2026-11-25', working: false, reason: '台风停工', entered: '2026-11-24' }];
      const local = { notices: [notice2027], overrides };
      expect(workingCalendar(local).standing('2026-11-25')).toEqual({ kind: 'rest', name: '台风停工', by: 'office' });
      expect(workingCalendar(local, '2026-11-23').standing('2026-11-25').kind).toBe('working');
      expect(workingCalendar(local).standing('2026-12-27')).toMatchObject({ kind: 'working', by: 'notice' });
      expect(workingCalendar(local).standing('2026-12-31').kind).toBe('working');
      expect(workingCalendar(local).standing('2027-01-04').kind).toBe('working');
      expect(workingCalendar(local).standing('2027-12-31').kind).toBe('unknown');
      expect(workingCalendar(local, '2026-11-29').standing('2027-01-04').kind).toBe('unknown');
    });
  });

  describe('counting', () => {
    it.each([
      ['2026-11-20', '2026-11-24', 2],
      ['2026-11-24', '2026-11-27', 3],
      ['2026-11-24', '2026-11-24', 0],
      ['2026-11-24', '2026-11-20', 0],
      ['2026-02-13', '2026-02-24', 2], // Saturday the 14th, then Tuesday the 24th
      ['2026-09-30', '2026-10-10', 3], // 8, 9 and Saturday the 10th
    ])('from %s to %s there are %i', (from, to, days) => {
      expect(countWorkingDays(calendar, from, to)).toEqual({ least: days, most: days, unknown: null });
    });

    it('into a year without notice gives bounds and the first unknown day', () => {
      expect(countWorkingDays(calendar, '2026-12-25', '2027-01-04')).toEqual({
        least: 0,
        most: 8,
        unknown: '2026-12-28',
      });
    });

    it.each([
      ['2026-11-20', 1, '2026-11-23'],
      ['2026-11-24', -2, '2026-11-20'],
      ['2026-09-30', 3, '2026-10-10'],
      ['2026-02-24', -1, '2026-02-14'],
      ['2026-11-22', 0, '2026-11-22'],
    ])('%s and %i working days is %s', (from, count, day) => {
      expect(addWorkingDays(calendar, from, count).day).toBe(day);
    });

    it('a day beyond what is known is not given', () => {
      expect(addWorkingDays(calendar, '2026-12-24', 3)).toEqual({
        day: null,
        nearest: '2026-12-29',
        unknown: '2026-12-28',
      });
      expect(() => addWorkingDays(calendar, '2026-12-24', 1.5)).toThrow(RangeError);
    });

    it('adding and counting are each other’s inverse', () => {
      fc.assert(
        fc.property(known, fc.integer({ min: 1, max: 30 }), (from, count) => {
          const { day } = addWorkingDays(calendar, from, count);
          if (day === null) return;
          expect(countWorkingDays(calendar, from, day)).toEqual({ least: count, most: count, unknown: null });
          expect(calendar.standing(day).kind).toBe('working');
        }),
        { numRuns: 300 },
      );
    });

    it('two stretches side by side add up', () => {
      fc.assert(
        fc.property(known, fc.nat(60), fc.nat(60), (from, first, second) => {
          const middle = addDays(from, first);
          const to = addDays(middle, second);
          const count = (a: string, b: string) => countWorkingDays(calendar, a, b);
          expect(count(from, middle).most + count(middle, to).most).toBe(count(from, to).most);
          expect(count(from, middle).least + count(middle, to).least).toBe(count(from, to).least);
        }),
        { numRuns: 300 },
      );
    });

    it('finds the nearest working day on either side', () => {
      expect(nearestWorkingDay(calendar, '2026-10-03', 'next').day).toBe('2026-10-08');
      expect(nearestWorkingDay(calendar, '2026-10-03', 'previous').day).toBe('2026-09-30');
      expect(nearestWorkingDay(calendar, '2026-11-24', 'next').day).toBe('2026-11-24');
      expect(nearestWorkingDay(calendar, '2027-05-01', 'next')).toMatchObject({ day: null, unknown: '2027-05-01' });
    });
  });

  describe('a deadline', () => {
    const day = { day: '2026-11-27', time: null };
    const hour = { day: '2026-11-27', time: '17:00' };

    it('of a date ends at the end of that day', () => {
      expect(isPast(day, momentOf('2026-11-27', '23:59'))).toBe(false);
      expect(isPast(day, momentOf('2026-11-27', '24:00'))).toBe(false);
      expect(isPast(day, momentOf('2026-11-28', '00:00'))).toBe(true);
    });

    it('of an hour ends at that minute', () => {
      expect(isPast(hour, '2026-11-27T17:00')).toBe(false);
      expect(isPast(hour, '2026-11-27T17:01')).toBe(true);
      expect(endOf(hour)).toBe('2026-11-27T17:00');
    });

    it('has working days left: on Tuesday three until Friday, on the day itself none', () => {
      expect(workingDaysLeft(calendar, '2026-11-24', day).least).toBe(3);
      expect(workingDaysLeft(calendar, '2026-11-27', day).least).toBe(0);
    });
  });

  it('days between agree with adding days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), known, (count, day) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(weekday('2026-11-24')).toBe(2);
  });

  it('moments are minutes of the Beijing clock', () => {
    expect(['2026-11-24T10:30', '2026-11-24T24:00'].map(isMoment)).toEqual([true, true]);
    expect(['2026-11-24', '2026-11-24T24:01', '2026-11-31T10:30', '2026-11-24 10:30'].map(isMoment)).toEqual(
      Array(4).fill(false),
    );
    expect(() => momentOf('2026-11-24', '9:00')).toThrow(TypeError);
    expect(momentInChinese('2026-11-24T09:05')).toBe('11月24日09:05');
    expect(addHours('2026-03-03T10:30', 20)).toBe('2026-03-04T06:30');
    expect(addHours('2026-02-28T23:05', 25)).toBe('2026-03-02T00:05');
    expect(addHours('2026-03-03T24:00', 0)).toBe('2026-03-04T00:00');
  });
});
