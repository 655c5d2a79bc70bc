import { Codes } from '../text/codes.js';
import type { Line } from './line.js';
import { isBlank } from './line.js';

/**
 * The ways in which papers number their parts, outermost first as GB/T 9704 orders them (一、 （一） 1. （1）), with
 * chapters and articles of regulations before and the marks of running text after them.
 */
export const Style = {
  /** 第一篇, 第一部分 */
  part: 0,
  /** 第一章 */
  chapter: 1,
  /** 第一节 */
  section: 2,
  /** 第一条 */
  article: 3,
  /** 一、 */
  han: 4,
  /** （一） */
  hanParen: 5,
  /** 1. 1． 1、 */
  digit: 6,
  /** （1） 1） */
  digitParen: 7,
  /** ① */
  circle: 8,
  /** 一是 */
  first: 9,
} as const;
export type Style = (typeof Style)[keyof typeof Style];

/** The number at the head of a line. */
export interface HeadingNumber {
  readonly style: Style;
  readonly value: number;
  /** As written without punctuation: `一`, `12`, `第三条`. */
  readonly number: string;
  /** Offset of the first character after the number and its punctuation. */
  readonly content: number;
}

/** By code unit: 1 more than the value of a Chinese digit, 0 for what is none. */
const HAN = new Uint8Array(65536);
[...'〇零一二三四五六七八九'].forEach((digit, i) => (HAN[digit.charCodeAt(0)] = Math.max(1, i)));
const TEN = '十'.charCodeAt(0);
const HUNDRED = '百'.charCodeAt(0);

/** Value of a Chinese numeral up to 999 that fills the range, or −1: 二十一 → 21, 廿 is not read. */
function hanValue(text: string, start: number, end: number): number {
  // 一, 二: most.
  if (end - start === 1 && HAN[text.charCodeAt(start)]! > 0) return HAN[text.charCodeAt(start)]! - 1;
  let total = 0;
  let digit = -1;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === TEN) {
      total += (digit < 0 ? 1 : digit) * 10;
      digit = -1;
    } else if (code === HUNDRED) {
      if (digit < 0) return -1;
      total += digit * 100;
      digit = -1;
    } else {
      const value = HAN[code]!;
      if (value === 0 || digit > 0) return -1;
      digit = value - 1;
    }
  }
  return total + Math.max(0, digit);
}

const HAN_DIGITS = new Codes('〇零一二三四五六七八九十百');
const isHanDigit = (code: number): boolean => HAN_DIGITS.has(code);
/** 0–9 of an ASCII or full-width digit, else −1. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

const DUN = '、'.charCodeAt(0);
const OPEN = '(（';
const CLOSE = new Codes(')）');
const FULL_DOT = 0xff0e;
const IS = '是'.charCodeAt(0);
const ORDINAL = '第'.charCodeAt(0);
const YEAR = '年'.charCodeAt(0);
const UNITS = new Map<number, Style>([
  ['篇'.charCodeAt(0), Style.part],
  ['章'.charCodeAt(0), Style.chapter],
  ['节'.charCodeAt(0), Style.section],
  ['条'.charCodeAt(0), Style.article],
]);

const skipBlank = (text: string, at: number, end: number): number => {
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
};

/**
 * Reads the number at the head of `[start, end)`. Refuses a decimal (1.5万套), a year (2024年), a series
 * (一、二级市场; 1、2号楼). Returns null where there is none.
 */
export function headingNumber(text: string, start: number, end: number): HeadingNumber | null {
  switch (BEGINS[text.charCodeAt(start)]) {
    case Begin.han:
      return hanNumber(text, start, end);
    case Begin.digit:
      return digitNumber(text, start, end);
    case Begin.bracket:
      return bracketNumber(text, start, end);
    case Begin.ordinal:
      return ordinalNumber(text, start, end);
    case Begin.sign:
      return signNumber(text, start, end);
    default:
      return null;
  }
}

