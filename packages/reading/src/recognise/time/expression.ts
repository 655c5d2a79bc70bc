/**
 * Reads the words of the calendar from left to right: a point (`2024年11月底`, `今年上半年`, `前三季度`, `27日`) or a range of
 * two (`2022年10月至2023年6月`, `1-11月`). It says what is printed, and nothing of what is meant.
 */
import { isArabic, NUMERAL, skipSpaces, type NumberReader } from './number.js';
import {
  AFTER_MIDDLE,
  BEFORE,
  BEGIN,
  BOTTOM,
  COMMA_LIST,
  DAY,
  DAY_NUMBER,
  DEGREE,
  FIRST,
  GONE,
  HALF,
  INSIDE,
  LOWER,
  MIDDLE,
  MONTH,
  NEWLINE,
  NOT_BEGIN,
  NOT_BOTTOM,
  NOT_INSIDE,
  ORDINAL,
  PIECE,
  RANGE_MARK,
  SAME,
  SEASON,
  SELF,
  SHARE,
  TAIL,
  TEN_DAYS,
  THAT,
  UPPER,
  WHOLE,
  YEAR,
  YEAR_WORDS,
  NEXT,
} from './words.js';
import { Codes } from '../../text/codes.js';

export const UNIT_YEAR = 1;
export const UNIT_HALF = 2;
export const UNIT_QUARTER = 3;
export const UNIT_MONTH = 4;
export const UNIT_TEN_DAYS = 5;
export const UNIT_DAY = 6;

export const EDGE_NONE = 0;
/** 底, 末 */
export const EDGE_END = 1;
/** 初 */
export const EDGE_START = 2;
/** 中 */
export const EDGE_MIDDLE = 3;
/** 内 */
export const EDGE_WITHIN = 4;

export const SAID_NOT = 0;
export const SAID = 1;
/** Relative to the anchor: `今年`, `上个月`. */
export const SAID_RELATIVE = 2;
/** Relative to the time mentioned last: `当月`. */
export const SAID_LAST = 3;

/** One point of the calendar as printed. Reused from reading to reading. */
export class Point {
  /** SAID: the year; SAID_RELATIVE: years from the anchor's. */
  yearSaid = SAID_NOT;
  year = 0;
  /** Last year of a range of years, else equal to `year`. */
  yearTo = 0;
  /** SAID: months `month`–`monthTo`; SAID_RELATIVE: months (or, with UNIT_QUARTER, quarters) from the anchor's. */
  monthSaid = SAID_NOT;
  month = 0;
  monthTo = 0;
  /** Days `day`–`dayTo`; with UNIT_TEN_DAYS 0, 1 or 2. */
  day = 0;
  dayTo = 0;
  unit = 0;
  edge = EDGE_NONE;
  /** `前7月`, `1至7月`, `前三季度`: counted from January. */
  cumulative = false;
  start = 0;
  end = 0;

  reset(start: number): void {
    this.yearSaid = this.monthSaid = SAID_NOT;
    this.year = this.yearTo = this.month = this.monthTo = this.day = this.dayTo = this.unit = 0;
    this.edge = EDGE_NONE;
    this.cumulative = false;
    this.start = this.end = start;
  }
}

/** The offset behind a range mark (`至`, `—`, `——`, spaces around it) at `at`, or −1. */
export function afterRangeMark(text: string, at: number): number {
  let i = skipSpaces(text, at);
  const c = text.charCodeAt(i);
  if (!RANGE_MARK.has(c)) return -1;
  i++;
  if (text.charCodeAt(i) === c && c !== UP_TO_CODE) i++;
  return skipSpaces(text, i);
}
const UP_TO_CODE = 0x81f3;

