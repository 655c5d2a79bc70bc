import { CLASS, HAN_DIGIT, MULTIPLIER, WORTH } from './words.js';

/**
 * Value of a run of Chinese number characters (`三十五`, `一万两千`, `二〇二五`, `千亿`), as a decimal, or null where the run
 * is not one number: `十四五` (a plan), `三四` (a guess), `二十三十`. Everything in `[start, end)` must be a Chinese
 * digit or multiplier.
 */
export function hanValue(text: string, start: number, end: number): string | null {
  if (end - start === 1) {
    const code = text.charCodeAt(start);
    return CLASS[code] === HAN_DIGIT ? String(WORTH[code]!) : '1' + '0'.repeat(WORTH[code]!);
  }
  let multipliers = 0;
  for (let i = start; i < end; i++) if (CLASS[text.charCodeAt(i)] === MULTIPLIER) multipliers++;
  if (multipliers === 0) return digitString(text, start, end);
  if (multipliers === end - start) return bareValue(text, start, end);
  return placed(text, start, end);
}

/** `二〇二五`, `一九九八`: four digits, or any with a zero inside; two or three without a zero are a guess or a list (`三五`, `一二三`). */
function digitString(text: string, start: number, end: number): string | null {
  const first = text.charCodeAt(start);
  let zero = false;
  for (let i = start + 1; i < end; i++) if (WORTH[text.charCodeAt(i)] === 0) zero = true;
  if (!zero && !(end - start === 4 && (first === 0x4e00 || first === 0x4e8c))) return null;
  let digits = '';
  for (let i = start; i < end; i++) digits += WORTH[text.charCodeAt(i)];
  const plain = digits.replace(/^0+/, '');
  return plain === '' ? null : plain;
}

/** `百万`, `千亿`, `万亿`, `十万`: one small multiplier at most, then 万, 亿 or 万亿. */
function bareValue(text: string, start: number, end: number): string | null {
  let exponent = 0;
  for (let i = start; i < end; i++) {
    const worth = WORTH[text.charCodeAt(i)]!;
    if ((worth < 4 && exponent > 0) || (worth === 4 && exponent >= 4) || (worth === 8 && exponent >= 8)) return null;
    exponent += worth;
  }
  return '1' + '0'.repeat(exponent);
}

/**
 * Digits with multipliers, by place value below ten thousand, then 万, then 亿. A last digit straight behind 百, 千, 万
 * or 亿 counts in the next lower place (`一百二` is 120). Exact while below 10^15.
 */
function placed(text: string, start: number, end: number): string | null {
  if (CLASS[text.charCodeAt(start)] === MULTIPLIER && WORTH[text.charCodeAt(start)] !== 1) return null; // 万一
  let total = 0; // whole 亿 and 万 that are closed
  let section = 0; // below ten thousand
  let digit = -1;
  let lowest = 5; // the place last used in this section; places must fall
  let zero = false;
  let closed = 99; // exponent of the last 万 or 亿; they must fall
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const worth = WORTH[code]!;
    if (CLASS[code] === HAN_DIGIT) {
      if (digit > 0 || (digit === 0 && worth === 0)) return null;
      if (digit < 0 && worth !== 0 && lowest === 1 && zero) return null;
      digit = worth;
      if (worth === 0) zero = true;
      continue;
    }
    if (worth < 4) {
      if (worth >= lowest) return null;
      if (digit <= 0) {
        if (worth !== 1 && !(i === start)) return null;
        digit = 1; // 十五, 一百零十
      }
      section += digit * 10 ** worth;
      lowest = worth;
      digit = -1;
      zero = false;
      continue;
    }
    if (digit > 0) section += digit;
    if (section === 0) {
      // 一万亿
      if (worth === 8 && closed === 4 && total > 0) {
        total *= 1e8;
        closed = 8;
        continue;
      }
      if (i !== start) return null;
      section = 1;
    }
    if (worth >= closed && !(worth === 8 && closed === 4)) return null;
    total = worth === 8 && closed === 4 ? (total + section) * 1e8 : total + section * 10 ** worth;
    closed = worth;
    section = 0;
    digit = -1;
    lowest = 5;
    zero = false;
  }
  if (digit > 0) {
    const previous = text.charCodeAt(end - 2);
    const place = CLASS[previous] === MULTIPLIER ? WORTH[previous]! : 0;
    section += place > 1 ? digit * 10 ** (place - 1) : digit;
  } else if (digit === 0) return null;
  const value = total + section;
  return value > 0 && value < 1e15 ? String(value) : null;
}
