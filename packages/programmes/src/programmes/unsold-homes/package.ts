import type { Candidate } from './candidate.js';

/** The cheapest way to get so many of the homes that one need asks for. */
export interface Package {
  /** Needed homes covered: what is bought beyond the need counts for nothing. */
  readonly homes: number;
  /** Cost in 分. */
  readonly fen: number;
  /** The candidates in it, by their index in the group. */
  readonly items: () => readonly number[];
}

/** More steps than this for one need are left to the solver. */
export const MOST_STEPS = 30_000_000;

/** Homes and cost of a candidate as whole numbers: a price in 分 stays below 2^53. */
export const homesOf = ({ homes }: Candidate): number => Number(homes);
export const fenOf = ({ cost }: Candidate): number => {
  const [yuan = '0', fen = ''] = cost.split('.');
  return Number(yuan + fen.padEnd(2, '0'));
};

/**
 * For one need, the cheapest package for each number of homes that is worth its money: more homes never cost less. By
 * dynamic programming over the homes covered, exact in whole 分.
 *
 * @param need homes needed, a whole number
 * @param must candidates that are in every package, by index
 */
export function packagesOf(candidates: readonly Candidate[], need: number, must: ReadonlySet<number>): Package[] {
  const states = need + 1;
  const cheapest = new Float64Array(states).fill(Infinity);
  cheapest[0] = 0;
  // For each candidate, with how many homes it was taken, and what was held before the full need was reached with it.
  const taken = candidates.map(() => new Uint8Array(states));
  const beforeFull = candidates.map(() => 0);
  for (const [index, candidate] of candidates.entries()) {
    const [homes, fen] = [homesOf(candidate), fenOf(candidate)];
    const flags = taken[index]!;
    let [full, held] = [Infinity, -1];
    for (let had = Math.max(0, need - homes); had <= need; had += 1)
      if (cheapest[had]! + fen < full) [full, held] = [cheapest[had]! + fen, had];
    // Downwards, so that a candidate is taken once; the full need takes whatever overshoots it.
    for (let then = need; then >= 0; then -= 1) {
      const cost = then === need ? full : then >= homes ? cheapest[then - homes]! + fen : Infinity;
      if (cost >= cheapest[then]! && !must.has(index)) continue;
      cheapest[then] = cost;
      flags[then] = 1;
    }
    beforeFull[index] = held;
  }
  const trace = (homes: number): number[] => {
    const items: number[] = [];
    for (let index = candidates.length - 1, held = homes; index >= 0; index -= 1) {
      if (taken[index]![held] === 0) continue;
      items.push(index);
      held = held === need ? beforeFull[index]! : held - homesOf(candidates[index]!);
    }
    return items;
  };
  const packages: Package[] = [];
  let dearest = Infinity;
  for (let homes = need; homes >= 0; homes -= 1) {
    const fen = cheapest[homes]!;
    if (fen >= dearest) continue;
    dearest = fen;
    packages.push({ homes, fen, items: () => trace(homes) });
  }
  return packages.reverse();
}

/** The packages on the upper hull of homes over cost: between two of them a mixture is at least as good as any other. */
export function hullOf(packages: readonly Package[]): Package[] {
  const hull: Package[] = [];
  for (const next of packages) {
    while (hull.length >= 2) {
      const [a, b] = [hull.at(-2)!, hull.at(-1)!];
      // b lies below the line from a to next: it pays no more for its money.
      const kept = (b.homes - a.homes) * (next.fen - a.fen) > (next.homes - a.homes) * (b.fen - a.fen);
      if (kept) break;
      hull.pop();
    }
    hull.push(next);
  }
  return hull;
}
