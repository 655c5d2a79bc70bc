import type { PlacedQuantity } from '@luoshi/reading';
import { numberCell, type Cell } from './cell.js';

/** A quantity as a ledger shows it: value and unit. */
export interface Amount {
  readonly value: Cell;
  readonly unit: string | null;
}

/**
 * Money in the step that a paper would use (亿元, 万元, 元), a share as a percentage, a range as `40–60`, an open bound as
 * its figure; everything else in its own unit. The decimal point is moved in the string: no figure is ever rounded.
 */
export function amountOf(quantity: PlacedQuantity): Amount {
  const { value, lower, upper, unit } = quantity;
  const figure = value ?? (lower === upper ? lower : null) ?? (upper === null ? lower : lower === null ? upper : null);
  const per = quantity.per ? `/${quantity.per}` : '';
  const step = unit === 'CNY' ? moneyStep(figure ?? lower ?? upper) : 0;
  const name = unit === 'CNY' ? (step === 8 ? '亿元' : step === 4 ? '万元' : '元') : unit === 'pp' ? '个百分点' : unit;
  const percent = unit === '%';
  const shownUnit = percent ? '%' : name === null ? per || null : name + per;
  if (figure !== null) return { value: numberCell(shifted(figure, step), percent), unit: shownUnit };
  if (lower !== null && upper !== null) {
    const shown = percent ? -2 : step;
    return { value: `${shifted(lower, shown)}–${shifted(upper, shown)}`, unit: shownUnit };
  }
  return { value: quantity.span.text, unit: shownUnit };
}

function moneyStep(decimal: string | null): 0 | 4 | 8 {
  const whole = decimal?.replace(/^-/, '').split('.')[0]?.replace(/^0+/, '').length ?? 0;
  return whole > 8 ? 8 : whole > 4 ? 4 : 0;
}

/** A decimal divided by ten to the power of `places`, exactly. */
export function shifted(decimal: string, places: number): string {
  if (places === 0 || !/^-?\d+(\.\d+)?$/.test(decimal)) return decimal;
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length - places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const text = `${padded.slice(0, at)}.${padded.slice(at)}`
    .replace(/0+$/, '')
    .replace(/\.$/, '')
    .replace(/^0+(?=\d)/, '');
  return sign + (text === '' ? '0' : text);
}
