import { BLANK_CODES } from '../text/blank.js';
import type { Day } from '../text/calendar.js';
import { dayOf } from '../text/calendar.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';

const HAN_DIGIT = '〇零一二三四五六七八九';
const DIGITS = /^[（(]?\s?((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?\s?(?:印发|公布|发布)?[）)]?$/;
const ISO = /^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?$/;
const HAN =
  /^[（(]?([二一〇零○Ｏ九三四五六七八]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日?[）)]?$/;
const DAY_IN = /((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日/;

function small(words: string): number {
  const ten = words.indexOf('十');
  const value = (character: string): number => Math.max(0, HAN_DIGIT.indexOf(character) - 1);
  if (ten < 0) return value(words);
  return (ten === 0 ? 1 : value(words.charAt(0))) * 10 + (ten < words.length - 1 ? value(words.charAt(ten + 1)) : 0);
}

/** What such a line begins and ends with. */
const DAY_START = new Codes('（(12二一〇零○Ｏ九三四五六七八' + BLANK_CODES);
const DAY_END = new Codes('日0123456789一二三四五六七八九十发布）)');

/** Whether a line may consist of a day, by its length and its first and last character. */
export function mayBeDay(text: string, { start, end }: Range): boolean {
  const size = end - start;
  return size >= 8 && size <= 28 && DAY_START.has(text.charCodeAt(start)) && DAY_END.has(text.charCodeAt(end - 1));
}

/** The day that a line consists of (2025年7月11日, 2025-07-25, 二〇二四年十月二十七日, in brackets too), else null. */
export function dayOfLine(words: string): Day | null {
  if (!mayBeDay(words, { start: 0, end: words.length })) return null;
  const hit = DIGITS.exec(words) ?? ISO.exec(words);
  if (hit) return dayOf(Number(hit[1]), Number(hit[2]), Number(hit[3]));
  const han = HAN.exec(words);
  if (!han) return null;
  const year = [...han[1]!].map((c) => Math.max(0, HAN_DIGIT.indexOf(c === '○' || c === 'Ｏ' ? '〇' : c) - 1));
  return dayOf(Number(year.join('')), small(han[2]!), small(han[3]!));
}

const CLOSING = new Codes('）)');
const PASSED = /^[（(]((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日[^（()）。]{4,60}(?:通过|批准|公布|发布|印发)[）)]$/;

/** The day on which a line under a title says that the paper was passed, `（2025年12月26日临江市…会议通过）`, else null. */
export function passedDay(words: string): Day | null {
  const hit = words.length < 90 && CLOSING.end(words) ? PASSED.exec(words) : null;
  return hit ? dayOf(Number(hit[1]), Number(hit[2]), Number(hit[3])) : null;
}

const COVERED =
  /(20\d\d)年\s?第\s?\d{1,3}\s?期\s?[（(](?:\d{4}年)?\d{1,2}月\d{1,2}日?[-—–~～至到]+(?:(\d{1,2})月)?(\d{1,2})日[）)]$/;
const FIRST_MONTH = /[（(](?:\d{4}年)?(\d{1,2})月/;

/** The last day of the week that an issue covers, `2025年第36期（9月1日—7日）`; null where its line names none. */
export function coveredDay(words: string): Day | null {
  const hit = words.length < 48 && CLOSING.end(words) ? COVERED.exec(words) : null;
  if (!hit) return null;
  return dayOf(Number(hit[1]), Number(hit[2] ?? FIRST_MONTH.exec(words)![1]), Number(hit[3]));
}

/** The first day said in a phrase, `——2026年1月26日在临江市…会议上`, or at the head of a value `2023-01-19 17:49`. */
export function dayWithin(words: string): Day | null {
  const hit = DAY_IN.exec(words) ?? /((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})/.exec(words);
  return hit ? dayOf(Number(hit[1]), Number(hit[2]), Number(hit[3]!.slice(0, 2))) : null;
}

const IMPRINT = /^[^，。,、；;]{2,40}?[ \t　]+((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日[ 　]*印发$/;

/** The day of the imprint at a paper's foot, `临江市人民政府办公室　2026年3月16日印发` (GB/T 9704-2012, 7.4.2), else null. */
export function imprintDay(words: string): Day | null {
  const hit = words.endsWith('印发') ? IMPRINT.exec(words) : null;
  return hit ? dayOf(Number(hit[1]), Number(hit[2]), Number(hit[3])) : null;
}

const MEETING = /^\s*((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:[上下]午)?[，,]?[^。；;\d]{0,60}?(?:召开|主持)/;

/** The day of the meeting with which minutes open, `2026年3月12日，市长主持召开专题会议`, else null. */
export function meetingDay(words: string): Day | null {
  const hit = MEETING.exec(words);
  return hit ? dayOf(Number(hit[1]), Number(hit[2]), Number(hit[3])) : null;
}

/** `（2025年修订）`, `（2025年版）`, `2026—2030年`: years that no time of the paper is of. */
const YEAR = /(?:^|[^\d—–~～-])(20\d\d)$/;
const NO_YEAR = /^年(?:修订|修正|版|本)/;
const WHOLE_YEAR = /^年(?:度)?(?!.{0,4}(?:上半年|下半年|季度|月))/;

/**
 * The one year that a title names (`临江市2026年住房保障工作计划`), for the times of a paper that prints no day; of a dated
 * paper only a year that is over and that a report tells of as a whole (`2025年统计公报` of March 2026). Else null.
 */
export function yearOfTitle(title: string, report: boolean, anchor: Day | null): number | null {
  let year = 0;
  for (let at = title.indexOf('年'); at >= 0; at = title.indexOf('年', at + 1)) {
    const digits = YEAR.exec(title.slice(Math.max(0, at - 5), at))?.[1];
    if (digits === undefined) continue;
    const behind = title.slice(at, at + 10);
    if (NO_YEAR.test(behind)) continue;
    if (year !== 0 || (anchor !== null && !WHOLE_YEAR.test(behind))) return null;
    year = Number(digits);
  }
  if (year === 0 || /20\d\d年?[—–~～至-]+20\d\d/.test(title)) return null;
  return anchor === null || (report && year === Number(anchor.slice(0, 4)) - 1) ? year : null;
}

/** The year of a document number (`临政督〔2025〕18号`): a paper is numbered in the year in which it is issued. Else null. */
export function yearOfNumber(number: string | null): number | null {
  const hit = number === null ? null : /[〔\[［【(（﹝]\s?(20\d\d)年?\s?[〕\]］】)）﹞]/.exec(number);
  return hit ? Number(hit[1]) : null;
}
