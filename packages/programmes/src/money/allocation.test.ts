import { compare, interval, multiply } from '@luoshi/reading';
import type { Interval } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactValue } from '../definition/figure.js';
import { totalOf } from '../definition/total-of.js';
import { allocate, changeOf, pointsOfShare, scoreOf, weighed } from './allocation.js';
import { openWaterfall, ordersOf } from './open-waterfall.js';
import type { KnownOrder } from './open-waterfall.js';
import { paidOut, waterfall } from './waterfall.js';
import type { Creditor, Within } from './waterfall.js';

const yuan = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((fen) => multiply(fen.toString(), '0.01'));
const points = fc.nat(100).map(String);
const share = fc.nat(100).map((percent) => multiply(String(percent), '0.01'));

describe('an allocation by score and weight', () => {
  it('deals out all of the total to the last 分, more to a higher score', () => {
    fc.assert(
      fc.property(yuan, fc.array(points, { minLength: 1, maxLength: 12 }), (total, scores) => {
        const parts = allocate(total, scores, '0.01');
        if (parts === null) return expect(scores.every((score) => score === '0')).toBe(true);
        expect(compare(totalOf(parts), total)).toBe(0);
        for (const [at, score] of scores.entries()) {
          if (score === '0') expect(parts[at]).toBe('0');
          if (compare(score, scores[0]!) > 0) expect(compare(parts[at]!, parts[0]!)).not.toBe(-1);
        }
      }),
    );
  });

  it('scores between the least and the most of its factors, and the more a factor weighs, the nearer to it', () => {
    fc.assert(
      fc.property(share, points, points, (weight, first, second) => {
        const score = scoreOf(weighed(weight, first, second));
        const [least, most] = compare(first, second) <= 0 ? [first, second] : [second, first];
        expect([compare(score, least) >= 0, compare(score, most) <= 0]).toEqual([true, true]);
        expect(scoreOf(weighed('1', first, second))).toBe(first);
        expect(scoreOf(weighed('0', first, second))).toBe(second);
      }),
    );
  });

  it('refuses weights that make no whole', () => {
    expect(() => scoreOf(weighed('1.1', '50', '50'))).toThrow(RangeError);
    expect(() => scoreOf([{ weight: '0.5', points: '10' }])).toThrow(RangeError);
    expect(() => pointsOfShare('1', '0')).toThrow(RangeError);
  });

  it('gives points for a share, and says what a change brings; without a first allocation there is no change', () => {
    expect(pointsOfShare('1', '3')).toBe('33.333333');
    const [ten, four] = ['10', '4'].map(interval.exactly) as [Interval, Interval];
    expect(changeOf(ten, four).change).toEqual(interval.exactly('-6'));
    expect(changeOf(null, four)).toEqual({ before: null, after: four, change: null });
  });
});

describe('a waterfall of which something is open', () => {
  const classes = ['a', 'b', 'c'];
  const ways = fc.constantFrom<Within>('pro-rata', 'oldest-first', 'newest-first');
  const creditor = fc.record({
    rank: fc.constantFrom(...classes),
    outstanding: yuan,
    since: fc.option(fc.constantFrom('2020-01-01', '2021-06-30', '2023-03-01')),
  });
  const drawn = fc
    .array(creditor, { minLength: 1, maxLength: 8 })
    .map((all): Creditor[] => all.map((one, at) => ({ ...one, id: `${at}` })));

  it('holds whatever the true order, ways and cap turn out to be, and is exact where nothing is open', () => {
    const truth = fc.record({
      order: fc.shuffledSubarray(classes, { minLength: 3 }),
      within: fc.record({ a: ways, b: ways, c: ways }),
      cap: yuan,
      said: fc.shuffledSubarray(['a', 'b', 'c']),
      named: fc.nat(3),
      capOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(yuan, drawn, truth, (amount, creditors, { order, within, cap, said, named, capOpen }) => {
        const known: KnownOrder = {
          classes,
          // What is known of the order: some of its classes, in their true order.
          order: order.filter((_, at) => at < named),
          within: Object.fromEntries(said.map((one) => [one, within[one as keyof typeof within]])),
          caps: { c: [capOpen ? '0' : cap, capOpen ? amount : cap] },
        };
        const truly = waterfall(amount, creditors, order, within, {
          c: capOpen && compare(cap, amount) > 0 ? amount : cap,
        });
        const found = openWaterfall(amount, creditors, known);
        const nothingOpen = named === 3 && said.length === 3 && !capOpen;
        for (const [at, { paid }] of truly.payments.entries()) {
          const bounds = found.payments[at]!.paid;
          // Between two caps the last 分 of a share may fall to another.
          expect(interval.contains(interval.widened(bounds, capOpen ? '0.01' : '0'), paid)).toBe(true);
          if (nothingOpen) expect(exactValue(bounds)).not.toBeNull();
        }
        if (nothingOpen)
          expect(compare(paidOut(truly.payments), totalOf(found.payments.map(({ paid }) => paid.lower!)))).toBe(0);
        if (found.payments.every(({ paid }) => exactValue(paid) !== null))
          expect([...found.unordered, ...found.withoutWay, ...found.capOpen]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('tries each order that keeps to what is known', () => {
    expect(ordersOf(['a', 'b', 'c'], ['b', 'a'])).toEqual([
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
      ['b', 'a', 'c'],
    ]);
    expect(ordersOf(['a', 'b', 'c'], [])).toHaveLength(6);
  });
});
