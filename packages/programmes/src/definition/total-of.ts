import { add } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';

/** The exact sum of decimals, in one pass: the whole parts and the fractions of equal length are added as integers. */
export function totalOf(values: Iterable<Decimal>): Decimal {
  const byPlaces: bigint[] = [];
  for (const value of values) {
    const point = value.indexOf('.');
    const places = point < 0 ? 0 : value.length - point - 1;
    const units = BigInt(point < 0 ? value : value.slice(0, point) + value.slice(point + 1));
    byPlaces[places] = (byPlaces[places] ?? 0n) + units;
  }
  let total: Decimal = '0';
  byPlaces.forEach((units, places) => {
    const negative = units < 0n;
    const digits = (negative ? -units : units).toString().padStart(places + 1, '0');
    const decimal = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    total = add(total, negative && units !== 0n ? `-${decimal}` : decimal);
  });
  return total;
}
