import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  compareProducts,
  divide,
  lastPlace,
  multiply,
  normal,
  shift,
  sign,
  subtract,
} from './decimal.js';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, places]) => shift(units.toString(), -places));

describe('decimals', () => {
  it.each([
    ['007.50', '7.5'],
    ['-0.00', '0'],
    ['300000000000', '300000000000'],
    ['-40', '-40'],
  ])('write %s as %s', (value, expected) => expect(normal(value)).toBe(expected));

  it('refuse what is no decimal', () => {
    for (const value of ['', '1e3', '１２', '.5', '5.', 'NaN', '1,000']) expect(() => normal(value)).toThrow(TypeError);
  });

  it('stay exact where doubles do not', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(shift('1.05', 8)).toBe('105000000');
    expect(multiply('9007199254740993', '3')).toBe('27021597764222979');
    expect(divide('190', '170', 4, 'nearest')).toBe('1.1176');
  });

  it('round outwards when asked', () => {
    expect(divide('1', '3', 2, 'down')).toBe('0.33');
    expect(divide('1', '3', 2, 'up')).toBe('0.34');
    expect(divide('-1', '3', 2, 'down')).toBe('-0.34');
    expect(divide('-1', '3', 2, 'up')).toBe('-0.33');
    expect(() => divide('1', '0', 2, 'down')).toThrow(RangeError);
  });

  it('know their last digit that is not zero', () => {
    expect([lastPlace('240000'), lastPlace('63.41'), lastPlace('0'), lastPlace('101')]).toEqual([4, -2, 0, 0]);
  });

  it('are the same whether they fit into a double or not', () => {
    const few = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 4 }));
    // Twenty zeros behind both factors, or both sides of a division, go the long way.
    const long = (value: string) => shift(value, 20);
    fc.assert(
      fc.property(few, few, fc.integer({ min: 0, max: 6 }), ([a, placesA], [b, placesB], places) => {
        const [x, y] = [shift(String(a), -placesA), shift(String(b), -placesB)];
        expect(multiply(x, y)).toBe(shift(multiply(long(x), y), -20));
        if (b === 0) return;
        for (const rounding of ['down', 'up', 'nearest'] as const)
          expect(divide(x, y, places, rounding)).toBe(divide(long(x), long(y), places, rounding));
      }),
    );
  });

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(add(a, b)).toBe(add(b, a));
        expect(subtract(add(a, b), b)).toBe(normal(a));
        expect(multiply(a, add(b, c))).toBe(add(multiply(a, b), multiply(a, c)));
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(sign(a)).toBe(compare(a, '0'));
        expect(compareProducts(a, b, b, '3')).toBe(compare(multiply(a, b), multiply(b, '3')));
        expect(compareProducts(a, b, b, a)).toBe(0);
        expect(compare(divide(a, '7', 6, 'down'), divide(a, '7', 6, 'up'))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
