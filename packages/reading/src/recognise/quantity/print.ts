import type { Quantity } from './quantity.js';

/**
 * One line for cases and messages: kind, value or interval, unit, `/per`, qualifier.
 *
 *     money 3000 CNY            exact
 *     count (230000, 240000) 套 近
 *     ratio [0.9, ∞) % 以上
 *     area [40, 60] 平方米       a range
 *     ratio ? A:B               a ratio of two numbers
 *     money 1000000000 CNY 级   value known, interval open: (−∞, ∞)
 */
export function printQuantity(quantity: Quantity): string {
  const { kind, value, unit, qualifier, lower, upper, lowerOpen, upperOpen, per } = quantity;
  const exact = value !== null && lower === value && upper === value;
  const interval = exact
    ? value
    : lower === null && upper === null
      ? (value ?? '?')
      : `${lower === null || lowerOpen ? '(' : '['}${lower ?? '−∞'}, ${upper ?? '∞'}${upper === null || upperOpen ? ')' : ']'}`;
  return [kind, interval, (unit ?? '–') + (per === null ? '' : `/${per}`), qualifier]
    .filter((part) => part !== null)
    .join(' ');
}
