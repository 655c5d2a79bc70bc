import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import {
  between,
  englishInterval,
  exactValue,
  intervalOf,
  notNegative,
  printInterval,
  sum,
} from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Figure } from '../../definition/figure.js';
import type { Question } from '../../definition/question.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { capped, leastPrincipal, principalOf } from '../../money/money-line.js';
import type { MoneyLine } from '../../money/money-line.js';
import { figureBy } from '../../money/total.js';
import { bankAsked, drawnBy, drawnOn } from './recorded.js';
import type { Credit, Drawdown, Recorded } from './recorded.js';

/** What is outstanding, how it is known, and what would make it exact. */
export interface Outstanding {
  readonly value: Interval;
  /** Null where every bank reported its balance. */
  readonly line: MoneyLine | null;
  readonly questions: readonly Question[];
}

const NO_QUESTIONS: readonly Question[] = [];
const nothing = interval.exactly('0');

/** The balance that a bank reported of a credit for a quarter; null without one. */
function balanceOf({ balances }: Recorded, bank: string, quarter: Day): Figure | null {
  for (const row of balances) if (row.bank === bank && row.quarter === quarter) return row.eligible;
  return null;
}

/**
 * The eligible principal outstanding at the quarter's end: the balance that was reported, else bounds from what is
 * recorded. At least what was surely drawn for homes that qualify, less every repayment; at most the limit, less
 * repayments and less what was drawn for homes that do not qualify.
 */
export function outstandingOf(
  view: View,
  credit: Credit,
  recorded: Recorded,
  bank: string | null,
  quarter: Day,
): Outstanding {
  if (bank !== null) {
    const reported = balanceOf(recorded, bank, quarter);
    if (reported !== null) return { value: intervalOf(reported), line: null, questions: NO_QUESTIONS };
    return boundsOf(credit, recorded, bank, quarter, [balanceAsked(view, bank, quarter)]);
  }
  const reported: Interval[] = [];
  const questions: Question[] = [];
  for (const name of recorded.banks) {
    const figure = balanceOf(recorded, name, quarter);
    if (figure === null) questions.push(balanceAsked(view, name, quarter));
    else reported.push(intervalOf(figure));
  }
  if (recorded.banks.length > 0 && questions.length === 0)
    return { value: sum(reported), line: null, questions: NO_QUESTIONS };
  if (recorded.banks.length === 0)
    questions.push({
      code: 'banks',
      missing: words(`授信${credit.number}由哪几家银行承贷`, `Which banks lend under ${credit.number}`),
      ask: bankAsked,
      at: { kind: 'register', register: 'shares' },
    });
  return boundsOf(credit, recorded, null, quarter, questions);
}

/** Bounds from what is recorded, where a balance is missing. */
function boundsOf(
  credit: Credit,
  recorded: Recorded,
  bank: string | null,
  quarter: Day,
  questions: Question[],
): Outstanding {
  const split = bank === null ? null : splitOf(credit, recorded, bank, quarter);
  let [drawn, uncounted, repaid, perhaps] = [nothing, nothing, nothing, nothing];
  for (const row of recorded.drawdowns) {
    if (bank !== null && row.bank !== bank) continue;
    const amount = figureBy(drawnOn(row), row.amount, quarter);
    if (row.eligible) drawn = interval.add(drawn, amount);
    else if (row.eligible === false) uncounted = interval.add(uncounted, amount);
    else questions.push(eligibleAsked(row));
  }
  for (const row of recorded.repayments) {
    // One that names no bank may be any bank's.
    if (bank === null || row.bank === bank) repaid = interval.add(repaid, figureBy(row.day, row.amount, quarter));
    else if (row.bank === null) perhaps = interval.add(perhaps, figureBy(row.day, row.amount, quarter));
  }
  const line: MoneyLine = {
    granted: split ? split.limit : intervalOf(credit.limit),
    drawn: split ? interval.add(drawn, split.surely) : drawn,
    uncounted,
    repaid,
    repaidAtMost: interval.add(repaid, perhaps),
  };
  if (split) questions.push(...split.questions);
  return { value: principalOf(line), line, questions };
}

const eligibleAsked = ({ id, number }: Drawdown): Question => ({
  code: 'eligible',
  missing: words(`第${number}笔放款是否用于合格房源`, `Whether drawdown ${number} is for homes that qualify`),
  ask: bankAsked,
  at: { kind: 'record', register: 'drawdowns', record: id, field: 'eligible' },
});

/** How the outstanding principal of a credit was found. */
export function whyOutstanding({ value, line }: Outstanding): Words {
  if (line === null)
    return words(
      `季末合格贷款本金余额${printInterval(value, money)}（已报）`,
      `Eligible principal at the quarter’s end: ${englishInterval(value, money)} (reported)`,
    );
  const least = leastPrincipal(line);
  const drawn = between(least, least);
  return words(
    `季末余额未报：不低于已放款扣除已还${printInterval(drawn, money)}，不超过额度${printInterval(line.granted, money)}扣除已还和不合格部分`,
    `The balance was not reported: at least what was drawn less repayments, ${englishInterval(drawn, money)}; at most the limit of ${englishInterval(line.granted, money)} less repayments and what does not qualify`,
  );
}

/** One question to a bank for a quarter, however many credits wait for it. */
function balanceAsked(view: View, bank: string, quarter: Day): Question {
  const asked = view.once(`balances-asked-${quarter}`, () => new Map<string, Question>());
  let question = asked.get(bank);
  if (!question) {
    question = {
      code: 'balance',
      missing: words(`${bank}${quarter}的季末合格贷款本金余额`, `The eligible principal of ${bank} on ${quarter}`),
      ask: bankAsked,
      at: { kind: 'register', register: 'balances' },
    };
    asked.set(bank, question);
  }
  return question;
}

/** What is sure of one bank's part where drawdowns do not name banks: at least what the others could not have lent. */
function splitOf(
  credit: Credit,
  { shares: rows, banks, drawdowns: all }: Recorded,
  bank: string,
  quarter: Day,
): { limit: Interval; surely: Interval; questions: Question[] } {
  const limitOf = (name: string): Interval => {
    const amount = rows.find((row) => row.bank === name)?.amount ?? null;
    return capped(intervalOf(amount), intervalOf(credit.limit));
  };
  const others = banks.filter((name) => name !== bank);
  const limit = others.length === 0 ? intervalOf(credit.limit) : limitOf(bank);
  const nameless = all.filter((row) => row.bank === null && row.eligible === true);
  const questions: Question[] = [];
  if (others.length > 0 && exactValue(limit) === null)
    questions.push({
      code: 'share',
      missing: words(`${bank}在授信${credit.number}里承贷多少`, `How much of ${credit.number} ${bank} lends`),
      ask: bankAsked,
      at: { kind: 'register', register: 'shares' },
    });
  if (others.length > 0 && all.some((row) => row.bank === null))
    questions.push({
      code: 'drawn-by-bank',
      missing: words(
        `授信${credit.number}的放款各银行各放了多少`,
        `How the drawdowns of ${credit.number} divide between its banks`,
      ),
      ask: bankAsked,
      at: { kind: 'register', register: 'drawdowns' },
    });
  if (nameless.length === 0) return { limit, surely: nothing, questions };
  const loose = drawnBy(nameless, quarter);
  const surely = others.length === 0 ? loose : notNegative(interval.subtract(loose, sum(others.map(limitOf))));
  return { limit, surely: { ...surely, upper: null, upperOpen: true }, questions };
}