/** The number at the head of a line, read once however many ask. */
export function markOf(text: string, line: Line): HeadingNumber | null {
  return line.mark === undefined ? (line.mark = headingNumber(text, line.start, line.end)) : line.mark;
}

/** What a number begins with, by code unit: one look tells most lines, which have none. */
const Begin = { none: 0, han: 1, digit: 2, bracket: 3, ordinal: 4, sign: 5 } as const;
const BEGINS = new Uint8Array(65536);
for (const digit of '〇零一二三四五六七八九十百') BEGINS[digit.charCodeAt(0)] = Begin.han;
for (let digit = 0; digit < 10; digit++) BEGINS[48 + digit] = BEGINS[0xff10 + digit] = Begin.digit;
for (const mark of OPEN) BEGINS[mark.charCodeAt(0)] = Begin.bracket;
BEGINS[ORDINAL] = Begin.ordinal;
// ①–⑳, ⑴–⒇, ⒈–⒛, ㈠–㈩.
BEGINS.fill(Begin.sign, 0x2460, 0x249c);
BEGINS.fill(Begin.sign, 0x3220, 0x322a);

function hanNumber(text: string, start: number, end: number): HeadingNumber | null {
  let at = start;
  while (at < end && at - start < 6 && isHanDigit(text.charCodeAt(at))) at++;
  const value = hanValue(text, start, at);
  if (value <= 0) return null;
  const number = text.slice(start, at);
  const next = skipBlank(text, at, end);
  const code = text.charCodeAt(next);
  if (code === IS && next === at) return { style: Style.first, value, number, content: at + 1 };
  if (code !== DUN && code !== FULL_DOT && code !== 46) return null;
  const content = skipBlank(text, next + 1, end);
  if (content >= end && end - start > 4) return null;
  if (code === DUN && startsSeries(text, content, end, value)) return null;
  return { style: Style.han, value, number, content };
}

/** ⟦一、⟧二级市场, ⟦1、⟧2号楼: the next numeral of a series, not a heading's words. */
function startsSeries(text: string, at: number, end: number, value: number): boolean {
  let stop = at;
  while (stop < end && stop - at < 4 && isHanDigit(text.charCodeAt(stop))) stop++;
  if (stop > at) return hanValue(text, at, stop) === value + 1;
  let number = 0;
  while (stop < end && stop - at < 4 && digitOf(text.charCodeAt(stop)) >= 0) {
    number = number * 10 + digitOf(text.charCodeAt(stop));
    stop++;
  }
  return stop > at && number === value + 1;
}

function digitNumber(text: string, start: number, end: number): HeadingNumber | null {
  let at = start;
  let value = 0;
  while (at < end && at - start < 3 && digitOf(text.charCodeAt(at)) >= 0) {
    value = value * 10 + digitOf(text.charCodeAt(at));
    at++;
  }
  if (value === 0 || at >= end) return null;
  const number = text.slice(start, at);
  const code = text.charCodeAt(at);
  if (CLOSE.has(code)) {
    return { style: Style.digitParen, value, number, content: skipBlank(text, at + 1, end) };
  }
  const next = skipBlank(text, at, end);
  const mark = text.charCodeAt(next);
  if (mark !== 46 && mark !== FULL_DOT && mark !== DUN) return null;
  if (next > at && mark !== DUN) return null;
  const content = skipBlank(text, next + 1, end);
  if (content >= end) return null;
  if (digitOf(text.charCodeAt(content)) >= 0) {
    // 13.⟦2023年⟧底前… is an item that begins with a year; 1.5万套 and 1.1 are none.
    let stop = content;
    while (stop < end && stop - content < 6 && digitOf(text.charCodeAt(stop)) >= 0) stop++;
    const isYear = stop - content === 4 && text.charCodeAt(stop) === YEAR;
    const spaced = content > next + 1;
    if (mark === DUN ? startsSeries(text, content, end, value) : !isYear && !spaced) return null;
  }
  return { style: Style.digit, value, number, content };
}

