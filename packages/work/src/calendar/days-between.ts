import { toNumber } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';

/** Days from one day to another, negative where `to` is earlier: from 28 February 2024 to 1 March there are 2. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}
