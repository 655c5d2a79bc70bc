/**
 * Times that are one word: `目前`, `近日`, `即日起`, `当天凌晨`, `昨日`, `本周`, `“十四五”期间`, `春节`, and days as machines
 * print them (`2025-07-25`, `2024-11-14 19:25:43`).
 */
import { addDays, dayOf, monthsOf, type Day } from '../../text/calendar.js';
import { clock, partEnd } from './calendar-rule.js';
import { afterRangeMark, readPoint } from './expression.js';
import {
  CLOSE_AFTER,
  CLOSE_BEFORE,
  CLOSE_DURING,
  CLOSE_NONE,
  CLOSE_SINCE,
  Close,
  Lead,
  LEAD_AS_OF,
  LEAD_SINCE,
  LEAD_UNTIL,
} from './lead-and-close.js';
import { pastFollows } from './evidence.js';
import { festivalDay, FESTIVALS, FESTIVALS_WITH_JIE } from './festivals.js';
import { isArabic, NUMERAL, skipSpaces } from './number.js';
import { mondayOf, resolve, Resolved } from './resolve.js';
import type { Scan } from './scan.js';
import { BOTTOM, RISE, TAIL } from './words.js';
import { Codes } from '../../text/codes.js';

const lead = new Lead();
const close = new Close();
const until = new Resolved();

/** `目前`, `当前`, `截至目前`, `到目前为止`: the word is `[start, end)`. */
export function nowRule(scan: Scan, start: number, end: number): number {
  lead.read(scan.text, start, scan.floor);
  const from = lead.kind === LEAD_AS_OF || lead.kind === LEAD_UNTIL ? lead.start : start;
  const close = scan.text.startsWith('为止', end) ? end + 2 : end;
  const { anchor } = scan;
  return scan.emit(from, close, 'relative', anchor, anchor, '目前', anchor !== null, anchored(anchor), null, null);
}

function anchored(anchor: Day | null): string | null {
  return anchor === null ? null : `取自基准日 ${anchor}`;
}

/** `近日`, `日前`, `近年来`: a time that gives no days. */
export function vagueRule(scan: Scan, start: number, end: number): number {
  return scan.emit(start, end, 'relative', null, null, '近日', false, null, null, null);
}

/** `今天`, `昨日`, `明天`: days from the anchor. */
export function dayWordRule(scan: Scan, start: number, end: number, offset: number): number {
  const day = scan.anchor === null ? null : addDays(scan.anchor, offset);
  if (day !== null) scan.remember(day, day, 6, start);
  return scan.emit(
    start,
    partEnd(scan.text, end),
    'relative',
    day,
    day,
    '今日',
    day !== null,
    anchored(scan.anchor),
    null,
    null,
  );
}

/** `当天`, `同日`: the day mentioned last, else the anchor. */
export function sameDayRule(scan: Scan, start: number, end: number): number {
  const last = scan.lastDay;
  const day = last ?? scan.anchor;
  const note = last !== null ? `取自前文 ${last}` : anchored(scan.anchor);
  return scan.emit(
    start,
    partEnd(scan.text, end),
    'relative',
    day,
    day,
    '当天',
    last === null && day !== null,
    note,
    null,
    null,
  );
}

/** `即日起`, `自即日起`. */
export function fromTodayRule(scan: Scan, start: number, end: number): number {
  const { text, anchor } = scan;
  lead.read(text, start, scan.floor);
  const close = text.charCodeAt(end) === RISE ? end + 1 : end;
  if (close === end && lead.kind !== LEAD_SINCE) return -1; // 即日 alone
  const from = lead.kind === LEAD_SINCE ? lead.start : start;
  const { first, number } = scan;
  const at = afterRangeMark(text, close);
  if (at > 0 && readPoint(text, at, first, number) && resolve(scan, first, 'limit', first.end, until)) {
    const { to } = until;
    const begin = anchor !== null && to !== null && anchor > to ? null : anchor;
    return scan.emit(
      from,
      first.end,
      'period',
      begin,
      to,
      '即日起至<时间>',
      anchor !== null,
      anchored(anchor),
      null,
      null,
    );
  }
  return scan.emit(from, close, 'relative', anchor, null, '即日起', anchor !== null, anchored(anchor), null, null);
}

