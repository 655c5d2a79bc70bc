import { COUNT_NUMBERS, counterBehind } from './counted.js';
import { PAIRED } from './pairing.js';
import { LEFTOVER_SIGNS } from './residue.js';
import { SENTENCE_ENDS } from './sentence.js';

/** Where the signs stand that start the work of the checks, as offsets in order. A text without them costs one pass. */
export interface Signs {
  /** Ends of sentences, line breaks among them. */
  readonly ends: readonly number[];
  /** The last signs of numbers with a counter behind them: 三|项. */
  readonly counts: readonly number[];
  /** 是 behind a Chinese numeral: 一是. */
  readonly items: readonly number[];
  /** Signs that left-overs of editors and web pages begin with. */
  readonly leftovers: readonly number[];
  /** Brackets and quotation marks. */
  readonly pairs: readonly number[];
}

const END = 1;
const NUMBER = 2;
const LEFTOVER = 4;
const PAIR = 8;
const IS = 16;
const CLASS = new Uint8Array(65536);
const enter = (marks: string, bit: number) => {
  for (let at = 0; at < marks.length; at++) CLASS[marks.charCodeAt(at)]! |= bit;
};
enter(SENTENCE_ENDS, END);
enter(COUNT_NUMBERS, NUMBER);
enter(LEFTOVER_SIGNS, LEFTOVER);
enter(PAIRED, PAIR);
enter('是', IS);

/** The signs of a text. One pass over it, the only one that looks at every character for the audit. */
export function signsOf(text: string): Signs {
  const ends: number[] = [];
  const counts: number[] = [];
  const items: number[] = [];
  const leftovers: number[] = [];
  const pairs: number[] = [];
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const bits = CLASS[text.charCodeAt(at)]!;
    if (bits !== 0) {
      if ((bits & NUMBER) !== 0) {
        if (counterBehind(text, at) > 0) counts.push(at);
      } else if ((bits & IS) !== 0) {
        if ((before & NUMBER) !== 0) items.push(at);
      } else {
        if ((bits & END) !== 0) ends.push(at);
        if ((bits & PAIR) !== 0) pairs.push(at);
        if ((bits & LEFTOVER) !== 0) leftovers.push(at);
      }
    }
    before = bits;
  }
  return { ends, counts, items, leftovers, pairs };
}
