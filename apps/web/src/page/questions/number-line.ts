import { figuresIn } from '@luoshi/reading';
import type { Finding } from '../../api/findings.js';

/** What is drawn on the line: a figure with its bounds. A bound is null where the words leave it open. */
export interface Stretch {
  readonly of: 'expected' | 'found';
  readonly least: number | null;
  readonly most: number | null;
  readonly words: string;
}

/** A line from `from` to `to` with its stretches; every number in the line's own unit (per cent where `percent`). */
export interface NumberLine {
  readonly from: number;
  readonly to: number;
  readonly percent: boolean;
  readonly stretches: readonly Stretch[];
  readonly ticks: readonly number[];
}

const SHARES: ReadonlySet<Finding['said']['rule']> = new Set(['share', 'growth']);
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/**
 * The line of a finding: what was computed and what the paper says, as intervals. Null where it is no matter of numbers,
 * as a missing bracket is not. Places on the line are for the eye; the verdict was computed exactly by the reading.
 */
export function numberLineOf({ rule, expected, found }: Finding['said']): NumberLine | null {
  const percent = SHARES.has(rule);
  const stretches = [stretchOf('expected', expected, percent), stretchOf('found', found, percent)];
  if (stretches.some((one) => one === null)) return null;
  const both = stretches as Stretch[];
  const ends = both.flatMap(({ least, most }) => [least, most]).filter((end) => end !== null);
  if (ends.length === 0) return null;
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const room = (high - low) * 0.25 || Math.abs(high) * 0.1 || 1;
  const step = stepOf((high - low + 2 * room) / 4);
  const from = Math.floor((low - room) / step) * step;
  const to = Math.ceil((high + room) / step) * step;
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => round(from + index * step));
  return { from, to, percent, stretches: both, ticks };
}

/** A number, `a..b`, or words with one figure: `近24万套`. */
function stretchOf(of: Stretch['of'], said: string | null, percent: boolean): Stretch | null {
  if (said === null) return null;
  const scale = percent ? 100 : 1;
  const [first, last = first] = said.split('..');
  if (PLAIN.test(first!) && PLAIN.test(last!)) {
    const [least, most] = [round(Number(first) * scale), round(Number(last) * scale)];
    const [low, high] = [least, most].map((bound) => `${written(bound)}${percent ? '%' : ''}`);
    return { of, least, most, words: least === most ? low! : `${low} — ${high}` };
  }
  const [quantity, ...more] = figuresIn(said, null).quantities;
  if (!quantity || more.length > 0) return null;
  const { lower, upper } = quantity;
  return {
    of,
    least: lower === null ? null : Number(lower),
    most: upper === null ? null : Number(upper),
    words: said,
  };
}

/** The next of 1, 2, 5 times a power of ten. */
function stepOf(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power;
}

/** A number as offices write it: 76000000 is 7600万. */
export function written(value: number): string {
  const size = Math.abs(value);
  const [unit, word] = size >= 1e8 ? [1e8, '亿'] : size >= 1e4 ? [1e4, '万'] : [1, ''];
  return `${round(value / unit)}${word}`;
}

/** Without the dust of binary fractions. */
const round = (value: number): number => Number(value.toPrecision(12));
