import { add, compare, interval, multiply, subtract } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactValue, shareOut, totalOf, view } from '../../index.js';
import type { Facts } from '../../index.js';
import { acquisitionFacts } from '../../../tests/unsold-homes-data.js';
import { bankClaimOf, quarterClaims, totalClaim } from './bank-claim.js';
import { claimOf, claimQuarter, creditClaim } from './claim.js';
import { banksOf } from './recorded.js';
import { credits } from './credit.js';
import programme from './programme.js';

const yuan = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((fen) => multiply(fen.toString(), '0.01'));
const empty = Object.fromEntries(programme.registers.map(({ code }) => [code, []]));

describe('the quarter of a claim', () => {
  it.each([
    ['2025-01-05', '2024-12-31'],
    ['2024-12-30', '2024-09-30'],
    ['2024-12-31', '2024-12-31'],
    ['2025-06-29', '2025-03-31'],
    ['2025-03-31', '2025-03-31'],
  ])('on %s is that of %s', (day, quarter) => {
    expect(claimQuarter(day)).toBe(quarter);
  });
});

describe('a claim', () => {
  /** One bank, one drawdown, figures drawn at random; unknown ones are null. */
  const figures = fc.record({
    limit: fc.option(yuan),
    drawn: yuan,
    repaid: yuan,
    balance: fc.option(yuan),
    received: fc.option(yuan),
    before: fc.option(yuan),
    ratio: fc.constantFrom('0.6', '1', null),
    eligible: fc.option(fc.boolean()),
    day: fc.constantFrom('2024-07-01', '2024-09-25', '2024-11-15'),
  });
  const factsOf = (drawn: ReturnType<typeof figures.generate>['value']): Facts => ({
    records: {
      ...empty,
      credits: [{ id: 'c', number: 'C', limit: drawn.limit, statedRatio: drawn.ratio, relendingBefore: drawn.before }],
      shares: [{ id: 's', credit: 'c', bank: '甲银行', amount: null }],
      drawdowns: [
        {
          id: 'd',
          credit: 'c',
          number: '1',
          bank: '甲银行',
          day: drawn.day,
          amount: drawn.drawn,
          eligible: drawn.eligible,
        },
      ],
      repayments: [{ id: 'r', credit: 'c', number: '1', bank: '甲银行', day: '2024-12-01', amount: drawn.repaid }],
      balances:
        drawn.balance === null
          ? []
          : [{ id: 'b', credit: 'c', bank: '甲银行', quarter: '2024-12-31', eligible: drawn.balance }],
      relendings:
        drawn.received === null
          ? []
          : [
              {
                id: 'l',
                credit: 'c',
                bank: '甲银行',
                quarter: '2024-09-30',
                received: drawn.received,
                receivedOn: '2024-10-20',
              },
            ],
    },
    settings: [],
  });

  it('never exceeds ratio × eligible principal at the quarter’s end − relending outstanding, nor falls below nothing', () => {
    fc.assert(
      fc.property(figures, (drawn) => {
        const seen = view(programme, factsOf(drawn), '2025-01-05', null);
        const claim = claimOf(seen, seen.rows(credits)[0]!, '甲银行');
        const { claimable, ratio, outstanding, held } = claim;
        expect(compare(claimable.lower!, '0')).toBeGreaterThanOrEqual(0);
        if (outstanding.upper !== null) {
          const most = subtract(multiply(ratio.upper!, outstanding.upper), held.lower!);
          const ceiling = compare(most, '0') > 0 ? most : '0';
          expect(claimable.upper !== null && compare(claimable.upper, ceiling) <= 0).toBe(true);
        }
        if (drawn.balance !== null) {
          expect(exactValue(outstanding)).toBe(add(drawn.balance, '0'));
          const before = add(drawn.received ?? '0', drawn.before ?? '0');
          const most = subtract(multiply(drawn.ratio ?? '1', drawn.balance), before);
          expect(compare(claimable.upper!, compare(most, '0') > 0 ? most : '0')).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('is an exact number only when nothing is open, and has a question whenever it is not', () => {
    fc.assert(
      fc.property(figures, (drawn) => {
        const seen = view(programme, factsOf(drawn), '2025-01-05', null);
        const claim = claimOf(seen, seen.rows(credits)[0]!, '甲银行');
        if (exactValue(claim.claimable) === null) expect(claim.questions.length).toBeGreaterThan(0);
      }),
    );
  });

  it('of all credits asks every bank for its balance, and names the claims until there are too many', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      id: `c${at}`,
      number: `C${at}`,
      statedRatio: '1',
      limit: '100',
    }));
    const banks = ['甲银行', '乙银行'];
    const records = {
      ...empty,
      credits: many,
      shares: banks.map((bank) => ({ id: bank, credit: 'c0', bank, amount: '50' })),
    };
    const { questions, why } = totalClaim(view(programme, { records, settings: [] }, '2025-01-05', null));
    for (const bank of banks)
      expect(questions.filter(({ missing }) => missing.chinese.startsWith(`${bank}2024-12-31`))).toHaveLength(1);
    // Two banks and 59 credits without one.
    expect(why).toHaveLength(52);
    expect(why.at(-1)!.chinese).toBe('另有11项，见报表“季度再贷款申请清单”');
  });

  it('of a bank is one over its credits, and those of all banks together hold the truth however balances turn out', () => {
    const banks = ['甲银行', '乙银行', '丙银行'];
    /** What one bank holds under one credit, in whole yuan; a balance that is not reported is only known to the truth. */
    const piece = fc.record({ drawn: fc.nat(1000), held: fc.nat(1000), told: fc.boolean(), named: fc.boolean() });
    const lent = fc.record({
      ratio: fc.constantFrom('0.6', '1'),
      pieces: fc.array(fc.option(piece), { minLength: 3, maxLength: 3 }),
      listed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(lent, { minLength: 1, maxLength: 5 }), (given) => {
        const pieces = given.flatMap(({ pieces: row, ratio, listed }, credit) =>
          row.flatMap((one, rank) =>
            one === null
              ? []
              : [
                  {
                    ...one,
                    held: listed ? one.held : 0,
                    ratio,
                    listed,
                    credit: `c${credit}`,
                    bank: banks[rank]!,
                    id: `${credit}-${rank}`,
                  },
                ],
          ),
        );
        const shown = pieces.filter(({ listed }) => listed);
        const facts: Facts = {
          records: {
            ...empty,
            credits: given.map(({ ratio }, index) => {
              const own = pieces.filter(({ credit }) => credit === `c${index}`);
              const limit = own.reduce((total, { drawn }) => total + drawn, 0);
              return {
                id: `c${index}`,
                number: `C${index}`,
                statedRatio: ratio,
                relendingBefore: '0',
                limit: `${limit}`,
              };
            }),
            shares: shown.map(({ id, credit, bank, drawn }) => ({ id, credit, bank, amount: `${drawn}` })),
            drawdowns: pieces.map(({ id, credit, bank, drawn, named, listed }) => ({
              ...{ id, credit, number: id, day: '2024-11-15', amount: `${drawn}`, eligible: true },
              bank: named && listed ? bank : null,
            })),
            balances: shown
              .filter(({ told }) => told)
              .map(({ id, credit, bank, drawn }) => ({
                id,
                credit,
                bank,
                quarter: '2024-12-31',
                eligible: `${drawn}`,
              })),
            relendings: shown.map(({ id, credit, bank, held }) => ({
              ...{ id, credit, bank, quarter: '2024-09-30', received: `${held}`, receivedOn: '2024-10-20' },
            })),
          },
          settings: [],
        };
        const seen = view(programme, facts, '2025-01-05', null);
        const truth = new Map(banks.map((bank) => [bank, '0']));
        for (const { bank, ratio, drawn, held } of pieces)
          truth.set(bank, add(truth.get(bank)!, subtract(multiply(ratio, `${drawn}`), `${held}`)));
        const claimed = [...truth.values()].map((net) => (compare(net, '0') > 0 ? net : '0'));
        const { together, banks: claims } = quarterClaims(seen);
        expect(interval.contains(together, totalOf(claimed))).toBe(true);
        expect(claims.filter(({ bank }) => bank !== null).map(({ bank }) => bank)).toEqual([
          ...new Set(shown.map(({ bank }) => bank)),
        ]);
        // A bank all of whose credits are listed: its claim holds the truth; reported in full, it is the formula.
        for (const [index, bank] of banks.entries()) {
          const own = pieces.filter((one) => one.bank === bank);
          if (own.length === 0 || own.some(({ listed }) => !listed)) continue;
          const { claimable, supported, held } = bankClaimOf(seen, bank)!;
          expect(interval.contains(claimable, claimed[index]!)).toBe(true);
          if (own.every(({ told }) => told)) expect(exactValue(claimable)).toBe(claimed[index]);
          const most = subtract(supported.upper!, held.lower!);
          expect(compare(claimable.upper!, compare(most, '0') > 0 ? most : '0')).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of all banks under a credit lies within what the credit brings to each', () => {
    const seen = view(programme, acquisitionFacts(7, { cities: 3, offers: 0, credits: 120 }), '2025-10-10', null);
    for (const credit of seen.rows(credits)) {
      const { claimable, ratio, outstanding } = creditClaim(seen, credit);
      const each = banksOf(seen, credit).map((bank) => claimOf(seen, credit, bank).claimable);
      expect(compare(claimable.lower!, totalOf(each.map(({ lower }) => lower!)))).toBeGreaterThanOrEqual(0);
      expect(compare(claimable.upper!, totalOf(each.map(({ upper }) => upper!)))).toBeLessThanOrEqual(0);
      expect(compare(claimable.upper!, interval.multiply(ratio, outstanding).upper!)).toBeLessThanOrEqual(0);
    }
  });

  it('that the bank’s split is unknown: any split of the drawdown keeps each bank inside its bounds', () => {
    const limits = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        limits,
        fc.integer({ min: 0, max: 100 }),
        fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
        (parts, percent, weights) => {
          const limit = parts.reduce((a, b) => a + b, 0);
          const drawn = Math.floor((limit * percent) / 100);
          const facts: Facts = {
            records: {
              ...empty,
              credits: [{ id: 'c', number: 'C', limit: String(limit), statedRatio: '1', relendingBefore: '0' }],
              shares: parts.map((amount, index) => ({
                id: `s${index}`,
                credit: 'c',
                bank: `${index}`,
                amount: String(amount),
              })),
              drawdowns: [
                {
                  id: 'd',
                  credit: 'c',
                  number: '1',
                  bank: null,
                  day: '2024-11-15',
                  amount: String(drawn),
                  eligible: true,
                },
              ],
            },
            settings: [],
          };
          const seen = view(programme, facts, '2025-01-05', null);
          // One true split that keeps every bank's limit.
          let rest = drawn;
          const truth = parts.map((amount, index) => {
            const others = parts.slice(index + 1).reduce((a, b) => a + b, 0);
            const least = Math.max(0, rest - others);
            const most = Math.min(amount, rest);
            const part = least + Math.floor(((most - least) * weights[index]!) / 1000);
            rest -= part;
            return part;
          });
          expect(rest).toBe(0);
          for (const [index, part] of truth.entries())
            expect(interval.contains(claimOf(seen, seen.rows(credits)[0]!, `${index}`).claimable, String(part))).toBe(
              true,
            );
        },
      ),
    );
  });

  it('of a past day is what it was then, whatever was recorded since', () => {
    const facts = acquisitionFacts(11, { cities: 2, offers: 0, credits: 40 });
    const then = totalClaim(view(programme, facts, '2025-07-10', null)).value;
    const later = {
      ...facts,
      records: {
        ...facts.records,
        relendings: [
          ...facts.records['relendings']!,
          {
            id: 'later',
            credit: 'credit-1',
            bank: '甲银行',
            quarter: '2025-06-30',
            received: '1000000',
            receivedOn: '2025-07-11',
          },
        ],
      },
    };
    expect(totalClaim(view(programme, later, '2025-07-10', null)).value).toEqual(then);
  });
});

describe('shares of a syndicate', () => {
  it('deal a drawdown out to the last 分', () => {
    expect(totalOf(shareOut('72500000.01', ['6300', '4200'], '0.01'))).toBe('72500000.01');
  });
});
