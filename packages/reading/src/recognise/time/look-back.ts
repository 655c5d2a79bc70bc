/** What stands before the character that calls for a time: every look is bounded and stops at the time before. */
import { NUMERAL } from './number.js';
import { byRule, eachRule } from './recurrence-rule.js';
import type { Scan } from './scan.js';
import * as word from './words.js';
import { Codes } from '../../text/codes.js';

/** Characters that make another word of 明天, 本周, 上月: `说明天数`, `基本周期`, `以上月份`. */
export const BEFORE_BRIGHT = new Codes('说文声证表阐透鲜黎光分清');
export const BEFORE_SELF = new Codes('基资成版样日文原根脚剧');
export const BEFORE_UPPER = new Codes('以网线马晚早之向');

/** `附近期`, `临近期末`, `最近期`. */
export const CLOSE_BY = new Codes('附临就靠最邻接远');

/** The character before an offset, 0 where it was taken by the time before. */
export function before(scan: Scan, i: number): number {
  return i - 1 >= scan.floor ? scan.text.charCodeAt(i - 1) : 0;
}

/** The offset before 个, 多, 余 and 半 that stand between a number and its unit: `7个多月`, `10余个工作日`. */
export function withoutPieces(scan: Scan, end: number): number {
  let i = end;
  let c = before(scan, i);
  if (c === word.MANY || c === word.HALF || c === word.ODD) c = before(scan, --i);
  if (c === word.PIECE) c = before(scan, --i);
  if (c === word.MANY || c === word.ODD) i--;
  return i;
}

/** `每年`, `每3个月`, `每半年`, `按季`, `逐月`, the unit standing at `i`; −1 where there is none. */
export function eachBefore(scan: Scan, i: number): number {
  let at = i;
  let c = before(scan, at);
  if (c === word.BY || c === word.ONE_BY_ONE) return byRule(scan, at - 1);
  if (c === word.HALF) c = before(scan, --at);
  else if (c === word.PIECE) {
    c = before(scan, --at);
    if (c === word.HALF) c = before(scan, --at);
  }
  if (c === word.EACH) return eachRule(scan, at - 1);
  if ((NUMERAL[c]! | 0) === 0 || !scan.number.before(scan.text, at, scan.floor)) return -1;
  return before(scan, scan.number.start) === word.EACH ? eachRule(scan, scan.number.start - 1) : -1;
}

/**
 * Where the first of two numbers joined by a range mark or 、 begins, the second beginning at `start`: the `1` of
 * `1至7月`, the `2025` of `2025—2027年`; `start` where there is none. `year` asks for years.
 */
export function rangeStart(scan: Scan, start: number, year: boolean): number {
  const { text, number, floor } = scan;
  let i = start;
  if (before(scan, i) === 0x20) i--;
  const c = before(scan, i);
  if (!word.RANGE_MARK.has(c) && !(c === word.COMMA_LIST && !year)) return start;
  i--;
  if (before(scan, i) === c && c !== word.UP_TO) i--;
  if (before(scan, i) === 0x20) i--;
  const second = number.value;
  if (!number.before(text, i, floor) || number.value < 1 || number.value >= second) return start;
  if (year ? !number.isYear : number.value > 31 || number.length > 2) return start;
  if (c === word.COMMA_LIST && number.value !== second - 1) return start;
  const lead = before(scan, number.start);
  if (lead === 0x2e || lead === 0x2d || lead === word.ORDINAL) return start;
  return number.start;
}