/** Reads a point at `start` into `point`; false where there is none. */
export function readPoint(text: string, start: number, point: Point, number: NumberReader): boolean {
  point.reset(start);
  const c = text.charCodeAt(start);
  const kind = NUMERAL[c]! | 0;
  if (kind !== 0) {
    if (!number.at(text, start)) return false;
    const year = number.value;
    if (number.isYear) {
      let i = skipSpaces(text, number.end);
      let to = year;
      if (text.charCodeAt(i) !== YEAR) {
        // 2025—2027年
        i = afterRangeMark(text, i);
        if (i < 0 || !number.at(text, i) || !number.isYear || number.value <= year) return false;
        to = number.value;
        i = skipSpaces(text, number.end);
        if (text.charCodeAt(i) !== YEAR) return false;
      }
      point.yearSaid = SAID;
      point.year = year;
      point.yearTo = to;
      return afterYear(text, i + 1, point, number);
    }
    // 24年5月: only with a month behind it, since 24年 alone is a length.
    if (number.arabic && number.length === 2 && year >= 10 && year < 50) {
      const i = skipSpaces(text, number.end);
      if (text.charCodeAt(i) === YEAR && isArabic(text.charCodeAt(i + 1))) {
        if (!readPart(text, i + 1, point, number, true) || point.unit < UNIT_MONTH) return false;
        point.yearSaid = SAID;
        point.year = point.yearTo = 2000 + year;
        return true;
      }
    }
    return readPart(text, start, point, number, false);
  }
  if (text.charCodeAt(start + 1) === YEAR) {
    const offset = YEAR_WORDS.get(c);
    if (offset !== undefined && !(c === UPPER && text.charCodeAt(start + 2) === HALF)) {
      point.yearSaid = SAID_RELATIVE;
      point.year = point.yearTo = offset;
      return afterYear(text, start + 2, point, number);
    }
  }
  if ((c === UPPER || c === LOWER) && text.startsWith('一年度', start + 1)) {
    point.yearSaid = SAID_RELATIVE;
    point.year = point.yearTo = c === UPPER ? -1 : 1;
    return afterYear(text, start + 3, point, number);
  }
  return readPart(text, start, point, number, false);
}

/** The rest of a point behind its year. Always true: a year alone is a point. */
function afterYear(text: string, at: number, point: Point, number: NumberReader): boolean {
  point.unit = UNIT_YEAR;
  point.end = at;
  if (text.charCodeAt(at) === DEGREE) {
    point.end = at + 1;
    return true;
  }
  if (point.yearTo !== point.year && point.yearSaid === SAID) return true;
  // A line that ends in 今年 goes on in the next.
  const i = skipSpaces(text, point.yearSaid === SAID_RELATIVE ? skipLines(text, at) : at);
  if (text.charCodeAt(i) === WHOLE && text.charCodeAt(i + 1) === YEAR) {
    point.end = i + 2;
    return true;
  }
  readPart(text, i, point, number, true);
  return true;
}

function skipLines(text: string, at: number): number {
  if (text.charCodeAt(at) !== NEWLINE) return at;
  return text.charCodeAt(at + 1) === NEWLINE ? at + 2 : at + 1;
}

