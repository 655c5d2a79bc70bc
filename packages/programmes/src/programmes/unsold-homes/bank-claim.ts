import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { englishInterval, notNegative, printInterval } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import { distinct } from '../../definition/question.js';
import type { Question } from '../../definition/question.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { claimedTogether, claimOfBoth, claimOver, isSettled, netOf } from '../../money/claim.js';
import type { Claim, Claimant, SharedLine } from '../../money/claim.js';
import { bankParts, claimQuarter, formula, partOf, sharedLine } from './claim.js';
import type { Part } from './claim.js';
import { credits } from './credit.js';
import { banksOf } from './recorded.js';
import type { Credit } from './recorded.js';

/** One bank's claim for the last quarter: over all its credits, an excess of relending on one set against another. */
export interface BankClaim extends Claim {
  /** Null: nobody knows yet who lends under its one credit. */
  readonly bank: string | null;
  readonly credits: readonly Credit[];
  readonly questions: readonly Question[];
}

/** All claims of a quarter, with what the banks may claim together. */
export interface QuarterClaims {
  readonly quarter: Day;
  readonly banks: readonly BankClaim[];
  readonly together: Interval;
}

/** A bank's claim of what its credits bring. */
const ofBank = (bank: string | null, credits: readonly Credit[], claim: Claim, parts: readonly Part[]): BankClaim => ({
  ...claim,
  ...{ bank, credits },
  questions: distinct(parts.flatMap(({ questions }) => questions)),
});

/** A bank's credits, and what each brings it: settled parts are known without the credit's other banks. */
interface Lent {
  readonly credits: Credit[];
  readonly settled: Part[];
  readonly shared: Part[];
}

/** The claims of all banks for the last quarter, one for each bank; credits whose lender is not known stand by themselves. */
export function quarterClaims(view: View): QuarterClaims {
  return view.once('quarter-claims', () => {
    const byBank = new Map<string, Lent>();
    const unknown: BankClaim[] = [];
    const shared: SharedLine[] = [];
    for (const credit of view.rows(credits)) {
      const names = banksOf(view, credit);
      if (names.length === 0) {
        const part = partOf(view, credit, null);
        unknown.push(ofBank(null, [credit], claimOver([part]), [part]));
        continue;
      }
      const parts = bankParts(view, credit);
      // Where the parts are not settled, what is known of all banks together may say more than the parts do.
      const split = !isSettled(parts);
      if (split) shared.push(sharedLine(partOf(view, credit, null), parts));
      for (const [index, bank] of names.entries()) {
        let lent = byBank.get(bank);
        if (!lent) byBank.set(bank, (lent = { credits: [], settled: [], shared: [] }));
        lent.credits.push(credit);
        (split ? lent.shared : lent.settled).push(parts[index]!);
      }
    }
    const banks: BankClaim[] = [];
    const claimants: Claimant[] = [];
    for (const [bank, lent] of byBank) {
      const settled = claimOver(lent.settled);
      const claim = claimOfBoth(settled, claimOver(lent.shared));
      banks.push(ofBank(bank, lent.credits, claim, [...lent.settled, ...lent.shared]));
      const { net, claimable } = claim;
      claimants.push({ net, claimable, settled: settled.claimable, shares: lent.shared.length > 0 });
    }
    return {
      quarter: claimQuarter(view.day),
      banks: [...banks, ...unknown],
      together: claimedTogether(claimants, unknown, shared),
    };
  });
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
      lineOf(words('再贷款余额', 'Relending'), claim.held),
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
