/** The rules that 年 and 月 call for, by what stands before them. */
import { calendarRule } from './calendar-rule.js';
import { isYearWord } from './expression.js';
import { halfYearRule, lengthRule } from './length-rule.js';
import {
  before,
  BEFORE_BRIGHT,
  BEFORE_SELF,
  BEFORE_UPPER,
  CLOSE_BY,
  eachBefore,
  rangeStart,
  withoutPieces,
} from './look-back.js';
import { NUMERAL } from './number.js';
import { rhythmRule } from './recurrence-rule.js';
import type { Scan } from './scan.js';
import { vagueRule } from './word-rules.js';
import * as word from './words.js';
import { Codes } from '../../text/codes.js';

export function onYear(scan: Scan, i: number): number {
  const { text, number, floor } = scan;
  const c = before(scan, i);
  const next = text.charCodeAt(i + 1);
  if (number.before(text, i, floor)) {
    if (number.isYear) {
      if (next === 0x4ee3) return -1; // 1990年代
      const start = number.start;
      return calendarRule(scan, rangeStart(scan, start, true), i);
    }
    // 1.2025年6月: a list number stands before the year.
    if (number.arabic && number.length === 4 && number.value < 0) {
      const found = calendarRule(scan, number.start, i);
      if (found >= 0) return found;
    }
    const { start, end } = number;
    const lead = before(scan, start);
    if (number.value === 1 && !number.arabic && (lead === word.UPPER || lead === word.LOWER) && next === word.DEGREE) {
      return calendarRule(scan, start - 1, i); // 上一年度
    }
    const each = eachBefore(scan, i);
    if (each >= 0) return each;
    if (number.arabic && number.length === 2) {
      const found = calendarRule(scan, start, i + 1);
      if (found >= 0) return found;
    }
    return lengthRule(scan, end);
  }
  const front = i - 2 >= floor ? text.charCodeAt(i - 2) : 0;
  switch (c) {
    case word.EACH:
    case word.BY:
    case word.ONE_BY_ONE:
      return eachBefore(scan, i);
    case word.HALF:
      if (front === word.UPPER || front === word.LOWER) return calendarRule(scan, i - 2, i);
      if (front === word.EACH || (NUMERAL[front]! | 0) !== 0) return eachBefore(scan, i);
      return NOT_YEAR_BEHIND.has(next) || front === 0x5927 || front === 0x5c0f || next === 0x62a5
        ? -1
        : halfYearRule(scan, i - 1); // 大半年 半年报
    case word.WHOLE:
      if (NOT_WHOLE.has(front) || NOT_YEAR_BEHIND.has(next) || next === 0x7ea2 || next === 0x65e0) return -1; // 全年红, 全年无休
      return calendarRule(scan, i - 1, i);
    case word.NEAR:
      return nearYears(scan, i);
    case word.MANY:
    case word.ODD:
      return lengthRule(scan, i - 1);
    default:
  }
  if (isYearWord(c) && isYear(c, front, next)) return calendarRule(scan, i - 1, i);
  if (c === 0x5e74 || NOT_BEFORE_EDGE.has(c)) return -1;
  return calendarRule(scan, i, i); // 年底, 年内
}

/** `近年来`, `近年`. */
function nearYears(scan: Scan, i: number): number {
  const { text } = scan;
  if (CLOSE_BY.has(text.charCodeAt(i - 2)) && text.charCodeAt(i - 2) !== 0x6700) return -1;
  const next = text.charCodeAt(i + 1);
  if (next === word.COME) return vagueRule(scan, i - 1, i + 2);
  return next === 0x4ee5 && text.charCodeAt(i + 2) === word.COME
    ? vagueRule(scan, i - 1, i + 3)
    : vagueRule(scan, i - 1, i + 1);
}

/** `年龄`, `年轻`, `年货`, `年代`. */
const NOT_YEAR_BEHIND = new Codes('龄轻货代级画味岁薪糕');
/** `安全年`, `健全年金`. */
const NOT_WHOLE = new Codes('安健完齐周');
/** Before 年底, 年内 where 年 belongs to another word: `青年内`, `学年末`, `多年底`. */
const NOT_BEFORE_EDGE = new Set(
  [...'青少中老成童学周多历往常元新早晚忘百千万数几余壮幼同后首头次翌来财会整逐隔平末暮拜跨闰丰荒祝过'].map((c) =>
    c.charCodeAt(0),
  ),
);
/** Behind 上年 and 本年, which are words of many sentences, for them to be a year. */
const BEHIND_LAST_YEAR = new Codes('度末底初同期的增，,、。实全第前）)');