/** `本周`, `上周五`, `下周一前`. */
export function weekRule(scan: Scan, start: number, end: number, offset: number): number {
  const { text, anchor } = scan;
  if (offset === 0 && OPENING_BRACKET.has(text.charCodeAt(end))) tellWeek(scan, end);
  const told = scan.week;
  const monday = told !== null ? addDays(told.from, offset * 7) : anchor === null ? null : mondayOf(anchor, offset);
  const day = '一二三四五六日'.indexOf(text.charAt(end) || ' ');
  if (day >= 0) {
    const that = monday === null ? null : addDays(monday, day);
    if (that !== null) scan.remember(that, that, 6, start);
    return scan.emit(
      start,
      partEnd(text, end + 1),
      'date',
      that,
      that,
      '上周<日>',
      that !== null,
      anchored(anchor),
      null,
      null,
    );
  }
  const to = monday === null ? null : told === null ? addDays(monday, 6) : addDays(told.to, offset * 7);
  return scan.emit(start, end, 'period', monday, to, '本周', monday !== null, anchored(anchor), null, null);
}

const OPENING_BRACKET = new Codes('（(');
const WEEK = /^.(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日?\s?[-—–~～至到]+\s?(?:(\d{1,2})月)?(\d{1,2})日[）)]/;

/**
 * `本周⟦（8月11日至17日）⟧`: the days that the paper calls its week, where it is printed on the Monday after. Taken for all
 * its weeks only where they are five to eight, and not later than the paper's own.
 */
function tellWeek(scan: Scan, bracket: number): void {
  const hit = WEEK.exec(scan.text.slice(bracket, bracket + 28));
  if (!hit || scan.anchor === null) return;
  const month = Number(hit[2]);
  const last = Number(hit[4] ?? month);
  const year = Number(hit[1] ?? (month > scan.anchorMonth + 6 ? scan.anchorYear - 1 : scan.anchorYear));
  const from = dayOf(year, month, Number(hit[3]));
  const to = dayOf(last < month ? year + 1 : year, last, Number(hit[5]));
  if (from === null || to === null || to > addDays(scan.anchor, 6)) return;
  const days = [4, 5, 6, 7].find((more) => addDays(from, more) === to);
  if (days !== undefined) scan.week = { from, to };
}

/** First years of the five-year plans by the digit before 五: 十一五 2006, 十二五 2011 … 十六五 2031. */
function planYear(code: number): number {
  const kind = NUMERAL[code]!;
  return kind >= 21 && kind <= 26 ? 2006 + (kind - 21) * 5 : 0;
}

const OPENING = new Codes('“"「‘『');
const CLOSING = new Codes('”"」’』');

