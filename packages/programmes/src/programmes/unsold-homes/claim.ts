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
import { figuresBy } from '../../money/total.js';
import { capped, outstandingOf } from './outstanding.js';
import { bankAsked, banksOf, recordedOf } from './recorded.js';
import type { Credit } from './recorded.js';
import { ratioOf } from './support-ratio.js';

/** The last quarter whose end is reached: claims are made on the balances of its last day. */
export function claimQuarter(day: Day): Day {
  const { year, month } = partsOf(day);
  const quarter = Math.ceil(month / 3);
  const end = monthsOf(year, quarter * 3, quarter * 3).to!;
  if (end <= day) return end;
  return quarter === 1 ? `${year - 1}-12-31` : monthsOf(year, quarter * 3 - 3, quarter * 3 - 3).to!;
}

/** What a claim is reckoned of: one credit's part of one bank, or of all its banks together, for the last quarter. */
export interface Part {
  readonly outstanding: Interval;
  readonly ratio: Interval;
  readonly relending: Interval;
  /** Ratio × outstanding. */
  readonly supported: Interval;
  readonly questions: readonly Question[];
}

/** What one credit brings to the claim of one bank, or of all its banks together, for the last quarter. */
export interface Claim extends Part {
  readonly quarter: Day;
  /** Null: all banks of the credit together. */
  readonly bank: string | null;
  /** Supported − relending; below zero where the bank holds more relending than this credit supports. */
  readonly net: Interval;
  /** What could be claimed if this credit were the bank's only one: the net, never less than nothing. */
  readonly claimable: Interval;
  /** How it was found, printed only when it is shown. */
  readonly why: () => readonly Words[];
}

/** Relending still outstanding on the view's day. */
function relendingOf(
  view: View,
  credit: Credit,
  bank: string | null,
): { value: Interval; why: () => Words; questions: Question[] } {
  const recorded = recordedOf(view, credit);
  const rows = bank === null ? recorded.relendings : recorded.relendings.filter((row) => row.bank === bank);
  const told = intervalOf(credit.relendingBefore);
  // Relending is at most the whole of a principal, which is at most the limit.
  const before = credit.relendingBefore === null ? capped(told, intervalOf(credit.limit)) : told;
  // Of one bank among several, what the credit had before is known only where it was nothing.
  const several = bank !== null && recorded.banks.length > 1;
  const mine = several && exactValue(before) !== '0' ? { ...before, lower: '0', lowerOpen: false } : before;
  const value = notNegative(
    rows.length === 0
      ? mine
      : interval.subtract(
          interval.add(
            mine,
            figuresBy(
              rows.filter(({ received, receivedOn }) => received !== null || receivedOn !== null),
              ({ receivedOn }) => receivedOn,
              ({ received }) => received,
              view.day,
            ),
          ),
          figuresBy(
            rows.filter(({ repaid, repaidOn }) => repaid !== null || repaidOn !== null),
            ({ repaidOn }) => repaidOn,
            ({ repaid }) => repaid,
            view.day,
          ),
        ),
  );
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
 * What a credit brings to a claim for the last quarter: ratio × eligible principal outstanding at its end − relending
 * outstanding, never counted on what was drawn. The claim itself is of the bank over all its credits: `bank-claim.ts`.
 *
 * @param bank one bank of the credit; null for all of them together
 */
export function claimOf(view: View, credit: Credit, bank: string | null): Claim {
  const part = partOf(view, credit, bank);
  const net = netOf(part);
  return {
    ...part,
    quarter: quarterOf(view),
    bank,
    net,
    claimable: notNegative(net),
    why: () => whyOf(view, credit, bank),
  };
}

/** The part of a credit alone: a bank's claim is reckoned of thousands. */
export function partOf(view: View, credit: Credit, bank: string | null): Part {
  const quarter = quarterOf(view);
  const outstanding = outstandingOf(view, credit, bank, quarter);
  const ratio = ratioOf(view, credit, bank, quarter);
  const relending = relendingOf(view, credit, bank);
  return {
    outstanding: outstanding.value,
    ratio: ratio.value,
    relending: relending.value,
    supported: interval.multiply(ratio.value, outstanding.value),
    questions: distinct([...outstanding.questions, ...ratio.questions, ...relending.questions]),
  };
}

/** The parts of a credit's banks, in their order, reckoned once for a view. */
export function bankParts(view: View, credit: Credit): readonly Part[] {
  const known = view.once('parts-of-credits', () => new Map<string, readonly Part[]>());
  let parts = known.get(credit.id);
  if (!parts) known.set(credit.id, (parts = banksOf(view, credit).map((bank) => partOf(view, credit, bank))));
  return parts;
}

export const netOf = ({ supported, relending }: Pick<Part, 'supported' | 'relending'>): Interval =>
  interval.subtract(supported, relending);

const quarterOf = (view: View): Day => view.once('claim-quarter', () => claimQuarter(view.day));

export const formula = words(
  '可申请额＝支持比例×季末合格本金余额－再贷款余额，一家银行的全部授信合并计算',
  'Claimable = support ratio × eligible principal at the quarter’s end − relending outstanding, over all credits of a bank',
);

/** Reckoned anew where it is asked for: of a thousand credits few are looked at, and all would be held in memory. */
function whyOf(view: View, credit: Credit, bank: string | null): Words[] {
  const quarter = quarterOf(view);
  return [
    words(`${quarter}季末`, `At the quarter’s end, ${quarter}`),
    outstandingOf(view, credit, bank, quarter).why(),
    ratioOf(view, credit, bank, quarter).why(),
    relendingOf(view, credit, bank).why(),
    formula,
  ];
}

/** A claim as an indicator's outcome. */
export function claimOutcome({ claimable, quarter, why, questions }: Claim): Outcome {
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
 *
 * @param each what it brings to each of its banks, where that is worked out already
 */
export function creditClaim(view: View, credit: Credit, each: readonly Part[] = bankParts(view, credit)): Claim {
  const all = claimOf(view, credit, null);
  if (each.length < 2) return all;
  const parts = sum(each.map((part) => notNegative(netOf(part))));
  const most = capped(parts, interval.multiply(all.ratio, all.outstanding));
  const lower = compare(parts.lower!, all.claimable.lower!) >= 0 ? parts.lower : all.claimable.lower;
  return {
    ...all,
    claimable: { ...most, lower, lowerOpen: false },
    why: () => [...whyOf(view, credit, null), whyTogether(view, credit)],
    // Asked of a few; the claims of a bank have their own.
    get questions() {
      return distinct(each.flatMap(({ questions }) => questions));
    },
  };
}

function whyTogether(view: View, credit: Credit): Words {
  const each = banksOf(view, credit).map((bank) => claimOf(view, credit, bank));
  return words(
    `各行合计：${each.map(({ bank, claimable }) => `${bank}${printInterval(claimable, money)}`).join('，')}`,
    `Of the banks: ${each.map(({ bank, claimable }) => `${bank} ${englishInterval(claimable, money)}`).join(', ')}`,
  );
}
