/**
 * From what is printed to days. A point that lacks its year takes the one that governs it (said before in the sentence),
 * else the anchor's, moved to the next or the previous year where the words say that the thing is to come or is past.
 */
import {
  addDays,
  addMonths,
  dayOf,
  daysInMonth,
  monthsOf,
  partsOf,
  tenDaysOf,
  weekday,
  type Day,
} from '../../text/calendar.js';
import {
  EDGE_END,
  EDGE_MIDDLE,
  EDGE_START,
  SAID,
  SAID_LAST,
  SAID_NOT,
  SAID_RELATIVE,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_TEN_DAYS,
  UNIT_YEAR,
  type Point,
} from './expression.js';
import { lags, pastFollows, signBehind, toComeBefore } from './evidence.js';
import type { Scan } from './scan.js';
import { UPPER } from './words.js';
import { Codes } from '../../text/codes.js';

/** What a point without its year is wanted for. */
export type Wanted = 'limit' | 'as-of' | 'plain';

/** The days of a point, and what was inferred. `known` is false where no anchor says the year. */
export class Resolved {
  from: Day | null = null;
  to: Day | null = null;
  /** What was inferred and from where, null where all is printed. */
  note: string | null = null;
  /** Whether the anchor was needed. */
  anchored = false;
  year = 0;
  month = 0;
}

/** Resolves a point; false where it names no day of the calendar (`2月30日`). `end` is where its words end. */
export function resolve(scan: Scan, point: Point, wanted: Wanted, end: number, into: Resolved): boolean {
  into.from = into.to = into.note = null;
  into.anchored = false;
  into.year = into.month = 0;
  let year = 0;
  let month = point.month;
  let monthTo = point.monthTo;
  if (point.yearSaid === SAID) year = point.year;
  else if (point.yearSaid === SAID_RELATIVE) {
    // `比上年增长` in the bulletin of a year.
    const base = scan.toldYear > 0 && scan.text.charCodeAt(point.start) === UPPER ? scan.toldYear : scan.anchorYear;
    year = base === 0 ? 0 : base + point.year;
    fromAnchor(scan, into, '年份');
  } else if (point.monthSaid === SAID_RELATIVE) {
    if (scan.anchor === null) return unknown(scan, into);
    const step = point.unit === UNIT_QUARTER ? 3 : 1;
    const base = step === 3 ? Math.floor((scan.anchorMonth - 1) / 3) * 3 : scan.anchorMonth - 1;
    const months = scan.anchorYear * 12 + base + point.month * step;
    year = Math.floor(months / 12);
    month = (months % 12) + 1;
    monthTo = month + step - 1;
    fromAnchor(scan, into, '年月');
  } else if (point.monthSaid === SAID_LAST) {
    const base = scan.remembers ? scan.lastFrom! : scan.anchor;
    if (base === null) return unknown(scan, into);
    const parts = partsOf(base);
    const months = parts.year * 12 + parts.month - 1 + point.month;
    year = Math.floor(months / 12);
    month = monthTo = (months % 12) + 1;
    if (scan.remembers) into.note = `年月取自前文 ${base}`;
    else fromAnchor(scan, into, '年月');
  } else if (point.unit === UNIT_DAY && point.monthSaid === SAID_NOT) {
    if (scan.remembersInSentence && scan.lastUnit >= UNIT_MONTH) {
      const parts = partsOf(scan.lastTo ?? scan.lastFrom!);
      year = parts.year;
      month = monthTo = parts.month;
      into.note = `年月取自前文 ${scan.lastTo ?? scan.lastFrom!}`;
    } else {
      if (scan.anchor === null) return unknown(scan, into);
      year = scan.anchorYear;
      month = scan.anchorMonth;
      // 27日 in a paper of the 25th is past in the news and to come in a limit.
      if (wanted === 'limit' || toComeBefore(scan.text, point.start, scan.floor)) {
        if (point.dayTo < scan.anchorDay) month++;
      } else if (point.day > scan.anchorDay) month--;
      if (month < 1) {
        month = 12;
        year--;
      } else if (month > 12) {
        month = 1;
        year++;
      }
      monthTo = month;
      fromAnchor(scan, into, '年月');
    }
  } else {
    if (inAnyYear(scan.text, point.start)) return unknown(scan, into);
    const governing = scan.governingYear;
    if (governing !== 0 && !(wanted === 'limit' && governing < scan.anchorYear)) {
      year = governing;
      into.note = scan.traced ? `年份取自前文 ${governing}年` : '年份';
    } else {
      if (scan.anchorYear === 0) return unknown(scan, into);
      // Of the year whose whole stands before them: halves and quarters are its parts.
      const whole = wanted !== 'limit' && point.unit !== UNIT_YEAR && point.unit < UNIT_MONTH ? scan.wholeYear : 0;
      // `⟦截至6月底⟧` of a July: no month of the year told of, but the one just over.
      const now = wanted === 'as-of' && month > 3 && month <= scan.anchorMonth && month > scan.anchorMonth - 3;
      const told = wanted !== 'limit' && point.unit !== UNIT_DAY && !now ? scan.toldYear : 0;
      year = whole > 0 ? whole : told > 0 ? told : scan.anchorYear + shift(scan, point, wanted, end);
      if (point.unit === UNIT_YEAR) scan.rememberWhole(year, point.start);
      fromAnchor(scan, into, '年份');
    }
  }
  if (year === 0) return unknown(scan, into);
  into.year = year;
  into.month = month;
  return days(point, year, month, monthTo, into);
}

/** Only a trace reads what a note says; else it is enough that there is one. */
function fromAnchor(scan: Scan, into: Resolved, what: string): void {
  into.anchored = true;
  into.note = !scan.traced
    ? what
    : scan.anchor !== null
      ? `${what}取自基准日 ${scan.anchor}`
      : scan.anchorYear > 0
        ? `${what}取自标题 ${scan.anchorYear}年`
        : `${what}未知：没有基准日`;
}

