import { compare, interval, partsOf, monthsOf } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { englishInterval, exactValue, intervalOf, notNegative, printInterval, sum } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import { distinct } from '../../definition/question.js';
import type { Question } from '../../definition/question.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { netOf, supportedOf } from '../../money/claim.js';
import type { ClaimPart, SharedLine } from '../../money/claim.js';
import { capped } from '../../money/money-line.js';
import { figureBy } from '../../money/total.js';
import { outstandingOf, whyOutstanding } from './outstanding.js';
import { bankAsked, banksOf, recordedOf } from './recorded.js';
import type { Credit, Recorded } from './recorded.js';
import { ratioOf, whyRatio } from './support-ratio.js';

/** The last quarter whose end is reached: claims are made on the balances of its last day. */
export function claimQuarter(day: Day): Day {
  const { year, month } = partsOf(day);
  const quarter = Math.ceil(month / 3);
  const end = monthsOf(year, quarter * 3, quarter * 3).to!;
  if (end <= day) return end;
  return quarter === 1 ? `${year - 1}-12-31` : monthsOf(year, quarter * 3 - 3, quarter * 3 - 3).to!;
}

/** What one credit brings to the claim of one bank, or of all its banks together, for the last quarter. */
export interface Part extends ClaimPart {
  readonly questions: readonly Question[];
}

/** The same with the quarter, and how it was found. */
export interface CreditClaim extends Part {
  readonly quarter: Day;
  /** Null: all banks of the credit together. */
  readonly bank: string | null;
  /** Ratio × outstanding − relending; below zero where the bank holds more relending than this credit supports. */
  readonly net: Interval;
  /** What could be claimed if this credit were the bank's only one: the net, never less than nothing. */
  readonly claimable: Interval;
  /** How it was found, printed only when it is shown. */
  readonly why: () => readonly Words[];
}

/** Relending still outstanding on the view's day. */
function relendingOf(view: View, credit: Credit, { relendings, banks }: Recorded, bank: string | null): Interval {
  const told = intervalOf(credit.relendingBefore);
  // Relending is at most the whole of a principal, which is at most the limit.
  const before = credit.relendingBefore === null ? capped(told, intervalOf(credit.limit)) : told;
  // Of one bank among several, what the credit had before is known only where it was nothing.
  const several = bank !== null && banks.length > 1;
  const mine = several && exactValue(before) !== '0' ? { ...before, lower: '0', lowerOpen: false } : before;
  let [received, repaid] = [nothing, nothing];
  for (const row of relendings) {
    if (bank !== null && row.bank !== bank) continue;
    if (row.received !== null || row.receivedOn !== null)
      received = interval.add(received, figureBy(row.receivedOn, row.received, view.day));
    if (row.repaid !== null || row.repaidOn !== null)
      repaid = interval.add(repaid, figureBy(row.repaidOn, row.repaid, view.day));
  }
  return notNegative(interval.subtract(interval.add(mine, received), repaid));
}

/** What the credit had of relending before it was recorded here, asked for where that is open: one question for all its banks. */
function beforeAsked(view: View, credit: Credit): Question | null {
  if (credit.relendingBefore !== null) return null;
  const asked = view.once('relending-before-asked', () => new Map<string, Question>());
  let question = asked.get(credit.id);
  if (!question) {
    question = {
      code: 'relending-before',
      missing: words(`授信${credit.number}登记前已有多少再贷款余额`, `The relending that ${credit.number} had before`),
      ask: bankAsked,
      at: { kind: 'record', register: 'credits', record: credit.id, field: 'relendingBefore' },
    };
    asked.set(credit.id, question);
  }
  return question;
}

/**
 * What a credit brings to a claim for the last quarter: ratio × eligible principal outstanding at its end − relending
 * outstanding, never counted on what was drawn. The claim itself is of the bank over all its credits: `bank-claim.ts`.
 *
 * @param bank one bank of the credit; null for all of them together
 */
export function claimOf(view: View, credit: Credit, bank: string | null): CreditClaim {
  const part = partOf(view, credit, bank);
  const net = netOf(part);
  return {
    ...part,
    net,
    questions: distinct(part.questions),
    quarter: quarterOf(view),
    bank,
    claimable: notNegative(net),
    why: () => whyOf(view, credit, bank),
  };
}

/** The part of a credit alone: a bank's claim is reckoned of thousands. Its questions may repeat. */
export const partOf = (view: View, credit: Credit, bank: string | null): Part =>
  partIn(view, credit, recordedOf(view, credit), bank, quarterOf(view));

