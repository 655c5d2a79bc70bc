import { add, compare, lastPlace, multiply, subtract, type Decimal } from '../../text/decimal.js';
import type { Bend } from './qualifiers.js';

/** What the words allow: bounds as decimals, null is unbounded; open is without the bound itself. */
export interface Interval {
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
}

/** 10^place. */
function unitOf(place: number): Decimal {
  return place >= 0 ? '1' + '0'.repeat(place) : '0.' + '0'.repeat(-place - 1) + '1';
}

/** Whether the only digit is 1 (`100`, `0.1`): 近 reaches down to nine tenths of it. */
function isPowerOfTen(value: Decimal): boolean {
  return /^(?:10*|0\.0*1)$/.test(value);
}

/**
 * The interval that one qualifier leaves for a value. `近24万` = (230000, 240000), `15万余` = [150000, 160000), `70多` =
 * (70, 80), `约` is one of the last unit that is not zero to both sides.
 */
export function bent(value: Decimal, bend: Bend | null): Interval {
  switch (bend) {
    case null:
    case 'only':
      return { lower: value, upper: value, lowerOpen: false, upperOpen: false };
    case 'above':
      return { lower: value, upper: null, lowerOpen: true, upperOpen: false };
    case 'from':
      return { lower: value, upper: null, lowerOpen: false, upperOpen: false };
    case 'below':
      return { lower: null, upper: value, lowerOpen: false, upperOpen: true };
    case 'to':
      return { lower: null, upper: value, lowerOpen: false, upperOpen: false };
    case 'order':
      return { lower: null, upper: null, lowerOpen: false, upperOpen: false };
    case 'near': {
      const lower = isPowerOfTen(value) ? multiply(value, '0.9') : subtract(value, unitOf(lastPlace(value)));
      return { lower, upper: value, lowerOpen: true, upperOpen: true };
    }
    case 'about': {
      const unit = unitOf(lastPlace(value));
      return { lower: subtract(value, unit), upper: add(value, unit), lowerOpen: false, upperOpen: false };
    }
    case 'over':
    case 'more':
      return { lower: value, upper: add(value, unitOf(lastPlace(value))), lowerOpen: bend === 'more', upperOpen: true };
  }
}

/** Where two words bend one number (`超90%以上`, `近200余家`): all that either allows. */
export function widest(a: Interval, b: Interval): Interval {
  let { lower, lowerOpen, upper, upperOpen } = a;
  if (lower !== null) {
    const order = b.lower === null ? -1 : compare(b.lower, lower);
    if (order < 0) ({ lower, lowerOpen } = b);
    else if (order === 0) lowerOpen &&= b.lowerOpen;
  }
  if (upper !== null) {
    const order = b.upper === null ? 1 : compare(b.upper, upper);
    if (order > 0) ({ upper, upperOpen } = b);
    else if (order === 0) upperOpen &&= b.upperOpen;
  }
  return { lower, upper, lowerOpen: lower !== null && lowerOpen, upperOpen: upper !== null && upperOpen };
}
