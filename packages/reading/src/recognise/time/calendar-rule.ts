/**
 * A point or range of the calendar with the words that lead and close it, and what it is: a day, a period, a limit.
 */
import { addDays, partsOf, type Day } from '../../text/calendar.js';
import {
  afterRangeMark,
  EDGE_END,
  EDGE_START,
  EDGE_WITHIN,
  readPoint,
  SAID,
  SAID_NOT,
  UNIT_DAY,
  UNIT_YEAR,
  type Point,
} from './expression.js';
import { Codes } from '../../text/codes.js';
import { pastFollows, signBehind, toComeBefore } from './evidence.js';
import {
  LEAD_AS_OF,
  LEAD_UNTIL,
  LEAD_SINCE,
  CLOSE_NONE,
  CLOSE_BEFORE,
  CLOSE_AFTER,
  CLOSE_FROM,
  CLOSE_SINCE,
  CLOSE_DURING,
  CLOSE_STOP,
  CLOSE_WITHIN,
  Lead,
  Close,
} from './lead-and-close.js';
import { isArabic, NUMERAL, skipSpaces } from './number.js';
import { resolve, Resolved, type Wanted } from './resolve.js';
import type { Scan } from './scan.js';
import { BEFORE, REACH, RISE, UP_TO, TIME_OF_DAY, DAY_PART_FIRST, DAY_PARTS } from './words.js';

const lead = new Lead();
const close = new Close();
const here = new Resolved();
const there = new Resolved();

/**
 * Reads a point or range that begins at `start` and writes the time. Returns where it ends, or −1 where there is none
 * or where it would not reach `past` (the character that called for it).
 */
export function calendarRule(scan: Scan, start: number, past: number): number {
  const { text, first, second, number } = scan;
  if (start < scan.floor || !readPoint(text, start, first, number) || first.end <= past) return -1;
  let end = first.end;
  let range = false;
  if (first.day === first.dayTo && first.yearTo === first.year) {
    let at = first.unit === UNIT_DAY ? dayPart(text, end) : end;
    if (first.unit === UNIT_DAY) at = includedEnd(text, at);
    if (text.charCodeAt(at) === RISE) at++; // 自1月1日起至12月31日
    at = afterRangeMark(text, at);
    if (at > 0 && readPoint(text, at, second, number) && pairs(text, first, second)) {
      range = true;
      end = second.end;
    }
  }
  let tail = end;
  const ending = range ? second : first;
  if (ending.unit === UNIT_DAY) tail = dayPart(text, end);
  lead.read(text, start, scan.floor);
  close.read(text, tail);
  if (ending.edge === EDGE_WITHIN && close.kind === CLOSE_WITHIN) close.kind = CLOSE_NONE;
  return range ? writeRange(scan, start, tail) : writePoint(scan, start, tail);
}

/** Behind a bracket that says that the day counts in: `6月10日⟦（含）⟧至12月31日`, `⟦（含当日）⟧`; `at` where none stands. */
export function includedEnd(text: string, at: number): number {
  if (!OPENS.has(text.charCodeAt(at)) || text.charCodeAt(at + 1) !== COUNTING_IN) return at;
  for (let end = at + 2; end <= at + 4; end++) if (CLOSES.has(text.charCodeAt(end))) return end + 1;
  return at;
}
const OPENS = new Codes('（(');
const CLOSES = new Codes('）)');
const COUNTING_IN = '含'.charCodeAt(0);

/** Whether two points are the ends of one range. */
function pairs(text: string, a: Point, b: Point): boolean {
  const c = text.charCodeAt(b.start);
  const numeral = NUMERAL[c]! !== 0;
  if (!numeral && b.yearSaid === SAID_NOT && !(c === 0x5e74 && b.edge === EDGE_END)) return false;
  if (b.cumulative) return false;
  if (b.yearSaid === SAID_NOT && a.yearSaid !== SAID_NOT && a.unit === UNIT_YEAR && b.unit !== UNIT_YEAR) return false;
  if (b.unit === UNIT_DAY && b.monthSaid === SAID_NOT) return a.unit === UNIT_DAY && b.day > a.day;
  if (a.unit === UNIT_DAY && a.monthSaid === SAID_NOT && b.monthSaid !== SAID_NOT) return a.day > 0;
  return true;
}

