import { add } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';

/** Digits that a double keeps exactly, and the size up to which a sum of such numbers may grow. */
const SAFE_DIGITS = 15;
const SAFE_SUM = 2 ** 52;
/** Up to so many are added one to the next: making ready for many costs more. */
const FEW = 3;

/**
 * The exact sum of decimals, in one pass: figures with as many decimal places are added as whole numbers, in doubles while
 * these hold them exactly, else as big integers.
 */
export function totalOf(values: readonly Decimal[]): Decimal {
  if (values.length <= FEW)
    return values.length === 0 ? '0' : values.length === 1 ? add(values[0]!, '0') : values.reduce(add);
  const small: number[] = [];
  const large: bigint[] = [];
  for (const value of values) {
    const point = value.indexOf('.');
    const places = point < 0 ? 0 : value.length - point - 1;
    const units = point < 0 ? value : value.slice(0, point) + value.slice(point + 1);
    if (units.length > SAFE_DIGITS) large[places] = (large[places] ?? 0n) + BigInt(units);
    else {
      const sum = (small[places] ?? 0) + Number(units);
      const held = Math.abs(sum) < SAFE_SUM;
      small[places] = held ? sum : 0;
      if (!held) large[places] = (large[places] ?? 0n) + BigInt(sum);
    }
  }
  let total: Decimal = '0';
  for (let places = 0; places < Math.max(small.length, large.length); places += 1) {
    const units = (large[places] ?? 0n) + BigInt(small[places] ?? 0);
    if (units !== 0n) total = add(total, decimalOf(units, places));
  }
  return total;
}

/** units ÷ 10^places. */
function decimalOf(units: bigint, places: number): Decimal {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(places + 1, '0');
  const decimal = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return negative ? `-${decimal}` : decimal;
}
