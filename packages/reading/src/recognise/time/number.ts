/**
 * Whole numbers of times, read from either side: the `2024` before 年, the `27` before 日, the `十二` after `二〇二四年`.
 * A number is always read with all its digits, so that `120日` is never `20日` and `一百二十日` never `二十日`.
 */

/** 0 no numeral; 1–10 a digit 0–9, half- or full-width; 20–29 a Chinese digit; 30 十, 31 百, 32 千, 33 万 and 亿. */
export const NUMERAL: Uint8Array = /* @__PURE__ */ (() => {
  const table = new Uint8Array(65536);
  for (let i = 0; i < 10; i++) table[0x30 + i] = table[0xff10 + i] = i + 1;
  const put = (characters: string, value: number) => {
    for (const c of characters) table[c.charCodeAt(0)] = value;
  };
  put('〇零○', 20);
  [...'一二三四五六七八九'].forEach((c, i) => put(c, 21 + i));
  put('两', 22);
  put('十', 30);
  put('百', 31);
  put('千', 32);
  put('万亿', 33);
  return table;
})();

const POINT = 0x2e;
const COMMA = 0x2c;
const SPACE = 0x20;
const HARD_SPACE = 0xa0;

/** Longest run of digits that is looked at; a longer one is no number of a time. */
const BOUND = 12;

/** The offset behind at most two spaces. */
export function skipSpaces(text: string, at: number): number {
  let i = at;
  for (let n = 0; n < 2; n++, i++) {
    const c = text.charCodeAt(i);
    if (c !== SPACE && c !== HARD_SPACE) break;
  }
  return i;
}

/** The number that was read last. One reader serves a whole scan. */
export class NumberReader {
  start = 0;
  end = 0;
  /** The value, −1 where the run of digits is no whole number by itself (`百`, `三四十`, `1.5`). */
  value = -1;
  /** Whether it is written in Arabic digits. */
  arabic = false;
  /** Number of characters without spaces. */
  length = 0;
  /** Whether a decimal point stands in it (`1.5年`): then value is −1. */
  decimal = false;

  /** Reads the number that ends before `end` (spaces between are skipped), not before `floor`. */
  before(text: string, end: number, floor: number): boolean {
    let last = end;
    for (let n = 0; n < 2 && last > floor; n++) {
      const c = text.charCodeAt(last - 1);
      if (c !== SPACE && c !== HARD_SPACE) break;
      last--;
    }
    if (last <= floor) return false;
    const kind = NUMERAL[text.charCodeAt(last - 1)]!;
    if (kind === 0) return false;
    const arabic = kind <= 10;
    let first = last - 1;
    const low = Math.max(floor, last - BOUND);
    while (first > low) {
      const k = NUMERAL[text.charCodeAt(first - 1)]!;
      if (k === 0 || k <= 10 !== arabic) break;
      first--;
    }
    this.start = first;
    this.end = last;
    this.arabic = arabic;
    this.length = last - first;
    this.decimal = false;
    this.value = -1;
    if (first > floor) {
      const c = text.charCodeAt(first - 1);
      const k = NUMERAL[c]!;
      if (k !== 0) return true; // the run goes on, or changes its script: `3千`
      if (arabic && (c === POINT || c === COMMA) && first - 2 >= floor && isArabic(text.charCodeAt(first - 2))) {
        this.decimal = true;
        return true;
      }
    }
    this.value = arabic ? arabicValue(text, first, last) : chineseValue(text, first, last);
    return true;
  }

  /** Reads the number that begins at `start`. */
  at(text: string, start: number): boolean {
    const kind = NUMERAL[text.charCodeAt(start)]! | 0;
    if (kind === 0) return false;
    const arabic = kind <= 10;
    let last = start + 1;
    const high = start + BOUND;
    while (last < high) {
      const k = NUMERAL[text.charCodeAt(last)]! | 0;
      if (k === 0 || k <= 10 !== arabic) break;
      last++;
    }
    this.start = start;
    this.end = last;
    this.arabic = arabic;
    this.length = last - start;
    this.decimal = arabic && text.charCodeAt(last) === POINT && isArabic(text.charCodeAt(last + 1));
    const more = last < text.length && NUMERAL[text.charCodeAt(last)] !== 0;
    this.value = this.decimal || more ? -1 : arabic ? arabicValue(text, start, last) : chineseValue(text, start, last);
    return true;
  }

  /** Whether it is a year as papers print them: four digits, 1000–2199. */
  get isYear(): boolean {
    return this.length === 4 && this.value >= 1000 && this.value < 2200;
  }
}

/** Whether a code unit is an Arabic digit, half- or full-width. */
export function isArabic(code: number): boolean {
  const kind = NUMERAL[code]! | 0;
  return kind > 0 && kind <= 10;
}

function arabicValue(text: string, from: number, to: number): number {
  if (to - from > 8) return -1;
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + NUMERAL[text.charCodeAt(i)]! - 1;
  return value;
}

/** `十二` → 12, `一百二十` → 120, `二〇二四` → 2024; −1 for `百`, `三四十`, `二四`, `三万`. */
function chineseValue(text: string, from: number, to: number): number {
  let total = 0;
  let current = -1;
  let last = 10000;
  let units = false;
  for (let i = from; i < to; i++) {
    const kind = NUMERAL[text.charCodeAt(i)]!;
    if (kind === 33) return -1;
    if (kind >= 30) units = true;
  }
  if (!units) {
    if (to - from === 1) return NUMERAL[text.charCodeAt(from)]! - 20;
    if (to - from !== 4) return -1;
    for (let i = from; i < to; i++) total = total * 10 + NUMERAL[text.charCodeAt(i)]! - 20;
    return total;
  }
  for (let i = from; i < to; i++) {
    const kind = NUMERAL[text.charCodeAt(i)]!;
    if (kind === 20) {
      if (current > 0) return -1;
      last = 100; // 零 lets the next unit be left out: `一百零五`
      current = -1;
    } else if (kind < 30) {
      if (current >= 0) return -1;
      current = kind - 20;
    } else {
      const unit = kind === 30 ? 10 : kind === 31 ? 100 : 1000;
      if (unit >= last && last !== 10000) return -1;
      if (current < 0) {
        if (unit !== 10 || i !== from) return -1;
        current = 1;
      }
      total += current * unit;
      current = -1;
      last = unit;
    }
  }
  if (current < 0) return total;
  if (last > 10 && text.charCodeAt(to - 2) !== 0x96f6 && NUMERAL[text.charCodeAt(to - 2)] !== 20) return -1; // 一百二
  return total + current;
}
