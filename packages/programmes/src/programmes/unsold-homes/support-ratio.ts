import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { between, englishInterval, exactValue, hull, intervalOf, printInterval } from '../../definition/figure.js';
import { share } from '../../definition/measure.js';
import type { Question } from '../../definition/question.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { bankAsked, drawnOn, recordedOf } from './recorded.js';
import type { Credit, Drawdown } from './recorded.js';

/** The support ratio of a claim, and why. */
export function ratioOf(
  view: View,
  credit: Credit,
  bank: string | null,
  quarter: Day,
): { value: Interval; why: () => Words; questions: Question[] } {
  if (credit.statedRatio !== null) {
    const value = intervalOf(credit.statedRatio);
    const why = (): Words =>
      words(
        `支持比例${printInterval(value, share)}（人民银行已就这笔贷款明确）`,
        `Support ratio ${englishInterval(value, share)} (the central bank said so of this loan)`,
      );
    return { value, why, questions: [] };
  }
  const known = view.once('support-ratios', () => new Map<Day, Interval | null>());
  const on = (day: Day): Interval | null => {
    let found = known.get(day);
    if (found === undefined) {
      const { settings } = view.parameter('support-ratio', day);
      found = settings.length === 0 ? null : settings.map(({ value }) => interval.exactly(value)).reduce(hull);
      known.set(day, found);
    }
    return found;
  };
  const whole = between('0', '1');
  const byClaim = on(view.day) ?? whole;
  const rows = recordedOf(view, credit).drawdowns.filter(
    (row) => (bank === null || row.bank === null || row.bank === bank) && (drawnOn(row) ?? quarter) <= quarter,
  );
  // A total "by the end of November" was drawn on unknown days from the credit on.
  const daysOf = ({ day, by }: Drawdown): Interval =>
    day !== null
      ? (on(day) ?? whole)
      : [on(credit.signedOn ?? '2024-05-31') ?? whole, on(by ?? quarter) ?? whole].reduce(hull);
  const byLoan = rows.length === 0 ? byClaim : rows.map(daysOf).reduce(hull);
  const { settings } = view.once('ratio-follows', () => view.parameter('ratio-follows'));
  const choice = settings.length === 1 ? settings[0]!.value : null;
  const value = choice === 'claim' ? byClaim : choice === 'loan' ? byLoan : hull(byClaim, byLoan);
  const same = exactValue(hull(byClaim, byLoan)) !== null;
  const questions: Question[] = choice === null && !same ? [view.askParameter('ratio-follows')] : [];
  if (choice !== 'claim' && exactValue(byLoan) === null)
    for (const row of rows)
      if (row.day === null)
        questions.push({
          code: 'drawn-on',
          missing: words(`第${row.number}笔放款的日期`, `The day of drawdown ${row.number}`),
          ask: bankAsked,
          at: { kind: 'record', register: 'drawdowns', record: row.id, field: 'day' },
        });
  const basis =
    choice === 'claim'
      ? words('按申请日', 'by the day of the claim')
      : choice === 'loan'
        ? words('按放款日', 'by the day of the loan')
        : words('按放款日或申请日待核', 'by the day of the loan or of the claim, to be confirmed');
  const why = (): Words =>
    words(
      `支持比例${printInterval(value, share)}（${basis.chinese}）`,
      `Support ratio ${englishInterval(value, share)} (${basis.english})`,
    );
  return { value, why, questions };
}
