/**
 * Rhythms: `每季度`, `每年3月底前`, `每周五`, `按月`, `逐年`, and a period before a noun of office work (`旬通报`, `周例会`).
 * They are written as RRULE. A ten-day period 旬 ends on the 10th, the 20th and the last day of the month.
 */
import type { NumberReader } from './number.js';
import type { Scan } from './scan.js';
import {
  BEFORE,
  BEGIN,
  BOTTOM,
  DAY,
  DEGREE,
  HALF,
  MONTH,
  PERIOD,
  PIECE,
  RHYTHM_NOUN_FIRST,
  RHYTHM_NOUNS,
  SEASON,
  SKY,
  TAIL,
  TEN_DAYS,
  WEEK,
  YEAR,
} from './words.js';
import { Codes } from '../../text/codes.js';

const TEN = 'FREQ=MONTHLY;BYMONTHDAY=10,20,-1';
const HALF_MONTH = 'FREQ=MONTHLY;BYMONTHDAY=15,-1';
const WORKDAYS = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function repeated(frequency: string, interval: number): string {
  return interval === 1 ? `FREQ=${frequency}` : `FREQ=${frequency};INTERVAL=${interval}`;
}

/** The rule and the end of a unit that is repeated. */
class Rhythm {
  every = '';
  end = 0;

  /** Reads the unit at `at`, repeated each `interval` times: `年`, `季度`, `个月`, `周`; false where there is none. */
  read(text: string, at: number, interval: number): boolean {
    let i = at;
    if (text.charCodeAt(i) === PIECE) i++;
    const c = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    switch (c) {
      case YEAR:
        if (next === 0x9f84 || next === 0x8f7b) return false; // 年龄 年轻
        return this.set(repeated('YEARLY', interval), next === DEGREE ? i + 2 : i + 1);
      case HALF:
        if (interval === 1 && next === MONTH) return this.set(HALF_MONTH, i + 2);
        if (interval === 1 && next === PIECE && text.charCodeAt(i + 2) === MONTH) return this.set(HALF_MONTH, i + 3);
        return next === YEAR && this.set(repeated('MONTHLY', 6 * interval), i + 2);
      case SEASON:
        if (next === 0x8282) return false; // 季节
        return this.set(repeated('MONTHLY', 3 * interval), next === DEGREE ? i + 2 : i + 1);
      case MONTH:
        return this.set(repeated('MONTHLY', interval), next === DEGREE ? i + 2 : i + 1);
      case TEN_DAYS:
        return this.set(TEN, i + 1);
      case WEEK:
        if (next === 0x8fb9 || next === PERIOD || next === 0x5c81) return false; // 周边 周期 周岁
        return this.set(repeated('WEEKLY', interval), i + 1);
      case 0x661f: // 星期
        return next === PERIOD && this.set(repeated('WEEKLY', interval), i + 2);
      case DAY:
        if (next === 0x672c || next === 0x5e38) return false; // 日本 日常
        return this.set(repeated('DAILY', interval), i + 1);
      case SKY:
        return this.set(repeated('DAILY', interval), i + 1);
      case 0x5de5: // 工作日
        return next === 0x4f5c && text.charCodeAt(i + 2) === DAY && this.set(WORKDAYS, i + 3);
      default:
        return false;
    }
  }

  private set(every: string, end: number): boolean {
    this.every = every;
    this.end = end;
    return true;
  }
}

const rhythm = new Rhythm();

