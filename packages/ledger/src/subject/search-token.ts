import type { Lexemes } from '../store/binary-array.js';

/** More than an index row can hold (a tsvector ends at 1 MiB): a text that long is indexed with the first of them. */
const MOST_TOKENS = 60_000;
/** Pairs that stand in a text so often say what it is about. */
const OFTEN = 3;

/** Marks in a token, after its head: anywhere, in the title, often. */
export const MARK = { any: ':', title: '#', often: '*' } as const;

/** What every token of an office's generation begins with, so that the index is split by office. */
export const headOf = (jurisdiction: number, generation: number) =>
  `${jurisdiction.toString(36)}.${generation.toString(36)}`;

/**
 * Adds a text's tokens to what the index takes, none twice.
 * @returns whether the text holds more of them than are added
 */
export function addTokens(head: string, title: string, text: string, words: Lexemes): boolean {
  const times = new Map<number, number>();
  countPairs(title, times);
  const inTitle = times.size;
  countPairs(text, times);
  const marked = { any: head + MARK.any, title: head + MARK.title, often: head + MARK.often };
  let added = 0;
  const add = (mark: string, pair: number): void => {
    if (pair < WIDE) words.add(mark, pair >>> 16, pair & 0xffff);
    else words.add(mark, ...charactersOf(pair));
    added += 1;
  };
  let rank = 0;
  for (const pair of times.keys()) {
    if (rank === Math.min(inTitle, MOST_OF_TITLE)) break;
    add(marked.title, pair);
    rank += 1;
  }
  for (const [pair, count] of times) {
    if (added >= MOST_TOKENS) return true;
    add(marked.any, pair);
    if (count >= OFTEN) add(marked.often, pair);
  }
  return false;
}

/** Pairs of a title that are marked as such. */
const MOST_OF_TITLE = 2000;

/** A pair of characters as one number, small where both are of the basic plane; 0 stands for no second one. */
const pairOf = (first: number, second: number): number =>
  first < 0x10000 && second < 0x10000 ? (first << 16) | second : WIDE + first * 2 ** 21 + second;
/** Above every pair of the basic plane. */
const WIDE = 2 ** 33;

function charactersOf(pair: number): [first: number, second: number] {
  if (pair < WIDE) return [pair >>> 16, pair & 0xffff];
  const rest = pair - WIDE;
  return [Math.floor(rest / 2 ** 21), rest % 2 ** 21];
}

/** Pairs of neighbours within each run of letters and digits; the last of a run also alone, for one-character words. */
function countPairs(foldedText: string, times: Map<number, number>): void {
  let previous = 0;
  for (let i = 0; i <= foldedText.length; i++) {
    const character = i < foldedText.length ? foldedText.codePointAt(i)! : 0;
    if (character > 0xffff) i++;
    const inRun = character > 0 && isWord(character);
    if (previous !== 0) count(times, pairOf(previous, inRun ? character : 0));
    previous = inRun ? character : 0;
  }
}

/** Chinese characters, digits and small letters: most of every text. */
export const isPlain = (code: number) =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);

const ONE_OF_RUN = /[\p{L}\p{N}\p{M}]/u;
/** What is known of characters of the basic plane: 1 a letter or digit, 2 not. */
const known = new Uint8Array(0x10000);

/** Whether a character is of a run: a letter, a digit or a mark on one. */
function isWord(character: number): boolean {
  if (isPlain(character)) return true;
  if (character > 0xffff) return ONE_OF_RUN.test(String.fromCodePoint(character));
  if (known[character] === 0) known[character] = ONE_OF_RUN.test(String.fromCharCode(character)) ? 1 : 2;
  return known[character] === 1;
}

/** The pairs of neighbours in a folded text, in order. */
export function pairsIn(foldedText: string): string[] {
  const times = new Map<number, number>();
  countPairs(foldedText, times);
  return [...times.keys()].flatMap((pair) => {
    const [first, second] = charactersOf(pair);
    return second === 0 ? [] : [String.fromCodePoint(first, second)];
  });
}

const count = (times: Map<number, number>, pair: number) => times.set(pair, (times.get(pair) ?? 0) + 1);
