import type { Day, Interval } from '@luoshi/reading';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { figuresBy } from '../../money/total.js';
import { balances, drawdowns, relendings, repayments, shares } from './credit.js';
import type { credits } from './credit.js';

export type Credit = RecordOf<typeof credits>;
export type Drawdown = RecordOf<typeof drawdowns>;

export const bankAsked = words('贷款银行', 'The lending bank');

/** What is recorded of a credit, gathered once for a view. */
export interface Recorded {
  /** Those with a share, and those that lent, reported or were relent to without one. */
  readonly banks: readonly string[];
  readonly shares: readonly RecordOf<typeof shares>[];
  readonly drawdowns: readonly Drawdown[];
  readonly repayments: readonly RecordOf<typeof repayments>[];
  readonly balances: readonly RecordOf<typeof balances>[];
  readonly relendings: readonly RecordOf<typeof relendings>[];
}

export function recordedOf(view: View, credit: Credit): Recorded {
  const known = view.once('recorded-of-credits', () => new Map<string, Recorded>());
  let recorded = known.get(credit.id);
  if (!recorded) {
    const of = {
      shares: view.linked(shares, 'credit', credit.id),
      drawdowns: view.linked(drawdowns, 'credit', credit.id),
      repayments: view.linked(repayments, 'credit', credit.id),
      balances: view.linked(balances, 'credit', credit.id),
      relendings: view.linked(relendings, 'credit', credit.id),
    };
    const banks = new Set<string>();
    for (const { bank } of of.shares) if (bank !== null) banks.add(bank);
    for (const { bank } of of.drawdowns) if (bank !== null) banks.add(bank);
    for (const { bank } of of.balances) if (bank !== null) banks.add(bank);
    for (const { bank } of of.relendings) if (bank !== null) banks.add(bank);
    known.set(credit.id, (recorded = { ...of, banks: [...banks] }));
  }
  return recorded;
}

/** Banks of a credit: those with a share, and those that lent, reported or were relent to without one. */
export const banksOf = (view: View, credit: Credit): readonly string[] => recordedOf(view, credit).banks;

export const drawnOn = ({ day, by }: Drawdown): Day | null => day ?? by;

/** What was drawn by a day; a total known only up to a day had been drawn by then. */
export function drawnBy(rows: readonly Drawdown[], day: Day): Interval {
  return figuresBy(rows, drawnOn, ({ amount }) => amount, day);
}

/** Principal drawn by the view's day under a credit. */
export function drawnUnder(view: View, creditId: string): Interval {
  return drawnBy(view.linked(drawdowns, 'credit', creditId), view.day);
}