/** Whether 次年, 当年, 每年 or 下一年 stands before: the year is another in every case. */
function inAnyYear(text: string, start: number): boolean {
  const end = text.charCodeAt(start - 1) === 0x7684 ? start - 1 : start; // 的
  return text.charCodeAt(end - 1) === 0x5e74 && ANY_YEAR.has(text.charCodeAt(end - 2));
}
const ANY_YEAR = new Codes('次翌当每一');

function unknown(scan: Scan, into: Resolved): boolean {
  fromAnchor(scan, into, '日期');
  return true;
}

/** Days by which a paper may be issued after a limit that it was written before. */
const JUST_OVER = 5;

/** Years to add to the anchor's for a point without a year. */
function shift(scan: Scan, point: Point, wanted: Wanted, end: number): number {
  if (scan.anchor === null) return 0;
  const { anchorMonth, anchorDay, text } = scan;
  const firstMonth = point.unit === UNIT_YEAR ? 1 : point.month;
  const lastMonth = point.unit === UNIT_YEAR ? 12 : point.monthTo;
  const lastDay = point.unit === UNIT_DAY ? point.dayTo : point.unit === UNIT_TEN_DAYS ? point.dayTo * 10 + 10 : 31;
  const over = lastMonth < anchorMonth || (lastMonth === anchorMonth && lastDay < anchorDay);
  // `9月底开工`, in a paper of 1 October: written before its month was over.
  const justOver = point.unit >= UNIT_MONTH && anchorMonth - lastMonth === 1 && anchorDay <= JUST_OVER;
  if (wanted === 'limit') return over && !justOver && !pastFollows(text, end) && !lags(text, end) ? 1 : 0;
  const ahead =
    firstMonth > anchorMonth || (firstMonth === anchorMonth && point.unit === UNIT_DAY && point.day > anchorDay);
  if (wanted === 'as-of') return ahead ? -1 : 0;
  const sign = signBehind(text, end);
  if (toComeBefore(text, point.start, scan.floor)) return 0;
  // A report of the first months that has spoken of last year still speaks of it: `全年`, `四季度`.
  const looksBack = anchorMonth <= 3 && point.edge === 0 && lastMonth > anchorMonth && point.unit < UNIT_MONTH;
  if (looksBack && (sign < 0 || (sign === 0 && scan.lastYear === scan.anchorYear - 1))) return -1;
  if (over || point.unit === UNIT_YEAR) return 0;
  if (point.cumulative) return lastMonth > anchorMonth && sign <= 0 ? -1 : 0;
  if (!ahead) return 0;
  if (sign < 0) return -1;
  // 12月16日 in the news of 5 January: too far ahead to be announced.
  const months = firstMonth - anchorMonth;
  return point.unit === UNIT_DAY && sign === 0 && months > 6 ? -1 : 0;
}

/** The days of a point whose year is known. */
function days(point: Point, year: number, month: number, monthTo: number, into: Resolved): boolean {
  switch (point.unit) {
    case UNIT_DAY:
      into.from = dayOf(year, month, point.day);
      into.to = dayOf(year, month, point.dayTo);
      return into.from !== null && into.to !== null;
    case UNIT_TEN_DAYS: {
      into.from = tenDaysOf(year, month, point.day as 0 | 1 | 2).from;
      into.to = tenDaysOf(year, month, point.dayTo as 0 | 1 | 2).to;
      return true;
    }
    case UNIT_YEAR:
      into.from = dayOf(year, 1, 1);
      into.to = dayOf(point.yearTo > point.year ? year + point.yearTo - point.year : year, 12, 31);
      if (point.edge === EDGE_END) into.from = dayOf(year, 12, 1);
      else if (point.edge === EDGE_START) into.to = dayOf(year, 1, 31);
      else if (point.edge === EDGE_MIDDLE) {
        into.from = dayOf(year, 6, 1);
        into.to = dayOf(year, 7, 31);
      }
      return into.from !== null && into.to !== null;
    default: {
      const months = monthsOf(year, month, monthTo);
      into.from = months.from;
      into.to = months.to;
      if (point.edge === EDGE_END) into.from = dayOf(year, monthTo, 21);
      else if (point.edge === EDGE_START) into.to = dayOf(year, month, 10);
      else if (point.edge === EDGE_MIDDLE) {
        into.from = dayOf(year, month, 11);
        into.to = dayOf(year, month, 20);
      }
      return into.from !== null && into.to !== null;
    }
  }
}

/** Monday of the week that lies `weeks` from the week of a day. */
export function mondayOf(day: Day, weeks: number): Day {
  return addDays(day, 1 - weekday(day) + weeks * 7);
}

/** The day `count` units of a length away: `Y`, `M`, `W`, `D`; null where the calendar ends. */
export function away(day: Day, count: number, unit: string): Day | null {
  const { year } = partsOf(day);
  const years = unit === 'Y' ? count : unit === 'M' ? count / 12 : unit === 'W' ? count / 52 : count / 365;
  if (year + years < 2 || year + years > 9997) return null;
  if (unit === 'Y') return addMonths(day, count * 12);
  if (unit === 'M') return addMonths(day, count);
  return addDays(day, unit === 'W' ? count * 7 : count);
}

/** The whole month or year that holds a day. */
export function wholeUnit(day: Day, unit: string): { from: Day | null; to: Day | null } {
  const { year, month } = partsOf(day);
  if (unit === 'Y') return monthsOf(year);
  return { from: dayOf(year, month, 1), to: dayOf(year, month, daysInMonth(year, month)) };
}