/** What comes behind a year, or stands without one. Leaves the point as it is where nothing is read. */
function readPart(text: string, at: number, point: Point, number: NumberReader, hasYear: boolean): boolean {
  const c = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  const kind = NUMERAL[c]! | 0;
  if (kind !== 0) return number.at(text, at) && readNumbered(text, point, number, hasYear);
  switch (c) {
    case YEAR: // 年底, 年内, 2025年年底
      if (edge(text, at + 1, point)) {
        point.unit = UNIT_YEAR;
        return true;
      }
      if (next === 0x7ec8 && text.charCodeAt(at + 2) === BEFORE) {
        // 年终前
        point.unit = UNIT_YEAR;
        point.edge = EDGE_END;
        point.end = at + 2;
        return true;
      }
      return false;
    case BOTTOM:
    case TAIL:
    case BEGIN:
    case INSIDE:
    case MIDDLE:
      return hasYear && edge(text, at, point);
    case UPPER:
    case LOWER:
      if (next === HALF && text.charCodeAt(at + 2) === YEAR) {
        setMonths(point, UNIT_HALF, c === UPPER ? 1 : 7, c === UPPER ? 6 : 12, at + 3);
        edge(text, at + 3, point);
        return true;
      }
      return !hasYear && relativeMonth(text, at, point, c === UPPER ? -1 : 1);
    case SELF:
      return !hasYear && relativeMonth(text, at, point, 0);
    case THAT:
    case SAME:
    case NEXT:
      if (hasYear || next !== MONTH) return false;
      point.monthSaid = SAID_LAST;
      point.month = point.monthTo = c === NEXT ? 1 : 0;
      point.unit = UNIT_MONTH;
      point.end = at + 2;
      monthTail(text, at + 2, point, number);
      return true;
    case ORDINAL: {
      if (!number.at(text, at + 1) || number.value < 1 || number.value > 4) return false;
      const value = number.value;
      if (text.charCodeAt(number.end) !== SEASON || text.charCodeAt(number.end + 1) !== DEGREE) return false;
      quarters(text, point, value, value, number.end + 2);
      return true;
    }
    case FIRST: // 首季度
      if (next !== SEASON || text.charCodeAt(at + 2) !== DEGREE) return false;
      quarters(text, point, 1, 1, at + 3);
      return true;
    case BEFORE: {
      // 前7月, 前11个月, 前三季度
      if (!number.at(text, at + 1)) return false;
      const value = number.value;
      let i = number.end;
      if (text.charCodeAt(i) === PIECE) i++;
      const unit = text.charCodeAt(i);
      if (unit === MONTH && value >= 2 && value <= 11) setMonths(point, UNIT_MONTH, 1, value, i + 1);
      else if (unit === SEASON && value >= 2 && value <= 3) {
        quarters(text, point, 1, value, text.charCodeAt(i + 1) === DEGREE ? i + 2 : i + 1);
      } else return false;
      if (unit === MONTH && text.charCodeAt(point.end) === SHARE) point.end++;
      point.cumulative = true;
      return true;
    }
    case WHOLE: // 全年
      if (next !== YEAR || hasYear) return false;
      point.unit = UNIT_YEAR;
      point.end = at + 2;
      return true;
    case MONTH: {
      // 月底, 月初, 月中旬
      if (hasYear) return false;
      point.monthSaid = SAID_RELATIVE;
      point.month = point.monthTo = 0;
      point.unit = UNIT_MONTH;
      if (tenDays(text, at + 1, point)) return true;
      return edge(text, at + 1, point) && point.edge !== EDGE_WITHIN && point.edge !== EDGE_MIDDLE;
    }
    default:
      return false;
  }
}

/** `11月…`, `1至7月`, `三季度`, `27日`, from the number that was just read. */
function readNumbered(text: string, point: Point, number: NumberReader, hasYear: boolean): boolean {
  const first = number.value;
  if (first < 1 || first > 31) return false;
  let i = skipSpaces(text, number.end);
  const c = text.charCodeAt(i);
  if (c === MONTH) {
    if (first > 12) return false;
    setMonths(point, UNIT_MONTH, first, first, i + 1);
    monthTail(text, i + 1, point, number);
    return true;
  }
  if (c === SEASON) {
    if (first > 4 || text.charCodeAt(i + 1) !== DEGREE) return false;
    quarters(text, point, first, first, i + 2);
    return true;
  }
  if (c === DAY) {
    if (hasYear) return false;
    point.day = point.dayTo = first;
    point.unit = UNIT_DAY;
    point.end = i + 1;
    return true;
  }
  // 1至7月, 1-3季度, 25-27日, 一、二季度
  const list = c === COMMA_LIST;
  i = list ? i + 1 : afterRangeMark(text, i);
  if (i < 0 || !number.at(text, i)) return false;
  const second = number.value;
  if (second <= first || second > 31 || (list && second !== first + 1)) return false;
  i = skipSpaces(text, number.end);
  const unit = text.charCodeAt(i);
  if (unit === MONTH && second <= 12) {
    setMonths(point, UNIT_MONTH, first, second, i + 1);
    if (text.charCodeAt(i + 1) === SHARE) point.end++;
    point.cumulative = first === 1 && !list;
    return true;
  }
  if (unit === SEASON && second <= 4 && text.charCodeAt(i + 1) === DEGREE) {
    quarters(text, point, first, second, i + 2);
    point.cumulative = first === 1 && !list;
    return true;
  }
  if (unit === DAY && !hasYear && !list) {
    point.day = first;
    point.dayTo = second;
    point.unit = UNIT_DAY;
    point.end = i + 1;
    return true;
  }
  return false;
}

function setMonths(point: Point, unit: number, from: number, to: number, end: number): void {
  point.monthSaid = SAID;
  point.month = from;
  point.monthTo = to;
  point.unit = unit;
  point.end = end;
}

function quarters(text: string, point: Point, from: number, to: number, end: number): void {
  setMonths(point, UNIT_QUARTER, from * 3 - 2, to * 3, end);
  edge(text, end, point);
}

