import { compare, divide, interval, multiply, shift } from '@luoshi/reading';
import type { Decimal, Interval } from '@luoshi/reading';
import type { Measure } from './measure.js';
import type { Words } from './words.js';
import { totalOf } from './total-of.js';

/** A figure as it was said, `近24万套`, with the interval that the words stand for, in the measure's base unit. */
export interface Said extends Interval {
  readonly words: string;
}

/** A recorded figure: an exact decimal, or what words said. */
export type Figure = Decimal | Said;

/** Nothing is known but that it is not negative. */
export const unknownAmount: Interval = { lower: '0', upper: null, lowerOpen: false, upperOpen: true };

const known = new Map<Decimal, Interval>();
/** Characters of figures that registers repeat: areas and counts. Amounts of money mostly differ. */
const REPEATED = 6;

/** The interval of a figure. A missing one (null) is unknown, never zero: `[0, ∞)`. */
export function intervalOf(figure: Figure | null): Interval {
  if (figure === null) return unknownAmount;
  if (typeof figure !== 'string') return figure;
  if (figure.length > REPEATED) return interval.exactly(figure);
  // Registers repeat few distinct figures: sharing their intervals spares most of the objects.
  let found = known.get(figure);
  if (found === undefined) {
    found = interval.exactly(figure);
    if (known.size < 10_000) known.set(figure, found);
  }
  return found;
}

/** The one number of an interval, or null where it holds several. */
export function exactValue(x: Interval): Decimal | null {
  if (x.lower === null || x.upper === null || x.lowerOpen || x.upperOpen) return null;
  return x.lower === x.upper || compare(x.lower, x.upper) === 0 ? x.lower : null;
}

/** An interval from `lower` to `upper`, both included; null is unbounded. */
export function between(lower: Decimal | null, upper: Decimal | null): Interval {
  return { lower, upper, lowerOpen: lower === null, upperOpen: upper === null };
}

/** What both intervals hold, or null where they contradict each other. */
export function intersection(x: Interval, y: Interval): Interval | null {
  if (!interval.overlaps(x, y)) return null;
  const low = x.lower === null ? -1 : y.lower === null ? 1 : compare(x.lower, y.lower);
  const high = x.upper === null ? 1 : y.upper === null ? -1 : compare(x.upper, y.upper);
  return {
    lower: low >= 0 ? x.lower : y.lower,
    lowerOpen: low === 0 ? x.lowerOpen || y.lowerOpen : low > 0 ? x.lowerOpen : y.lowerOpen,
    upper: high <= 0 ? x.upper : y.upper,
    upperOpen: high === 0 ? x.upperOpen || y.upperOpen : high < 0 ? x.upperOpen : y.upperOpen,
  };
}

/** The least interval that holds both. */
export function hull(x: Interval, y: Interval): Interval {
  const alike =
    x.lower === y.lower && x.upper === y.upper && x.lowerOpen === y.lowerOpen && x.upperOpen === y.upperOpen;
  if (alike) return x;
  const low = x.lower === null ? -1 : y.lower === null ? 1 : compare(x.lower, y.lower);
  const high = x.upper === null ? 1 : y.upper === null ? -1 : compare(x.upper, y.upper);
  return {
    lower: low <= 0 ? x.lower : y.lower,
    lowerOpen: low === 0 ? x.lowerOpen && y.lowerOpen : low < 0 ? x.lowerOpen : y.lowerOpen,
    upper: high >= 0 ? x.upper : y.upper,
    upperOpen: high === 0 ? x.upperOpen && y.upperOpen : high > 0 ? x.upperOpen : y.upperOpen,
  };
}

/** The part of an interval that is not negative; `[0, 0]` where there is none. */
export function notNegative(x: Interval): Interval {
  if (x.lower !== null && !x.lower.startsWith('-')) return x;
  const { upper, upperOpen } = x;
  if (upper !== null && (upper.startsWith('-') || compare(upper, '0') === 0)) return interval.exactly('0');
  return { lower: '0', lowerOpen: false, upper, upperOpen };
}

/** Whole numbers only: a count's bounds drawn in to whole numbers; the interval itself where none lies inside. */
export function whole(x: Interval): Interval {
  const lower = x.lower === null ? null : wholeBound(x.lower, x.lowerOpen, 'up');
  const upper = x.upper === null ? null : wholeBound(x.upper, x.upperOpen, 'down');
  if (lower !== null && upper !== null && compare(lower, upper) > 0) return x;
  return between(lower, upper);
}

function wholeBound(bound: Decimal, open: boolean, rounding: 'up' | 'down'): Decimal {
  const rounded = divide(bound, '1', 0, rounding);
  if (!open || compare(rounded, bound) !== 0) return rounded;
  return rounding === 'up' ? divide(`${BigInt(rounded) + 1n}`, '1', 0, 'up') : `${BigInt(rounded) - 1n}`;
}

/** The sum of intervals: bounds are added as integers in one pass; an unbounded term leaves the sum unbounded. */
export function sum(terms: readonly Interval[]): Interval {
  if (terms.length === 1) return terms[0]!;
  const lower: Decimal[] = [];
  const upper: Decimal[] = [];
  let [lowerOpen, upperOpen, points] = [false, false, true];
  for (const term of terms) {
    points &&= term.lower !== null && term.lower === term.upper;
    if (term.lower !== null) lower.push(term.lower);
    if (term.upper !== null) upper.push(term.upper);
    lowerOpen ||= term.lowerOpen;
    upperOpen ||= term.upperOpen;
  }
  const least = lower.length === terms.length ? totalOf(lower) : null;
  return {
    lower: least,
    upper: points ? least : upper.length === terms.length ? totalOf(upper) : null,
    lowerOpen,
    upperOpen,
  };
}

