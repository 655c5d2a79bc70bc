import { add, compare, interval, subtract } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import { between, englishInterval, exactValue, notNegative, printInterval, sum } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import { distinct } from '../../definition/question.js';
import type { Question } from '../../definition/question.js';
import { totalOf } from '../../definition/total-of.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { claimQuarter, creditClaim, formula, netOf, partOf, bankParts } from './claim.js';
import type { Claim, Part } from './claim.js';
import { credits } from './credit.js';
import { banksOf } from './recorded.js';
import type { Credit } from './recorded.js';

/** One bank's claim for the last quarter: over all its credits, an excess of relending on one set against another. */
export interface BankClaim {
  /** Null: nobody knows yet who lends under its one credit. */
  readonly bank: string | null;
  readonly credits: readonly Credit[];
  readonly outstanding: Interval;
  /** Σ ratio × outstanding. */
  readonly supported: Interval;
  readonly relending: Interval;
  /** Supported − relending. Below zero it has to be given back. */
  readonly net: Interval;
  readonly claimable: Interval;
  readonly questions: readonly Question[];
}

/** All claims of a quarter, with what the banks may claim together. */
export interface QuarterClaims {
  readonly quarter: Day;
  readonly banks: readonly BankClaim[];
  readonly together: Interval;
}

/** A bank's claim of what its credits bring. */
function ofBank(bank: string | null, credits: readonly Credit[], parts: readonly Part[]): BankClaim {
  const all = {
    supported: sum(parts.map(({ supported }) => supported)),
    relending: sum(parts.map(({ relending }) => relending)),
  };
  const net = netOf(all);
  return {
    ...{ bank, credits, ...all, net },
    outstanding: sum(parts.map(({ outstanding }) => outstanding)),
    claimable: notNegative(net),
    questions: distinct(parts.flatMap(({ questions }) => questions)),
  };
}

/** The claims of all banks for the last quarter, one for each bank; credits whose lender is not known stand by themselves. */
export function quarterClaims(view: View): QuarterClaims {
  return view.once('quarter-claims', () => {
    const byBank = new Map<string, { credits: Credit[]; parts: Part[]; tight: Part[] }>();
    const unknown: BankClaim[] = [];
    const loose: Claim[] = [];
    const open = new Set<string>();
    let surelyMore: Decimal = '0';
    for (const credit of view.rows(credits)) {
      const names = banksOf(view, credit);
      if (names.length === 0) {
        unknown.push(ofBank(null, [credit], [partOf(view, credit, null)]));
        continue;
      }
      const parts = bankParts(view, credit);
      // Where the parts are not exact, what is known of all banks together may say more than the parts do.
      const split = parts.length > 1 && !parts.every(isExact);
      if (split) {
        const all = creditClaim(view, credit, parts);
        loose.push(all);
        const least = sum(parts.map(netOf)).lower;
        if (all.net.lower !== null && least !== null && compare(all.net.lower, least) > 0)
          surelyMore = add(surelyMore, subtract(all.net.lower, least));
      }
      for (const [index, bank] of names.entries()) {
        let group = byBank.get(bank);
        if (!group) byBank.set(bank, (group = { credits: [], parts: [], tight: [] }));
        group.credits.push(credit);
        group.parts.push(parts[index]!);
        if (split) open.add(bank);
        else group.tight.push(parts[index]!);
      }
    }
    const groups = [...byBank];
    const banks = groups.map(([bank, { credits, parts }]) => ofBank(bank, credits, parts));
    const tight = groups.map(([, { tight: parts }]) => notNegative(sum(parts.map(netOf))));
    return {
      quarter: claimQuarter(view.day),
      banks: [...banks, ...unknown],
      together: togetherOf(banks, unknown, loose, tight, open, surelyMore),
    };
  });
}

const isExact = ({ supported, relending }: Part): boolean =>
  exactValue(supported) !== null && exactValue(relending) !== null;

const positive = (x: Decimal | null): Decimal => (x === null || compare(x, '0') <= 0 ? '0' : x);
const negative = (x: Decimal): Decimal => (compare(x, '0') < 0 ? subtract('0', x) : '0');

/**
 * What all banks may claim together: the sum over banks, drawn in by what is known of credits whose split is not.
 *
 * At most: each bank's most; or what the split credits bring at most and each bank's most of the others (an excess can only
 * lessen it). At least: what is sure of each bank, and what is sure of lenders not yet known and of split credits beyond
 * their parts, less every excess that may stand against it.
 */
