import { daysInMonth, isDay, monthsOf } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import type { Words } from '../definition/words.js';

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;
const MONTH = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})月?$/;
const QUARTER = /^(\d{4})(?:-?Q([1-4])|年(?:第)?([一二三四1-4])季度)$/i;

const pad = (part: string): string => part.padStart(2, '0');

/** A day as people type it: `2025-01-05`, `2025/1/5`, `2025年1月5日`; null where the calendar has no such day. */
export function readDay(typed: string): Day | null {
  const [, year, month, date] = DAY.exec(typed.trim()) ?? [];
  if (!year || !month || !date) return null;
  const day = `${year}-${pad(month)}-${pad(date)}`;
  return isDay(day) ? day : null;
}

/** The last day of a month as people type it: `2024-11`, `2024年11月`, or any day of it. */
export function readMonth(typed: string): Day | null {
  const whole = readDay(typed);
  const [, year, month] = MONTH.exec(typed.trim()) ?? (whole ? [null, whole.slice(0, 4), whole.slice(5, 7)] : []);
  if (!year || !month) return null;
  const number = Number(month);
  return number >= 1 && number <= 12 ? monthsOf(Number(year), number, number).to : null;
}

/** The last day of a quarter as people type it: `2024-Q4`, `2024年四季度`, or the quarter's last day. */
export function readQuarter(typed: string): Day | null {
  const [, year, digit, character] = QUARTER.exec(typed.trim()) ?? [];
  if (!year) {
    const day = readDay(typed);
    return day !== null && isQuarterEnd(day) ? day : null;
  }
  const quarter = digit ? Number(digit) : '一二三四'.indexOf(character!) + 1 || Number(character);
  return monthsOf(Number(year), quarter * 3, quarter * 3).to;
}

/** Whether a day is the last of its month. */
export function isMonthEnd(day: Day): boolean {
  return isDay(day) && Number(day.slice(8)) === daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

/** Whether a day is the last of its quarter. */
export function isQuarterEnd(day: Day): boolean {
  return isMonthEnd(day) && Number(day.slice(5, 7)) % 3 === 0;
}

/** A stored day of a day, month or quarter field as it prints: `2024-11-30`, `2024年11月` (2024-11), `2024年四季度` (2024-Q4). */
export function printDay(day: Day, kind: 'day' | 'month' | 'quarter', language: keyof Words = 'chinese'): string {
  if (kind === 'day') return day;
  const month = Number(day.slice(5, 7));
  const year = day.slice(0, 4);
  if (language === 'english') return kind === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(month / 3)}`;
  return kind === 'month' ? `${year}年${month}月` : `${year}年${'一二三四'[Math.ceil(month / 3) - 1]}季度`;
}
