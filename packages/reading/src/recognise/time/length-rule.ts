/**
 * Lengths of time: `540天`, `两年内`, `3个工作日`, `满1年`, `3-5年`; and what is counted from a day by a length: `两个月后`,
 * `两年前`, `近三年`, `未来两个月`.
 */
import { addDays, addMonths, type Day } from '../../text/calendar.js';
import { afterRangeMark } from './expression.js';
import { away, wholeUnit } from './resolve.js';
import type { Scan } from './scan.js';
import {
  AFTER,
  BACKWARDS,
  BEFORE,
  COUNTS_LAST,
  DAY,
  DEGREE,
  HALF,
  LENGTH_END_FIRST,
  LENGTH_ENDS,
  LENGTH_QUALIFIER_LAST,
  LENGTH_QUALIFIERS,
  MANY,
  MONTH,
  NEAR,
  NOT_AFTER,
  NOT_BEFORE,
  NOT_YEARS,
  ODD,
  ONWARDS,
  ORDINAL,
  PERIOD,
  PIECE,
  ROUND_THE_CLOCK,
  SEASON,
  SKY,
  WEEK,
  YEAR,
} from './words.js';
import { Codes } from '../../text/codes.js';

/** A unit of length behind a number: its ISO letter (`H`, `m`, `S` stand in the time part), and where it ends. */
class Unit {
  letter = '';
  end = 0;
  /** Half a unit more: `一个半月`, `两年半`. */
  half = false;
  /** 多, 余: more than the number. */
  more = false;
  working = false;

  /** Reads `年`, `个多月`, `多个工作日`, `小时` at `at`; false where there is none. */
  read(text: string, at: number, bareMonths = false): boolean {
    let i = at;
    this.half = this.more = this.working = false;
    let c = text.charCodeAt(i);
    if (c === 0x20) c = text.charCodeAt(++i);
    if (c === MANY || c === ODD) {
      this.more = true;
      c = text.charCodeAt(++i);
    }
    let pieces = false;
    if (c === PIECE) {
      pieces = true;
      c = text.charCodeAt(++i);
      if (c === MANY || c === HALF) {
        if (c === MANY) this.more = true;
        else this.half = true;
        c = text.charCodeAt(++i);
      }
    }
    const next = text.charCodeAt(i + 1);
    switch (c) {
      case YEAR:
        if (pieces || NOT_YEARS.has(next) || next === DEGREE) return false;
        this.letter = 'Y';
        this.end = i + 1;
        if (next === MANY) {
          this.more = true;
          this.end = i + 2;
        } else if (next === HALF) {
          this.half = true;
          this.end = i + 2;
        } else if (next === PERIOD && text.charCodeAt(i + 2) !== 0x95f4) this.end = i + 2; // 5年期, not 5年期间
        return true;
      case MONTH:
        if (!pieces && !this.more && !bareMonths) return false;
        this.letter = 'M';
        break;
      case WEEK:
        if (next === YEAR) {
          this.letter = 'Y';
          this.end = i + 2;
          return true;
        }
        if (next === 0x8fb9 || next === 0x56f4 || next === 0x8f6c || next === PERIOD || next === 0x5c81) return false; // 边围转期岁
        this.letter = 'W';
        break;
      case 0x661f: // 星期
        if (next !== PERIOD) return false;
        this.letter = 'W';
        this.end = i + 2;
        return true;
      case SKY:
      case DAY:
        if (pieces || next === 0x9f84) return false; // 日龄
        this.letter = 'D';
        break;
      case 0x5de5: // 工作日
        if (next !== 0x4f5c || text.charCodeAt(i + 2) !== DAY) return false;
        this.letter = 'D';
        this.working = true;
        this.end = i + 3;
        return true;
      case 0x81ea: // 自然日
        if (next !== 0x7136 || text.charCodeAt(i + 2) !== DAY) return false;
        this.letter = 'D';
        this.end = i + 3;
        return true;
      case 0x5c0f: // 小时
        if (next !== 0x65f6) return false;
        this.letter = 'H';
        this.end = i + 2;
        return true;
      case 0x5206: // 分钟
        if (next !== 0x949f) return false;
        this.letter = 'm';
        this.end = i + 2;
        return true;
      case 0x79d2: // 秒
        this.letter = 'S';
        break;
      case SEASON:
        if (!pieces || next !== DEGREE) return false;
        this.letter = 'Q';
        this.end = i + 2;
        return true;
      default:
        return false;
    }
    this.end = i + 1;
    return true;
  }
}

