import {
  add as plus,
  compare,
  divide as quotient,
  multiply as times,
  shift,
  sign,
  subtract as minus,
} from '../text/decimal.js';
import type { Decimal } from '../text/decimal.js';

/**
 * A set of numbers between two bounds, each open or closed; null is unbounded. A quantity is one:
 * `近20万套` is (190000, 200000). All operations are sound: x ∈ X and y ∈ Y give x ∘ y ∈ X ∘ Y. Bounds are exact
 * decimals; only a quotient is rounded, and then outwards. Intervals are taken to hold at least one number.
 */
export interface Interval {
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
}

/** Everything: nothing is known. */
export const anything: Interval = { lower: null, upper: null, lowerOpen: true, upperOpen: true };

/** The interval of one number. */
export function exactly(value: Decimal): Interval {
  return { lower: value, upper: value, lowerOpen: false, upperOpen: false };
}

/**
 * What a figure rounded to the decimal place `place` (the exponent of its last printed digit) stands for:
 * `rounded('0.118', -3)`, a printed `11.8%`, is [0.1175, 0.1185).
 */
export function rounded(value: Decimal, place: number): Interval {
  const half = shift('5', place - 1);
  return { lower: minus(value, half), upper: plus(value, half), lowerOpen: false, upperOpen: true };
}

/** The interval made wider by `by` on both sides, closed. */
export function widened(x: Interval, by: Decimal): Interval {
  return {
    lower: x.lower === null ? null : minus(x.lower, by),
    upper: x.upper === null ? null : plus(x.upper, by),
    lowerOpen: x.lower === null,
    upperOpen: x.upper === null,
  };
}

/** Whether the number lies in the interval. */
export function contains(x: Interval, value: Decimal): boolean {
  if (x.lower !== null) {
    const order = compare(x.lower, value);
    if (order > 0 || (order === 0 && x.lowerOpen)) return false;
  }
  if (x.upper !== null) {
    const order = compare(value, x.upper);
    if (order > 0 || (order === 0 && x.upperOpen)) return false;
  }
  return true;
}

/** Whether every number of `x` is less than every number of `y`. */
export function below(x: Interval, y: Interval): boolean {
  if (x.upper === null || y.lower === null) return false;
  const order = compare(x.upper, y.lower);
  return order < 0 || (order === 0 && (x.upperOpen || y.lowerOpen));
}

/** Whether two intervals may share a number. */
export function overlaps(x: Interval, y: Interval): boolean {
  return !below(x, y) && !below(y, x);
}

/** Whether both hold the same numbers. */
export function same(x: Interval, y: Interval): boolean {
  const bound = (a: Decimal | null, b: Decimal | null) => (a === null || b === null ? a === b : compare(a, b) === 0);
  return (
    bound(x.lower, y.lower) &&
    bound(x.upper, y.upper) &&
    (x.lower === null || x.lowerOpen === y.lowerOpen) &&
    (x.upper === null || x.upperOpen === y.upperOpen)
  );
}

/** −X. */
export function negate(x: Interval): Interval {
  return {
    lower: x.upper === null ? null : minus('0', x.upper),
    upper: x.lower === null ? null : minus('0', x.lower),
    lowerOpen: x.upperOpen,
    upperOpen: x.lowerOpen,
  };
}

/** Whether it is one number, written the same at both ends: reckoned once instead of end by end. */
const isPoint = (x: Interval): x is Interval & { readonly lower: Decimal } =>
  x.lower !== null && x.lower === x.upper && !x.lowerOpen && !x.upperOpen;

/** Whether it is the number, written as it is normally: sums with 0 and products with 1 need no reckoning. */
const isNumber = (x: Interval, value: '0' | '1'): boolean =>
  x.lower === value && x.upper === value && !x.lowerOpen && !x.upperOpen;

/** X + Y. */
export function add(x: Interval, y: Interval): Interval {
  if (isNumber(y, '0')) return x;
  if (isNumber(x, '0')) return y;
  if (isPoint(x) && isPoint(y)) return exactly(plus(x.lower, y.lower));
  return {
    lower: x.lower === null || y.lower === null ? null : plus(x.lower, y.lower),
    upper: x.upper === null || y.upper === null ? null : plus(x.upper, y.upper),
    lowerOpen: x.lowerOpen || y.lowerOpen,
    upperOpen: x.upperOpen || y.upperOpen,
  };
}

/** X − Y. */
export function subtract(x: Interval, y: Interval): Interval {
  if (isNumber(y, '0')) return x;
  if (isPoint(x) && isPoint(y)) return exactly(minus(x.lower, y.lower));
  return {
    lower: x.lower === null || y.upper === null ? null : minus(x.lower, y.upper),
    upper: x.upper === null || y.lower === null ? null : minus(x.upper, y.lower),
    lowerOpen: x.lowerOpen || y.upperOpen,
    upperOpen: x.upperOpen || y.lowerOpen,
  };
}

/** An end of an interval: a number or, with `sign` ±1 and value null, infinity. */
interface End {
  readonly value: Decimal | null;
  readonly sign: -1 | 1;
  readonly open: boolean;
}

