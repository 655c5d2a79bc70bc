/**
 * Signs in the words around a time that the thing is to come or is past: `9月底完成` against `9月底，已完成`.
 * Every look is bounded.
 */
import { PAST_FIRST, TO_COME_AFTER, TO_COME_BEFORE, TO_COME_BEFORE_FIRST, TO_COME_FIRST } from './words.js';

/** Characters looked at behind a time, and before it. */
const AHEAD = 40;
const BACK = 14;

const COMMA = 0xff0c;
const HALF_COMMA = 0x2c;

function endsSentence(code: number): boolean {
  return code === 0x3002 || code === 0xff1b || code === 0x3b || code === 0x0a || code === 0xff01 || code === 0xff1f;
}

/** 1 where the words behind speak of what is to come, −1 of what is past, 0 where they do not say. The first sign counts. */
export function signBehind(text: string, end: number): number {
  const limit = Math.min(text.length, end + AHEAD);
  for (let i = end; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (endsSentence(c)) return 0;
    if (PAST_FIRST.has(c) && isPast(text, i, c)) return -1;
    if (TO_COME_FIRST.has(c)) {
      for (const word of TO_COME_AFTER) {
        if (!text.startsWith(word, i)) continue;
        // 不少于120部: a bound is set before it is reached.
        if (c === 0x4e0d) return 1;
        return text.charCodeAt(i + word.length) === 0x4e86 /* 完成了 */ || pastFollows(text, i + word.length) ? -1 : 1;
      }
    }
  }
  return 0;
}

/** Whether the sentence speaks of the past behind this place: `已`, `了`, `同比`, `累计`. */
export function pastFollows(text: string, end: number): boolean {
  const limit = Math.min(text.length, end + AHEAD);
  for (let i = end; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (endsSentence(c)) return false;
    if (PAST_FIRST.has(c) && isPast(text, i, c)) return true;
  }
  return false;
}

/** Whether the sentence sets what was planned by then against how it stands: `计划5月底前完工，⟦实际⟧进度仅40%`, `滞后近3个月`. */
export const lags = (text: string, end: number): boolean => LAGS.test(text.slice(end, end + AHEAD));
const LAGS = /^[^。；;\n！？]{0,34}?(?:[，,]实际|尚未|仍未|目前仅|进度滞后|滞后)/;

function isPast(text: string, at: number, code: number): boolean {
  const next = text.charCodeAt(at + 1);
  switch (code) {
    case 0x5df2: // 已, not 已有 and 已建 as adjectives: good enough a sign
      return true;
    case 0x4e86: // 了, not 了解
      return next !== 0x89e3;
    case 0x66fe: // 曾
      return true;
    case 0x540c: // 同比
    case 0x73af: // 环比
      return next === 0x6bd4;
    default: // 累计, not 累计不少于
      return next === 0x8ba1 && text.charCodeAt(at + 2) !== 0x4e0d;
  }
}

/** Whether the words shortly before, in the same clause, speak of what is to come: `力争`, `计划于`. */
export function toComeBefore(text: string, start: number, floor: number): boolean {
  let low = start;
  let begins = false;
  const limit = Math.max(floor, start - BACK);
  while (low > limit) {
    const c = text.charCodeAt(low - 1);
    if (endsSentence(c) || c === COMMA || c === HALF_COMMA) break;
    begins ||= TO_COME_BEFORE_FIRST.has(c);
    low--;
  }
  if (!begins) return false;
  const clause = text.slice(low, start);
  for (const word of TO_COME_BEFORE) if (clause.includes(word)) return true;
  return false;
}
