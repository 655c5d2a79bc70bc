import { COUNT_NUMBERS, counterBehind, COUNTERS } from './counted.js';
import { PAIRED } from './pairing.js';
import { LEFTOVER_SIGNS } from './residue.js';
import { SENTENCE_ENDS } from './sentence.js';
import { STRETCH } from '../text/scan.js';

/** Where the signs stand that start the work of the checks, as offsets in order. A text without them costs one pass. */
export interface Signs {
  /** Ends of sentences, line breaks among them. */
  readonly ends: number[];
  /** The last signs of numbers with a counter behind them: 三|项. */
  readonly counts: number[];
  /** 是 behind a Chinese numeral: 一是. */
  readonly items: number[];
  /** Signs that left-overs of editors and web pages begin with. */
  readonly leftovers: number[];
  /** Brackets and quotation marks. */
  readonly pairs: number[];
  /** Signs of equality. */
  readonly equals: number[];
}

/** A sign, whichever. */
const ANY = 1;
/** A number; what may follow one, and is a sign there only: a counter, a space before it, 是. */
const NUMBER = 4;
const FOLLOWS = 2;
const END = 8;
const PAIR = 16;
const LEFTOVER = 32;
const EQUAL = 64;
const CLASS = new Uint8Array(65536);
const enter = (marks: string, bits: number) => {
  for (let at = 0; at < marks.length; at++) CLASS[marks.charCodeAt(at)]! |= bits;
};
enter(SENTENCE_ENDS, ANY | END);
enter(LEFTOVER_SIGNS, ANY | LEFTOVER);
enter(PAIRED, ANY | PAIR);
enter('=', ANY | EQUAL);
enter(COUNT_NUMBERS, NUMBER);
enter(COUNTERS + ' 是', FOLLOWS);
const IS = '是'.charCodeAt(0);

/** 1 for a sign, 0 for none. FOLLOWS counts where NUMBER stood before: both are moved to the place of ANY. */
const signed = (before: number, bits: number): number => (bits | ((before >> 2) & (bits >> 1))) & ANY;

/** Offsets of the signs of a stretch. */
const found = new Int32Array(STRETCH + 1);

/**
 * The signs of a text. One pass over it, the only one that looks at every character for the audit: it notes each offset
 * and goes on to the next place only behind a sign, so that nothing is decided, and nothing guessed wrong, where there
 * is none.
 */
export function signsOf(text: string): Signs {
  const signs: Signs = { ends: [], counts: [], items: [], leftovers: [], pairs: [], equals: [] };
  for (let start = 0; start < text.length; start += STRETCH) {
    const stop = Math.min(text.length, start + STRETCH);
    let count = 0;
    let before = start > 0 ? CLASS[text.charCodeAt(start - 1)]! : 0;
    let at = start;
    // Two at a time: the loop itself costs as much as a look.
    for (; at + 1 < stop; at += 2) {
      const first = CLASS[text.charCodeAt(at)]!;
      const second = CLASS[text.charCodeAt(at + 1)]!;
      found[count] = at;
      count += signed(before, first);
      found[count] = at + 1;
      count += signed(first, second);
      before = second;
    }
    if (at < stop) {
      found[count] = at;
      count += signed(before, CLASS[text.charCodeAt(at)]!);
    }
    sort(text, count, signs);
  }
  return signs;
}

/** Enters the signs that were found in a stretch where they belong. */
function sort(text: string, count: number, { ends, counts, items, leftovers, pairs, equals }: Signs): void {
  for (let i = 0; i < count; i++) {
    const at = found[i]!;
    const code = text.charCodeAt(at);
    const bits = CLASS[code]!;
    if ((bits & END) !== 0) ends.push(at);
    if ((bits & PAIR) !== 0) pairs.push(at);
    if ((bits & (FOLLOWS | LEFTOVER | EQUAL)) === 0) continue;
    if ((bits & LEFTOVER) !== 0) leftovers.push(at);
    else if ((bits & EQUAL) !== 0) equals.push(at);
    else if (code === IS) items.push(at);
    else if (counterBehind(text, at - 1) > 0) counts.push(at - 1);
  }
}