function ends(x: Interval): [End, End] {
  return [
    { value: x.lower, sign: -1, open: x.lower === null || x.lowerOpen },
    { value: x.upper, sign: 1, open: x.upper === null || x.upperOpen },
  ];
}

const signOf = (end: End): -1 | 0 | 1 => (end.value === null ? end.sign : sign(end.value));
const infinite = (sign: number): End => ({ value: null, sign: sign < 0 ? -1 : 1, open: true });

/** The least interval that holds all the ends; of two equal ends a closed one wins. */
function hull(low: readonly End[], high: readonly End[]): Interval {
  let lower: End | null = null;
  for (const end of low) {
    if (end.value === null ? end.sign > 0 : false) continue;
    if (end.value === null) {
      lower = end;
      break;
    }
    const order = lower === null ? -1 : compare(end.value, lower.value!);
    if (order < 0 || (order === 0 && !end.open)) lower = end;
  }
  let upper: End | null = null;
  for (const end of high) {
    if (end.value === null ? end.sign < 0 : false) continue;
    if (end.value === null) {
      upper = end;
      break;
    }
    const order = upper === null ? 1 : compare(end.value, upper.value!);
    if (order > 0 || (order === 0 && !end.open)) upper = end;
  }
  return {
    lower: lower?.value ?? null,
    upper: upper?.value ?? null,
    lowerOpen: lower?.open ?? true,
    upperOpen: upper?.open ?? true,
  };
}

/** Whether every number of it is zero or more, and some are more. */
const isAboveZero = (x: Interval): x is Interval & { readonly lower: Decimal } =>
  x.lower !== null && sign(x.lower) >= 0 && (x.upper === null || sign(x.upper) > 0);

/** X × Y of intervals above zero: the lower ends make the lower, the upper ones the upper. */
function multiplyAboveZero(x: Interval & { readonly lower: Decimal }, y: Interval & { readonly lower: Decimal }) {
  const [zeroX, zeroY] = [sign(x.lower) === 0, sign(y.lower) === 0];
  // A zero that is reached makes the product reach zero whatever the other factor is.
  const reached = (zeroX && !x.lowerOpen) || (zeroY && !y.lowerOpen);
  const bounded = x.upper !== null && y.upper !== null;
  return {
    lower: zeroX || zeroY ? '0' : times(x.lower, y.lower),
    upper: bounded ? times(x.upper, y.upper) : null,
    lowerOpen: zeroX || zeroY ? !reached : x.lowerOpen || y.lowerOpen,
    upperOpen: bounded ? x.upperOpen || y.upperOpen : true,
  };
}

/** X × Y. */
export function multiply(x: Interval, y: Interval): Interval {
  if (isNumber(x, '1')) return y;
  if (isNumber(y, '1')) return x;
  if (isPoint(x) && isPoint(y)) return exactly(times(x.lower, y.lower));
  if (isAboveZero(x) && isAboveZero(y)) return multiplyAboveZero(x, y);
  const all: End[] = [];
  for (const a of ends(x)) {
    for (const b of ends(y)) {
      const sign = signOf(a) * signOf(b);
      if (sign === 0) {
        // A zero that is reached makes the product reach zero whatever the other factor is.
        const closed = (signOf(a) === 0 && !a.open) || (signOf(b) === 0 && !b.open);
        all.push({ value: '0', sign: 1, open: !closed });
      } else if (a.value === null || b.value === null) all.push(infinite(sign));
      else all.push({ value: times(a.value, b.value), sign: 1, open: a.open || b.open });
    }
  }
  return hull(all, all);
}

/** Decimal places kept in a quotient; its bounds are rounded outwards there. */
const PLACES = 16;

/**
 * X ÷ Y over all y ≠ 0 of Y, bounds rounded outwards at the 16th decimal place. A divisor with zero inside gives
 * `anything`.
 */
export function divide(x: Interval, y: Interval): Interval {
  const [first, last] = ends(y);
  const positive = first.value !== null && compare(first.value, '0') >= 0;
  const negative = last.value !== null && compare(last.value, '0') <= 0;
  if (positive === negative) return anything;
  const low: End[] = [];
  const high: End[] = [];
  const both = (end: End) => {
    low.push(end);
    high.push(end);
  };
  for (const a of ends(x)) {
    for (const b of [first, last]) {
      const sign = signOf(a) * (positive ? 1 : -1);
      if (b.value === null) {
        both({ value: '0', sign: 1, open: !(signOf(a) === 0 && !a.open) });
        if (a.value === null) both(infinite(sign));
      } else if (compare(b.value, '0') === 0) {
        if (signOf(a) === 0) both({ value: '0', sign: 1, open: a.open });
        else both(infinite(sign));
      } else if (a.value === null) both(infinite(sign));
      else {
        const open = a.open || b.open;
        low.push({ value: quotient(a.value, b.value, PLACES, 'down'), sign: 1, open });
        high.push({ value: quotient(a.value, b.value, PLACES, 'up'), sign: 1, open });
      }
    }
  }
  return hull(low, high);
}