const unit = new Unit();
const other = new Unit();

/** ISO 8601: `P540D`, `PT72H`, `P2Y6M` for half a year more. */
function iso(value: string, letter: string, half: boolean): string {
  const whole = !value.includes('.');
  switch (letter) {
    case 'Q':
      return whole ? `P${Number(value) * 3}M` : `P${value}Q`;
    case 'Y':
      return half && whole ? (value === '0' ? 'P6M' : `P${value}Y6M`) : `P${value}Y`;
    case 'H':
      return half && whole ? `PT${value}H30M` : `PT${value}H`;
    case 'm':
      return `PT${value}M`;
    case 'S':
      return `PT${value}S`;
    default:
      return `P${value}${half && whole ? '.5' : ''}${letter}`;
  }
}

function wordBefore(text: string, at: number, floor: number, words: readonly string[]): string | null {
  for (const word of words) if (at - word.length >= floor && text.startsWith(word, at - word.length)) return word;
  return null;
}

/**
 * Reads a length whose number ends at `numberEnd`. Returns where it ends, −1 where there is none. A number that is only
 * the tail of a longer one is none. `bareMonths` lets `1月` be a length, where a caller knows that it is no January.
 */
export function lengthRule(scan: Scan, numberEnd: number, bareMonths = false): number {
  const { text, number, floor } = scan;
  if (!number.before(text, numberEnd, floor)) return -1;
  let start = number.start;
  const endOfNumber = number.end;
  let value = number.value >= 0 ? String(number.value) : '';
  const numeral = scan.numeralEnding(endOfNumber);
  if (numeral !== null && numeral.start <= start && numeral.start >= floor) {
    if (numeral.script === 'bare' || numeral.exponent > 3) return -1; // 百年, 1万年
    start = numeral.start;
    value = numeral.value;
  }
  if (value === '' || value === '0' || value.length > 6) return -1;
  if (!unit.read(text, endOfNumber, bareMonths)) return -1;
  const before = start > floor ? text.charCodeAt(start - 1) : 0;
  // 第3年; 几十年; 7×24小时; 数十天; 每一天; 同一天
  if (before === ORDINAL || NOT_BEFORE_LENGTH.has(before)) return -1;
  if (value === '1' && ONCE.has(text.charCodeAt(unit.end)) && unit.letter !== 'H') return -1; // 一年一度, 一年四季
  if (value === '1' && unit.letter === 'D' && !number.arabic && !unit.working && !isBoundedBehind(text, unit.end))
    return -1; // 一天不拖
  if (value === '4' && unit.letter === 'W' && !number.arabic && !isBoundedBehind(text, unit.end)) return -1; // 四周
  if (unit.letter === 'H' && value === '24' && startsWithAny(text, unit.end, ROUND_THE_CLOCK)) return -1;
  const letter = unit.letter;
  const { half, working, more } = unit;
  let end = unit.end;
  let length = iso(value, letter, half);
  let from = start;

  // 3至5年: the first number of a range stands before.
  const mark = numberBeforeMark(scan, start);
  if (mark >= 0) {
    from = mark;
    length = `${iso(String(number.value), letter, false)}/${length}`;
  } else if (!half && letter === 'Y') {
    const longer = monthsBehind(scan, end);
    if (longer > 0) {
      length = `P${value}Y${number.value}M`;
      end = longer;
    }
  }
  if (mark < 0) {
    // 3个月至6个月, 10天—15天
    const at = afterRangeMark(text, end);
    if (at > 0 && number.at(text, at) && number.value > 0 && other.read(text, number.end) && other.letter === letter) {
      length = `${length}/${iso(String(number.value), letter, other.half)}`;
      end = other.end;
    }
  }

  // 近三年, 未来两个月
  const dated = letter === 'Y' || letter === 'M' || letter === 'W' || letter === 'D';
  if (dated) {
    const counts = COUNTS_LAST.has(text.charCodeAt(from - 1));
    const past = counts ? wordBefore(text, from, floor, BACKWARDS) : null;
    const future = counts && past === null ? wordBefore(text, from, floor, ONWARDS) : null;
    const word = past ?? future;
    if (word !== null && !(word === '近' && (NOT_NEAR.has(text.charCodeAt(from - 2)) || lasts(text, from - 1)))) {
      return counted(
        scan,
        from - word.length,
        lengthEnd(text, end),
        past !== null ? -1 : 1,
        value,
        letter,
        length,
        mark >= 0,
      );
    }
    if (!half && mark < 0 && !working) {
      const done = fromMentioned(scan, from, end, value, letter, length);
      if (done >= 0) return done;
    }
  }

  const close = lengthEnd(text, end);
  const lead = qualifierStart(text, from, floor);
  const rule = working ? '<数>个工作日' : more ? '<数>多<时长>' : '<时长>';
  return scan.emit(lead, close, 'duration', null, null, rule, false, null, length, null);
}

