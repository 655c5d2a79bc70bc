import { divide, figuresIn, normal } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { convert } from '../task/measure.js';
import { conversionOf } from './conversion.js';

/** A figure in an indicator's unit; a bound is null where the words leave it open. */
export interface ReadFigure {
  readonly least: Decimal | null;
  readonly most: Decimal | null;
}

/** Why words are no figure of a unit: there is none in them, there are several, or it is of another unit. */
export type Unread = 'none' | 'several' | 'other-unit';

/** Codes that the reading gives to units, and what offices write for them. */
const WORDS: Readonly<Record<string, string>> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  HKD: '港元',
  JPY: '日元',
  GBP: '英镑',
  pp: '个百分点',
};

/** A unit as it is written: 元 for CNY; every other unit is its own word. */
export const unitWord = (unit: string): string => WORDS[unit] ?? unit;

const PLAIN = /^[+-]?\d{1,40}(?:\.\d{1,18})?$/;
const MINUS = /[-－−—]\s*\d|负|减少|下降/;
const PLACES = 18;

/**
 * What words say in a unit: `近24万套` in 套 is 230000–240000, `3.2` in 亿元 is 3.2, `3200万元` in 亿元 is 0.32. A plain
 * number is taken in the unit; words are read by the reader, with the unit added where they name none. Words that go
 * down (下降5%) are not read: the figure asked for is what is reached.
 */
export function readFigure(said: string, unit: string): ReadFigure | Unread {
  const words = said.trim();
  const plain = words.replace(/,(?=\d{3})/g, '');
  if (PLAIN.test(plain)) {
    const value = normal(plain.replace(/^\+/, ''));
    return { least: value, most: value };
  }
  if (MINUS.test(words)) return 'none';
  if (unit === '') return readCount(words);
  const [whole, ...more] = figuresIn(`1${unitWord(unit)}`, null).quantities;
  if (!whole?.value || more.length > 0) return 'none';
  const named = figuresIn(words, null).quantities;
  // 近24万 names no unit of its own: the indicator's is meant.
  const quantities = named.every((one) => !one.unit) ? figuresIn(`${words}${unitWord(unit)}`, null).quantities : named;
  const [found, ...others] = quantities;
  if (!found) return 'none';
  if (others.length > 0) return 'several';
  if (found.kind !== whole.kind || found.per !== whole.per) return 'other-unit';
  if (found.unit !== whole.unit) {
    // 12000亩 in 公顷: told in the unit that is asked for, where the two have a fixed relation.
    const conversion = found.unit === null ? null : conversionOf(found.unit, unit);
    return conversion ? convert({ least: found.lower, most: found.upper }, conversion) : 'other-unit';
  }
  const scale = whole.value;
  return {
    least: found.lower === null ? null : normal(divide(found.lower, scale, PLACES, 'down')),
    most: found.upper === null ? null : normal(divide(found.upper, scale, PLACES, 'up')),
  };
}

/** Where nobody said in what unit a target is, only a count without 万 or 亿 can be meant as it stands. */
function readCount(words: string): ReadFigure | Unread {
  const [found, ...others] = figuresIn(words, null).quantities;
  if (!found) return 'none';
  if (others.length > 0) return 'several';
  if (found.kind !== 'count' || found.per !== null || /[万亿]/.test(words)) return 'other-unit';
  return { least: found.lower, most: found.upper };
}

export const unreadWords: Readonly<Record<Unread, string>> = {
  none: '没有读出数值',
  several: '写了不止一个数值',
  'other-unit': '单位与要求的不同',
};

/** A plain number with the unit that it was given in; words that name one are left as they are. */
export const withUnit = (said: string, unit: string): string =>
  PLAIN.test(said.trim().replace(/,(?=\d{3})/g, '')) ? `${said.trim()}${unitWord(unit)}` : said;
