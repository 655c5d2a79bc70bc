/** The rules that 日, 天, 周, 季, 时, 分钟 and 秒 call for, by what stands before them. */
import { calendarRule } from './calendar-rule.js';
import { lengthRule } from './length-rule.js';
import {
  before,
  BEFORE_BRIGHT,
  BEFORE_SELF,
  BEFORE_UPPER,
  CLOSE_BY,
  eachBefore,
  rangeStart,
  withoutPieces,
} from './look-back.js';
import { rhythmRule } from './recurrence-rule.js';
import type { Scan } from './scan.js';
import { dayWordRule, fromTodayRule, sameDayRule, vagueRule, weekRule } from './word-rules.js';
import * as word from './words.js';
import { Codes } from '../../text/codes.js';

export function onDay(scan: Scan, i: number): number {
  const { text, number, floor } = scan;
  const c = before(scan, i);
  const next = text.charCodeAt(i + 1);
  const front = i - 2 >= floor ? text.charCodeAt(i - 2) : 0;
  switch (c) {
    case word.NEAR: // 近日
      return CLOSE_BY.has(front) ? -1 : vagueRule(scan, i - 1, i + 1);
    case word.NOW:
      return next === 0x5934 || front === 0x5982 ? -1 : dayWordRule(scan, i - 1, i + 1, 0); // 今日头条
    case 0x6628: // 昨日
      return dayWordRule(scan, i - 1, i + 1, -1);
    case word.BRIGHT:
      return BEFORE_BRIGHT.has(front) || next === 0x671f ? -1 : dayWordRule(scan, i - 1, i + 1, 1);
    case word.THAT: // 当日
    case word.SAME: // 同日
      if (next === 0x671f || (c === word.SAME && front === 0x4e0d)) return -1;
      return sameDayRule(scan, i - 1, i + 1);
    case 0x5373: // 即日起
      return fromTodayRule(scan, i - 1, i + 1);
    case 0x8fde: // 连日来
      return next === word.COME ? vagueRule(scan, i - 1, i + 2) : -1;
    case word.EACH:
    case word.BY:
    case word.ONE_BY_ONE:
      return eachBefore(scan, i);
    case 0x7136: // 自然日
      return front === 0x81ea ? lengthRule(scan, withoutPieces(scan, i - 2)) : -1;
    case 0x4f5c: {
      // 工作日
      if (front !== 0x5de5) return -1;
      const each = eachBefore(scan, i - 2);
      return each >= 0 ? each : lengthRule(scan, withoutPieces(scan, i - 2));
    }
    default:
  }
  if (number.before(text, i, floor)) return numberedDay(scan, i);
  if (next === word.BEFORE) {
    // 日前: 某厅日前印发, not 到期日前
    const behind = text.charCodeAt(i + 2);
    if (NOT_BEFORE_DAYS_AGO.has(c) || word.NOT_BEFORE.has(behind) || behind === 0x5c06) return -1;
    return vagueRule(scan, i, i + 2);
  }
  return rhythmRule(scan, i);
}
const NOT_BEFORE_DAYS_AGO = new Set(
  [
    ...'之期止付生节当某每末假休同次首终易基准估算定作即翌昨明今整历元忌祭截到届满满效束息记立约行标布告考开赛评议审报会售签股始交出市权股款账割租',
  ].map((c) => c.charCodeAt(0)),
);

/** `27日`, `25日至27日`, `5日内`, `25-27日`. */
function numberedDay(scan: Scan, i: number): number {
  const { text, number } = scan;
  const each = eachBefore(scan, i);
  if (each >= 0) return each;
  number.before(text, i, scan.floor);
  const { start, end, value, arabic } = number;
  const lead = before(scan, start);
  if (lead === word.ORDINAL || lead === word.MONTH) return -1; // 次月1日 is no day of the calendar
  const next = text.charCodeAt(i + 1);
  const after = text.charCodeAt(i + 2);
  const limited =
    (next === word.INSIDE && !word.NOT_INSIDE.has(after)) ||
    (next === 0x4ee5 && (after === word.INSIDE || after === word.UPPER || after === word.LOWER)) ||
    (next === 0x4e4b && after === word.INSIDE);
  if (limited || !arabic || value > 31 || value < 1 || lengthLead(scan, start)) {
    if (!limited && !arabic && !lengthLead(scan, start)) return -1; // 一日三餐
    return lengthRule(scan, end);
  }
  if (next === 0x6e38 || next === 0x9f84 || next === 0x5747) return -1; // 3日游 日龄 日均
  const first = rangeStart(scan, start, false);
  if (first < start) {
    const found = calendarRule(scan, first, i);
    if (found >= 0) return found;
  }
  return calendarRule(scan, start, i);
}

