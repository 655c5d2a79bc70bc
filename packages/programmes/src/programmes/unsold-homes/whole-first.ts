import { add, compare, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { totalOf } from '../../definition/total-of.js';
import type { Candidate } from './candidate.js';

const needKey = ({ fits }: Candidate): string => fits.join();
const isWhole = ({ offer }: Candidate): boolean => offer.wholeBuildings === true;

/**
 * Whole buildings first: among choices that cover equally much, an offer that is no whole building gives way to one that is
 * and serves the same needs as well within the budget, the cheapest of them. No needed home is lost by it, and what was
 * wished in any case stays.
 */
export function wholeFirst(
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  wanted: readonly Decimal[],
  budget: Decimal,
  must: ReadonlySet<string>,
): Candidate[] {
  const taken = new Set(chosen);
  const shared = new Set(candidates.filter(({ fits }) => fits.length > 1).flatMap(({ fits }) => fits));
  const bought = new Map<string, Decimal>();
  for (const one of chosen) bought.set(needKey(one), add(bought.get(needKey(one)) ?? '0', one.homes));
  const free = new Map<string, Candidate[]>();
  for (const one of candidates)
    if (isWhole(one) && !taken.has(one)) free.set(needKey(one), [...(free.get(needKey(one)) ?? []), one]);
  for (const list of free.values()) list.sort((a, b) => compare(a.cost, b.cost));
  let left = subtract(budget, totalOf(chosen.map(({ cost }) => cost)));
  return chosen.map((one) => {
    if (isWhole(one) || must.has(one.offer.id)) return one;
    const key = needKey(one);
    const [need] = one.fits;
    // Homes beyond a need may be lost; where offers of several kinds meet it none is counted as such.
    const spare = one.fits.length === 1 && !shared.has(need!) ? subtract(bought.get(key)!, wanted[need!]!) : '0';
    const least = compare(spare, '0') > 0 ? subtract(one.homes, spare) : one.homes;
    const list = free.get(key) ?? [];
    const at = list.findIndex(
      ({ homes, cost }) => compare(homes, least) >= 0 && compare(cost, add(left, one.cost)) <= 0,
    );
    if (at < 0) return one;
    const [other] = list.splice(at, 1);
    left = subtract(add(left, one.cost), other!.cost);
    bought.set(key, subtract(add(bought.get(key)!, other!.homes), one.homes));
    return other!;
  });
}
