import type { Decimal } from '../../text/decimal.js';
import { scale } from '../numeral/find-numerals.js';
import type { Numeral } from '../numeral/numeral.js';
import { unitAt, type Unit } from './units.js';

/** A number with what stands between it and its unit, and its unit: `3亿|多|元`, `7|个|多|月`, `一百|多|万|户`. */
export class Amount {
  /** In the base unit of what was written (`亿` worked in, `%` not). */
  value: Decimal = '0';
  start = 0;
  /** Behind number, multiplier and 多, before the unit. */
  bareEnd = 0;
  /** Behind the unit, and behind a 多 after it. */
  end = 0;
  unit: Unit | null = null;
  /** `多`, `余`, `来`, `几`, or empty. */
  loose = '';
  /** Index of the first numeral behind it. */
  next = 0;
  /** Whether blanks stand between number and unit. */
  gap = false;
  /** Exponent of its multiplier: 4 for 万. */
  exponent = 0;
}

/** Blanks that may stand between a number and its unit (`120 户`). */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (end - at < 2 && (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 0xa0)) end++;
  return end;
}

/** Steps over `（含）` or `（不含）`. */
export function noteEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 40 && code !== 0xff08) return at;
  const end = at + (text.charCodeAt(at + 1) === 0x4e0d ? 3 : 2);
  const close = text.charCodeAt(end);
  return text.charCodeAt(end - 1) === 0x542b && (close === 41 || close === 0xff09) ? end + 1 : at;
}

const LOOSE = new Map([
  [0x591a, '多'],
  [0x4f59, '余'],
  [0x6765, '来'],
  [0x51e0, '几'],
]);

/** Words with 多 and 余 that do not bend the number: `3多样` is no `3多`. */
const NOT_LOOSE = '样元种方媒边渠层功维彩措党地额热款力粮姚杭下暇项数头次';

/** What follows 个 in a length of time: `7个多月`, `两个多小时`. */
const AFTER_GE = ['月', '小时', '星期', '季度', '工作日', '钟头', '世纪'];

/** Reads the amount whose number is `numerals[index]` into `into`. A unit may be missing: then `into.unit` is null. */
export function readAmount(text: string, numerals: readonly Numeral[], index: number, into: Amount): void {
  const numeral = numerals[index]!;
  into.start = numeral.start;
  into.value = numeral.value;
  into.exponent = numeral.exponent;
  into.loose = '';
  into.next = index + 1;
  let at = numeral.end;
  const loose = LOOSE.get(text.charCodeAt(at));
  if (loose !== undefined && fitsLoose(text, at, numeral, loose)) {
    into.loose = loose;
    at++;
    const after = numerals[index + 1];
    if (after !== undefined && after.start === at && after.script === 'bare') {
      into.value = scale(into.value, after.value.length - 1);
      into.exponent = after.value.length - 1;
      into.next = index + 2;
      at = after.end;
    }
  }
  into.bareEnd = at;
  let from = skipBlanks(text, at);
  into.gap = from > at;
  let unit = unitAt(text, from);
  if (unit === null) {
    // 4万（含）至5万（不含）平方米
    const noted = noteEnd(text, at);
    if (noted > at) {
      unit = unitAt(text, noted);
      if (unit !== null) from = noted;
    }
  }
  into.unit = unit;
  into.end = unit === null ? at : from + unit.length;
  if (unit === null || into.loose !== '') return;
  const behind = text.charCodeAt(into.end);
  if (behind !== 0x591a && behind !== 0x4f59) return;
  if (unit.word === '个') {
    for (const word of AFTER_GE) {
      if (!text.startsWith(word, into.end + 1)) continue;
      unit = unitAt(text, into.end + 1) ?? unitAt('个' + word, 0);
      into.unit = unitAt('个' + word, 0) ?? unit;
      into.loose = text.charAt(into.end);
      into.end += 1 + word.length;
      return;
    }
  }
  // 三年多, 2米多, 一倍多
  if (unit.kind !== 'count' && unit.kind !== 'ratio' && !NOT_LOOSE.includes(text.charAt(into.end + 1) || '。')) {
    into.loose = text.charAt(into.end);
    into.end++;
  }
}

function fitsLoose(text: string, at: number, numeral: Numeral, loose: string): boolean {
  const next = text.charAt(at + 1);
  if (loose === '几') return text.charCodeAt(at - 1) === 0x5341; /* 十几 */
  if (loose === '来') return text.charCodeAt(at - 1) === 0x5341 && next !== '自';
  return (
    !(
      loose === '多' &&
      NOT_LOOSE.includes(next || '。') &&
      !(next === '元' && numeral.exponent >= 4) &&
      !'项头次款'.includes(next)
    ) && !(loose === '余' && '姚杭下暇额粮热'.includes(next || '。'))
  );
}