const NOT_BEFORE_LENGTH = new Codes('几数×xX*每同有某哪这那个·/');
const NOT_NEAR = new Codes('附临靠接邻');
/** `滞后⟦近3个月⟧`, `历时近两年`: how long, not since when. */
const lasts = (text: string, at: number): boolean =>
  ENDS_LASTING.has(text.charCodeAt(at - 1)) && LASTING.test(text.slice(Math.max(0, at - 3), at));
const LASTING = /(?:滞后|推迟|拖延|延误|延期|逾期|超期|提前|历时|长达|停工|闲置|持续|耗时|节约|缩短|压缩)[了达]?$/;
const ENDS_LASTING = new Codes('后迟延误期前时达工置续约短缩了');
const ONCE = new Codes('一四到之');

function startsWithAny(text: string, at: number, words: readonly string[]): boolean {
  for (const word of words) if (text.startsWith(word, at)) return true;
  return false;
}

function isBoundedBehind(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return c === 0x5185 || c === AFTER || c === BEFORE || (c === 0x4ee5 && next !== 0x4e3a) || c === 0x65f6;
}

/** Start of the number that stands before a range mark before `start`, or −1: then `number` holds it. */
function numberBeforeMark(scan: Scan, start: number): number {
  const { text, number, floor } = scan;
  let i = start;
  while (i > floor && i > start - 3) {
    const at = afterRangeMark(text, i - 1);
    if (at === start) {
      const before = text.charCodeAt(i - 2) === text.charCodeAt(i - 1) ? i - 2 : i - 1;
      return number.before(text, before, floor) && number.value > 0 && number.length < 4 ? number.start : -1;
    }
    i--;
  }
  return -1;
}

/** `3年6个月`, `1年零3个月`: where the months end, or −1; `number` then holds their count. */
function monthsBehind(scan: Scan, end: number): number {
  const { text, number } = scan;
  let at = end;
  if (text.charCodeAt(at) === 0x96f6 || text.charCodeAt(at) === 0x53c8) at++; // 零 又
  if (!number.at(text, at) || number.value < 1 || number.value > 11) return -1;
  return text.charCodeAt(number.end) === PIECE && text.charCodeAt(number.end + 1) === MONTH ? number.end + 2 : -1;
}

function qualifierStart(text: string, start: number, floor: number): number {
  if (start <= floor || !LENGTH_QUALIFIER_LAST.has(text.charCodeAt(start - 1))) return start;
  const word = wordBefore(text, start, floor, LENGTH_QUALIFIERS);
  if (word === null) return start;
  const at = start - word.length;
  // 满 and 约 alone: 圆满3年, 节约1小时
  if (word.length === 1 && at > floor && NOT_QUALIFIER.has(text.charCodeAt(at - 1))) return start;
  return at;
}
const NOT_QUALIFIER = new Codes('圆节大合签预公制布反高');