/** `“十四五”`, `“十四五”期间`, `到“十四五”末`: the last 五 stands at `at`. */
export function planRule(scan: Scan, at: number): number {
  const { text, floor } = scan;
  const start = at - 2;
  if (start < floor || text.charCodeAt(start) !== 0x5341) return -1;
  const year = planYear(text.charCodeAt(at - 1));
  if (year === 0) return -1;
  const before = start > floor ? text.charCodeAt(start - 1) : 0;
  const after = text.charCodeAt(at + 1);
  if (NUMERAL[before]! !== 0 || (NUMERAL[after]! | 0) !== 0 || before === 0x7b2c || COUNTED.has(after)) return -1;
  const quoted = OPENING.has(before) && CLOSING.has(after);
  const from = dayOf(year, 1, 1);
  const to = dayOf(year + 4, 12, 31);
  const behind = quoted ? at + 2 : at + 1;
  const open = quoted ? start - 1 : start;
  lead.read(text, open, floor);
  close.read(text, behind);
  const c = text.charCodeAt(behind);
  if (c === TAIL || c === BOTTOM) {
    const end = behind + 1;
    const past = scan.anchor !== null && to !== null && to < scan.anchor;
    const begin = lead.kind === LEAD_UNTIL || lead.kind === LEAD_AS_OF ? lead.start : open;
    const date = past || lead.kind === LEAD_AS_OF || pastFollows(text, end);
    return scan.emit(
      begin,
      end,
      date ? 'date' : 'deadline',
      date ? to : null,
      to,
      '“十四五”末',
      false,
      null,
      null,
      null,
    );
  }
  if (close.kind === CLOSE_SINCE) {
    const begin = lead.kind === LEAD_SINCE ? lead.start : open;
    return scan.emit(
      begin,
      close.end,
      'period',
      from,
      scan.anchor,
      '“十四五”以来',
      scan.anchor !== null,
      scan.anchor === null ? null : `止于基准日 ${scan.anchor}`,
      null,
      null,
    );
  }
  if (close.kind === CLOSE_DURING)
    return scan.emit(open, close.end, 'period', from, to, '“十四五”期间', false, null, null, null);
  if (text.startsWith('时期', behind))
    return scan.emit(open, behind + 2, 'period', from, to, '“十四五”期间', false, null, null, null);
  return scan.emit(start, at + 1, 'period', from, to, '“十四五”', false, null, null, null);
}
const COUNTED = new Codes('个年月日天条章项万亿元米人家户套%％');

/** Behind 国庆, 五一 and the like for them to be a time and no name: `国庆期间`, not `国庆路`. */
const HOLIDAY_BEHIND = ['节', '假', '期间', '黄金周', '长假', '小长假', '前', '后', '、', '，', '”', '"'];

/** The character of a festival's name before the one that calls for it: `⟦春⟧节`, `元⟦宵⟧节`. */
const OF_FESTIVAL = new Codes(
  [...FESTIVALS].map((name) => name[0]).join('') + [...FESTIVALS_WITH_JIE].map((name) => name[1]).join(''),
);

/** `元旦`, `春节前`, `国庆假期`: the last character of the name stands at `at`. */
export function festivalRule(scan: Scan, at: number): number {
  const { text, floor, anchorYear, anchor } = scan;
  if (!OF_FESTIVAL.has(text.charCodeAt(at - 1))) return -1;
  // 元宵, 清明 and 重阳 are also other words: they stand with 节.
  const jie = text.charCodeAt(at) === 0x8282 && FESTIVALS_WITH_JIE.has(text.slice(at - 2, at));
  const start = jie ? at - 2 : at - 1;
  if (start < floor) return -1;
  const pair = text.slice(start, start + 2);
  if (!jie && !FESTIVALS.has(pair)) return -1;
  const behind = at + 1;
  if (pair === '国庆' || pair === '中秋' || pair === '端午') {
    let named = false;
    for (const word of HOLIDAY_BEHIND) named ||= text.startsWith(word, behind);
    if (!named) return -1;
  }
  let end = text.charCodeAt(behind) === 0x8282 && pair !== '春节' && !jie ? behind + 1 : behind;
  const governing = scan.governingYear;
  let day: Day | null = null;
  if (governing !== 0 && start - floor <= 1) day = festivalDay(pair, governing);
  else if (anchor !== null) {
    // The nearest one: last spring's in March, the next one's in November.
    day = nearest(pair, anchorYear, anchor);
  }
  close.read(text, end);
  const note =
    day === null
      ? null
      : governing !== 0 && start - floor <= 1
        ? `年份取自前文 ${governing}年`
        : `年份取自基准日 ${anchor!}`;
  if (close.kind === CLOSE_BEFORE && text.charCodeAt(close.end) !== 0x5915) {
    const before = day === null ? null : addDays(day, -1);
    return scan.emit(start, close.end, 'deadline', null, before, '<节日>前', anchor !== null, note, null, null);
  }
  if (close.kind === CLOSE_AFTER) {
    return scan.emit(
      start,
      close.end,
      'period',
      day === null ? null : addDays(day, 1),
      null,
      '<节日>后',
      anchor !== null,
      note,
      null,
      null,
    );
  }
  if (close.kind === CLOSE_NONE && text.startsWith('期间', end)) end += 2;
  return scan.emit(start, end, 'date', day, day, '<节日>', anchor !== null, note, null, null);
}

