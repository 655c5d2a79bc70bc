import { addDays, type Day } from '../../text/calendar.js';

/** First year of the tables below; they reach to 2035. */
const FIRST = 2010;

/** Month and day by year, 2010–2035 (Purple Mountain Observatory's calendars). */
const MOON: Readonly<Record<string, readonly string[]>> = {
  春节: split(`
    02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11 01-31 02-19 02-08`),
  端午: split(`
    06-16 06-06 06-23 06-12 06-02 06-20 06-09 05-30 06-18 06-07 06-25 06-14 06-03 06-22 06-10 05-31 06-19 06-09 05-28 06-16 06-05 06-24 06-12 06-01 06-20 06-10`),
  中秋: split(`
    09-22 09-12 09-30 09-19 09-08 09-27 09-15 10-04 09-24 09-13 10-01 09-21 09-10 09-29 09-17 10-06 09-25 09-15 10-03 09-22 09-12 10-01 09-19 09-08 09-27 09-16`),
  重阳: split(`
    10-16 10-05 10-23 10-13 10-02 10-21 10-09 10-28 10-17 10-07 10-25 10-14 10-04 10-23 10-11 10-29 10-18 10-08 10-26 10-16 10-05 10-24 10-12 10-01 10-20 10-09`),
};

function split(days: string): string[] {
  return days.trim().split(/\s+/);
}

const FIXED: Readonly<Record<string, string>> = { 元旦: '01-01', 国庆: '10-01' };

/** Festivals by the two characters that name them; those of the second list are times only with 节 behind them. */
export const FESTIVALS: ReadonlySet<string> = new Set(['元旦', '国庆', '春节', '中秋', '端午']);
export const FESTIVALS_WITH_JIE: ReadonlySet<string> = new Set(['元宵', '清明', '重阳']);

/** The day of a festival in a year; null where the tables do not reach. */
export function festivalDay(name: string, year: number): Day | null {
  const fixed = FIXED[name];
  if (fixed !== undefined) return `${year}-${fixed}`;
  // The fifteenth day of the first month.
  if (name === '元宵') {
    const spring = festivalDay('春节', year);
    return spring === null ? null : addDays(spring, 14);
  }
  if (name === '清明') return year < 2001 || year > 2099 ? null : `${year}-04-0${clear(year - 2000)}`;
  const day = MOON[name]?.[year - FIRST];
  return day === undefined ? null : `${year}-${day}`;
}

/** The day of April on which 清明 falls in this century: a mean year of 365.2422 days, less the leap days gone by. */
const clear = (year: number): number => Math.floor(year * 0.2422 + 4.81) - Math.floor(year / 4);
