/** The words that lead a time (截至, 到, 自) and those that close it (前, 起, 以来, 期间). */
import { NUMERAL } from './number.js';
import {
  AFTER,
  BEFORE,
  COME,
  CUT,
  FROM,
  NOT_AFTER,
  NOT_BEFORE,
  NOT_BEFORE_FROM,
  NOT_BEFORE_REACH,
  NOT_BEFORE_SINCE,
  NOT_BEFORE_UP_TO,
  NOT_INSIDE,
  NOT_RISE,
  REACH,
  RISE,
  SINCE,
  STOP,
  UP_TO,
  INSIDE,
  MONTH,
  PIECE,
  SEASON,
} from './words.js';
import { Codes } from '../../text/codes.js';

export const LEAD_NONE = 0;
/** 截至, 截止, 截至到 */
export const LEAD_AS_OF = 1;
/** 到, 至 */
export const LEAD_UNTIL = 2;
/** 自, 从 */
export const LEAD_SINCE = 3;

export const CLOSE_NONE = 0;
/** 前, 之前, 以前 */
export const CLOSE_BEFORE = 1;
/** 后, 之后, 以后 */
export const CLOSE_AFTER = 2;
/** 起, 开始 */
export const CLOSE_FROM = 3;
/** 以来, 至今 */
export const CLOSE_SINCE = 4;
/** 期间 */
export const CLOSE_DURING = 5;
/** 止, 为止 */
export const CLOSE_STOP = 6;
/** 内, 以内, 之内 */
export const CLOSE_WITHIN = 7;

/** The words that lead a time: kind and start. */
export class Lead {
  kind = LEAD_NONE;
  start = 0;

  /** Reads backwards from where a time begins, not before `floor`. */
  read(text: string, start: number, floor: number): void {
    this.kind = LEAD_NONE;
    this.start = start;
    const at = start - 1;
    if (at < floor) return;
    const c = text.charCodeAt(at);
    const before = at - 1 >= floor ? text.charCodeAt(at - 1) : 0;
    if (c === UP_TO || c === STOP) {
      if (before === CUT) this.set(LEAD_AS_OF, at - 1);
      else if (c === UP_TO && before === STOP && at - 2 >= floor && text.charCodeAt(at - 2) === CUT)
        this.set(LEAD_AS_OF, at - 2);
      else if (c === UP_TO && !NOT_BEFORE_UP_TO.has(before)) this.set(LEAD_UNTIL, at);
    } else if (c === REACH) {
      const cut = at - 2 >= floor && text.charCodeAt(at - 2) === CUT && (before === UP_TO || before === STOP);
      if (cut) this.set(LEAD_AS_OF, at - 2);
      else if (!NOT_BEFORE_REACH.has(before)) this.set(LEAD_UNTIL, at);
    } else if (c === SINCE) {
      if (!NOT_BEFORE_SINCE.has(before)) this.set(LEAD_SINCE, at);
    } else if (c === FROM) {
      if (before === SINCE) this.set(LEAD_SINCE, at - 1);
      else if (!NOT_BEFORE_FROM.has(before)) this.set(LEAD_SINCE, at);
    }
  }

  private set(kind: number, start: number): void {
    this.kind = kind;
    this.start = start;
  }
}

/** The words that close a time: kind and end. */
export class Close {
  kind = CLOSE_NONE;
  end = 0;

  read(text: string, end: number): void {
    this.kind = CLOSE_NONE;
    this.end = end;
    const c = text.charCodeAt(end);
    const next = text.charCodeAt(end + 1);
    switch (c) {
      case BEFORE:
        if (next !== AFTER && !NOT_BEFORE.has(next) && !ranks(text, end + 1)) this.set(CLOSE_BEFORE, end + 1);
        return;
      case AFTER:
        if (!NOT_AFTER.has(next)) this.set(CLOSE_AFTER, end + 1);
        return;
      case RISE:
        if (!NOT_RISE.has(next)) this.set(CLOSE_FROM, end + 1);
        return;
      case INSIDE:
        if (!NOT_INSIDE.has(next)) this.set(CLOSE_WITHIN, end + 1);
        return;
      case STOP:
        return this.set(CLOSE_STOP, end + 1);
      case COME: // 2018年来，
        if (next === 0xff0c || next === 0x2c) this.set(CLOSE_SINCE, end + 1);
        return;
      case UP_TO: // 至今, not 至今年
        if (next === 0x4eca && text.charCodeAt(end + 2) !== 0x5e74) this.set(CLOSE_SINCE, end + 2);
        return;
      case 0x4e4b: // 之前 之后 之内
      case 0x4ee5: // 以前 以后 以内 以来
        if (next === BEFORE) this.set(CLOSE_BEFORE, end + 2);
        else if (next === AFTER) this.set(CLOSE_AFTER, end + 2);
        else if (next === INSIDE) this.set(CLOSE_WITHIN, end + 2);
        else if (next === COME) this.set(CLOSE_SINCE, end + 2);
        return;
      case 0x5f00: // 开始
        if (next === 0x59cb) this.set(CLOSE_FROM, end + 2);
        return;
      case 0x671f: // 期间
        if (next === 0x95f4) this.set(CLOSE_DURING, end + 2);
        return;
      case 0x4e3a: // 为止
        if (next === STOP) this.set(CLOSE_STOP, end + 2);
        return;
      default:
    }
  }

  private set(kind: number, end: number): void {
    this.kind = kind;
    this.end = end;
  }
}

/** Whether a number at `at` makes 前 before it an ordinal: `前10名`, `前3个月`, but not `年底前10万平方米`. */
function ranks(text: string, at: number): boolean {
  let i = at;
  while (i < at + 4 && (NUMERAL[text.charCodeAt(i)]! | 0) !== 0) i++;
  if (i === at) return false;
  const c = text.charCodeAt(i);
  if (c === PIECE) {
    const next = text.charCodeAt(i + 1);
    return next === MONTH || next === SEASON || next === 0x5de5; // 个工作日
  }
  return RANKED.has(c);
}
const RANKED = new Codes('名位强年天月季期届轮日周');
