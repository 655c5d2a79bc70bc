import { add, compare, interval, multiply, subtract } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instalmentsOn } from './instalment.js';
import { shareOut } from './share-out.js';
import { movedBy } from './total.js';
import { totalOf } from '../definition/total-of.js';
import { paidOut, waterfall } from './waterfall.js';
import type { Creditor, Within } from './waterfall.js';

/** Money to the 分. */
const yuan = fc.bigInt({ min: 0n, max: 10n ** 13n }).map((fen) => multiply(fen.toString(), '0.01'));

describe('a total', () => {
  it('is exact however many and however fine the parts', () => {
    expect(totalOf([])).toBe('0');
    expect(totalOf(['0.1', '0.2', '-0.3'])).toBe('0');
    expect(totalOf(['72500000', '0.01', '-0.005', '1'])).toBe('72500001.005');
    fc.assert(
      fc.property(fc.array(yuan), (values) => {
        expect(totalOf(values)).toBe(values.reduce(add, '0'));
      }),
    );
  });

  it('counts what surely moved, and as possible what has no day', () => {
    const movements = [
      { day: '2025-01-05', amount: '100' },
      { day: '2025-02-05', amount: '10' },
      { day: null, amount: '7' },
    ];
    expect(movedBy(movements, '2025-01-31')).toEqual({
      lower: '100',
      upper: '107',
      lowerOpen: false,
      upperOpen: false,
    });
    expect(movedBy([{ day: '2025-01-05', amount: null }], '2025-01-31').upper).toBeNull();
    expect(movedBy([], '2025-01-31')).toEqual(interval.exactly('0'));
  });
});

describe('sharing out', () => {
  it('gives the last 分 to the largest remainder, the earlier first', () => {
    expect(shareOut('100', ['1', '1', '1'], '0.01')).toEqual(['33.34', '33.33', '33.33']);
    expect(shareOut('0.05', ['0.6', '0.4'], '0.01')).toEqual(['0.03', '0.02']);
    expect(shareOut('10', ['0', '2.5'], '1')).toEqual(['0', '10']);
  });

  it('refuses what has no answer', () => {
    expect(() => shareOut('-1', ['1'], '0.01')).toThrow(RangeError);
    expect(() => shareOut('1', ['0', '0'], '0.01')).toThrow(RangeError);
    expect(() => shareOut('1', ['-1', '2'], '0.01')).toThrow(RangeError);
    expect(() => shareOut('1.005', ['1'], '0.01')).toThrow(RangeError);
  });

  it('sums to the total to the last 分, and no part is a step from its exact share', () => {
    const weights = fc.array(fc.nat(100_000).map(String), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(yuan, weights, (total, parts) => {
        fc.pre(parts.some((part) => part !== '0'));
        const dealt = shareOut(total, parts, '0.01');
        expect(totalOf(dealt)).toBe(add(total, '0'));
        const sum = totalOf(parts);
        for (const [index, part] of dealt.entries()) {
          const off = subtract(multiply(part, sum), multiply(total, parts[index]!)).replace('-', '');
          expect(compare(off, multiply(sum, '0.01'))).toBe(-1);
        }
      }),
    );
  });
});

