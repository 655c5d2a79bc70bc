import { divide, multiply, type Decimal } from '../../text/decimal.js';
import { bent, type Interval } from './interval.js';
import type { Unit } from './units.js';

/** A value in its unit's base: 63.41 % → 0.6341. Plain string work, since percentages are every fifth figure. */
export function inBase(value: Decimal, unit: Unit): Decimal {
  if (unit.exponent === 0) return value;
  if (unit.word === '折') return value.length > 1 && !value.includes('.') ? lower(value, 2) : lower(value, 1);
  return lower(value, -unit.exponent);
}

/** value ÷ 10^places for a canonical decimal. */
function lower(value: Decimal, places: number): Decimal {
  if (value === '0') return value;
  const point = value.indexOf('.');
  const whole = point < 0 ? value : value.slice(0, point);
  let rest = point < 0 ? '' : value.slice(point + 1);
  const padded = whole.length > places ? whole : '0'.repeat(places - whole.length + 1) + whole;
  let head = padded.slice(0, padded.length - places);
  rest = padded.slice(padded.length - places) + rest;
  let first = 0;
  while (first + 1 < head.length && head.charCodeAt(first) === 48) first++;
  head = head.slice(first);
  let last = rest.length;
  while (last > 0 && rest.charCodeAt(last - 1) === 48) last--;
  return last === 0 ? head : `${head}.${rest.slice(0, last)}`;
}

/** Decimal places to which thirds and sevenths are bounded. */
const PLACES = 12;

/** What a fraction comes to. */
export interface Share {
  readonly value: Decimal | null;
  readonly interval: Interval;
}

/** part ÷ whole of `三分之二`: the exact value, or null with bounds where it has no end. Null for a whole of zero. */
export function share(part: Decimal, whole: Decimal): Share | null {
  if (whole === '0') return null;
  const low = divide(part, whole, PLACES, 'down');
  if (multiply(low, whole) === part) return { value: low, interval: bent(low, null) };
  return {
    value: null,
    interval: { lower: low, upper: divide(part, whole, PLACES, 'up'), lowerOpen: true, upperOpen: true },
  };
}

/** A share together with the words that bend it. */
interface BentShare {
  readonly start: number;
  readonly end: number;
  readonly interval: Interval;
  readonly qualifier: string | null;
}

const NO_LESS = /(?:不低于|不少于|不小于|不得低于|不得少于|至少)$/;
const NO_MORE = /(?:不超过|不高于|不多于|不得超过|至多)$/;
const OVER = /(?<!不)(?:超过|超)$/;
const ABOUT = /(?:大约|约)$/;
const NEARLY = /(?:将近|接近|近)$/;
const BEHIND = /^(?:及?以上|及?以下|左右)/;

/**
 * `⟦三分之二以上⟧的成员`, `⟦不超过三分之一⟧`, `⟦约五分之一⟧`: the interval of a share with the words right before or behind it. 约
 * and 左右 allow a tenth of it either way, 近 a tenth less: the contract's unit of the last digit says nothing of a fraction.
 */
export function bentShare(text: string, start: number, end: number, exact: Interval): BentShare {
  const behind = BEHIND.exec(text.slice(end, end + 3))?.[0];
  const { lower, upper, lowerOpen, upperOpen } = exact;
  const bent = (from: number, to: number, interval: Interval): BentShare => ({
    start: from,
    end: to,
    interval,
    qualifier: from < start ? text.slice(from, start) : text.slice(end, to),
  });
  const floor = (open: boolean): Interval => ({ lower, upper: null, lowerOpen: open, upperOpen: false });
  const cap = { lower: null, upper, lowerOpen: false, upperOpen };
  if (behind !== undefined) {
    const to = end + behind.length;
    if (behind.endsWith('上')) return bent(start, to, floor(lowerOpen));
    if (behind.endsWith('下')) return bent(start, to, cap);
    return bent(start, to, around(exact, '0.9', '1.1'));
  }
  const before = text.slice(Math.max(0, start - 4), start);
  for (const [words, interval] of [
    [NO_LESS, floor(lowerOpen)],
    [NO_MORE, cap],
    [OVER, floor(true)],
    [ABOUT, around(exact, '0.9', '1.1')],
    [NEARLY, around(exact, '0.9', '1')],
  ] as const) {
    const hit = words.exec(before)?.[0];
    if (hit !== undefined) return bent(start - hit.length, end, interval);
  }
  return { start, end, interval: exact, qualifier: null };
}

function around({ lower, upper, lowerOpen, upperOpen }: Interval, down: Decimal, up: Decimal): Interval {
  return {
    lower: lower === null ? null : multiply(lower, down),
    upper: upper === null ? null : multiply(upper, up),
    lowerOpen,
    upperOpen,
  };
}