/** Words before `N日` that make it a length: `不少于5日`, `为期7日`, `之日起30日后`. */
const LENGTH_LEADS = [
  '少于',
  '超过',
  '低于',
  '为期',
  '期为',
  '期限',
  '提前',
  '连续',
  '不足',
  '未满',
  '届满',
  '延长',
  '缩短',
  '日起',
  '公示',
  '公告',
  '累计',
  '最长',
  '至少',
  '压缩至',
  '缩减至',
  '缩短至',
  '延长至',
  '时限为',
  '总计',
  '共',
  '满',
  '约',
  '前',
  '后',
  '起',
];
const LENGTH_LEAD_LAST = new Codes(LENGTH_LEADS.map((words) => words.at(-1)).join(''));

function lengthLead(scan: Scan, start: number): boolean {
  if (!LENGTH_LEAD_LAST.has(scan.text.charCodeAt(start - 1))) return false;
  for (const words of LENGTH_LEADS) {
    if (start - words.length >= scan.floor && scan.text.startsWith(words, start - words.length)) return true;
  }
  return false;
}

export function onSky(scan: Scan, i: number): number {
  const { text } = scan;
  const c = before(scan, i);
  const front = i - 2 >= scan.floor ? text.charCodeAt(i - 2) : 0;
  switch (c) {
    case word.NOW:
      return front === 0x5982 ? -1 : dayWordRule(scan, i - 1, i + 1, 0);
    case 0x6628: // 昨天
      return dayWordRule(scan, i - 1, i + 1, -1);
    case word.BRIGHT:
      return BEFORE_BRIGHT.has(front) ? -1 : dayWordRule(scan, i - 1, i + 1, 1);
    case word.THAT:
      return sameDayRule(scan, i - 1, i + 1);
    case word.EACH:
      return eachBefore(scan, i);
    default: {
      const each = eachBefore(scan, i);
      if (each >= 0) return each;
      const next = text.charCodeAt(i + 1);
      if (next === 0x7136 || next === 0x6c14 || next === 0x4e0b || next === 0x7a7a) return -1; // 天然 天气 天下 天空
      return lengthRule(scan, withoutPieces(scan, i));
    }
  }
}

export function onWeek(scan: Scan, i: number): number {
  const { text, floor } = scan;
  const c = before(scan, i);
  const next = text.charCodeAt(i + 1);
  const front = i - 2 >= floor ? text.charCodeAt(i - 2) : 0;
  if (next === 0x8fb9 || next === 0x56f4 || next === word.PERIOD || next === 0x8f6c || next === 0x77e5) return -1; // 周边 周围 周期 周转 周知
  switch (c) {
    case word.EACH:
    case word.BY:
    case word.ONE_BY_ONE:
      return eachBefore(scan, i);
    case word.SELF:
      return BEFORE_SELF.has(front) ? -1 : weekRule(scan, i - 1, i + 1, 0);
    case word.UPPER:
      return BEFORE_UPPER.has(front) ? -1 : weekRule(scan, i - 1, i + 1, -1);
    case word.LOWER:
      return front === 0x4ee5 ? -1 : weekRule(scan, i - 1, i + 1, 1);
    default:
  }
  const each = eachBefore(scan, i);
  if (each >= 0) return each;
  const found = lengthRule(scan, withoutPieces(scan, i));
  return found >= 0 ? found : rhythmRule(scan, i);
}

export function onSeason(scan: Scan, i: number): number {
  const { text, number, floor } = scan;
  const c = before(scan, i);
  if (c === word.EACH || c === word.BY || c === word.ONE_BY_ONE) return eachBefore(scan, i);
  if (number.before(text, i, floor)) {
    const start = number.start;
    const lead = before(scan, start);
    if (lead === word.ORDINAL || lead === word.BEFORE) {
      const found = calendarRule(scan, start - 1, i);
      if (found >= 0) return found;
    }
    const first = rangeStart(scan, start, false);
    if (first < start) {
      const found = calendarRule(scan, before(scan, first) === word.ORDINAL ? first : first, i);
      if (found >= 0) return found;
    }
    return calendarRule(scan, start, i);
  }
  if (c === word.PIECE) {
    const at = i - 1;
    if (!number.before(text, at, floor)) return -1;
    if (before(scan, number.start) === word.BEFORE) {
      const found = calendarRule(scan, number.start - 1, i);
      if (found >= 0) return found;
    }
    return lengthRule(scan, at);
  }
  if (c === word.FIRST) return calendarRule(scan, i - 1, i);
  if (c === word.SELF || c === word.UPPER || c === word.LOWER) return calendarRule(scan, i - 1, i);
  return rhythmRule(scan, i);
}

export function onHour(scan: Scan, i: number): number {
  const c = before(scan, i);
  const code = scan.text.charCodeAt(i);
  let at = i;
  if (code === word.TIME_OF_DAY) {
    if (c !== 0x5c0f) return -1; // 小时
    at = i - 1;
  } else if (code === 0x949f) {
    if (c !== 0x5206) return -1; // 分钟
    at = i - 1;
  }
  const each = eachBefore(scan, at);
  return each >= 0 ? each : lengthRule(scan, withoutPieces(scan, at));
}
