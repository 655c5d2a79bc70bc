import { compare, interval } from '@luoshi/reading';
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
import type { Question } from '../../definition/question.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { movedBy } from '../../money/total.js';
import { bankAsked, drawnBy, recordedOf } from './recorded.js';
import type { Credit, Drawdown } from './recorded.js';

const atLeastZero = (x: Interval): Interval => ({ ...notNegative(x), upper: x.upper, upperOpen: x.upperOpen });

/** The smaller upper bound of two, with the lower bound of the first. */
export function capped(x: Interval, cap: Interval): Interval {
  if (cap.upper === null || (x.upper !== null && compare(x.upper, cap.upper) <= 0)) return x;
  const lower = x.lower !== null && compare(x.lower, cap.upper) > 0 ? cap.upper : x.lower;
  return { ...x, lower, upper: cap.upper, upperOpen: cap.upperOpen };
}

/**
 * The eligible principal outstanding at the quarter's end: the balance that was reported, else bounds from what is
 * recorded. At least what was surely drawn for homes that qualify, less every repayment; at most the limit, less
 * repayments and less what was drawn for homes that do not qualify.
 */
export function outstandingOf(
  view: View,
  credit: Credit,
  bank: string | null,
  quarter: Day,
): { value: Interval; why: () => Words; questions: Question[] } {
  const recorded = recordedOf(view, credit);
  const banks = bank === null ? recorded.banks : [bank];
  const found = banks.map(
    (name) => recorded.balances.find((row) => row.bank === name && row.quarter === quarter)?.eligible ?? null,
  );
  if (banks.length > 0 && found.every((figure) => figure !== null)) {
    const value = found.length === 1 ? intervalOf(found[0]!) : sum(found.map(intervalOf));
    const why = (): Words =>
      words(
        `季末合格贷款本金余额${printInterval(value, money)}（已报）`,
        `Eligible principal at the quarter’s end: ${englishInterval(value, money)} (reported)`,
      );
    return { value, why, questions: [] };
  }
  const questions: Question[] = banks
    .filter((_, index) => found[index] === null)
    .map((name) => balanceAsked(view, name, quarter));
  if (banks.length === 0)
    questions.push({
      code: 'banks',
      missing: words(`授信${credit.number}由哪几家银行承贷`, `Which banks lend under ${credit.number}`),
      ask: bankAsked,
      at: { kind: 'register', register: 'shares' },
    });
  const { repayments: back } = recorded;
  const split = bank === null ? null : splitOf(view, credit, bank, recorded.drawdowns, quarter);
  const mine = <T extends { readonly bank: string | null }>(rows: readonly T[]): readonly T[] =>
    bank === null ? rows : rows.filter((row) => row.bank === bank);
  const limit = bank === null ? intervalOf(credit.limit) : split!.limit;
  const drawdowns = mine(recorded.drawdowns);
  const surely = drawdowns.filter(({ eligible }) => eligible === true);
  const unfit = drawdowns.filter(({ eligible }) => eligible === false);
  const repaid = movedBy(mine(back), quarter);
  const repaidAtMost =
    bank === null
      ? repaid
      : movedBy(
          back.filter((row) => row.bank === bank || row.bank === null),
          quarter,
        );
  const drawn = drawnBy(surely, quarter);
  const lower = notNegative(interval.subtract(split ? interval.add(drawn, split.surely) : drawn, repaidAtMost)).lower;
  const room = capped(interval.subtract(limit, repaid), interval.subtract(limit, drawnBy(unfit, quarter)));
  const upper = notNegative(room);
  // More drawn than granted contradicts itself (a rule says so): the limit then bounds both ends.
  const least = lower !== null && upper.upper !== null && compare(lower, upper.upper) > 0 ? upper.upper : lower;
  const value = { lower: least, lowerOpen: false, upper: upper.upper, upperOpen: upper.upperOpen };
  for (const { id, number, eligible } of drawdowns)
    if (eligible === null)
      questions.push({
        code: 'eligible',
        missing: words(`第${number}笔放款是否用于合格房源`, `Whether drawdown ${number} is for homes that qualify`),
        ask: bankAsked,
        at: { kind: 'record', register: 'drawdowns', record: id, field: 'eligible' },
      });
  questions.push(...(split?.questions ?? []));
  return {
    value,
    why: () =>
      words(
        `季末余额未报：不低于已放款扣除已还${printInterval(between(lower, lower), money)}，不超过额度${printInterval(limit, money)}扣除已还和不合格部分`,
        `The balance was not reported: at least what was drawn less repayments, ${englishInterval(between(lower, lower), money)}; at most the limit of ${englishInterval(limit, money)} less repayments and what does not qualify`,
      ),
    questions,
  };
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
  view: View,
  credit: Credit,
  bank: string,
  all: readonly Drawdown[],
  quarter: Day,
): { limit: Interval; surely: Interval; questions: Question[] } {
  const { shares: rows, banks } = recordedOf(view, credit);
  const limitOf = (name: string): Interval => {
    const amount = rows.find((row) => row.bank === name)?.amount ?? null;
    return capped(intervalOf(amount), intervalOf(credit.limit));
  };
  const others = banks.filter((name) => name !== bank);
  const limit = others.length === 0 ? intervalOf(credit.limit) : limitOf(bank);
  const loose = drawnBy(
    all.filter((row) => row.bank === null && row.eligible === true),
    quarter,
  );
  const surely = others.length === 0 ? loose : atLeastZero(interval.subtract(loose, sum(others.map(limitOf))));
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