/** 本月, 上个月, 下月, 本季度, 上一季度. */
function relativeMonth(text: string, at: number, point: Point, offset: number): boolean {
  let i = at + 1;
  const c = text.charCodeAt(i);
  if (c === PIECE || (offset !== 0 && c === 0x4e00)) i++; // 上个月, 上一季度
  if (offset !== 0 && c === 0x4e00 && text.charCodeAt(i) === PIECE) i++; // 上一个月
  const unit = text.charCodeAt(i);
  if (unit === MONTH) {
    point.monthSaid = SAID_RELATIVE;
    point.month = point.monthTo = offset;
    point.unit = UNIT_MONTH;
    point.end = i + 1;
    if (!tenDays(text, i + 1, point)) edge(text, i + 1, point);
    return true;
  }
  if (unit === SEASON && text.charCodeAt(i + 1) === DEGREE) {
    point.monthSaid = SAID_RELATIVE;
    point.month = point.monthTo = offset;
    point.unit = UNIT_QUARTER;
    point.end = i + 2;
    edge(text, i + 2, point);
    return true;
  }
  return false;
}

/** Behind a month: 份, 底, 初, 上旬, 27日, 25-27日. */
function monthTail(text: string, at: number, point: Point, number: NumberReader): void {
  let i = at;
  if (text.charCodeAt(i) === SHARE) point.end = ++i;
  if (tenDays(text, i, point) || edge(text, i, point)) return;
  i = skipSpaces(text, i);
  if ((NUMERAL[text.charCodeAt(i)]! | 0) === 0 || !number.at(text, i)) return;
  const first = number.value;
  if (first < 1 || first > 31) return;
  i = skipSpaces(text, number.end);
  const c = text.charCodeAt(i);
  if (c === DAY || (c === DAY_NUMBER && !NOT_DAY_NUMBER.has(text.charCodeAt(i + 1)))) {
    point.day = point.dayTo = first;
  } else {
    i = afterRangeMark(text, i);
    if (i < 0 || !number.at(text, i)) return;
    const second = number.value;
    i = skipSpaces(text, number.end);
    if (second <= first || second > 31 || text.charCodeAt(i) !== DAY) return;
    point.day = first;
    point.dayTo = second;
  }
  point.unit = UNIT_DAY;
  point.end = i + 1;
}
/** `5月1号文件`: a number of something. */
const NOT_DAY_NUMBER = new Codes('文楼线令公院馆厅');

/** 上旬, 中旬, 下旬, 中下旬. */
function tenDays(text: string, at: number, point: Point): boolean {
  const first = tenDaysAt(text.charCodeAt(at));
  if (first < 0) return false;
  let end = at + 1;
  let last = first;
  if (tenDaysAt(text.charCodeAt(end)) > first) last = tenDaysAt(text.charCodeAt(end++));
  if (text.charCodeAt(end) !== TEN_DAYS) return false;
  point.day = first;
  point.dayTo = last;
  point.unit = UNIT_TEN_DAYS;
  point.end = end + 1;
  return true;
}

function tenDaysAt(code: number): number {
  return code === UPPER ? 0 : code === MIDDLE ? 1 : code === LOWER ? 2 : -1;
}

/** 底, 末, 初, 中 or 内 at `at`, where they are an edge and not the head of another word. */
function edge(text: string, at: number, point: Point): boolean {
  const c = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  let found = EDGE_NONE;
  if (c === BOTTOM) found = NOT_BOTTOM.has(next) ? EDGE_NONE : EDGE_END;
  else if (c === TAIL)
    found = next === 0x7aef || next === 0x6765 ? EDGE_NONE : EDGE_END; // 末端, 末来
  else if (c === BEGIN) found = NOT_BEGIN.has(next) ? EDGE_NONE : EDGE_START;
  else if (c === MIDDLE) found = AFTER_MIDDLE.has(next) ? EDGE_MIDDLE : EDGE_NONE;
  else if (c === INSIDE) found = NOT_INSIDE.has(next) ? EDGE_NONE : EDGE_WITHIN;
  if (found === EDGE_NONE) return false;
  point.edge = found;
  point.end = at + 1;
  return true;
}

/** Whether a character is the 去 of 去年: used where a scan looks back. */
export function isYearWord(code: number): boolean {
  return code === GONE || YEAR_WORDS.has(code);
}
