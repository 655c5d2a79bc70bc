import { compare, interval, partsOf, monthsOf } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import {
  between,
  englishInterval,
  exactValue,
  hull,
  intervalOf,
  notNegative,
  printInterval,
  sum,
} from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import { distinct } from '../../definition/question.js';
import type { Question } from '../../definition/question.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { movedBy } from '../../money/total.js';
import { balances, credits, drawdowns, relendings, repayments, shares } from './credit.js';

type Credit = RecordOf<typeof credits>;
type Drawdown = RecordOf<typeof drawdowns>;

/** The last quarter whose end is reached: claims are made on the balances of its last day. */
export function claimQuarter(day: Day): Day {
  const { year, month } = partsOf(day);
  const quarter = Math.ceil(month / 3);
  const end = monthsOf(year, quarter * 3, quarter * 3).to!;
  if (end <= day) return end;
  return quarter === 1 ? `${year - 1}-12-31` : monthsOf(year, quarter * 3 - 3, quarter * 3 - 3).to!;
}

/** What one bank, or all banks of a credit together, can claim for the last quarter. */
export interface Claim {
  readonly quarter: Day;
  /** Null: all banks of the credit together. */
  readonly bank: string | null;
  readonly outstanding: Interval;
  readonly ratio: Interval;
  readonly relending: Interval;
  readonly claimable: Interval;
  /** How it was found, printed only when it is shown. */
  readonly why: () => readonly Words[];
  readonly questions: readonly Question[];
}

const bankAsked = words('贷款银行', 'The lending bank');

/** What is recorded of a credit, gathered once for a view. */
interface Recorded {
  /** Those with a share, and those that lent or reported without one. */
  readonly banks: readonly string[];
  readonly shares: readonly RecordOf<typeof shares>[];
  readonly drawdowns: readonly Drawdown[];
  readonly repayments: readonly RecordOf<typeof repayments>[];
  readonly balances: readonly RecordOf<typeof balances>[];
  readonly relendings: readonly RecordOf<typeof relendings>[];
}

function recordedOf(view: View, credit: Credit): Recorded {
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
    known.set(credit.id, (recorded = { ...of, banks: [...banks] }));
  }
  return recorded;
}

/** Banks of a credit: those with a share, and those that lent or reported without one. */
export const banksOf = (view: View, credit: Credit): readonly string[] => recordedOf(view, credit).banks;

const atLeastZero = (x: Interval): Interval => ({ ...notNegative(x), upper: x.upper, upperOpen: x.upperOpen });

/** The smaller upper bound of two, with the lower bound of the first. */
function capped(x: Interval, cap: Interval): Interval {
  if (cap.upper === null || (x.upper !== null && compare(x.upper, cap.upper) <= 0)) return x;
  const lower = x.lower !== null && compare(x.lower, cap.upper) > 0 ? cap.upper : x.lower;
  return { ...x, lower, upper: cap.upper, upperOpen: cap.upperOpen };
}

const drawnOn = ({ day, by }: Drawdown): Day | null => day ?? by;

/** What was drawn by a day; a total known only up to a day had been drawn by then. */
function drawnBy(rows: readonly Drawdown[], day: Day): Interval {
  return movedBy(
    rows.map((row) => ({ day: drawnOn(row), amount: row.amount })),
    day,
  );
}

/**
 * The eligible principal outstanding at the quarter's end: the balance that was reported, else bounds from what is
 * recorded. At least what was surely drawn for homes that qualify, less every repayment; at most the limit, less
 * repayments and less what was drawn for homes that do not qualify.
 */
