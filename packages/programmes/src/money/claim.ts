import { add, compare, interval, subtract } from '@luoshi/reading';
import type { Decimal, Interval } from '@luoshi/reading';
import { between, exactValue, notNegative, sum } from '../definition/figure.js';
import { totalOf } from '../definition/total-of.js';

/** What a claim is reckoned of for one line of money, in yuan: never what was drawn, only what is outstanding. */
export interface ClaimPart {
  readonly outstanding: Interval;
  /** The share of it that may be claimed, 0 to 1. */
  readonly ratio: Interval;
  /** What was received for it and not given back. */
  readonly held: Interval;
}

/** Ratio × outstanding. */
export const supportedOf = ({ ratio, outstanding }: ClaimPart): Interval => interval.multiply(ratio, outstanding);

/** Supported − held; below zero where more is held than is supported. */
export const netOf = (part: ClaimPart): Interval => interval.subtract(supportedOf(part), part.held);

/** What a claimant may ask for over all its lines: an excess held on one is set against another. */
export interface Claim {
  readonly outstanding: Interval;
  readonly supported: Interval;
  readonly held: Interval;
  readonly net: Interval;
  /** The net, never less than nothing. */
  readonly claimable: Interval;
}

/** A claim over lines. Lines of one ratio are added before the ratio is taken: a province has thousands, and few ratios. */
export function claimOver(parts: readonly ClaimPart[]): Claim {
  const byRatio = new Map<Interval, Interval[]>();
  for (const { ratio, outstanding } of parts) {
    const group = byRatio.get(ratio);
    if (group) group.push(outstanding);
    else byRatio.set(ratio, [outstanding]);
  }
  const groups = [...byRatio].map(([ratio, lines]) => ({ ratio, outstanding: sum(lines) }));
  const supported = sum(groups.map(({ ratio, outstanding }) => interval.multiply(ratio, outstanding)));
  const held = sum(parts.map((part) => part.held));
  const net = interval.subtract(supported, held);
  return {
    outstanding: sum(groups.map(({ outstanding }) => outstanding)),
    ...{ supported, held, net },
    claimable: notNegative(net),
  };
}

/** The same over the lines of two claims of one claimant. */
export function claimOfBoth(a: Claim, b: Claim): Claim {
  const net = interval.add(a.net, b.net);
  return {
    outstanding: interval.add(a.outstanding, b.outstanding),
    supported: interval.add(a.supported, b.supported),
    held: interval.add(a.held, b.held),
    net,
    claimable: notNegative(net),
  };
}

/** Whether the parts of a line say all that the line as a whole does: each is known to the 分, and one ratio holds for all. */
export const isSettled = (parts: readonly ClaimPart[]): boolean =>
  parts.length < 2 ||
  parts.every(
    ({ outstanding, ratio, held }) =>
      exactValue(outstanding) !== null &&
      exactValue(held) !== null &&
      (ratio === parts[0]!.ratio || interval.same(ratio, parts[0]!.ratio)),
  );

/** A claimant of several. */
export interface Claimant {
  readonly net: Interval;
  readonly claimable: Interval;
  /** What its settled lines bring it on their own. */
  readonly settled: Interval;
  /** Whether it shares a line that is not settled. */
  readonly shares: boolean;
}

/** A line that several claimants share and that is not settled between them. */
export interface SharedLine {
  /** What is known of the line as a whole. */
  readonly whole: Pick<Claim, 'net' | 'claimable'>;
  /** What it surely brings by its parts. */
  readonly leastOfParts: Decimal | null;
}

const positive = (x: Decimal | null): Decimal => (x === null || compare(x, '0') <= 0 ? '0' : x);
const negative = (x: Decimal): Decimal => (compare(x, '0') < 0 ? subtract('0', x) : '0');

/**
 * What all claimants may ask for together: the sum over them, drawn in by what is known of lines as wholes. Each claims for
 * itself: an excess that one holds takes nothing from another.
 *
 * At most: each claimant's most; or what the shared lines bring at most and each claimant's most of its others (an excess can
 * only lessen it). At least: what is sure of each, and what is sure of lines whose claimant is not known and of shared lines
 * beyond their parts, less every excess that may stand against it.
 *
 * @param unknown claims of lines whose claimant nobody knows yet
 */
export function claimedTogether(
  claimants: readonly Claimant[],
  unknown: readonly Pick<Claim, 'net' | 'claimable'>[],
  shared: readonly SharedLine[],
): Interval {
  const each = sum([...claimants, ...unknown].map(({ claimable }) => claimable));
  if (shared.length === 0 && unknown.length === 0) return each;
  const apart = sum([
    ...shared.map(({ whole }) => whole.claimable),
    ...unknown.map(({ claimable }) => claimable),
    ...claimants.map(({ settled }) => settled),
  ]);
  const most = apart.upper !== null && (each.upper === null || compare(apart.upper, each.upper) < 0) ? apart : each;
  return { ...between(leastTogether(claimants, unknown, shared), most.upper), upperOpen: most.upperOpen };
}

function leastTogether(
  claimants: readonly Claimant[],
  unknown: readonly Pick<Claim, 'net'>[],
  shared: readonly SharedLine[],
): Decimal {
  const surelyMore = totalOf(
    shared.map(({ whole, leastOfParts }) =>
      whole.net.lower === null || leastOfParts === null ? '0' : positive(subtract(whole.net.lower, leastOfParts)),
    ),
  );
  const sure = totalOf(claimants.map(({ net }) => positive(net.lower)));
  const extra = add(surelyMore, totalOf(unknown.map(({ net }) => positive(net.lower))));
  // Without a bound an excess may eat all that it can stand against.
  const excesses = claimants.filter(({ shares }) => unknown.length > 0 || shares).map(({ net }) => net.lower);
  const against = excesses.includes(null) ? extra : totalOf(excesses.map((lower) => negative(lower!)));
  const rest = positive(subtract(extra, against));
  const lent = unknown.map(({ net }) => net.lower);
  return lent.includes(null)
    ? '0'
    : positive(subtract(add(sure, rest), totalOf(lent.map((lower) => negative(lower!)))));
}
