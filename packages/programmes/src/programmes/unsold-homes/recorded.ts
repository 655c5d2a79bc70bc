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

/** What is recorded of a credit. */
export interface Recorded {
  /** Those with a share, and those that lent, reported or were relent to without one. */
  readonly banks: readonly string[];
  readonly shares: readonly RecordOf<typeof shares>[];
  readonly drawdowns: readonly Drawdown[];
  readonly repayments: readonly RecordOf<typeof repayments>[];
  readonly balances: readonly RecordOf<typeof balances>[];
  readonly relendings: readonly RecordOf<typeof relendings>[];
}

type Gathered = { -readonly [Key in keyof Recorded]: Recorded[Key][number][] };

const nothing = (): Gathered => ({
  banks: [],
  shares: [],
  drawdowns: [],
  repayments: [],
  balances: [],
  relendings: [],
});

const NOTHING: Recorded = nothing();

/** What is recorded of every credit, in one pass over each register: a province asks for thousands of credits at once. */
function gathered(view: View): Map<string, Gathered> {
  const all = new Map<string, Gathered>();
  const gather = <Row extends { readonly credit: string | null; readonly bank: string | null }>(
    rows: readonly Row[],
    listOf: (recorded: Gathered) => Row[],
    lends: boolean,
  ): void => {
    for (const row of rows) {
      if (row.credit === null) continue;
      let recorded = all.get(row.credit);
      if (!recorded) all.set(row.credit, (recorded = nothing()));
      listOf(recorded).push(row);
      if (lends && row.bank !== null && !recorded.banks.includes(row.bank)) recorded.banks.push(row.bank);
    }
  };
  gather(view.rows(shares), (recorded) => recorded.shares, true);
  gather(view.rows(drawdowns), (recorded) => recorded.drawdowns, true);
  gather(view.rows(balances), (recorded) => recorded.balances, true);
  gather(view.rows(relendings), (recorded) => recorded.relendings, true);
  // Who is repaid need not lend: repayments name no bank anew.
  gather(view.rows(repayments), (recorded) => recorded.repayments, false);
  return all;
}

export const recordedOf = (view: View, credit: Credit): Recorded =>
  view.once('recorded-of-credits', () => gathered(view)).get(credit.id) ?? NOTHING;

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