/** The end of a part of the day, `end` where there is none: `上午`, `凌晨`. */
export function partEnd(text: string, end: number): number {
  if (!DAY_PART_FIRST.has(text.charCodeAt(end))) return end;
  for (const word of DAY_PARTS) if (text.startsWith(word, end)) return end + word.length;
  return end;
}

/** The end of a part of the day or an hour behind a day: `上午`, `24时`, ` 19:25:43`. */
function dayPart(text: string, end: number): number {
  const at = partEnd(text, end);
  const i = skipSpaces(text, at);
  if (!isArabic(text.charCodeAt(i))) return at;
  return clock(text, i, at);
}

/** The end of a clock time at `at` (`24时`, `9:30`, `19:25:43`, `10时30分`, `8点`), else `otherwise`. */
export function clock(text: string, at: number, otherwise: number): number {
  let i = at;
  while (i < at + 2 && isArabic(text.charCodeAt(i))) i++;
  const c = text.charCodeAt(i);
  if (c === TIME_OF_DAY || c === 0x70b9) {
    if (text.charCodeAt(i + 1) === 0x95f4) return otherwise; // 时间
    let j = i + 1;
    while (j < i + 3 && isArabic(text.charCodeAt(j))) j++;
    return j > i + 1 && text.charCodeAt(j) === 0x5206 ? j + 1 : i + 1; // 分
  }
  if (c !== 0x3a && c !== 0xff1a) return otherwise;
  let j = i + 1;
  while (j < i + 3 && isArabic(text.charCodeAt(j))) j++;
  if (j !== i + 3) return otherwise;
  const d = text.charCodeAt(j);
  if ((d === 0x3a || d === 0xff1a) && isArabic(text.charCodeAt(j + 1)) && isArabic(text.charCodeAt(j + 2)))
    return j + 3;
  return j;
}

/** What the lead and the close want of a point without a year. */
function wantedOf(scan: Scan, point: Point, tail: number): Wanted {
  if (lead.kind === LEAD_AS_OF) return 'as-of';
  if (close.kind === CLOSE_BEFORE || lead.kind === LEAD_UNTIL || close.kind === CLOSE_STOP) {
    return 'limit';
  }
  if (scan.toldYear > 0) return 'plain';
  if (point.edge === EDGE_END || point.edge === EDGE_WITHIN || close.kind === CLOSE_WITHIN) {
    if (toComeBefore(scan.text, point.start, scan.floor) || signBehind(scan.text, tail) > 0) return 'limit';
  }
  return 'plain';
}

