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

/** part ÷ whole of `三分之二`: the exact value, or null with bounds where it has no end. Null for a whole of zero. */
export function share(part: Decimal, whole: Decimal): { value: Decimal | null; interval: Interval } | null {
  if (whole === '0') return null;
  const low = divide(part, whole, PLACES, 'down');
  if (multiply(low, whole) === part) return { value: low, interval: bent(low, null) };
  return {
    value: null,
    interval: { lower: low, upper: divide(part, whole, PLACES, 'up'), lowerOpen: true, upperOpen: true },
  };
}
