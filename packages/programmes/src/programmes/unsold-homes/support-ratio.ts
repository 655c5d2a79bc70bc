import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { between, englishInterval, exactValue, hull, intervalOf, printInterval } from '../../definition/figure.js';
import { share } from '../../definition/measure.js';
import type { Question } from '../../definition/question.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { bankAsked, drawnOn } from './recorded.js';
import type { Credit, Drawdown, Recorded } from './recorded.js';

const byDay = {
  claim: words('按申请日', 'by the day of the claim'),
  loan: words('按放款日', 'by the day of the loan'),
  either: words('按放款日或申请日待核', 'by the day of the loan or of the claim, to be confirmed'),
};

/** The ratio that holds on each day, `[0, 1]` where none is entered, and by which day it goes (null: not entered). */
function ratiosOf(view: View): { on: (day: Day) => Interval; choice: string | null } {
  const whole = between('0', '1');
  const known = new Map<Day, Interval>();
  // Many days have one ratio: lines of one ratio are added before it is taken.
  const alike = new Map<string, Interval>();
  const on = (day: Day): Interval => {
    let found = known.get(day);
    if (found === undefined) {
      const { settings } = view.parameter('support-ratio', day);
      const values = settings.map(({ value }) => value);
      const key = values.join(' ');
      found = alike.get(key) ?? (values.length === 0 ? whole : values.map(interval.exactly).reduce(hull));
      alike.set(key, found);
      known.set(day, found);
    }
    return found;
  };
  const { settings } = view.parameter('ratio-follows');
  return { on, choice: settings.length === 1 ? settings[0]!.value : null };
}

/** The support ratio of a claim. */
export function ratioOf(
  view: View,
  credit: Credit,
  { drawdowns }: Recorded,
  bank: string | null,
  quarter: Day,
): { value: Interval; questions: readonly Question[] } {
  if (credit.statedRatio !== null) return { value: intervalOf(credit.statedRatio), questions: NO_QUESTIONS };
  const { on, choice } = ratiosKept(view);
  const byClaim = on(view.day);
  if (choice === 'claim') return { value: byClaim, questions: NO_QUESTIONS };
  let byLoan: Interval | null = null;
  const undated: Drawdown[] = [];
  for (const row of drawdowns) {
    const drawn = drawnOn(row);
    if ((bank !== null && row.bank !== null && row.bank !== bank) || (drawn !== null && drawn > quarter)) continue;
    // A total "by the end of November" was drawn on unknown days from the credit on.
    const ratio = row.day !== null ? on(row.day) : hull(on(credit.signedOn ?? '2024-05-31'), on(row.by ?? quarter));
    if (row.day === null) undated.push(row);
    byLoan = byLoan === null ? ratio : hull(byLoan, ratio);
  }
  byLoan ??= byClaim;
  const value = choice === 'loan' ? byLoan : hull(byClaim, byLoan);
  if (exactValue(value) !== null) return { value, questions: NO_QUESTIONS };
  const questions: Question[] = choice === null ? [view.askParameter('ratio-follows')] : [];
  if (exactValue(byLoan) === null)
    for (const { id, number } of undated)
      questions.push({
        code: 'drawn-on',
        missing: words(`第${number}笔放款的日期`, `The day of drawdown ${number}`),
        ask: bankAsked,
        at: { kind: 'record', register: 'drawdowns', record: id, field: 'day' },
      });
  return { value, questions };
}

const NO_QUESTIONS: readonly Question[] = [];

const ratiosKept = (view: View) => view.once('support-ratios', () => ratiosOf(view));

/** The support ratio of a credit, and by which day it goes. */
export function whyRatio(view: View, { statedRatio }: Credit, value: Interval): Words {
  if (statedRatio !== null)
    return words(
      `支持比例${printInterval(value, share)}（人民银行已就这笔贷款明确）`,
      `Support ratio ${englishInterval(value, share)} (the central bank said so of this loan)`,
    );
  const { choice } = ratiosKept(view);
  const basis = choice === 'claim' ? byDay.claim : choice === 'loan' ? byDay.loan : byDay.either;
  return words(
    `支持比例${printInterval(value, share)}（${basis.chinese}）`,
    `Support ratio ${englishInterval(value, share)} (${basis.english})`,
  );
}