function writePoint(scan: Scan, start: number, tail: number): number {
  const { text, first: point } = scan;
  const wanted = wantedOf(scan, point, tail);
  if (!resolve(scan, point, wanted, tail, here)) return -1;
  const { from, to, note, anchored } = here;
  // `自2021年以来`, counted from a known day, says of no later month that it is of that year.
  remember(scan, point, here, start, close.kind === CLOSE_SINCE && point.unit === UNIT_YEAR && scan.anchor !== null);
  const day = point.unit === UNIT_DAY;
  const known = to !== null;
  const over = known && scan.anchor !== null && to < scan.anchor;

  if (close.kind === CLOSE_BEFORE) {
    return scan.emit(leadStart(start), close.end, 'deadline', null, to, '<时间>前', anchored, note, null, null);
  }
  if (lead.kind === LEAD_AS_OF) {
    const end = close.kind === CLOSE_STOP ? close.end : tail;
    if (limits(text, lead.start)) {
      return scan.emit(lead.start, end, 'deadline', null, to, '期限截至<时间>', anchored, note, null, null);
    }
    return scan.emit(lead.start, end, 'date', to, to, '截至<时间>', anchored, note, null, null);
  }
  if (lead.kind === LEAD_UNTIL) {
    const end = close.kind === CLOSE_STOP || close.kind === CLOSE_WITHIN ? close.end : tail;
    if (over && text.charCodeAt(lead.start) === REACH && (point.yearSaid === SAID || pastFollows(text, tail))) {
      return scan.emit(lead.start, end, 'date', to, to, '到<过去的时间>', anchored, note, null, null);
    }
    if (over && text.charCodeAt(lead.start) === UP_TO && pastFollows(text, tail)) {
      return scan.emit(lead.start, end, 'date', to, to, '至<过去的时间>', anchored, note, null, null);
    }
    return scan.emit(lead.start, end, 'deadline', null, to, '到<时间>', anchored, note, null, null);
  }
  if (close.kind === CLOSE_STOP) {
    return scan.emit(start, close.end, 'deadline', null, to, '<时间>止', anchored, note, null, null);
  }
  if (close.kind === CLOSE_SINCE) {
    const until = scan.anchor !== null && from !== null && from <= scan.anchor ? scan.anchor : null;
    return scan.emit(
      lead.start,
      close.end,
      'period',
      from,
      until,
      '<时间>以来',
      true,
      note ?? sinceNote(scan),
      null,
      null,
    );
  }
  if (close.kind === CLOSE_FROM || (lead.kind === LEAD_SINCE && text.charCodeAt(tail) !== 0x7684)) {
    const end = close.kind === CLOSE_NONE ? tail : close.end;
    const after = close.kind === CLOSE_AFTER && to !== null && !day ? addDays(to, 1) : from;
    return scan.emit(lead.start, end, 'period', after, null, '<时间>起', anchored, note, null, null);
  }
  if (close.kind === CLOSE_AFTER) {
    const after = to === null || day ? from : addDays(to, 1);
    return scan.emit(start, close.end, 'period', after, null, '<时间>后', anchored, note, null, null);
  }
  const within = point.edge === EDGE_WITHIN || close.kind === CLOSE_WITHIN;
  const end = close.kind === CLOSE_DURING || close.kind === CLOSE_WITHIN ? close.end : tail;
  if (within) {
    const limit = !over && (wanted === 'limit' || !pastFollows(text, end));
    return scan.emit(
      start,
      end,
      limit ? 'deadline' : 'period',
      limit ? null : from,
      to,
      '<时间>内',
      anchored,
      note,
      null,
      null,
    );
  }
  if (point.edge === EDGE_END) {
    const narrated = wanted === 'limit' && point.yearSaid !== SAID ? false : over || signBehind(text, end) < 0;
    if (narrated) return scan.emit(start, end, 'date', from, to, '<时间>底', anchored, note, null, null);
    return scan.emit(start, end, 'deadline', null, to, '<时间>底', anchored, note, null, null);
  }
  if (point.edge === EDGE_START) return scan.emit(start, end, 'date', from, to, '<时间>初', anchored, note, null, null);
  if (start >= 3 && text.startsWith('截止于', start - 3)) {
    return scan.emit(start, end, 'deadline', null, to, '截止于<时间>', anchored, note, null, null);
  }
  if (day && point.day === point.dayTo)
    return scan.emit(start, end, 'date', from, to, '<日>', anchored, note, null, null);
  return scan.emit(start, end, 'period', from, to, RULES[point.unit]!, anchored, note, null, null);
}

/** Whether 截至 says how long a rule runs, and not the day of a figure: `执行期限截至…`, `有效期：截至…`. */
function limits(text: string, start: number): boolean {
  const c = text.charCodeAt(start - 1);
  const at = c === 0xff1a || c === 0x3a || c === 0x4e3a ? start - 1 : start; // ： 为
  const last = text.charCodeAt(at - 1);
  return last === 0x671f || (last === 0x9650 && text.charCodeAt(at - 2) === 0x671f); // 有效期 期限
}

const RULES = ['', '<年>', '<半年>', '<季度>', '<月>', '<旬>', '<日>至<日>'];

/** Where a limit begins: with its 到 or 至, without a 自 or 从. */
function leadStart(start: number): number {
  return lead.kind === LEAD_UNTIL || lead.kind === LEAD_AS_OF ? lead.start : start;
}

function sinceNote(scan: Scan): string | null {
  return scan.anchor === null ? null : `止于基准日 ${scan.anchor}`;
}