describe('a waterfall', () => {
  const debts: Creditor[] = [
    { id: 'wages', rank: 'build', outstanding: '300', since: null },
    { id: 'special', rank: 'special', outstanding: '1000', since: '2023-01-01' },
    { id: 'matched-a', rank: 'matched', outstanding: '200', since: '2023-05-01' },
    { id: 'matched-b', rank: 'matched', outstanding: '100.01', since: '2023-03-01' },
    { id: 'old', rank: 'old-debt', outstanding: '5000', since: '2019-01-01' },
  ];
  const paid = (amount: string, order: string[], within: Within) =>
    Object.fromEntries(waterfall(amount, debts, order, within).payments.map(({ id, paid: part }) => [id, part]));

  it('pays class by class, and by share inside a class', () => {
    expect(paid('600', ['build', 'matched', 'special'], 'pro-rata')).toEqual({
      wages: '300',
      'matched-a': '199.99',
      'matched-b': '100.01',
      special: '0',
      old: '0',
    });
  });

  it('pays inside a class the newest or the oldest first, as the order says', () => {
    expect(paid('400', ['build', 'matched'], 'newest-first')).toMatchObject({ 'matched-a': '100', 'matched-b': '0' });
    expect(paid('400', ['build', 'matched'], 'oldest-first')).toMatchObject({ 'matched-a': '0', 'matched-b': '100' });
  });

  it('gives a class no more than its cap of this money, and the rest runs on', () => {
    const { payments, left } = waterfall('2000', debts, ['old-debt', 'build', 'special'], 'pro-rata', {
      'old-debt': '150',
    });
    expect(Object.fromEntries(payments.map(({ id, paid: part }) => [id, part]))).toMatchObject({
      old: '150',
      wages: '300',
      special: '1000',
    });
    expect(left).toBe('550');
  });

  it('pays each class in its own way, and refuses one whose way is not said', () => {
    const ways = { build: 'pro-rata', matched: 'oldest-first' } as const;
    const { payments } = waterfall('400', debts, ['build', 'matched'], ways);
    expect(payments.find(({ id }) => id === 'matched-b')!.paid).toBe('100');
    expect(() => waterfall('400', debts, ['build', 'special'], ways)).toThrow(RangeError);
  });

  it('says who stands outside the order, and pays them nothing', () => {
    const result = waterfall('10000', debts, ['build', 'special', 'matched'], 'pro-rata');
    expect(result.outside).toEqual(['old']);
    expect(result.left).toBe('8399.99');
  });

  it('refuses a negative amount or debt', () => {
    expect(() => waterfall('-1', debts, ['build'], 'pro-rata')).toThrow(RangeError);
    expect(() => waterfall('1', [{ ...debts[0]!, outstanding: '-5' }], ['build'], 'pro-rata')).toThrow(RangeError);
  });

  it('conserves money to the last 分, pays nobody more than owed, and no class before an earlier one', () => {
    const creditor = fc.record({
      rank: fc.constantFrom('a', 'b', 'c', 'd'),
      outstanding: yuan,
      since: fc.option(fc.constantFrom('2020-01-01', '2021-06-30', '2023-03-01')),
    });
    const modes = fc.constantFrom<Within>('pro-rata', 'oldest-first', 'newest-first');
    fc.assert(
      fc.property(yuan, fc.array(creditor, { maxLength: 25 }), modes, (amount, drawn, within) => {
        const creditors = drawn.map((one, index) => ({ ...one, id: `${index}` }));
        const { payments, left, outside } = waterfall(amount, creditors, ['a', 'b', 'c'], within);
        expect(add(paidOut(payments), left)).toBe(add(amount, '0'));
        expect(
          payments.every(({ paid: part, stillOwed }) => compare(part, '0') >= 0 && compare(stillOwed, '0') >= 0),
        ).toBe(true);
        for (const [first, then] of [
          ['a', 'b'],
          ['b', 'c'],
        ] as const) {
          const owing = payments.some(({ rank, stillOwed }) => rank === first && compare(stillOwed, '0') > 0);
          if (owing) expect(payments.every(({ rank, paid: part }) => rank !== then || part === '0')).toBe(true);
        }
        expect(outside.every((id) => creditors[Number(id)]!.rank === 'd')).toBe(true);
      }),
    );
  });
});

describe('instalments', () => {
  const monthly = ['2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31'].map((day) => ({ day, amount: '20000000' }));
  const receipts = [{ day: '2023-08-25', amount: '15000000' }];

  it('that fall short of the promised sum by the deadline are seen at once', () => {
    const standing = instalmentsOn(interval.exactly('100000000'), monthly, receipts, '2023-09-01', '2023-12-31');
    expect(standing.expected).toEqual(interval.exactly('95000000'));
    expect(standing.short).toEqual(interval.exactly('5000000'));
    expect(standing.behind).toEqual(interval.exactly('0'));
  });

  it('that did not come are behind, and no longer expected', () => {
    const standing = instalmentsOn(interval.exactly('100000000'), monthly, receipts, '2023-10-31', '2023-12-31');
    expect(standing.behind).toEqual(interval.exactly('25000000'));
    expect(standing.expected).toEqual(interval.exactly('55000000'));
  });
});
