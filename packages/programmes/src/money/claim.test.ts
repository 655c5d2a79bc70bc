import { add, compare, interval, multiply, subtract } from '@luoshi/reading';
import type { Decimal, Interval } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, notNegative, sum } from '../definition/figure.js';
import { claimedTogether, claimOver, isSettled, netOf, supportedOf } from './claim.js';
import type { ClaimPart } from './claim.js';
import { leastPrincipal, owedOn, principalOf, undrawnOf } from './money-line.js';

const yuan = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((fen) => multiply(fen.toString(), '0.01'));
const ratio = fc.constantFrom('0', '0.6', '0.85', '1');
const more = (a: Decimal, b: Decimal): Decimal => (compare(a, b) > 0 ? a : b);
const nothing = interval.exactly('0');

/** A number, and an interval that is known of it. */
interface Known {
  readonly truth: Decimal;
  readonly known: Interval;
}
const aboutIt = (numbers: fc.Arbitrary<Decimal>, most: Decimal | null): fc.Arbitrary<Known> =>
  fc.oneof(
    numbers.map((truth) => ({ truth, known: interval.exactly(truth) })),
    numbers.map((truth) => ({ truth, known: between('0', most) })),
    fc.tuple(numbers, yuan).map(([truth, off]) => ({
      truth,
      known: between('0', most === null ? add(truth, off) : most),
    })),
  );
const line = fc.record({ outstanding: aboutIt(yuan, null), ratio: aboutIt(ratio, '1'), held: aboutIt(yuan, null) });
type Line = typeof line extends fc.Arbitrary<infer L> ? L : never;
const partOf = (one: Line): ClaimPart => ({
  outstanding: one.outstanding.known,
  ratio: one.ratio.known,
  held: one.held.known,
});
const truthOf = (one: Line): Decimal => subtract(multiply(one.ratio.truth, one.outstanding.truth), one.held.truth);
const total = (numbers: readonly Decimal[]): Decimal => numbers.reduce(add, '0');

describe('a claim over lines', () => {
  it('holds ratio × outstanding − held of every line, whatever of them is known', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { net, claimable } = claimOver(lines.map(partOf));
        const truth = total(lines.map(truthOf));
        expect(interval.contains(net, truth)).toBe(true);
        expect(interval.contains(claimable, more(truth, '0'))).toBe(true);
      }),
    );
  });

  it('is the same whether lines of one ratio are added first or last', () => {
    const ratios = ['0.6', '1'].map(interval.exactly);
    const parts = fc.array(fc.record({ outstanding: aboutIt(yuan, null), held: aboutIt(yuan, null), at: fc.nat(1) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(parts, (drawn) => {
        const lines = drawn.map(({ outstanding, held, at }): ClaimPart => ({
          ...{ outstanding: outstanding.known, held: held.known, ratio: ratios[at]! },
        }));
        const { supported, net } = claimOver(lines);
        expect(interval.same(supported, sum(lines.map(supportedOf)))).toBe(true);
        expect(interval.same(net, sum(lines.map(netOf)))).toBe(true);
      }),
    );
  });

  it('never counts what was drawn: a line without anything outstanding brings nothing', () => {
    expect(claimOver([{ outstanding: nothing, ratio: interval.exactly('1'), held: nothing }]).claimable).toEqual(
      nothing,
    );
    expect(claimOver([]).claimable).toEqual(nothing);
  });
});

describe('claims of several together', () => {
  /** Lines of two claimants each, the whole known as the sum of what is true. */
  const shared = fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 5 });

  it('hold the truth: each claims for itself, an excess of one takes nothing from another', () => {
    fc.assert(
      fc.property(shared, (lines) => {
        const parts = lines.map((pair) => pair.map(partOf));
        const open = parts.map((pair) => !isSettled(pair));
        const claimants = [0, 1].map((who) => {
          const mine = parts.map((pair) => pair[who]!);
          const { net, claimable } = claimOver(mine);
          const settled = claimOver(mine.filter((_, at) => !open[at])).claimable;
          return { net, claimable, settled, shares: open.includes(true) };
        });
        const wholes = lines.flatMap((pair, at) => {
          if (!open[at]) return [];
          const net = total(pair.map(truthOf));
          const claimable = total(pair.map((one) => more(truthOf(one), '0')));
          const whole = { net: interval.exactly(net), claimable: interval.exactly(claimable) };
          return [{ whole, leastOfParts: sum(parts[at]!.map(netOf)).lower }];
        });
        const truth = total([0, 1].map((who) => more(total(lines.map((pair) => truthOf(pair[who]!))), '0')));
        expect(interval.contains(claimedTogether(claimants, [], wholes), truth)).toBe(true);
      }),
    );
  });

  it('count lines whose claimant nobody knows', () => {
    const known = claimOver([{ outstanding: interval.exactly('100'), ratio: interval.exactly('0.6'), held: nothing }]);
    const nobody = claimOver([{ outstanding: interval.exactly('50'), ratio: interval.exactly('1'), held: nothing }]);
    const claimants = [{ net: known.net, claimable: known.claimable, settled: known.claimable, shares: false }];
    expect(claimedTogether(claimants, [nobody], [])).toEqual(interval.exactly('110'));
  });
});

describe('a money line', () => {
  it('holds the principal that is outstanding: drawn and counting, less what was given back', () => {
    const movements = fc.record({ drawn: yuan, uncounted: yuan, repaid: yuan, more: yuan, room: yuan });
    fc.assert(
      fc.property(movements, ({ drawn, uncounted, repaid: back, more: nameless, room }) => {
        // What was given back cannot be more than was drawn.
        const repaid = compare(back, drawn) > 0 ? drawn : back;
        const granted = add(add(drawn, uncounted), room);
        const principal = principalOf({
          granted: interval.exactly(granted),
          drawn: interval.exactly(drawn),
          uncounted: interval.exactly(uncounted),
          repaid: interval.exactly(repaid),
          repaidAtMost: interval.exactly(add(repaid, nameless)),
        });
        expect(interval.contains(principal, subtract(drawn, repaid))).toBe(true);
        expect(compare(principal.upper!, granted)).not.toBe(1);
      }),
    );
  });

  it('drawn beyond its grant is bounded by the grant', () => {
    const [granted, drawn] = [interval.exactly('100'), interval.exactly('130')];
    const line = { granted, drawn, uncounted: nothing, repaid: nothing, repaidAtMost: nothing };
    expect(principalOf(line)).toEqual(granted);
    expect(leastPrincipal(line)).toBe('130');
    expect(undrawnOf(granted, drawn)).toEqual(nothing);
  });

  it('owes what was drawn and not repaid by a day, nothing before', () => {
    const drawn = [{ day: '2023-03-01', amount: '300' }];
    const repaid = [{ day: '2023-08-01', amount: '100' }];
    expect(['2023-02-28', '2023-07-31', '2023-08-01'].map((day) => owedOn(drawn, repaid, day).lower)).toEqual([
      '0',
      '300',
      '200',
    ]);
    expect(owedOn([], repaid, '2023-09-01')).toEqual(notNegative(interval.exactly('-100')));
  });
});
