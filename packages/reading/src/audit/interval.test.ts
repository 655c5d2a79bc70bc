import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add as plus, compare, multiply as times, subtract as minus } from '../text/decimal.js';
import type { Decimal } from '../text/decimal.js';
import {
  add,
  below,
  contains,
  divide,
  exactly,
  multiply,
  overlaps,
  rounded,
  same,
  subtract,
  widened,
} from './interval.js';
import type { Interval } from './interval.js';

const decimal = fc
  .tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 0, max: 3 }))
  .map(([n, places]): Decimal => {
    const sign = n < 0 ? '-' : '';
    const digits = String(Math.abs(n)).padStart(places + 1, '0');
    const raw = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    return plus('0', sign + raw);
  });

/** An interval and a number in it. */
const inside = fc
  .tuple(decimal, decimal, decimal, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([a, b, c, lowerOpen, upperOpen, noLower, noUpper]) => {
    const [low, middle, high] = [a, b, c].sort(compare) as [Decimal, Decimal, Decimal];
    const interval: Interval = {
      lower: noLower ? null : low,
      upper: noUpper ? null : high,
      lowerOpen: noLower || (lowerOpen && compare(low, middle) < 0),
      upperOpen: noUpper || (upperOpen && compare(middle, high) < 0),
    };
    return { interval, value: middle };
  });

describe('interval arithmetic is sound', () => {
  it('holds every sum, difference and product', () => {
    fc.assert(
      fc.property(inside, inside, (x, y) => {
        expect(contains(x.interval, x.value)).toBe(true);
        expect(contains(add(x.interval, y.interval), plus(x.value, y.value))).toBe(true);
        expect(contains(subtract(x.interval, y.interval), minus(x.value, y.value))).toBe(true);
        expect(contains(multiply(x.interval, y.interval), times(x.value, y.value))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('holds every quotient', () => {
    fc.assert(
      fc.property(inside, inside, (x, y) => {
        fc.pre(compare(y.value, '0') !== 0);
        const quotient = divide(x.interval, y.interval);
        // q ≤ x ÷ y is q·y ≤ x for a positive y: no rounding in the test itself.
        const order = compare(y.value, '0');
        if (quotient.lower !== null)
          expect(compare(times(quotient.lower, y.value), x.value) * order).toBeLessThanOrEqual(0);
        if (quotient.upper !== null)
          expect(compare(times(quotient.upper, y.value), x.value) * order).toBeGreaterThanOrEqual(0);
        if (quotient.lower !== null && quotient.lowerOpen)
          expect(compare(times(quotient.lower, y.value), x.value)).not.toBe(0);
        if (quotient.upper !== null && quotient.upperOpen)
          expect(compare(times(quotient.upper, y.value), x.value)).not.toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('never calls two intervals with a common number disjoint', () => {
    fc.assert(
      fc.property(inside, inside, (x, y) => {
        if (contains(y.interval, x.value)) expect(overlaps(x.interval, y.interval)).toBe(true);
        if (below(x.interval, y.interval)) expect(compare(x.value, y.value)).toBe(-1);
      }),
    );
  });
});

describe('intervals of printed figures', () => {
  it('takes a rounded figure as half a digit to each side', () => {
    expect(rounded('0.118', -3)).toEqual({ lower: '0.1175', upper: '0.1185', lowerOpen: false, upperOpen: true });
    expect(rounded('240000', 4)).toEqual({ lower: '235000', upper: '245000', lowerOpen: false, upperOpen: true });
  });

  it('divides a part by a whole', () => {
    const part: Interval = { lower: '120000', upper: '130000', lowerOpen: false, upperOpen: true };
    const whole: Interval = { lower: '190000', upper: '200000', lowerOpen: true, upperOpen: true };
    const share = divide(part, whole);
    expect(share.lower).toBe('0.6');
    expect(share.lowerOpen && share.upperOpen).toBe(true);
    expect(contains(share, '0.6512')).toBe(true);
    expect(contains(share, '0.6')).toBe(false);
  });

  it('knows touching intervals', () => {
    const open: Interval = { lower: '1', upper: '2', lowerOpen: true, upperOpen: true };
    expect(overlaps(open, exactly('2'))).toBe(false);
    expect(overlaps({ ...open, upperOpen: false }, exactly('2'))).toBe(true);
    expect(same(exactly('2'), exactly('2.0'))).toBe(true);
    expect(widened(exactly('2'), '1')).toEqual({ lower: '1', upper: '3', lowerOpen: false, upperOpen: false });
  });

  it('gives everything for a divisor around zero', () => {
    const around: Interval = { lower: '-1', upper: '1', lowerOpen: false, upperOpen: false };
    expect(divide(exactly('1'), around).lower).toBeNull();
  });
});
