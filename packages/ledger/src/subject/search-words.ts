import { StoreRefusal } from '../refusal.js';
import { isPlain, MARK } from './search-token.js';

/**
 * How text is compared: without spaces and line breaks (a page cuts words in two), in half width and lower case. The
 * search finds what contains the words asked for when both are folded; the pairs of characters in the index only lead
 * there quickly.
 */
export interface Folded {
  readonly text: string;
  /** Offset in the original of each unit of the folded text, and the original's length at the end. */
  readonly at: Int32Array;
}

const LEFT_OUT = /[\s\u200B-\u200D\u2060\uFEFF\0]/u;

export const fold = (original: string): string => foldInto(original, null).text;

export function folded(original: string): Folded {
  const at = new Int32Array(original.length + 1);
  const { text, length } = foldInto(original, at);
  return { text, at: at.subarray(0, length + 1) };
}

/** @param at gets the offsets; null where nobody asks for them */
function foldInto(original: string, at: Int32Array | null): { readonly text: string; readonly length: number } {
  let text = '';
  let run = 0; // beginning of a stretch that stays as it is
  let length = 0;
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    if (isPlain(code)) {
      if (at) at[length] = i;
      length++;
      continue;
    }
    text += original.slice(run, i);
    run = i + 1;
    const character = original[i]!;
    if (LEFT_OUT.test(character)) continue;
    const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
    const lower = half.toLowerCase();
    text += lower.length === 1 ? lower : half;
    if (at) at[length] = i;
    length++;
  }
  if (at) at[length] = original.length;
  return { text: text + original.slice(run), length };
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** What was asked for: folded words, all of which a document must contain. */
export interface Asked {
  readonly words: readonly string[];
  /** Words that their pairs alone do not prove. */
  readonly rechecked: readonly string[];
  /** Runs of letters and digits in the words. */
  readonly runs: readonly string[];
}

const MOST_WORDS = 10;
const LONGEST = 100;

/** Words are parted by spaces; quotation marks (“” or "") hold together what has spaces. Refuses what holds no word. */
export function asked(query: string): Asked {
  const parts = [...query.matchAll(/[“"]([^“”"]+)[”"]|[^\s“”"]+/gu)].map(([whole, quoted]) => fold(quoted ?? whole));
  const words = [...new Set(parts)].filter((word) => word.match(RUN) !== null);
  if (words.length === 0 || words.length > MOST_WORDS || words.some((word) => word.length > LONGEST))
    throw new StoreRefusal('search-empty', query.slice(0, LONGEST));
  const runs = [...new Set(words.flatMap((word) => word.match(RUN)!))];
  const rechecked = words.filter((word) => [...word].length > 2 || word.match(RUN)![0] !== word);
  return { words, rechecked, runs };
}

/** How well a document answers: the words are in its title; they stand in it often; they stand in it. */
export const TIERS = ['title', 'often', 'any'] as const;
export type Tier = (typeof TIERS)[number];

/** The tsquery of a tier; a document is in one tier only. */
export function queryOf({ runs }: Asked, head: string, tier: Tier): string {
  const all = (mark: string) =>
    `(${runs.flatMap((run) => pairsOf(run).map(([pair, alone]) => `'${head}${mark}${pair}'${alone ? ':*' : ''}`)).join(' & ')})`;
  const any = all(MARK.any);
  if (tier === 'title') return `${any} & ${all(MARK.title)}`;
  const rest = `${any} & !${all(MARK.title)}`;
  return tier === 'often' ? `${rest} & ${all(MARK.often)}` : `${rest} & !${all(MARK.often)}`;
}

/** A run of one character is found as the beginning of a pair. */
function pairsOf(run: string): (readonly [pair: string, alone: boolean])[] {
  const characters = [...run];
  if (characters.length === 1) return [[run, true]];
  return characters.slice(1).map((character, index) => [characters[index]! + character, false]);
}

/** A stretch of a text that answers, half open, in UTF-16 units of the original. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Where the words stand in a text, in order and without overlaps: the first `most` of them. */
export function marksIn(original: string, words: readonly string[], most = 100): Mark[] {
  const { text, at } = folded(original);
  const marks: Mark[] = [];
  for (const word of words) {
    let found = 0;
    for (let from = text.indexOf(word); from >= 0 && found < most; from = text.indexOf(word, from + word.length)) {
      marks.push({ start: at[from]!, end: at[from + word.length - 1]! + 1 });
      found++;
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const list: Mark[] = [];
  for (const mark of marks) {
    const last = list.at(-1);
    if (last && mark.start < last.end) {
      if (mark.end > last.end) list[list.length - 1] = { start: last.start, end: mark.end };
    } else list.push(mark);
  }
  return list.slice(0, most);
}

/** The stretch of a text to show: about `length` units that hold the most marks, from a sentence's beginning if one is near. */
export function excerptOf(text: string, marks: readonly Mark[], length = 120): Mark {
  const first = marks.reduce(
    (best, mark, index) => {
      let held = 0;
      while (held < marks.length - index && marks[index + held]!.end <= mark.start + length) held++;
      return held > best.held ? { start: mark.start, held } : best;
    },
    { start: 0, held: 0 },
  ).start;
  const lead = text.slice(Math.max(0, first - 30), first);
  const stop = Math.max(lead.lastIndexOf('。'), lead.lastIndexOf('\n'), lead.lastIndexOf('；'));
  let start = stop >= 0 ? first - lead.length + stop + 1 : Math.max(0, first - 15);
  let end = Math.min(text.length, start + length);
  if (isLowSurrogate(text, start)) start--;
  if (isLowSurrogate(text, end)) end++;
  return { start, end };
}

const isLowSurrogate = (text: string, at: number) => /^[\udc00-\udfff]/.test(text.slice(at, at + 1));
