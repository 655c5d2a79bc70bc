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
import { movedBy } from '../../money/total.js';
import { bankAsked, drawnBy } from './recorded.js';
import type { Credit, Recorded } from './recorded.js';

/** What is outstanding, how it is known, and what would make it exact. */
export interface Outstanding {
  readonly value: Interval;
  /** Null where every bank reported its balance. */
  readonly line: MoneyLine | null;
  readonly questions: readonly Question[];
}

const NO_QUESTIONS: readonly Question[] = [];

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
  const mine = <T extends { readonly bank: string | null }>(rows: readonly T[]): readonly T[] =>
    bank === null ? rows : rows.filter((row) => row.bank === bank);
  const drawdowns = mine(recorded.drawdowns);
  const drawn = drawnBy(
    drawdowns.filter(({ eligible }) => eligible === true),
    quarter,
  );
  const unfit = drawnBy(
    drawdowns.filter(({ eligible }) => eligible === false),
    quarter,
  );
  const back = recorded.repayments;
  const repaid = movedBy(mine(back), quarter);
  const repaidAtMost =
    bank === null
      ? repaid
      : movedBy(
          back.filter((row) => row.bank === bank || row.bank === null),
          quarter,
        );
  const line: MoneyLine = {
    granted: split ? split.limit : intervalOf(credit.limit),
    drawn: split ? interval.add(drawn, split.surely) : drawn,
    uncounted: unfit,
    repaid,
    repaidAtMost,
  };
  for (const { id, number, eligible } of drawdowns)
    if (eligible === null)
      questions.push({
        code: 'eligible',
        missing: words(`第${number}笔放款是否用于合格房源`, `Whether drawdown ${number} is for homes that qualify`),
        ask: bankAsked,
        at: { kind: 'record', register: 'drawdowns', record: id, field: 'eligible' },
      });
  if (split) questions.push(...split.questions);
  return { value: principalOf(line), line, questions };
}

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
  const loose = drawnBy(nameless, quarter);
  const surely =
    nameless.length === 0
      ? loose
      : others.length === 0
        ? loose
        : notNegative(interval.subtract(loose, sum(others.map(limitOf))));
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
  return { limit, surely: { ...surely, upper: null, upperOpen: true }, questions };
}
