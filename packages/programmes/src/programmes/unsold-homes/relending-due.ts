import { addMonths, compare, interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { about, asked, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { between, englishInterval, intervalOf, notNegative, printInterval } from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import type { RecordOf } from '../../definition/register.js';
import { column, notFilled, notSet } from '../../definition/report.js';
import type { ReportCell, ReportTable } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { movedBy } from '../../money/total.js';
import { credits, relendings } from './credit.js';
import { settled } from './parameters.js';

type Relending = RecordOf<typeof relendings>;

/** What is still outstanding of one sum of relending on the view's day. */
const outstandingOf = (view: View, { received, receivedOn, repaid, repaidOn }: Relending): Interval =>
  notNegative(
    interval.subtract(
      movedBy([{ day: receivedOn, amount: received }], view.day),
      repaid === null && repaidOn === null ? between('0', '0') : movedBy([{ day: repaidOn, amount: repaid }], view.day),
    ),
  );

/** When a sum of relending is due: its term after it came in. Null while the term or that day is not known. */
function dueOf(view: View, { receivedOn }: Relending): Day | null {
  const term = settled(view, 'relending-term');
  return term === null || receivedOn === null ? null : addMonths(receivedOn, Number(term));
}

/** Sums of relending that came in and may still be outstanding. */
const heldNow = (view: View): Relending[] =>
  view
    .rows(relendings)
    .filter((row) => row.receivedOn !== null && row.receivedOn <= view.day && outstandingOf(view, row).upper !== '0');

/** 再贷款到期和利息: when each sum is due, what it costs a year, and what the bank earns on the loan above that. */
export function relendingTable(view: View): ReportTable {
  const rate = settled(view, 'relending-rate');
  const cost = rate === null ? null : interval.exactly(rate);
  return {
    name: words('再贷款到期和利息', 'When relending is due, and what it costs'),
    columns: [
      column('bank', '银行', 'Bank'),
      column('credit', '授信', 'Credit'),
      column('outstanding', '再贷款余额', 'Outstanding', money),
      column('due', '到期日', 'Due'),
      column('interest', '一年利息', 'Interest a year', money),
      column('margin', '贷款利率高出', 'The loan yields more by', share),
    ],
    rows: heldNow(view).map((row): ReportCell[] => {
      const credit = view.find(credits, row.credit);
      const outstanding = outstandingOf(view, row);
      const loan = credit?.rate ?? null;
      return [
        ...[row.bank ?? notFilled, credit?.number ?? notFilled, outstanding, dueOf(view, row) ?? notSet],
        cost === null ? null : interval.multiply(outstanding, cost),
        cost === null || loan === null ? null : interval.subtract(intervalOf(loan), cost),
      ];
    }),
    notes: [],
  };
}

/** Term and rate of relending, asked once there are credits: no paper gives them. What is past its day has to be given back. */
export function relendingDue(view: View): Effect[] {
  if (view.rows(credits).length === 0) return [];
  const open = ['relending-term', 'relending-rate'].filter((code) => settled(view, code) === null);
  return [
    ...open.map((code) => asked('relending-terms', null, view.askParameter(code))),
    ...heldNow(view).flatMap((row): Effect[] => {
      const due = dueOf(view, row);
      const outstanding = outstandingOf(view, row);
      if (due === null || due >= view.day || compare(outstanding.lower ?? '0', '0') <= 0) return [];
      return [
        proposed(
          'notice',
          'relending-terms',
          about('credits', row.credit!),
          words(
            `${row.bank ?? '贷款银行'}${due}到期的再贷款${printInterval(outstanding, money)}没有归还或展期的记录`,
            `Relending of ${englishInterval(outstanding, money)} of ${row.bank ?? 'the bank'}, due on ${due}: neither given back nor renewed by the records`,
          ),
          row.bank,
        ),
      ];
    }),
  ];
}
