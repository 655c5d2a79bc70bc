import type { Decimal } from '@luoshi/reading';
import { words } from './words.js';
import type { Words } from './words.js';

/**
 * How a figure is counted, printed and typed in. Figures are stored in the base unit (yuan, square metres, pieces, a
 * fraction for shares); sheets and screens show `shown`, which is the base unit × 10^power.
 */
export interface Measure {
  readonly kind: 'count' | 'money' | 'area' | 'share' | 'number';
  /** The base unit, `元`. Also the unit that a typed-in text is read with. */
  readonly unit: string;
  /** The unit of sheets and forms, `万元`, and how many places it lies above the base unit: 4. */
  readonly shown: { readonly unit: Words; readonly power: number };
  /** Most decimal places of the base unit: 2 for yuan (分), 0 for pieces. */
  readonly places: number;
}

/** Pieces of something: homes 套, projects 个, days 天. */
export function counted(unit: string, english: string): Measure {
  return { kind: 'count', unit, shown: { unit: words(unit, english), power: 0 }, places: 0 };
}

/** Money to the 分, shown in 万元. */
export const money: Measure = {
  kind: 'money',
  unit: '元',
  shown: { unit: words('万元', '10,000 yuan'), power: 4 },
  places: 2,
};

/** Money shown in yuan: a price per square metre, a rent. */
export const yuan: Measure = { kind: 'money', unit: '元', shown: { unit: words('元', 'yuan'), power: 0 }, places: 2 };

export const squareMetres: Measure = {
  kind: 'area',
  unit: '平方米',
  shown: { unit: words('平方米', 'm²'), power: 0 },
  places: 2,
};

/** A fraction, stored as 0.6 and shown as 60 %. */
export const share: Measure = { kind: 'share', unit: '%', shown: { unit: words('%', '%'), power: -2 }, places: 6 };

/** A bare number, such as points or weights. */
export function plain(unit: string, english: string, places = 4): Measure {
  return { kind: 'number', unit, shown: { unit: words(unit, english), power: 0 }, places };
}

/** Places kept by a value of a measure, as the smallest step: `0.01` for money, `1` for pieces. */
export function stepOf(measure: Measure): Decimal {
  return measure.places === 0 ? '1' : `0.${'0'.repeat(measure.places - 1)}1`;
}