/** `每…`: the 每 stands at `at`. */
export function eachRule(scan: Scan, at: number): number {
  const { text, number } = scan;
  let i = at + 1;
  let interval = 1;
  if (number.at(text, i)) {
    if (number.value < 1 || number.value > 99) return -1;
    interval = number.value;
    i = number.end;
  }
  if (at < scan.floor || !rhythm.read(text, i, interval)) return -1;
  if (NAMED.has(text.charCodeAt(rhythm.end + 1))) return -1;
  let every = rhythm.every;
  let end = rhythm.end;
  if (interval === 1) {
    const unit = text.charCodeAt(end - 1);
    if (unit === YEAR || unit === DEGREE) {
      if (every === 'FREQ=YEARLY') [every, end] = inYear(text, end, number, every);
      else if (every === 'FREQ=MONTHLY;INTERVAL=3') [every, end] = inQuarter(text, end, number, every);
    } else if (unit === MONTH && every !== HALF_MONTH) [every, end] = inMonth(text, end, number, every);
    else if (unit === WEEK || unit === PERIOD) [every, end] = inWeek(text, end, every);
  }
  return scan.emit(at, end, 'recurrence', null, null, '每<周期>', false, null, null, every);
}

/** `每周要讯`, `每日快讯`: names of periodicals, by their last character. */
const NAMED = new Codes('讯闻刊');

/** `每年3月底前`, `每年12月31日前`, `每年年底前`, `每年1月`. */
function inYear(text: string, at: number, number: NumberReader, every: string): [string, number] {
  if (text.charCodeAt(at) === YEAR && isEnd(text.charCodeAt(at + 1))) {
    return [`${every};BYMONTH=12;BYMONTHDAY=-1`, afterBefore(text, at + 2)];
  }
  if (isEnd(text.charCodeAt(at))) return [`${every};BYMONTH=12;BYMONTHDAY=-1`, afterBefore(text, at + 1)];
  if (!number.at(text, at) || number.value < 1 || number.value > 12) return [every, at];
  const month = number.value;
  if (text.charCodeAt(number.end) !== MONTH) return [every, at];
  const end = number.end + 1;
  const [rule, close] = inMonth(
    text,
    text.charCodeAt(end) === 0x4efd ? end + 1 : end,
    number,
    `${every};BYMONTH=${month}`,
  );
  return [rule, close];
}

/** `每月5日前`, `每月底`, `每月10日`. */
function inMonth(text: string, at: number, number: NumberReader, every: string): [string, number] {
  let i = at;
  if (text.charCodeAt(i) === MONTH && (isEnd(text.charCodeAt(i + 1)) || text.charCodeAt(i + 1) === BEGIN)) i++; // 每月月底
  const c = text.charCodeAt(i);
  if (isEnd(c)) return [`${every};BYMONTHDAY=-1`, afterBefore(text, i + 1)];
  if (c === BEGIN) return [`${every};BYMONTHDAY=1`, i + 1];
  if (text.charCodeAt(i + 1) === TEN_DAYS) {
    const ten = '上中下'.indexOf(text.charAt(i));
    if (ten >= 0) return [`${every};BYMONTHDAY=${TEN_DAY_ENDS[ten]!}`, afterBefore(text, i + 2)];
  }
  if (!number.at(text, i) || number.value < 1 || number.value > 31) return [every, afterBefore(text, at)];
  const unit = text.charCodeAt(number.end);
  if (unit !== DAY && unit !== 0x53f7) return [every, at];
  return [`${every};BYMONTHDAY=${number.value}`, afterBefore(text, number.end + 1)];
}

/** A ten-day period is over on its last day. */
const TEN_DAY_ENDS = [10, 20, -1];

/** `每季度末`, `每季度末25日前`, `每季度末月25日前`, `每季度首月10日前`: which months these are is the same in every year. */
function inQuarter(text: string, at: number, number: NumberReader, every: string): [string, number] {
  const c = text.charCodeAt(at);
  if (isEnd(c)) {
    const behind = text.charCodeAt(at + 1) === MONTH ? at + 2 : at + 1;
    const [days, end] = inMonth(text, behind, number, LAST_MONTHS);
    return days === LAST_MONTHS ? [`${every};BYMONTHDAY=-1`, afterBefore(text, behind)] : [days, end];
  }
  return c === FIRST && text.charCodeAt(at + 1) === MONTH ? inMonth(text, at + 2, number, FIRST_MONTHS) : [every, at];
}
const FIRST = '首'.charCodeAt(0);
const FIRST_MONTHS = 'FREQ=YEARLY;BYMONTH=1,4,7,10';
const LAST_MONTHS = 'FREQ=YEARLY;BYMONTH=3,6,9,12';