/** An interval times a decimal. */
export function times(x: Interval, factor: Decimal): Interval {
  return interval.multiply(x, interval.exactly(factor));
}

const YI = 8;
const WAN = 4;

/** Digits before the point of a decimal that is not negative and begins with no needless zero. */
function wholeDigits(size: Decimal): number {
  const point = size.indexOf('.');
  return point < 0 ? size.length : point;
}

/** A decimal in a reader's unit, at most two decimal places of it: `{ text: '10.58万元', exact: false }`. */
function printed(value: Decimal, measure: Measure): { text: string; exact: boolean } {
  const size = value.startsWith('-') ? value.slice(1) : value;
  let power = 0;
  let prefix = '';
  if (measure.kind === 'share') power = -2;
  else if (wholeDigits(size) > YI) [power, prefix] = [YI, '亿'];
  else if (wholeDigits(size) > WAN) [power, prefix] = [WAN, '万'];
  const scaled = shift(value, -power);
  const point = scaled.indexOf('.');
  // At most two places already: printed as it is.
  if (point < 0 || scaled.length - point <= 3) return { text: `${scaled}${prefix}${measure.unit}`, exact: true };
  const rounded = divide(scaled, '1', 2, 'nearest');
  return { text: `${rounded}${prefix}${measure.unit}`, exact: compare(scaled, rounded) === 0 };
}

/**
 * An interval on one line, as screens, cases and messages show it: `7250万元`, `约10.58万元` (rounded), `[7250万元, 1.05亿元]`,
 * `(23万套, 24万套)`, `至少100套`, `不超过3亿元`, `未知`.
 */
export function printInterval(x: Interval, measure: Measure): string {
  if (x.lower === null && x.upper === null) return '未知';
  const lower = x.lower === null ? null : printed(x.lower, measure);
  const upper = x.upper === null ? null : x.upper === x.lower ? lower : printed(x.upper, measure);
  if (upper === null) {
    if (compare(x.lower!, '0') === 0) return x.lowerOpen ? '大于0' : '未知';
    return `${x.lowerOpen ? '超过' : '至少'}${lower!.text}`;
  }
  if (lower === null) return `${x.upperOpen ? '不到' : '不超过'}${upper.text}`;
  if (lower.text === upper.text) return `${lower.exact && exactValue(x) !== null ? '' : '约'}${lower.text}`;
  return `${x.lowerOpen ? '(' : '['}${lower.text}, ${upper.text}${x.upperOpen ? ')' : ']'}`;
}

const MILLION = 6;

/** English for base units that are shown in another. */
const ENGLISH_BASE: Readonly<Record<string, string>> = { 元: 'yuan' };

/** A decimal in English: `72.5 million yuan`, `1,020 homes`, `63.41%`; at most two decimal places of what is printed. */
function englishNumber(value: Decimal, measure: Measure): string {
  if (measure.kind === 'share') return `${divide(shift(value, 2), '1', 2, 'nearest')}%`;
  const size = value.startsWith('-') ? value.slice(1) : value;
  const large = compare(size, '1000000') >= 0;
  const [whole = '', fraction] = divide(large ? shift(value, -MILLION) : value, '1', 2, 'nearest').split('.');
  const parted = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const plural = measure.shown.power === 0 ? measure.shown.unit.english : (ENGLISH_BASE[measure.unit] ?? measure.unit);
  const unit = parted === '1' && fraction === undefined && !large ? plural.replace(/s$/, '') : plural;
  return `${parted}${fraction === undefined ? '' : `.${fraction}`}${large ? ' million' : ''} ${unit}`;
}

/** The same as `printInterval`, in English. */
export function englishInterval(x: Interval, measure: Measure): string {
  const lower = x.lower === null ? null : englishNumber(x.lower, measure);
  const upper = x.upper === null ? null : englishNumber(x.upper, measure);
  if (lower === null) return upper === null ? 'unknown' : `${x.upperOpen ? 'less than' : 'at most'} ${upper}`;
  if (upper === null) {
    if (compare(x.lower!, '0') === 0) return x.lowerOpen ? 'more than 0' : 'unknown';
    return `${x.lowerOpen ? 'more than' : 'at least'} ${lower}`;
  }
  if (lower === upper) return `${exactValue(x) === null ? 'about ' : ''}${lower}`;
  return `${x.lowerOpen ? 'over' : 'from'} ${lower} to ${x.upperOpen ? 'under ' : ''}${upper}`;
}

/** A figure on one line: words as they were said, whatever the language, else its number. */
export function printFigure(figure: Figure | null, measure: Measure, language: keyof Words = 'chinese'): string {
  if (figure !== null && typeof figure !== 'string') return figure.words;
  const value = figure === null ? unknownAmount : interval.exactly(figure);
  return language === 'chinese' ? printInterval(value, measure) : englishInterval(value, measure);
}

/** a × b ÷ c of decimals rounded to the measure's places, `nearest` half up. */
export function scaledTo(measure: Measure, a: Decimal, b: Decimal, c: Decimal): Decimal {
  return divide(multiply(a, b), c, measure.places, 'nearest');
}
