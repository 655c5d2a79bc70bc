import { figuresIn, lastPlace, normal, shift } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { Figure } from '../definition/figure.js';
import type { Measure } from '../definition/measure.js';
import type { FaultCode } from './fault.js';

const PLAIN = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

const MARKED = /[+,]/;

/** What the reading calls the units of measures. */
const UNIT_NAMES: Readonly<Record<string, readonly string[]>> = {
  元: ['CNY'],
  平方米: ['平方米', 'm2', '㎡', 'm²'],
  '%': ['%'],
};

export type FigureRead = { readonly figure: Figure } | { readonly fault: FaultCode };

/** A decimal in the shown unit, in the base unit; too fine a figure is refused, not rounded. */
function inBase(shown: Decimal, measure: Measure, negative: boolean): FigureRead {
  return checked(shift(shown, measure.shown.power), measure, negative);
}

/** Whether a decimal has more decimal places than a measure takes; trailing zeros are none. */
export function isFiner(value: Decimal, places: number): boolean {
  const point = value.indexOf('.');
  return point >= 0 && value.length - point - 1 > places && -lastPlace(value) > places;
}

function checked(value: Decimal, measure: Measure, negative: boolean): FigureRead {
  if (!negative && value.startsWith('-')) return { fault: 'negative' };
  return isFiner(value, measure.places) ? { fault: 'too-fine' } : { figure: value };
}

/** Characters of a number with at most 15 digits, a sign and a point left aside. */
const SHORT = 15;

/**
 * The double that a spreadsheet cell holds, as the decimal that the sheet shows: 15 significant digits, as spreadsheet
 * programs print them (0.1 + 0.2 is 0.3 there). Null for what is no finite number.
 */
export function decimalOfCell(cell: number): Decimal | null {
  if (!Number.isFinite(cell)) return null;
  // What is written in so few digits is the same in fifteen.
  const short = String(cell);
  if (short.length <= SHORT && !short.includes('e')) return short;
  const [digits = '0', exponent] = cell.toPrecision(15).split('e');
  const plain = normal(digits);
  return exponent === undefined ? plain : normal(shift(plain, Number(exponent)));
}

/**
 * Reads a figure as people type it into a form or a cell: a bare number is in the shown unit (万元 for money); a phrase
 * keeps its own unit and its words: `7250万元`, `近24万套`, `不低于100套`, `23万—24万套`, `63.41%`.
 *
 * @param negative whether figures below zero are taken
 */
export function readFigure(typed: string, measure: Measure, negative: boolean): FigureRead {
  const text = typed.trim();
  if (text.length > 60) return { fault: 'not-a-figure' };
  if (PLAIN.test(text))
    return inBase(MARKED.test(text) ? text.replace('+', '').replaceAll(',', '') : text, measure, negative);
  // A phrase without a unit is in the shown unit; one with 万 or 亿 of its own in the base unit: `近24万` is of 套 or 元.
  const unit = /[万亿]/.test(text) ? measure.unit : measure.shown.unit.chinese;
  const found = phraseOf(text, measure) ?? phraseOf(text + unit, measure);
  if (found === null) return { fault: 'not-a-figure' };
  if (found === 'other-unit') return { fault: 'other-unit' };
  if (typeof found !== 'string') {
    if (!negative && found.lower !== null && found.lower.startsWith('-')) return { fault: 'negative' };
    // `不超过500万元` of what is never negative begins at zero.
    const bounded = found.lower === null && !negative ? { lower: '0', lowerOpen: false } : {};
    return { figure: { ...found, ...bounded, words: text } };
  }
  return checked(found, measure, negative);
}

/** What one phrase says, in the base unit: an exact value, an interval, another unit, or (null) nothing that is read whole. */
function phraseOf(text: string, measure: Measure): Exclude<Figure, string> | Decimal | 'other-unit' | null {
  const found = figuresIn(text, null).quantities.filter(({ span }) => span.start === 0 && span.end === text.length);
  const quantity = found[0];
  if (!quantity) return null;
  const { unit, lower, upper, lowerOpen, upperOpen } = quantity;
  if (unit === null) return null;
  if (quantity.per !== null || !(UNIT_NAMES[measure.unit] ?? [measure.unit]).includes(unit)) return 'other-unit';
  if (lower !== null && lower === upper) return normal(lower);
  return { words: text, lower, upper, lowerOpen, upperOpen };
}