/** `每周五`, `每周一至周五` gives the first day only where it is one. */
function inWeek(text: string, at: number, every: string): [string, number] {
  const day = '一二三四五六日'.indexOf(text.charAt(at) || ' ');
  if (day < 0 || text.charCodeAt(at + 1) === 0x6b21 || (day === 0 && text.charCodeAt(at + 1) === 0x8c03))
    return [every, at]; // 每周一次
  return [`${every};BYDAY=${WEEKDAYS[day]!}`, afterBefore(text, at + 1)];
}

function isEnd(code: number): boolean {
  return code === BOTTOM || code === TAIL;
}

/** Behind a trailing 前 or 之前, where there is one. */
function afterBefore(text: string, at: number): number {
  if (text.charCodeAt(at) === BEFORE && text.charCodeAt(at + 1) !== 0x5f80) return at + 1;
  if (text.charCodeAt(at) === 0x4e4b && text.charCodeAt(at + 1) === BEFORE) return at + 2;
  return at;
}

/** `按月`, `按季度`, `逐年`: the 按 or 逐 stands at `at`. */
export function byRule(scan: Scan, at: number): number {
  const { text } = scan;
  if (at < scan.floor || !rhythm.read(text, at + 1, 1)) return -1;
  const next = text.charCodeAt(rhythm.end);
  if (NOT_BEHIND_BY.has(next)) return -1;
  return scan.emit(at, rhythm.end, 'recurrence', null, null, '按<周期>', false, null, null, rhythm.every);
}
/** `按月份`, `按日期`, `按年级`. */
const NOT_BEHIND_BY = new Codes('份期级龄代月');

/** `旬通报`, `月调度`, `季度例会`, `周报`: the period stands at `start`. */
export function rhythmRule(scan: Scan, start: number): number {
  const { text } = scan;
  if (start < scan.floor || !rhythm.read(text, start, 1)) return -1;
  const end = rhythm.end;
  if (!isRhythmNoun(text, end)) return -1;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0x0a;
  let { every } = rhythm;
  let from = start;
  if (before === 0x53cc || before === HALF) {
    // 双周调度, 半月通报
    const twice = before === 0x53cc ? 2 : 0;
    from = start - 1;
    if (from < scan.floor) return -1;
    if (every === 'FREQ=WEEKLY' && twice) every = 'FREQ=WEEKLY;INTERVAL=2';
    else if (every === 'FREQ=MONTHLY') every = twice ? 'FREQ=MONTHLY;INTERVAL=2' : HALF_MONTH;
    else return -1;
  } else if (NOT_BEFORE_RHYTHM.has(before)) return -1;
  return scan.emit(from, end, 'recurrence', null, null, '<周期>报', false, null, null, every);
}

/** `5月调度`, `上周例会`, `近日通报`, `工作日报告`, `当日通报` are points of time, not rhythms. */
const NOT_BEFORE_RHYTHM = new Set(
  [
    ...'0123456789０１２３４５６７８９一二三四五六七八九十两个本上下每当同次今昨明近前翌即某作生节假末元整全之几数多满期定旧新正腊岁发整到首今往历学',
  ].map((c) => c.charCodeAt(0)),
);

function isRhythmNoun(text: string, at: number): boolean {
  if (!RHYTHM_NOUN_FIRST.has(text.charCodeAt(at))) return false;
  for (const word of RHYTHM_NOUNS) if (text.startsWith(word, at)) return true;
  // 周报制度, 月报送 against 《南方周报》
  if (text.charCodeAt(at) !== 0x62a5) return false;
  const next = text.charCodeAt(at + 1);
  return text.charCodeAt(at - 1) !== DAY && text.charCodeAt(at - 1) !== YEAR && !AFTER_PAPER.has(next);
}
const AFTER_PAPER = new Codes('》社记讯网道纸');
