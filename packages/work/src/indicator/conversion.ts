import { compare, divide, figuresIn, multiply, normal } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { Conversion } from '../task/measure.js';
import { unitWord } from './figure.js';

/**
 * How many of the first unit of each line the others are, as `[top, bottom]`: 中华人民共和国法定计量单位（国务院，1984年）; 亩 by
 * 1公顷＝15亩. Nothing stands here that hangs on a substance or a price (吨标准煤, 立方米 of what, 美元).
 */
const KNOWN: readonly Readonly<Record<string, readonly [Decimal, Decimal]>>[] = [
  { 平方米: ['1', '1'], 公顷: ['10000', '1'], 亩: ['10000', '15'], 平方公里: ['1000000', '1'] },
  { 米: ['1', '1'], 公里: ['1000', '1'], 千米: ['1000', '1'] },
  { 千克: ['1', '1'], 公斤: ['1', '1'], 吨: ['1000', '1'] },
  { 升: ['1', '1'], 立方米: ['1000', '1'] },
  { 千瓦: ['1', '1'], 兆瓦: ['1000', '1'] },
];

interface Base {
  readonly unit: string;
  readonly value: Decimal;
  readonly per: string | null;
}

/** A unit as the reader understands it: 万平方米 is ten thousand 平方米, 亿元 a hundred million of CNY. */
function baseOf(unit: string): Base | null {
  const [one, ...more] = figuresIn(`1${unitWord(unit)}`, null).quantities;
  if (!one?.value || !one.unit || more.length > 0) return null;
  // A share is read as a number: 1% is 0.01, and counted in per cent here.
  return { unit: one.unit, value: one.unit === '%' ? '1' : one.value, per: one.per };
}

/** How a figure of one unit is told in another; null where that hangs on more than the two units (套 in 户, 吨 in 亿元). */
export function conversionOf(from: string, to: string): Conversion | null {
  const [a, b] = [baseOf(from), baseOf(to)];
  if (!a || !b || a.per !== b.per) return null;
  if (a.unit === b.unit) return reduced(from, to, a.value, b.value);
  const line = KNOWN.find((one) => one[a.unit] && one[b.unit]);
  if (!line) return null;
  const [[aTop, aBottom], [bTop, bBottom]] = [line[a.unit]!, line[b.unit]!];
  return reduced(from, to, multiply(multiply(a.value, aTop), bBottom), multiply(multiply(b.value, bTop), aBottom));
}

/** With the one that divides the other divided out, so that it reads as people say it. */
function reduced(from: string, to: string, top: Decimal, bottom: Decimal): Conversion {
  const whole = (a: Decimal, b: Decimal): Decimal | null => {
    const quotient = normal(divide(a, b, 0, 'down'));
    return compare(multiply(quotient, b), a) === 0 ? quotient : null;
  };
  const [times, part] = [whole(top, bottom), whole(bottom, top)];
  if (times !== null) return { from, to, top: times, bottom: '1' };
  if (part !== null) return { from, to, top: '1', bottom: part };
  return { from, to, top, bottom };
}

/** `1公顷＝15亩`, the larger unit first. */
export const conversionWords = ({ from, to, top, bottom }: Conversion): string =>
  compare(top, bottom) < 0
    ? `${top}${unitWord(to)}＝${bottom}${unitWord(from)}`
    : `${bottom}${unitWord(from)}＝${top}${unitWord(to)}`;