/** Whether `c` + 年 is a year word where it stands: `今年`, not `如今年轻`, `文明年`, `以上年度`. */
function isYear(c: number, front: number, next: number): boolean {
  if (NOT_YEAR_BEHIND.has(next)) return false;
  switch (c) {
    case word.NOW:
      return front !== 0x5982 && front !== 0x73b0; // 如今 现今
    case word.GONE:
      return front !== 0x8fc7 && front !== 0x5931; // 过去 失去
    case word.BRIGHT:
      return !BEFORE_BRIGHT.has(front);
    case word.SELF:
      return (
        !BEFORE_SELF.has(front) &&
        (BEHIND_LAST_YEAR.has(next) || next === word.INSIDE || next === word.UPPER || next === word.LOWER)
      );
    case word.UPPER:
      return !BEFORE_UPPER.has(front) && BEHIND_LAST_YEAR.has(next);
    case word.LOWER:
      return front !== 0x4ee5 && front !== 0x4e4b && next === word.DEGREE;
    default:
      return false;
  }
}

export function onMonth(scan: Scan, i: number): number {
  const { text, number, floor } = scan;
  const c = before(scan, i);
  const next = text.charCodeAt(i + 1);
  const front = i - 2 >= floor ? text.charCodeAt(i - 2) : 0;
  if (number.before(text, i, floor)) {
    if (number.decimal && number.length <= 2) return calendarRule(scan, number.start, i); // 2.5月底前
    if (number.value < 1 || number.value > 12 || number.length > 2 + (number.arabic ? 0 : 1)) return -1;
    if (next === 0x9f84) return -1; // 6月龄
    const start = number.start;
    const lead = before(scan, start);
    if (lead === word.ORDINAL) return -1;
    if (lead === word.EACH) return -1;
    // 签订后1月内, 近12月
    if (lead === word.NEAR || ((lead === word.AFTER || lead === word.RISE) && next === word.INSIDE)) {
      return lengthRule(scan, number.end, true);
    }
    if (lead === word.BEFORE) {
      const found = calendarRule(scan, start - 1, i);
      if (found >= 0) return found;
    }
    // 一月一调度
    if (!number.arabic && number.value === 1 && next === 0x4e00) {
      return scan.emit(start, i + 1, 'recurrence', null, null, '一<周期>一', false, null, null, 'FREQ=MONTHLY');
    }
    const first = rangeStart(scan, start, false);
    if (first < start) {
      const found = calendarRule(scan, first, i);
      if (found >= 0) return found;
    }
    return calendarRule(scan, start, i);
  }
  switch (c) {
    case word.EACH:
    case word.BY:
    case word.ONE_BY_ONE:
      return eachBefore(scan, i);
    case word.PIECE:
    case word.MANY:
    case word.ODD:
    case word.HALF:
      if (c === word.PIECE && (front === word.UPPER || front === word.LOWER)) {
        return text.charCodeAt(i - 3) === 0x4ee5 || text.charCodeAt(i - 3) === word.EACH
          ? -1
          : calendarRule(scan, i - 2, i);
      }
      return monthsLength(scan, i);
    case word.SELF:
      if (BEFORE_SELF.has(front)) return -1;
      return calendarRule(scan, i - 1, i);
    case word.UPPER:
      return BEFORE_UPPER.has(front) || next === 0x7403 ? -1 : calendarRule(scan, i - 1, i); // 月球
    case word.LOWER:
      return front === 0x4ee5 || front === 0x4e4b ? -1 : calendarRule(scan, i - 1, i);
    case word.THAT:
    case word.SAME:
      return scan.remembers && scan.lastUnit >= 4 ? calendarRule(scan, i - 1, i) : -1;
    default:
  }
  if (next === word.BOTTOM || next === word.TAIL || next === word.BEGIN || text.charCodeAt(i + 2) === word.TEN_DAYS) {
    return NOT_BEFORE_MONTH_EDGE.has(c) ? -1 : calendarRule(scan, i, i);
  }
  return rhythmRule(scan, i);
}
const NOT_BEFORE_MONTH_EDGE = new Codes('岁蜜正腊冬满年整数几次');

/** `N个月`, `每3个月`, `前11个月`, `上一个月`. */
function monthsLength(scan: Scan, i: number): number {
  const { text, number, floor } = scan;
  const each = eachBefore(scan, i);
  if (each >= 0) return each;
  const at = withoutPieces(scan, i);
  if (!number.before(text, at, floor)) return -1;
  const start = number.start;
  const lead = before(scan, start);
  if (lead === word.BEFORE && at === i - 1) {
    // 今年前5个月 and, at the head of a clause, 前5个月: from January on
    if (start - 2 < floor || start - 2 < 0 || HEADS.has(text.charCodeAt(start - 2))) {
      const found = calendarRule(scan, start - 1, i);
      if (found >= 0) return found;
    }
  }
  if (!number.arabic && number.value === 1 && (lead === word.UPPER || lead === word.LOWER))
    return calendarRule(scan, start - 1, i);
  return lengthRule(scan, at);
}
/** What may stand before 前5个月. */
const HEADS = new Codes('\n，,。；;、：:“"（( 》年市省区县国');