function nearest(name: string, year: number, anchor: Day): Day | null {
  const here = festivalDay(name, year);
  const month = Number(anchor.slice(5, 7));
  if (here === null) return null;
  if (here < anchor && month - Number(here.slice(5, 7)) > 6) return festivalDay(name, year + 1);
  return here;
}

/** `今冬明春`: 1 December to 31 May. The 冬 stands at `at`. */
export function winterRule(scan: Scan, at: number): number {
  const { text, anchor, anchorYear, anchorMonth } = scan;
  if (at - 1 < scan.floor || !text.startsWith('今冬明春', at - 1)) return -1;
  const year = anchor === null ? 0 : anchorMonth <= 3 ? anchorYear - 1 : anchorYear;
  const from = year === 0 ? null : dayOf(year, 12, 1);
  const to = year === 0 ? null : monthsOf(year + 1, 5, 5).to;
  return scan.emit(at - 1, at + 3, 'period', from, to, '今冬明春', from !== null, anchored(anchor), null, null);
}

/** `2025-07-25`, `2025/7/25`, `2025.7.25`, with a clock time or without: the first mark stands at `at`. */
export function isoRule(scan: Scan, at: number): number {
  const { text, floor, number } = scan;
  if (at - 4 < floor || !isArabic(text.charCodeAt(at - 1)) || !isArabic(text.charCodeAt(at + 1))) return -1;
  if (!number.before(text, at, floor) || !number.isYear || number.end !== at || number.decimal) return -1;
  const { start, value: year } = number;
  if (start > 0 && NOT_BEFORE_ISO.has(text.charCodeAt(start - 1))) return -1;
  const mark = text.charCodeAt(at);
  let i = at + 1;
  let month = 0;
  let day = 0;
  while (i < at + 3 && isArabic(text.charCodeAt(i))) month = month * 10 + NUMERAL[text.charCodeAt(i++)]! - 1;
  if (text.charCodeAt(i) !== mark) return -1;
  const second = ++i;
  while (i < second + 2 && isArabic(text.charCodeAt(i))) day = day * 10 + NUMERAL[text.charCodeAt(i++)]! - 1;
  const c = text.charCodeAt(i);
  if (i === second || isArabic(c) || c === mark) return -1;
  const date = dayOf(year, month, day);
  if (date === null) return -1;
  // 2024-11-14 19:25:43, 2024-11-14T19:25
  let end = i;
  const hour = c === 0x54 ? i + 1 : skipSpaces(text, i);
  if (hour > i && isArabic(text.charCodeAt(hour))) end = clock(text, hour, i);
  scan.remember(date, date, 6, start);
  scan.rememberYear(year, start);
  lead.read(text, start, floor);
  close.read(text, end);
  if (close.kind === CLOSE_BEFORE) {
    return scan.emit(
      lead.kind === LEAD_UNTIL ? lead.start : start,
      close.end,
      'deadline',
      null,
      date,
      '<年-月-日>前',
      false,
      null,
      null,
      null,
    );
  }
  if (lead.kind === LEAD_AS_OF)
    return scan.emit(lead.start, end, 'date', date, date, '截至<年-月-日>', false, null, null, null);
  if (lead.kind === LEAD_UNTIL)
    return scan.emit(lead.start, end, 'deadline', null, date, '到<年-月-日>', false, null, null, null);
  return scan.emit(start, end, 'date', date, date, '<年-月-日>', false, null, null, null);
}
const NOT_BEFORE_ISO = new Codes('-/.');