/** Where the words behind a length that belong to it end: `以上`, `内`, `不到`. */
function lengthEnd(text: string, end: number): number {
  if (!LENGTH_END_FIRST.has(text.charCodeAt(end))) return end;
  for (const word of LENGTH_ENDS) {
    if (!text.startsWith(word, end)) continue;
    const next = text.charCodeAt(end + word.length);
    if (word === '来' && NOT_COME.has(next)) return end;
    if (word === '内' && NOT_INSIDE_LENGTH.has(next)) return end;
    return end + word.length;
  }
  return end;
}
const NOT_COME = new Codes('自到源访往华电办我你');
const NOT_INSIDE_LENGTH = new Codes('部容外设涝');

/** `近三年`, `未来两个月内`: counted from the anchor. */
function counted(
  scan: Scan,
  start: number,
  end: number,
  sign: number,
  value: string,
  letter: string,
  length: string,
  range: boolean,
): number {
  const { anchor } = scan;
  const count = Number(value);
  const far = anchor === null || range || !Number.isInteger(count) ? null : away(anchor, sign * count, letter);
  const from = far === null ? null : sign < 0 ? addDays(far, 1) : anchor;
  const to = far === null ? null : sign < 0 ? anchor : far;
  const note = far === null ? null : `自基准日 ${anchor} 起算`;
  return scan.emit(
    start,
    end,
    'relative',
    from,
    to,
    sign < 0 ? '近<时长>' : '未来<时长>',
    far !== null,
    note,
    length,
    null,
  );
}

/** `两个月后`, `两年前`: counted from the time mentioned last, else from the anchor; −1 where the words are no such. */
function fromMentioned(scan: Scan, start: number, end: number, value: string, letter: string, length: string): number {
  const { text, floor } = scan;
  let i = end;
  const c = text.charCodeAt(i);
  if (c === 0x4e4b || c === 0x4ee5) i++; // 之后, 以前
  const direction = text.charCodeAt(i);
  const next = text.charCodeAt(i + 1);
  if (direction === BEFORE ? NOT_BEFORE.has(next) || next === AFTER : direction !== AFTER || NOT_AFTER.has(next))
    return -1;
  // A step of a procedure (受理10日后, 到期前3个月, 届满2年后) is counted from an event, not from a day.
  if (start > floor && !OPENS.has(text.charCodeAt(start - 1))) return -1;
  if (direction === AFTER && !scan.remembers) return -1;
  const count = Number(value) * (direction === BEFORE ? -1 : 1);
  const base: Day | null = direction === BEFORE || !scan.remembers ? scan.anchor : scan.lastFrom;
  const far = base === null || !Number.isInteger(count) ? null : away(base, count, letter);
  const days = far === null ? null : letter === 'Y' || letter === 'M' ? wholeUnit(far, letter) : { from: far, to: far };
  const said = direction === AFTER ? `自前文 ${base} 起算` : `自基准日 ${base} 起算`;
  return scan.emit(
    start,
    i + 1,
    'relative',
    days?.from ?? null,
    days?.to ?? null,
    direction === BEFORE ? '<时长>前' : '<时长>后',
    direction === BEFORE && far !== null,
    far === null ? null : said,
    length,
    null,
  );
}
/** What may stand before a length that is counted from a day. */
const OPENS = new Codes('\n，,。；;、：:“"（( 在');

/** Half a year: `半年`, `近半年`, `半年内`. The 半 stands at `at`. */
export function halfYearRule(scan: Scan, at: number): number {
  const { text, floor, anchor } = scan;
  const end = lengthEnd(text, at + 2);
  if (at - 1 >= floor && text.charCodeAt(at - 1) === NEAR) {
    const from = anchor === null ? null : addDays(addMonths(anchor, -6), 1);
    const note = anchor === null ? null : `自基准日 ${anchor} 起算`;
    return scan.emit(at - 1, end, 'relative', from, anchor, '近<时长>', anchor !== null, note, 'P6M', null);
  }
  return scan.emit(qualifierStart(text, at, floor), end, 'duration', null, null, '半年', false, null, 'P6M', null);
}
