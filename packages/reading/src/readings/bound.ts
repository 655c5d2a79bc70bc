import { NEGATED, NEGATIONS, type Bend } from '../recognise/quantity/qualifiers.js';
import type { Quantity } from '../recognise/quantity/quantity.js';

/** What the words that bend a figure say of its bound: bits of `boundOf`. */
export const Bound = {
  /** 不超过, 以内: it names an upper bound. */
  upper: 1,
  /** 不低于, 以上: it names a lower bound. */
  lower: 2,
  /** The figure is at most so much, 不足 and 低于 among them. */
  ceiling: 4,
  /** The figure is at least so much, 超 and 余 among them. */
  floor: 8,
  /** 约, 左右 */
  about: 16,
} as const;

/** `不得`超过, `不应`低于, `未`超过: the other bound. */
const NOT = `(?:${NEGATIONS.join('|')})`;
const verbs = (negated: Bend): string =>
  `(?:${NEGATED.filter(([, bend]) => bend === negated)
    .map(([verb]) => verb)
    .join('|')})`;
const OVER = verbs('to');
const UNDER = verbs('from');
const AT_MOST = `${NOT}${OVER}|最[高多长大]|至多|上限|以内|之内|以下|(?:小于|低于)或?者?等于|等于或[小低]于|[≤≦⩽<＜﹤]`;
const AT_LEAST = `${NOT}${UNDER}|最[低少]|至少|起码|以上|之上|(?:大于|高于)或?者?等于|等于或[大高]于|[≥≧⩾>＞﹥]`;

const WORDS: readonly (readonly [number, RegExp])[] = [
  [Bound.upper, new RegExp(AT_MOST)],
  [Bound.lower, new RegExp(AT_LEAST)],
  [Bound.ceiling, new RegExp(`${AT_MOST}|内|不足|[不未]到|[不未]满|未达|(?<!${NOT})${UNDER}`)],
  [
    Bound.floor,
    new RegExp(`${AT_LEAST}|(?<!${NOT})(?:${OVER}|逾)|(?<![不未])满|余|(?<![最至不])多|^上(?![限下])|下限`),
  ],
  [Bound.about, /约|左右|上下|近|大约|大致|差不多|大概|级/],
];

/** Papers bend figures with some hundred words, the same ones again and again: each is looked at once. */
const known = new Map<string, number>();
const MOST_KNOWN = 2000;

/** What a figure's qualifier says of its bound, as a set of `Bound`; 0 where it has none. */
export function boundOf({ qualifier }: Quantity): number {
  if (qualifier === null) return 0;
  let bound = known.get(qualifier);
  if (bound === undefined) {
    bound = 0;
    for (const [bit, words] of WORDS) if (words.test(qualifier)) bound |= bit;
    if (known.size < MOST_KNOWN) known.set(qualifier, bound);
  }
  return bound;
}

/** Whether the figure is qualified as a bound. */
export const limited = (quantity: Quantity): boolean => (boundOf(quantity) & (Bound.upper | Bound.lower)) !== 0;