function bracketNumber(text: string, start: number, end: number): HeadingNumber | null {
  const from = skipBlank(text, start + 1, Math.min(end, start + 3));
  let at = from;
  let value = 0;
  let style: Style;
  if (isHanDigit(text.charCodeAt(at))) {
    while (at < end && at - from < 6 && isHanDigit(text.charCodeAt(at))) at++;
    value = hanValue(text, from, at);
    style = Style.hanParen;
  } else {
    while (at < end && at - from < 3 && digitOf(text.charCodeAt(at)) >= 0) {
      value = value * 10 + digitOf(text.charCodeAt(at));
      at++;
    }
    style = Style.digitParen;
  }
  if (value <= 0 || at === from) return null;
  const close = skipBlank(text, at, Math.min(end, at + 2));
  if (!CLOSE.has(text.charCodeAt(close))) return null;
  let content = skipBlank(text, close + 1, end);
  if (content >= end) return null;
  if (text.charCodeAt(content) === DUN || text.charCodeAt(content) === 46) content = skipBlank(text, content + 1, end);
  return { style, value, number: text.slice(from, at), content };
}

function ordinalNumber(text: string, start: number, end: number): HeadingNumber | null {
  let at = start + 1;
  let value = 0;
  if (digitOf(text.charCodeAt(at)) >= 0) {
    while (at < end && at - start < 5 && digitOf(text.charCodeAt(at)) >= 0) {
      value = value * 10 + digitOf(text.charCodeAt(at));
      at++;
    }
  } else {
    while (at < end && at - start < 8 && isHanDigit(text.charCodeAt(at))) at++;
    value = hanValue(text, start + 1, at);
  }
  if (value <= 0) return null;
  let style = UNITS.get(text.charCodeAt(at));
  let after = at + 1;
  if (style === undefined) {
    if (!text.startsWith('部分', at)) return null;
    style = Style.part;
    after = at + 2;
  }
  let content = skipBlank(text, after, end);
  const code = text.charCodeAt(content);
  // 第一条⟦措施⟧, 第一章⟦的⟧ speak about a part; the part's own number is followed by space or by its words.
  if (content < end && (code === DUN || code === 0xff1a || code === 58 || code === 0xff0c || code === 44)) {
    content = skipBlank(text, content + 1, end);
  }
  if (content === after && content < end && REFERENCE.has(text.charCodeAt(content))) return null;
  return { style, value, number: text.slice(start, after), content };
}
const REFERENCE = new Codes('的和与第至或措规所及到中款、》）)');

/** Numbers that are one sign: ① ㈠ ⑴ ⒈. */
function signNumber(text: string, start: number, end: number): HeadingNumber | null {
  const code = text.charCodeAt(start);
  let style: Style;
  let value: number;
  let number: string;
  if (code >= 0x2460 && code <= 0x2473) {
    [style, value] = [Style.circle, code - 0x245f];
    number = text.charAt(start);
  } else if (code >= 0x3220 && code <= 0x3229) {
    [style, value] = [Style.hanParen, code - 0x321f];
    number = '一二三四五六七八九十'.charAt(value - 1);
  } else if (code >= 0x2474 && code <= 0x2487) {
    [style, value] = [Style.digitParen, code - 0x2473];
    number = String(value);
  } else if (code >= 0x2488 && code <= 0x249b) {
    [style, value] = [Style.digit, code - 0x2487];
    number = String(value);
  } else return null;
  const content = skipBlank(text, start + 1, end);
  return content >= end ? null : { style, value, number, content };
}

/**
 * The value of a numeral at the head of a line from which 是 is missing (⟦四⟧完善服务), or 0. The caller must
 * know that 三是 and 五是 stand around it.
 */
export function bareNumeral(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  if (!isHanDigit(code)) return 0;
  let at = start;
  while (at < end && at - start < 3 && isHanDigit(text.charCodeAt(at))) at++;
  return Math.max(0, hanValue(text, start, at));
}
