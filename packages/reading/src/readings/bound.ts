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

const WORDS: readonly (readonly [number, RegExp])[] = [
  [
    Bound.upper,
    /不超过|不高于|不多于|不得超过|不得高于|最高|最多|最长|以内|以下|上限|之内|不大于|小于等于|不应大于|不宜大于/,
  ],
  [Bound.lower, /不低于|不少于|不得低于|不得少于|最低|最少|至少|以上|不小于|大于等于/],
  [
    Bound.ceiling,
    /不超|不高于|不多于|不大于|小于等于|不应大于|不宜大于|不得超|不得高于|最高|上限|最多|最长|以内|以下|之内|内|不足|不到|(?<!不|不得)(?:低于|小于|少于)/,
  ],
  [
    Bound.floor,
    /以上|不低于|不少于|不小于|大于等于|不得低于|不得少于|至少|最低|最少|(?<!不|不得)(?:超|逾|突破|高于|大于)|满|余|(?<!最)多|^上(?!限)|下限/,
  ],
  [Bound.about, /约|左右|上下|近|大约|级/],
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
