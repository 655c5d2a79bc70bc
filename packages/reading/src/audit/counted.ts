import { Codes, isHan } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { hanNumber } from './list-run.js';

/** A small count with its counter, as the words print it: `四类租赁物` is 4, counter 类, noun 租赁物. */
export interface Counted extends Range {
  readonly value: number;
  /** The counter and what is counted, up to the next mark, 18 characters at most: `类租赁物`. */
  readonly noun: string;
  /** Where the number itself begins: behind an opening quotation mark, `“四张清单”`. */
  readonly number: number;
  readonly quotedName: boolean;
  /** End of the counter: 五|部门| and 三|项|. */
  readonly counter: number;
}

/** What a small count is written with. */
export const COUNT_NUMBERS = '两二三四五六七八九十一0123456789';

/** Counters, and nouns that are counted without one: 五部门, 四环节, 三县. */
export const COUNTERS =
  '项类种个大方级部条家块张层维业所县区市省镇乡街村支座处位名款步篇线端环领门院校翼极核圈轴制式面链库园港体银机科单季';
const COUNTER = new Codes(COUNTERS);
/** What makes the number a measure of time, an order or part of a word: 三个月, 五级地震, 三方面积, 一部分. */
const NOT_COUNT =
  /^(?:个(?:半|多|月|工作日|自然日|百分|小时|季度|交易日|年度|星期|学期|学年|点|基点|以上|左右|以下)|部分|大会|大家|条件|面积|业务|业主|级以上|级及以上|大队|制度|制造|体化|处理|位置|名单|方米|方公里|区间|市民|市场|机关|层楼|条线(?!路)|条例|单元|季度|体育|科技|[个名种类项家](?:及以上|或|以上|及以下|以下|或以上))/;
/** The second characters of these. */
const NOT_COUNT_SECOND = new Codes(
  '半多月工自百小季交年星学点基以左分会家件积务主及队度造化理置单米公间民场关楼线例元育技或',
);
const COMPOUND = /^(?:部门|方面|领域|环节|层级|维度|街道|单位|园区|家[\u4e00-\u9fff]行)/;
/** What these begin with. */
const COMPOUND_START = new Codes('部方领环层维街单园家');
/** Signs before a number that make it part of a longer number, an order, or bent by a qualifier. */
const BENT = new Codes(
  '0123456789０１２３４５６７８９.．,，%％第之〇零百千万亿一二两三四五六七八九十+＋-~～—/／〔[年月日号近约超逾过余多达每各前后首数几',
);
/** A5、B2 are names; a Latin name may stand before a Chinese number (OLED三大). */
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** What a count may stand behind that tells of things above it: 以上, 上述, 前述. */
const LOOKS_BACK = ['以上', '上述', '前述'];
const LOOKS_BACK_END = new Codes('上述');
const QUOTES = new Codes('“‘《「');
/** How far the words of what is counted are followed. */
const NOUN = 18;

/** Where a counter stands behind the number that ends at `at`, a space between them or none; 0 without one. */
export function counterBehind(text: string, at: number): number {
  const code = text.charCodeAt(at + 1);
  if (COUNTER.has(code)) return at + 1;
  return code === 32 && COUNTER.has(text.charCodeAt(at + 2)) ? at + 2 : 0;
}

const HAN_NUMBERS = new Codes('两二三四五六七八九十一');
const DIGITS = new Codes('0123456789');

/** The small counts (1 to 60) of a text, in order; `ends` are the last signs of its numbers that have a counter behind. */
export function countsOf(text: string, ends: readonly number[]): Counted[] {
  const counts: Counted[] = [];
  for (let index = 0; index < ends.length; index++) {
    const digits = text.charCodeAt(ends[index]!) < 58;
    const signs = digits ? DIGITS : HAN_NUMBERS;
    let number = ends[index]!;
    const most = number - (digits ? 2 : 3);
    while (number > most && signs.has(text.charCodeAt(number - 1))) number--;
    if (number === most) continue;
    const length = ends[index]! + 1 - number;
    const behind = counterBehind(text, ends[index]!);
    const last = text.charCodeAt(number - 1) === 32 ? number - 2 : number - 1;
    const before = last >= 0 ? text.charCodeAt(last) : 0;
    if (BENT.has(before) || (digits && isLetter(before))) continue;
    // `以上三项责任单位：…` counts what stands above it.
    if (LOOKS_BACK_END.has(before) && LOOKS_BACK.includes(text.slice(last - 1, last + 1))) continue;
    const words = text.slice(number, number + length);
    const value = digits ? Number(words) : words === '两' ? 2 : hanNumber(words);
    if (value < 1 || value > 60) continue;
    const rest = text.slice(behind, behind + NOUN);
    if (NOT_COUNT_SECOND.has(text.charCodeAt(behind + 1)) && NOT_COUNT.test(rest)) continue;
    let end = behind;
    while (end - behind < rest.length && isHan(text.charCodeAt(end))) end++;
    counts.push({
      start: number,
      end,
      value,
      noun: text.slice(behind, end),
      number,
      quotedName: QUOTES.has(before),
      counter: behind + (COMPOUND_START.begin(rest) && COMPOUND.test(rest) ? 2 : 1),
    });
  }
  return counts;
}
