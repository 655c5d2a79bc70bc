import type { Quantity } from '../recognise/quantity/quantity.js';
import { compare, lastPlace, shift } from '../text/decimal.js';
import type { Decimal } from '../text/decimal.js';
import type { Interval } from './interval.js';
import { exactly, rounded, widened } from './interval.js';

/**
 * The exponent of the last digit that a quantity prints, in its base unit: `11.8%` (0.118) → −3, `12.0%` (0.12) → −3,
 * `2.4亿元` → 7, `170元` → 0. Chinese numerals give their last digit that is not zero.
 */
export function printedPlace(text: string, quantity: Quantity, value: Decimal): number {
  const digits = /[0-9０-９][0-9０-９,，]*(?:[.．]([0-9０-９]+))?/.exec(
    text.slice(quantity.start, Math.min(quantity.end, quantity.start + 40)),
  );
  if (!digits) return lastPlace(value);
  const plain = digits[0]
    .replace(/[,，]/g, '')
    .replace('．', '.')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (compare(plain, '0') === 0 || compare(value, '0') === 0) return lastPlace(value);
  return lastPlace(value) - lastPlace(plain) - (digits[1]?.length ?? 0);
}

/** What the figure may stand for when it was rounded to its printed digits; its own interval where words bend it. */
export function asPrinted(text: string, quantity: Quantity): Interval {
  if (quantity.value === null || quantity.qualifier !== null) return quantity;
  return rounded(quantity.value, printedPlace(text, quantity, quantity.value));
}

/**
 * The same, but exact where nothing shows that it was rounded: a whole number without 万 or 亿 (`170元`) stands for
 * itself, `2.4亿元` for [2.35亿, 2.45亿).
 */
export function asMeant(text: string, quantity: Quantity): Interval {
  if (quantity.value === null || quantity.qualifier !== null) return quantity;
  const place = printedPlace(text, quantity, quantity.value);
  const bare = /[.．万亿千百]/.test(text.slice(quantity.start, quantity.end));
  return bare ? rounded(quantity.value, place) : exactly(quantity.value);
}

/** One whole printed digit to both sides: what cannot be reached even so was not cut off or rounded, it is wrong. */
export function generously(text: string, quantity: Quantity): Interval {
  const value = quantity.value ?? quantity.lower ?? quantity.upper ?? '0';
  return widened(quantity, shift('1', printedPlace(text, quantity, value)));
}
