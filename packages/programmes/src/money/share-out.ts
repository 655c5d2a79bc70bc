import { compare, divide, lastPlace, multiply, shift } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';

const least = (values: readonly Decimal[]): number => Math.max(0, ...values.map((value) => -lastPlace(value)));

/**
 * A total dealt out in proportion to weights, in whole steps (0.01 for money), so that the parts sum to the total to the
 * last step: each gets its share rounded down, and what is left goes by one step each to the largest remainders, the
 * earlier first. No part is further than one step from its exact share. A weight of zero gets nothing.
 *
 * Refuses (RangeError) a negative total or weight, weights that are all zero, and a total that is no whole number of steps.
 */
export function shareOut(total: Decimal, weights: readonly Decimal[], step: Decimal): Decimal[] {
  if (compare(total, '0') < 0) throw new RangeError(`a negative total cannot be shared out: ${total}`);
  if (weights.some((weight) => compare(weight, '0') < 0)) throw new RangeError('a weight is negative');
  const steps = divide(total, step, 0, 'down');
  if (compare(multiply(steps, step), total) !== 0) throw new RangeError(`${total} is no whole number of ${step}`);
  const places = least(weights);
  const parts = weights.map((weight) => BigInt(shift(weight, places)));
  const sum = parts.reduce((a, b) => a + b, 0n);
  if (sum === 0n) throw new RangeError('there is no weight above zero');
  const all = BigInt(steps);
  const dealt = parts.map((part, index) => ({ index, whole: (all * part) / sum, rest: (all * part) % sum }));
  let left = all - dealt.reduce((a, { whole }) => a + whole, 0n);
  const order = [...dealt].sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.index - b.index));
  for (const part of order) {
    if (left === 0n) break;
    if (part.rest === 0n) continue;
    part.whole += 1n;
    left -= 1n;
  }
  return dealt.map(({ whole }) => multiply(whole.toString(), step));
}