function outstandingOf(
  view: View,
  credit: Credit,
  bank: string | null,
  quarter: Day,
): { value: Interval; why: () => Words; questions: Question[] } {
  const recorded = recordedOf(view, credit);
  const reported = recorded.balances.filter((row) => row.quarter === quarter);
  const banks = bank === null ? recorded.banks : [bank];
  const found = banks.map((name) => reported.find((row) => row.bank === name)?.eligible ?? null);
  if (banks.length > 0 && found.every((figure) => figure !== null)) {
    const value = sum(found.map(intervalOf));
    const why = (): Words =>
      words(
        `季末合格贷款本金余额${printInterval(value, money)}（已报）`,
        `Eligible principal at the quarter’s end: ${englishInterval(value, money)} (reported)`,
      );
    return { value, why, questions: [] };
  }
  const questions: Question[] = banks
    .filter((_, index) => found[index] === null)
    .map((name) => ({
      code: 'balance',
      missing: words(`${name}${quarter}的季末合格贷款本金余额`, `The eligible principal of ${name} on ${quarter}`),
      ask: bankAsked,
      at: { kind: 'register', register: 'balances' },
    }));
  if (banks.length === 0)
    questions.push({
      code: 'banks',
      missing: words(`授信${credit.number}由哪几家银行承贷`, `Which banks lend under ${credit.number}`),
      ask: bankAsked,
      at: { kind: 'register', register: 'shares' },
    });
  const { drawdowns: all, repayments: back } = recorded;
  const split = bank === null ? null : splitOf(view, credit, bank, all, quarter);
  const mine = <T extends { readonly bank: string | null }>(rows: readonly T[]): readonly T[] =>
    bank === null ? rows : rows.filter((row) => row.bank === bank);
  const limit = bank === null ? intervalOf(credit.limit) : split!.limit;
  const surely = mine(all).filter(({ eligible }) => eligible === true);
  const unfit = mine(all).filter(({ eligible }) => eligible === false);
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
  for (const { id, number, eligible } of mine(all))
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

/** The support ratio of a claim, and why. */
function ratioOf(
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

/** Relending still outstanding on the view's day. */
function relendingOf(
  view: View,
  credit: Credit,
  bank: string | null,
): { value: Interval; why: () => Words; questions: Question[] } {
  const recorded = recordedOf(view, credit);
  const rows = recorded.relendings.filter((row) => bank === null || row.bank === bank);
  const received = movedBy(
    rows
      .filter(({ received: amount, receivedOn }) => amount !== null || receivedOn !== null)
      .map((row) => ({ day: row.receivedOn, amount: row.received })),
    view.day,
  );
  const repaid = movedBy(
    rows
      .filter(({ repaid: amount, repaidOn }) => amount !== null || repaidOn !== null)
      .map((row) => ({ day: row.repaidOn, amount: row.repaid })),
    view.day,
  );
  const before = intervalOf(credit.relendingBefore);
  // Of one bank among several, what the credit had before is known only where it was nothing.
  const several = bank !== null && recorded.banks.length > 1;
  const mine = several && exactValue(before) !== '0' ? { ...before, lower: '0', lowerOpen: false } : before;
  const value = notNegative(interval.subtract(interval.add(mine, received), repaid));
  const questions: Question[] =
    credit.relendingBefore === null
      ? [
          {
            code: 'relending-before',
            missing: words(
              `授信${credit.number}登记前已有多少再贷款余额`,
              `The relending that ${credit.number} had before`,
            ),
            ask: bankAsked,
            at: { kind: 'record', register: 'credits', record: credit.id, field: 'relendingBefore' },
          },
        ]
      : [];
  const why = (): Words =>
    words(`再贷款余额${printInterval(value, money)}`, `Relending outstanding: ${englishInterval(value, money)}`);
  return { value, why, questions };
}

/**
 * What can be claimed for the last quarter: ratio × eligible principal outstanding at its end − relending outstanding,
 * never less than nothing, and never counted on what was drawn.
 *
 * @param bank one bank of the credit; null for all of them together
 */
export function claimOf(view: View, credit: Credit, bank: string | null): Claim {
  const quarter = claimQuarter(view.day);
  const outstanding = outstandingOf(view, credit, bank, quarter);
  const ratio = ratioOf(view, credit, bank, quarter);
  const relending = relendingOf(view, credit, bank);
  const claimable = notNegative(interval.subtract(interval.multiply(ratio.value, outstanding.value), relending.value));
  return {
    quarter,
    bank,
    outstanding: outstanding.value,
    ratio: ratio.value,
    relending: relending.value,
    claimable,
    why: () => [
      words(`${quarter}季末`, `At the quarter’s end, ${quarter}`),
      outstanding.why(),
      ratio.why(),
      relending.why(),
      words(
        '可申请额＝支持比例×季末合格本金余额－再贷款余额',
        'Claimable = support ratio × eligible principal at the quarter’s end − relending outstanding',
      ),
    ],
    questions: distinct([...outstanding.questions, ...ratio.questions, ...relending.questions]),
  };
}

/** A claim as an indicator's outcome. */
export function claimOutcome({ claimable, quarter, why, questions }: Claim): Outcome {
  return { value: claimable, asOf: quarter, why: why(), questions };
}

/**
 * What the banks of a credit can claim together: each claims for itself, so one that has too much relending takes nothing
 * from another. Between the sum of what is sure of each (or what is sure of all), and the sum of what each may claim (or
 * the ratio of all that is outstanding).
 */
export function creditClaim(view: View, credit: Credit): Claim {
  const claims = view.once('claims-of-credits', () => new Map<string, Claim>());
  let claim = claims.get(credit.id);
  if (!claim) claims.set(credit.id, (claim = togetherOf(view, credit)));
  return claim;
}

function togetherOf(view: View, credit: Credit): Claim {
  const all = claimOf(view, credit, null);
  const banks = banksOf(view, credit);
  if (banks.length < 2) return all;
  const each = banks.map((bank) => claimOf(view, credit, bank));
  const parts = sum(each.map(({ claimable }) => claimable));
  const most = capped(parts, interval.multiply(all.ratio, all.outstanding));
  const lower = compare(parts.lower!, all.claimable.lower!) >= 0 ? parts.lower : all.claimable.lower;
  return {
    ...all,
    claimable: { ...most, lower, lowerOpen: false },
    why: () => [
      ...all.why(),
      words(
        `各行合计：${each.map(({ bank, claimable }) => `${bank}${printInterval(claimable, money)}`).join('，')}`,
        `Of the banks: ${each.map(({ bank, claimable }) => `${bank} ${englishInterval(claimable, money)}`).join(', ')}`,
      ),
    ],
    questions: distinct(each.flatMap(({ questions }) => questions)),
  };
}

/** The claims of all credits together. */
export function totalClaim(view: View): Outcome {
  const rows = view.rows(credits);
  const claims = rows.map((credit) => creditClaim(view, credit));
  return {
    value: sum(claims.map(({ claimable }) => claimable)),
    asOf: claimQuarter(view.day),
    why: claims.map(({ claimable }, index) =>
      words(
        `${rows[index]!.number}：${printInterval(claimable, money)}`,
        `${rows[index]!.number}: ${englishInterval(claimable, money)}`,
      ),
    ),
    questions: distinct(claims.flatMap(({ questions }) => questions)),
  };
}

/** Relending that a bank surely holds beyond what its balance supports, and has to give back; zero where none is sure. */
export function excessOf({ outstanding, ratio, relending }: Claim): Interval {
  return notNegative(interval.subtract(relending, interval.multiply(ratio, outstanding)));
}

/** Principal drawn by the view's day under a credit. */
export function drawnUnder(view: View, creditId: string): Interval {
  return drawnBy(view.linked(drawdowns, 'credit', creditId), view.day);
}
