import type { Decimal } from '../text/decimal.js';
import { divide, multiply } from '../text/decimal.js';
import type { Range } from '../text/span.js';
import type { Interval } from './interval.js';

/** The words around a range for a message, at most 8 characters to each side within `block`, `…` where cut. */
export function excerpt(text: string, start: number, end: number, block: Range): string {
  const from = Math.max(block.start, start - 8);
  const to = Math.min(block.end, end + 8);
  const words = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > block.start ? '…' : ''}${words}${to < block.end ? '…' : ''}`;
}

/** Words for a message: white space folded, at most `most` characters. */
export function quoted(text: string, range: Range, most = 24): string {
  const words = text
    .slice(range.start, Math.min(range.end, range.start + most * 2))
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > most ? `${words.slice(0, most)}…` : words;
}

/** A ratio as a percentage with two decimals at most: `0.117647` → `11.76%`. */
export function percent(value: Decimal): string {
  return `${divide(multiply(value, '100'), '1', 2, 'nearest')}%`;
}

/** A number in the unit a reader expects: `237000` → `23.7万`, four decimals at most. */
export function readable(value: Decimal): string {
  const digits = value.replace('-', '').split('.')[0]!.length;
  if (digits > 8) return `${divide(value, '100000000', 4, 'nearest')}亿`;
  if (digits > 4) return `${divide(value, '10000', 4, 'nearest')}万`;
  return divide(value, '1', 4, 'nearest');
}

/** An interval for a message, its bounds written by `write`: `62.5%至69.57%`, `不少于2`, a single number as itself. */
export function spread(x: Interval, write: (value: Decimal) => string): string {
  if (x.lower === null && x.upper === null) return '任意值';
  if (x.lower === null) return `不超过${write(x.upper!)}`;
  if (x.upper === null) return `不少于${write(x.lower)}`;
  const low = write(x.lower);
  const high = write(x.upper);
  return low === high ? low : `${low}至${high}`;
}

/** An interval for the fields `expected` and `found`: `0.625..0.6957`, one number where both bounds are equal. */
export function bounds(x: Interval): string {
  const write = (value: Decimal | null) => (value === null ? '' : divide(value, '1', 4, 'nearest'));
  const low = write(x.lower);
  const high = write(x.upper);
  return low === high ? low : `${low}..${high}`;
}
