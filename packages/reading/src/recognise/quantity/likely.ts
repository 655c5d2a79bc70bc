import { compare, type Decimal } from '../../text/decimal.js';
import type { Numeral } from '../numeral/numeral.js';
import { qualifierAfter, qualifierBefore } from './qualifiers.js';
import type { Unit } from './units.js';

/** 1900 to 2100: with 年 behind, a year. */
export function isYear(value: Decimal): boolean {
  return value.length === 4 && (value.startsWith('19') || value.startsWith('20') || value === '2100');
}

/** Whether a date goes on behind 年: `23年5月`. */
export function yearDate(text: string, at: number): boolean {
  let end = at;
  while (end - at < 3 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end > at && text.charCodeAt(end) === 0x6708;
}

/** `三大工程`, `9大产业`: two to twenty great ones, with a noun behind; `十八大` is a congress. */
export function bigThings(text: string, numeral: Numeral, end: number): boolean {
  const code = text.charCodeAt(end);
  if (code < 0x4e00 || code > 0x9fff) return false;
  if (numeral.script === 'chinese' && numeral.end - numeral.start > 1) return false;
  return numeral.value.length <= 2 && numeral.value !== '1' && numeral.exponent === 0;
}

/** `前10名`: a place in a ranking. */
export function rank(text: string, start: number, unit: Unit): boolean {
  if (unit.word !== '名' && unit.word !== '位') return false;
  const code = text.charCodeAt(start - 1);
  return code === 0x524d || code === 0x540e || code === 0x5217;
}

const MONEY = new Uint8Array(65536);
for (const c of '额款资补奖费价金薪') MONEY[c.charCodeAt(0)] = 1;

/** Whether a clause speaks of money before a number without a unit: `贷款额度由60万提高至80万`. */
export function speaksOfMoney(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 14; i--) {
    const code = text.charCodeAt(i);
    if (code === 0xff0c || code === 0x3002 || code === 44 || code === 10) return false;
    if (MONEY[code] === 1) return true;
  }
  return false;
}

/** Nouns that end in 数: behind them 数十 is not `a few tens`. */
const NUMBER_NOUNS =
  '人户件个次总指系倍套基多少参岁天分函负正整小单复奇偶计代术字位级度股变常报得秒页期班家例量尾余约因';

/** Whether 上 (`上百个`), 数 (`数十个`) or 几 (`几百户`) stands before a round number. */
export function manyBefore(text: string, start: number): boolean {
  if (start === 0) return false;
  const code = text.charCodeAt(start - 1);
  if (code !== 0x4e0a && code !== 0x6570 && code !== 0x51e0) return false;
  const number = text.charCodeAt(start);
  if (number !== 0x5341 && number !== 0x767e && number !== 0x5343 && number !== 0x4e07 && number !== 0x4ebf)
    return false;
  const far = start > 1 ? text.charAt(start - 2) : '\n';
  if (code === 0x4e0a) return !'以之线网路马早晚会身地历事世'.includes(far);
  if (code === 0x6570) return !NUMBER_NOUNS.includes(far);
  return true;
}

/** A lone multiplier without a unit: only behind 近, 超 … or before 级 is it a number. */
export function mayBeBare(text: string, numeral: Numeral): boolean {
  return qualifierBefore(text, numeral.start) !== null || text.charCodeAt(numeral.end) === 0x7ea7;
}

/** `户型面积的1/2`: behind 的 or 约 or before 以上, and less than one; `3/15` elsewhere is a day. */
export function isFraction(text: string, first: Numeral, second: Numeral): boolean {
  const before = text.charCodeAt(first.start - 1);
  if (before !== 0x7684 && before !== 0x7ea6 && qualifierAfter(text, second.end) === null) return false;
  return first.value.length <= 2 && second.value.length <= 2 && compare(first.value, second.value) < 0;
}

/** A time of day has two digits behind the colon; a proportion has one, or a point, or 比, 配 or 按 near it. */
export function isProportion(text: string, first: Numeral, second: Numeral): boolean {
  if (first.value === '0') return false;
  if (second.value.includes('.') || (first.end - first.start === 1 && second.end - second.start === 1)) return true;
  const near = text.slice(Math.max(0, first.start - 8), first.start) + text.slice(second.end, second.end + 6);
  return /[比配按]/.test(near);
}

export function isColon(code: number): boolean {
  return code === 58 || code === 0xff1a || code === 0x2236;
}
