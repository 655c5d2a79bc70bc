import {
  CLASS,
  DIGIT,
  HAN_DIGIT,
  LETTER,
  MULTIPLIER,
  NONE,
  UNIT_AFTER_THOUSAND,
  WORD_AFTER,
  WORD_BEFORE,
  WORTH,
} from './words.js';
import { marked, STRETCH } from '../../text/scan.js';
import { Pairs } from '../../text/pairs.js';
import { hanValue } from './han-value.js';
import type { Numeral } from './numeral.js';

/** Two neighbouring characters that make a word. */
const PAIRS = new Pairs(8);
for (const [number, others] of Object.entries(WORD_AFTER))
  for (const other of others) PAIRS.set(number.charCodeAt(0), other.charCodeAt(0), 1);
for (const [number, others] of Object.entries(WORD_BEFORE))
  for (const other of others) PAIRS.set(other.charCodeAt(0), number.charCodeAt(0), 1);

const THOUSAND_UNITS = new Uint8Array(65536);
for (const c of UNIT_AFTER_THOUSAND) THOUSAND_UNITS[c.charCodeAt(0)] = 1;

/** A longer run of digits is an identifier, not an amount. */
const LONGEST = 40;

const ZEROS = '0'.repeat(64);

/**
 * All numbers of a text as written, sorted by start, not overlapping. A run of number characters is taken whole or not
 * at all: `十四五` and `1.2.3` are no numbers, and nothing inside them is one. Digits behind a Latin letter (`G15`)
 * are part of a name. A bare multiplier is reported (`千亿`), and so are the numbers of dates and ordinals: what they
 * count is for others to say. Linear in the text's length.
 */
export function findNumerals(text: string): Numeral[] {
  const found: Numeral[] = [];
  const { length } = text;
  let next = 0;
  for (let from = 0; from < length; from += STRETCH) {
    const count = marked(text, from, Math.min(length, from + STRETCH), CLASS, places);
    for (let i = 0; i < count; i++) {
      const at = places[i]!;
      if (at < next) continue;
      next = CLASS[text.charCodeAt(at)] === DIGIT ? arabic(text, at, found) : han(text, at, found);
    }
  }
  return found;
}

/** Offsets of the characters of numbers. */
const places = new Int32Array(STRETCH + 1);

function kindAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? CLASS[text.charCodeAt(at)]! : NONE;
}

function digitsEnd(text: string, at: number): number {
  while (at < text.length && CLASS[text.charCodeAt(at)] === DIGIT) at++;
  return at;
}

function isPoint(code: number): boolean {
  return code === 46 /* . */ || code === 0xff0e; /* ． */
}

function isComma(code: number): boolean {
  return code === 44 /* , */ || code === 0xff0c; /* ， */
}

function isBlank(code: number): boolean {
  return code === 32 || code === 0xa0;
}

/** End of `3,140` or `1，200，000` when what follows the first group at `at` are groups of exactly three digits, else `at`. */
function groupsEnd(text: string, start: number, at: number): number {
  if (at - start > 3 || text.charCodeAt(start) === 48) return at;
  let end = at;
  while (end - start < LONGEST && isComma(text.charCodeAt(end)) && kindAt(text, end + 1) === DIGIT) {
    const next = digitsEnd(text, end + 1);
    if (next - end !== 4) return at;
    end = next;
  }
  return end;
}

/** Whether `start` is the first character of its line that is not blank. */
function startsLine(text: string, start: number): boolean {
  let at = start - 1;
  for (let steps = 0; at >= 0 && steps < 8; steps++, at--) {
    const code = text.charCodeAt(at);
    if (!isBlank(code) && code !== 0x3000) return code === 10;
  }
  return at < 0;
}

/** Things that are only counted whole. */
const WHOLE = /[月日家项套户名人条件]|个(?!百分点)/y;

/** Whether the point at `point` closes a line's number: `1.3个…` is item 1 and three of them, `1.2024年` item 1 and a year. */
function isItem(text: string, point: number, fraction: number): boolean {
  if (text.charCodeAt(fraction) === 0x5e74 /* 年 */) return fraction - point === 5;
  WHOLE.lastIndex = fraction;
  return WHOLE.test(text);
}

