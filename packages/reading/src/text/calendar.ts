/**
 * Days of the Gregorian calendar as ISO strings (`2024-11-30`). They compare as strings. No clock and no time zone
 * is ever asked: a day is what a paper prints, a Beijing day.
 */
export type Day = string;

/** A period with both ends included, as people write it; `null` is an open end. */
export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** The two digits of a day at an offset, as a number. */
const twoAt = (day: Day, at: number): number => day.charCodeAt(at) * 10 + day.charCodeAt(at + 1) - 528;
const yearOf = (day: Day): number => twoAt(day, 0) * 100 + twoAt(day, 2);

/** The year, month (1–12) and day of a day. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  return { year: yearOf(day), month: twoAt(day, 5), day: twoAt(day, 8) };
}

/** Number of days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a year, month and day, or null where there is no such day (2023-02-29) or the year is not 1–9999. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Whether a string is a day of the calendar in ISO form. */
export function isDay(value: string): boolean {
  if (value.length !== 10) return false;
  for (let at = 0; at < 10; at += 1) {
    const character = value.charCodeAt(at);
    const fits = at === 4 || at === 7 ? character === 45 : character >= 48 && character <= 57;
    if (!fits) return false;
  }
  const [year, month, date] = [yearOf(value), twoAt(value, 5), twoAt(value, 8)];
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** First and last day of a year, or of the months `first`–`last` (1–12) of it. */
export function monthsOf(year: number, first = 1, last = 12): Period {
  return { from: dayOf(year, first, 1), to: dayOf(year, last, daysInMonth(year, last)) };
}

/** The ten-day period 旬 of a month: 0 上旬 (1–10), 1 中旬 (11–20), 2 下旬 (21–end). */
export function tenDaysOf(year: number, month: number, which: 0 | 1 | 2): Period {
  return {
    from: dayOf(year, month, which * 10 + 1),
    to: dayOf(year, month, which === 2 ? daysInMonth(year, month) : which * 10 + 10),
  };
}

/** Days since 1970-01-01, and back: the one place where a day becomes a number. */
export function toNumber(day: Day): number {
  const [year, month, date] = [yearOf(day), twoAt(day, 5), twoAt(day, 8)];
  // Howard Hinnant's days_from_civil: years begin in March so that the leap day comes last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The days of 2000–2059 once they have been written: a calendar is asked for the same ones over and over. */
const FIRST_KEPT = 10_957;
const KEPT = new Array<Day | undefined>(21_915);

/** The inverse of `toNumber`. */
export function fromNumber(days: number): Day {
  const at = days - FIRST_KEPT;
  return at >= 0 && at < KEPT.length ? (KEPT[at] ??= written(days)) : written(days);
}

function written(days: number): Day {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count);
}

/**
 * The day `count` months later (earlier where negative); a date that the month lacks becomes its last day:
 * `addMonths('2024-01-31', 1) === '2024-02-29'`.
 */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = [yearOf(day), twoAt(day, 5), twoAt(day, 8)];
  const months = year * 12 + (month - 1) + count;
  const y = Math.floor(months / 12);
  const m = (((months % 12) + 12) % 12) + 1;
  return dayOf(y, m, Math.min(date, daysInMonth(y, m))) ?? day;
}

/** Day of the week, 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((((toNumber(day) + 3) % 7) + 7) % 7) + 1;
}
