import { add, compare, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { Candidate } from './candidate.js';

const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);

/** How many needed homes are covered: what fits one need first, the rest where there is most room. */
export function coverage(chosen: readonly Pick<Candidate, 'homes' | 'fits'>[], wanted: readonly Decimal[]): Decimal[] {
  const bought: Decimal[] = wanted.map(() => '0');
  for (const { homes, fits } of chosen) if (fits.length === 1) bought[fits[0]!] = add(bought[fits[0]!]!, homes);
  const got = bought.map((homes, need) => smaller(homes, wanted[need]!));
  for (const { homes, fits } of chosen) {
    if (fits.length === 1) continue;
    let rest = homes;
    const room = (need: number): Decimal => subtract(wanted[need]!, got[need]!);
    for (const need of [...fits].sort((a, b) => compare(room(b), room(a)))) {
      const part = smaller(rest, room(need));
      got[need] = add(got[need]!, part);
      rest = subtract(rest, part);
    }
  }
  return got;
}