function partIn(view: View, credit: Credit, recorded: Recorded, bank: string | null, quarter: Day): Part {
  const outstanding = outstandingOf(view, credit, recorded, bank, quarter);
  const ratio = ratioOf(view, credit, recorded, bank, quarter);
  const held = relendingOf(view, credit, recorded, bank);
  const before = beforeAsked(view, credit);
  const asking = ratio.questions.length > 0 || before !== null;
  const questions = asking
    ? [...outstanding.questions, ...ratio.questions, ...(before === null ? NO_QUESTIONS : [before])]
    : outstanding.questions;
  return { outstanding: outstanding.value, ratio: ratio.value, held, questions };
}

const NO_QUESTIONS: readonly Question[] = [];
const nothing = interval.exactly('0');

/** The parts of a credit's banks, in their order, reckoned once for a view. */
export function bankParts(view: View, credit: Credit): readonly Part[] {
  const known = view.once('parts-of-credits', () => new Map<string, readonly Part[]>());
  let parts = known.get(credit.id);
  if (!parts) {
    const recorded = recordedOf(view, credit);
    const quarter = quarterOf(view);
    known.set(credit.id, (parts = recorded.banks.map((bank) => partIn(view, credit, recorded, bank, quarter))));
  }
  return parts;
}

const quarterOf = (view: View): Day => view.once('claim-quarter', () => claimQuarter(view.day));

export const formula = words(
  '可申请额＝支持比例×季末合格本金余额－再贷款余额，一家银行的全部授信合并计算',
  'Claimable = support ratio × eligible principal at the quarter’s end − relending outstanding, over all credits of a bank',
);

/** Reckoned anew where it is asked for: of a thousand credits few are looked at, and all would be held in memory. */
function whyOf(view: View, credit: Credit, bank: string | null): Words[] {
  const quarter = quarterOf(view);
  const recorded = recordedOf(view, credit);
  return [
    words(`${quarter}季末`, `At the quarter’s end, ${quarter}`),
    whyOutstanding(outstandingOf(view, credit, recorded, bank, quarter)),
    whyRatio(view, credit, ratioOf(view, credit, recorded, bank, quarter).value),
    whyRelending(relendingOf(view, credit, recorded, bank)),
    formula,
  ];
}

const whyRelending = (value: Interval): Words =>
  words(`再贷款余额${printInterval(value, money)}`, `Relending outstanding: ${englishInterval(value, money)}`);

/** A claim as an indicator's outcome. */
export function claimOutcome({ claimable, quarter, why, questions }: CreditClaim): Outcome {
  return {
    value: claimable,
    asOf: quarter,
    get why() {
      return why();
    },
    questions,
  };
}

/**
 * What the banks of a credit could claim together if it were their only one: each claims for itself, so one that has too
 * much relending takes nothing from another. Between the sum of what is sure of each (or what is sure of all), and the sum
 * of what each may claim (or the ratio of all that is outstanding).
 */
export function wholeClaim(all: Part, each: readonly Part[]): Interval {
  return togetherOf(all, netOf(all), each.map(netOf));
}

/** What is known of a credit whose parts are not settled between its banks. */
export function sharedLine(all: Part, each: readonly Part[]): SharedLine {
  const net = netOf(all);
  const nets = each.map(netOf);
  return { whole: { net, claimable: togetherOf(all, net, nets) }, leastOfParts: sum(nets).lower };
}

function togetherOf(all: Part, net: Interval, nets: readonly Interval[]): Interval {
  const claimable = notNegative(net);
  if (nets.length < 2) return claimable;
  const parts = sum(nets.map(notNegative));
  const most = capped(parts, supportedOf(all));
  const lower = compare(parts.lower!, claimable.lower!) >= 0 ? parts.lower : claimable.lower;
  return { lower, lowerOpen: false, upper: most.upper, upperOpen: most.upperOpen };
}

/** The same with how it was found. */
export function creditClaim(view: View, credit: Credit): CreditClaim {
  const each = bankParts(view, credit);
  const all = claimOf(view, credit, null);
  if (each.length < 2) return all;
  return {
    ...all,
    claimable: wholeClaim(all, each),
    why: () => [...whyOf(view, credit, null), whyTogether(view, credit)],
    questions: distinct(each.flatMap(({ questions }) => questions)),
  };
}

function whyTogether(view: View, credit: Credit): Words {
  const each = banksOf(view, credit).map((bank) => claimOf(view, credit, bank));
  return words(
    `各行合计：${each.map(({ bank, claimable }) => `${bank}${printInterval(claimable, money)}`).join('，')}`,
    `Of the banks: ${each.map(({ bank, claimable }) => `${bank} ${englishInterval(claimable, money)}`).join(', ')}`,
  );
}