function togetherOf(
  banks: readonly BankClaim[],
  unknown: readonly BankClaim[],
  loose: readonly Claim[],
  tight: readonly Interval[],
  open: ReadonlySet<string>,
  surelyMore: Decimal,
): Interval {
  const each = sum([...banks, ...unknown].map(({ claimable }) => claimable));
  if (loose.length === 0 && unknown.length === 0) return each;
  const apart = sum([...loose, ...unknown].map(({ claimable }) => claimable).concat(tight));
  const most = apart.upper !== null && (each.upper === null || compare(apart.upper, each.upper) < 0) ? apart : each;
  return { ...between(leastOf(banks, unknown, open, surelyMore), most.upper), upperOpen: most.upperOpen };
}

function leastOf(
  banks: readonly BankClaim[],
  unknown: readonly BankClaim[],
  open: ReadonlySet<string>,
  surelyMore: Decimal,
): Decimal {
  const sure = totalOf(banks.map(({ net }) => positive(net.lower)));
  const extra = add(surelyMore, totalOf(unknown.map(({ net }) => positive(net.lower))));
  // Without a bound an excess may eat all that it can stand against.
  const excesses = banks.filter(({ bank }) => unknown.length > 0 || open.has(bank!)).map(({ net }) => net.lower);
  const against = excesses.includes(null) ? extra : totalOf(excesses.map((lower) => negative(lower!)));
  const rest = positive(subtract(extra, against));
  const lent = unknown.map(({ net }) => net.lower);
  return lent.includes(null)
    ? '0'
    : positive(subtract(add(sure, rest), totalOf(lent.map((lower) => negative(lower!)))));
}

/** A bank's claim; null where it lends nothing here. */
export function bankClaimOf(view: View, bank: string): BankClaim | null {
  return (
    view
      .once('claim-by-bank', () => new Map(quarterClaims(view).banks.map((claim) => [claim.bank, claim])))
      .get(bank) ?? null
  );
}

/** A lender's name, or that it is not known of a credit. */
export const lenderOf = ({ bank, credits: [credit] }: BankClaim): Words =>
  bank !== null
    ? words(bank, bank)
    : words(`承贷银行未知（${credit!.number}）`, `lender not known (${credit!.number})`);

/** Parts that a reason tells one by one: a city has some tens, a province's list is a report. */
const TOLD = 50;

/** The first parts of a reason, and how many more stand in the report. */
function told<Part>(parts: readonly Part[], tell: (part: Part) => Words): Words[] {
  const more = parts.length - TOLD;
  return [
    ...parts.slice(0, TOLD).map(tell),
    ...(more > 0
      ? [words(`另有${more}项，见报表“季度再贷款申请清单”`, `${more} more stand in the report of the quarter’s claims`)]
      : []),
  ];
}

const lineOf = (name: Words, value: Interval): Words =>
  words(`${name.chinese}：${printInterval(value, money)}`, `${name.english}: ${englishInterval(value, money)}`);

/** A bank's claim as an indicator's outcome, with what each credit brings. */
export const bankOutcome = (view: View, claim: BankClaim): Outcome =>
  // A bank has a share in many credits: its reason is told once for all of them.
  view.once(`bank-outcome ${claim.bank}`, () => outcomeOf(view, claim));

function outcomeOf(view: View, claim: BankClaim): Outcome {
  return {
    value: claim.claimable,
    asOf: claimQuarter(view.day),
    why: [
      formula,
      lineOf(words('可支持额', 'Supported'), claim.supported),
      lineOf(words('再贷款余额', 'Relending'), claim.relending),
      ...told(claim.credits, (credit) =>
        lineOf(words(`授信${credit.number}带来`, `${credit.number} brings`), netOf(partOf(view, credit, claim.bank))),
      ),
    ],
    questions: claim.questions,
  };
}

/** The claims of all banks together. */
export function totalClaim(view: View): Outcome {
  const { banks, together, quarter } = quarterClaims(view);
  return {
    value: together,
    asOf: quarter,
    why: [formula, ...told(banks, (claim) => lineOf(lenderOf(claim), claim.claimable))],
    questions: distinct(banks.flatMap(({ questions }) => questions)),
  };
}

/** Relending that a bank surely holds beyond what its balances support, and has to give back; zero where none is sure. */
export const excessOf = ({ net }: BankClaim): Interval => notNegative(interval.subtract(interval.exactly('0'), net));