/** Reads a number that starts with a digit; returns where the scan goes on. */
function arabic(text: string, start: number, found: Numeral[]): number {
  const whole = digitsEnd(text, start);
  let end = groupsEnd(text, start, whole);
  let point = -1;
  if (isPoint(text.charCodeAt(end)) && kindAt(text, end + 1) === DIGIT) {
    const fraction = digitsEnd(text, end + 1);
    if (isPoint(text.charCodeAt(fraction)) && kindAt(text, fraction + 1) === DIGIT) return chainEnd(text, fraction);
    if (end === whole && whole - start <= 2 && isItem(text, whole, fraction) && startsLine(text, start)) return whole;
    point = end;
    end = fraction;
  }
  if (start > 0 && LETTER[text.charCodeAt(start - 1)] === 1) return end;
  if (end - start > LONGEST) return end;
  const digits = plainDigits(text, start, end, point);
  const scaled = multiplierEnd(text, end);
  if (scaled.end === end) {
    found.push({ start, end, value: digits, script: 'arabic', exponent: 0 });
    return end;
  }
  return withMultiplier(text, start, digits, scaled.end, scaled.exponent, found);
}

/** `1亿2000万`, `1万5千`: parts in falling order add up to one number. */
function withMultiplier(
  text: string,
  start: number,
  digits: string,
  end: number,
  exponent: number,
  found: Numeral[],
): number {
  let value = scale(digits, exponent);
  let last = exponent;
  while (kindAt(text, end) === DIGIT && last > 1) {
    const next = digitsEnd(text, end);
    const scaled = multiplierEnd(text, next);
    const part = plainDigits(text, end, next, -1);
    // 1.07亿60岁以上老年人: two numbers; 3万5000元: one
    if (digits.includes('.') || scaled.exponent >= last || part.length + scaled.exponent > last) break;
    if (scaled.end === next && next - end !== last) break;
    const sum = scale(part, scaled.exponent);
    value = value.slice(0, value.length - sum.length) + sum;
    end = scaled.end;
    last = scaled.exponent;
  }
  found.push({ start, end, value, script: 'mixed', exponent: last });
  return end;
}

/** End of a chain of dotted numbers (`2024.11.30`, `1.2.3`): none of them is an amount. */
function chainEnd(text: string, at: number): number {
  while (isPoint(text.charCodeAt(at)) && kindAt(text, at + 1) === DIGIT) at = digitsEnd(text, at + 1);
  return at;
}

const reach = { end: 0, exponent: 0 };

/** Where the multiplier behind digits ends, over at most one blank (`3000 亿`): 十? 百? 千? then 万, 亿 or 万亿. */
function multiplierEnd(text: string, at: number): { end: number; exponent: number } {
  reach.end = at;
  reach.exponent = 0;
  let from = at;
  if (isBlank(text.charCodeAt(from)) && kindAt(text, from + 1) === MULTIPLIER) from++;
  let exponent = 0;
  let end = from;
  for (; end - from < 3 && kindAt(text, end) === MULTIPLIER; end++) {
    const worth = WORTH[text.charCodeAt(end)]!;
    if (worth < 4 && exponent > 0) break;
    if (worth === 4 && exponent >= 4) break;
    if (worth < 4 && THOUSAND_UNITS[text.charCodeAt(end + 1)] === 1) break;
    exponent += worth;
  }
  if (end > from && kindAt(text, end) !== HAN_DIGIT) {
    reach.end = end;
    reach.exponent = exponent;
  }
  return reach;
}

