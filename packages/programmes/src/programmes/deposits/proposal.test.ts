import { add, compare, multiply } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalOf, view } from '../../index.js';
import type { Facts } from '../../index.js';
import { funds } from './bank.js';
import programme from './programme.js';
import { effectOfWeight, proposalOf } from './proposal.js';

const source = { title: '临江市竞争性存放办法（样例）', sentence: null };
const setting = (parameter: string, value: string) => ({ parameter, from: '2023-01-01', value, source, entered: null });
const yuan = fc.bigInt({ min: 0n, max: 10n ** 11n }).map((fen) => multiply(fen.toString(), '0.01'));

const factsOf = (paid: readonly string[], way: string, amount: string, values: Record<string, string>): Facts => ({
  records: {
    banks: paid.map((_, index) => ({ id: `b${index}`, name: `银行${index}`, score: String((index * 37) % 101) })),
    loans: paid.map((sum, index) => ({
      id: `l${index}`,
      bank: `b${index}`,
      number: '1',
      granted: '100',
      paid: sum,
      paidOn: '2023-06-01',
    })),
    funds: [{ id: 'f', name: '资金', way, amount }],
    decisions: [],
  },
  settings: Object.entries(values).map(([code, value]) => setting(code, value)),
});
const seen = (facts: Facts) => view(programme, facts, '2023-09-01', null);

describe('a proposal', () => {
  it('with what it leaves makes the fund, to the last 分; a bank that paid nothing gets nothing by proportion', () => {
    const paid = fc.array(yuan, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(paid, yuan, fc.constantFrom('proportion', 'weighted'), (sums, amount, way) => {
        const facts = seen(factsOf(sums, way, amount, { proportion: '0.35', weight: '0.3' }));
        const { deposits, left } = proposalOf(facts, facts.rows(funds)[0]!);
        if (deposits === null) return;
        expect(totalOf([...deposits.map((one) => one.amount.lower!), left.lower!])).toBe(add(amount, '0'));
        if (way === 'proportion')
          for (const one of deposits)
            if (compare(one.paid, '0') === 0) expect([one.amount.upper, one.factor]).toEqual(['0', '0']);
      }),
    );
  });

  it('shows what another weight does to every bank before it is adopted', () => {
    const facts = seen(factsOf(['6000', '0', '2000'], 'weighted', '1000', { weight: '0.3' }));
    const changes = effectOfWeight(facts, facts.rows(funds)[0]!, '0.6')!;
    expect(changes).toHaveLength(3);
    expect(totalOf(changes.map(({ change }) => change!.lower!))).toBe('0');
    expect(compare(changes[0]!.change!.lower!, '0')).toBe(1);
    expect(compare(changes[1]!.change!.upper!, '0')).toBe(-1);
    const unset = seen(factsOf(['6000', '0'], 'weighted', '1000', {}));
    expect(effectOfWeight(unset, unset.rows(funds)[0]!, '0.6')!.every(({ before }) => before === null)).toBe(true);
  });
});