function writeRange(scan: Scan, start: number, tail: number): number {
  const { text, second } = scan;
  if (!fillRange(scan, tail)) return -1;
  let from = here.from;
  let to = here.from === null && scan.anchor !== null && second.yearSaid === SAID_NOT ? null : there.to;
  if (from !== null && to !== null && from > to) {
    // 12月至3月: the end lies in the next year.
    if (second.yearSaid === SAID_NOT && second.monthSaid === SAID) {
      const { year } = partsOf(to);
      second.yearSaid = SAID;
      second.year = second.yearTo = year + 1;
      if (!resolve(scan, second, 'plain', tail, there)) return -1;
      to = there.to;
    }
    if (to === null || from > to) {
      from = null;
      return -1;
    }
  }
  remember(scan, second, there, start);
  const note = here.note ?? there.note;
  const leads = lead.kind === LEAD_SINCE || lead.kind === LEAD_AS_OF ? lead.start : start;
  const end = close.kind === CLOSE_STOP || close.kind === CLOSE_DURING ? close.end : tail;
  const before = close.kind === CLOSE_BEFORE && text.charCodeAt(tail) === BEFORE;
  return scan.emit(
    leads,
    before ? close.end : end,
    'period',
    from,
    to,
    '<时间>至<时间>',
    here.anchored || there.anchored,
    note,
    null,
    null,
  );
}

/** Resolves both ends; each lends the other what it lacks. */
function fillRange(scan: Scan, tail: number): boolean {
  const { first, second } = scan;
  if (second.unit === UNIT_DAY && second.monthSaid === SAID_NOT && first.monthSaid !== SAID_NOT) {
    second.monthSaid = first.monthSaid;
    second.month = second.monthTo = first.month;
  }
  if (first.yearSaid === SAID_NOT && second.yearSaid !== SAID_NOT) {
    // 12月至2025年3月
    first.yearSaid = second.yearSaid;
    first.year = first.yearTo =
      first.monthSaid === SAID && first.month > second.month && second.month > 0 ? second.year - 1 : second.year;
    if (!resolve(scan, second, 'plain', tail, there) || !resolve(scan, first, 'plain', tail, here)) return false;
    here.note = `年份取自后文`;
    return true;
  }
  if (!resolve(scan, first, 'plain', tail, here)) return false;
  if (second.yearSaid === SAID_NOT) {
    if (here.year === 0) return resolve(scan, second, 'plain', tail, there);
    second.yearSaid = SAID;
    second.year = second.yearTo = here.year;
    if (second.monthSaid === SAID_NOT && second.unit === UNIT_DAY) {
      second.monthSaid = SAID;
      second.month = second.monthTo = here.month;
    }
    return resolve(scan, second, 'plain', tail, there);
  }
  return resolve(scan, second, 'plain', tail, there);
}

/** Keeps what later words may lean on. */
function remember(scan: Scan, point: Point, resolved: Resolved, at: number, since = false): void {
  if (
    !since &&
    point.yearSaid !== SAID_NOT &&
    point.yearTo === point.year &&
    resolved.year !== 0 &&
    !compares(scan.text, at)
  )
    scan.rememberYear(resolved.year, at);
  if (resolved.from !== null) scan.remember(resolved.from, resolved.to as Day, point.unit, at);
}

/** A year that something is only compared with governs nothing: `比2019年`, `较2020年`. */
function compares(text: string, at: number): boolean {
  const c = text.charCodeAt(at - 1);
  return c === 0x6bd4 || c === 0x8f83 || c === 0x4e0e; // 比 较 与
}

/** `(2026-2028)` behind a name: a plan's years without 年. */
export function bracketRule(scan: Scan, at: number): number {
  const { text, number } = scan;
  if (!isArabic(text.charCodeAt(at + 1)) || !number.at(text, at + 1) || !number.isYear) return -1;
  const from = number.value;
  const start = at + 1;
  const i = afterRangeMark(text, number.end);
  if (i < 0 || !number.at(text, i) || !number.isYear || number.value <= from || number.value - from > 60) return -1;
  const c = text.charCodeAt(number.end);
  if (c !== 0x29 && c !== 0xff09) return -1;
  return scan.emit(
    start,
    number.end,
    'period',
    `${from}-01-01`,
    `${number.value}-12-31`,
    '(<年>-<年>)',
    false,
    null,
    null,
    null,
  );
}