/** Canonical decimal of written digits: no separators, ASCII, no needless zeros. */
function plainDigits(text: string, start: number, end: number, point: number): string {
  let digits = text.slice(start, end);
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i);
    if ((code < 48 || code > 57) && start + i !== point) {
      digits = narrow(digits);
      break;
    }
  }
  if (point >= 0) {
    let last = digits.length;
    while (digits.charCodeAt(last - 1) === 48) last--;
    if (isPoint(digits.charCodeAt(last - 1))) last--;
    if (last < digits.length) digits = digits.slice(0, last);
    if (digits.charCodeAt(0) !== 48 && text.charCodeAt(point) === 46) return digits;
    digits = digits.replace('．', '.');
  }
  let first = 0;
  while (first + 1 < digits.length && digits.charCodeAt(first) === 48 && digits.charCodeAt(first + 1) !== 46) first++;
  return first === 0 ? digits : digits.slice(first);
}

function narrow(digits: string): string {
  let out = '';
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i);
    if (isComma(code)) continue;
    out += isPoint(code) ? '.' : String.fromCharCode(code >= 0xff10 ? code - 0xfee0 : code);
  }
  return out;
}

/** digits × 10^exponent for a canonical decimal that is not negative, exponent ≥ 0. */
export function scale(digits: string, exponent: number): string {
  if (exponent === 0 || digits === '0') return digits;
  const point = digits.indexOf('.');
  if (point < 0) return digits + ZEROS.slice(0, exponent);
  const places = digits.length - point - 1;
  let out =
    places <= exponent
      ? digits.slice(0, point) + digits.slice(point + 1) + ZEROS.slice(0, exponent - places)
      : digits.slice(0, point) +
        digits.slice(point + 1, point + 1 + exponent) +
        '.' +
        digits.slice(point + 1 + exponent);
  let first = 0;
  while (out.charCodeAt(first) === 48 && first + 1 < out.length && out.charCodeAt(first + 1) !== 46) first++;
  if (first > 0) out = out.slice(first);
  return out;
}

/** Reads a number that starts with a Chinese number character; returns where the scan goes on. */
function han(text: string, start: number, found: Numeral[]): number {
  let end = start + 1;
  while (end < text.length && CLASS[text.charCodeAt(end)]! >= HAN_DIGIT) end++;
  if (kindAt(text, end) === DIGIT) return end;
  // 三万千瓦: the last 千 belongs to the unit
  if (end - start > 1 && THOUSAND_UNITS[text.charCodeAt(end)] === 1 && isThousand(text.charCodeAt(end - 1))) end--;
  if (end - start === 1 && (inWord(text, start) || belongsToUnit(text, start))) return end;
  if (end - start > LONGEST) return end;
  const value = hanValue(text, start, end);
  if (value === null) return end;
  const last = text.charCodeAt(end - 1);
  const exponent = CLASS[last] === MULTIPLIER && WORTH[last]! >= 4 ? WORTH[last]! : 0;
  const bare =
    CLASS[text.charCodeAt(start)] === MULTIPLIER &&
    WORTH[text.charCodeAt(start)] !== 1 &&
    allMultipliers(text, start, end);
  found.push({ start, end, value, script: bare ? 'bare' : 'chinese', exponent });
  return end;
}

/** The 千 of `3千瓦`, behind digits. */
function belongsToUnit(text: string, at: number): boolean {
  return (
    THOUSAND_UNITS[text.charCodeAt(at + 1)] === 1 && isThousand(text.charCodeAt(at)) && kindAt(text, at - 1) !== NONE
  );
}

/** Whether a single number character makes a word with its neighbour (`统一`, `一般`). */
function inWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // 三分之⟦一⟧ is none of 之一.
  const parted = text.charCodeAt(at - 1) === 0x4e4b /* 之 */ && text.charCodeAt(at - 2) === 0x5206; /* 分 */
  if (at > 0 && !parted && PAIRS.get(text.charCodeAt(at - 1), code) !== 0) return true;
  return at + 1 < text.length && PAIRS.get(code, text.charCodeAt(at + 1)) !== 0;
}

function isThousand(code: number): boolean {
  return code === 0x5343 /* 千 */ || code === 0x767e; /* 百 */
}

function allMultipliers(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (CLASS[text.charCodeAt(i)] !== MULTIPLIER) return false;
  return true;
}
