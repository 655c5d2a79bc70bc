import { listOf, Numbers } from '../text/list.js';
import { Pairs } from '../text/pairs.js';
import { paired, STRETCH } from '../text/scan.js';
import { Cue, CUE_WORDS } from './cue-words.js';

/** A cue word where it stands in the text. */
export interface CueHit {
  readonly start: number;
  readonly end: number;
  readonly cue: Cue;
}

interface Entry {
  readonly word: string;
  /** What it says; nothing for a word that is only not to be misheard. */
  readonly cues: readonly Cue[];
}

/** The bit of a code unit that is a cue word by itself. */
const ALONE = 1 << 7;
/**
 * For each code unit a bit for the longer cue words that open with it, one of seven, and `ALONE`; for each that stands
 * second in them the bits of those that open them. Two characters that open no word have no bit in common, but for a few:
 * nearly all of a text is passed over with one comparison.
 */
const firsts = new Uint8Array(65536);
const seconds = new Uint8Array(65536).fill(ALONE);
const alone = new Map<number, Entry>();
/** The words of two and more characters that open with two characters, longest first: `longer[n]`. */
const pairs = new Pairs(12);
const longer: Entry[][] = [];

/** Sorts the cue words by their opening; done when the first text is read. */
function prepare(): void {
  const words = new Map<string, Set<Cue>>();
  for (const [cue, list] of Object.entries(CUE_WORDS)) {
    for (const word of list) words.set(word, (words.get(word) ?? new Set()).add(Number(cue) as Cue));
  }
  longer.push([]);
  for (const [word, said] of words) {
    const entry = { word, cues: [...said].filter((cue) => cue !== Cue.plain) };
    const first = word.charCodeAt(0);
    if (word.length === 1) {
      firsts[first]! |= ALONE;
      alone.set(first, entry);
      continue;
    }
    const bit = 1 << (first % 7);
    firsts[first]! |= bit;
    const second = word.charCodeAt(1);
    seconds[second]! |= bit;
    const known = pairs.get(first, second);
    if (known > 0) longer[known]!.push(entry);
    else pairs.set(first, second, longer.push([entry]) - 1);
  }
  for (const entries of longer) entries.sort((a, b) => b.word.length - a.word.length);
}

/** The cue words of `[start, end)`, in order, longest first at each place; a word of two meanings gives two hits. */
export function findCues(text: string, start: number, end: number): readonly CueHit[] {
  if (longer.length === 0) prepare();
  noted.clear();
  let next = start;
  for (let from = start; from < end; from += STRETCH) {
    // The stretch ends behind its last character, the first of the next one.
    const stop = Math.min(end, from + STRETCH);
    const count = paired(text, from, Math.min(end, stop + 1), firsts, seconds, found);
    for (let i = 0; i < count; i++) {
      const at = found[i]!;
      if (at < next || at >= stop) continue;
      const entry = wordAt(text, at, end);
      if (entry === undefined) continue;
      next = at + entry.word.length;
      for (let k = 0; k < entry.cues.length; k++) {
        noted.add(at);
        noted.add(next);
        noted.add(entry.cues[k]!);
      }
    }
  }
  return hitsNoted();
}

/** Start, end and cue of each hit, until it is known how many there are. */
const noted = new Numbers();

function hitsNoted(): readonly CueHit[] {
  if (noted.length === 0) return NO_HITS;
  const hits = listOf<CueHit>(noted.length / 3);
  for (let i = 0, at = 0; i < hits.length; i++, at += 3)
    hits[i] = { start: noted.at(at), end: noted.at(at + 1), cue: noted.at(at + 2) as Cue };
  return hits;
}

const NO_HITS: readonly CueHit[] = [];

/** Offsets at which a cue word may stand. */
const found = new Int32Array(STRETCH + 2);

/** The longest cue word that begins here. */
function wordAt(text: string, at: number, end: number): Entry | undefined {
  const first = text.charCodeAt(at);
  const known = at + 1 < end ? pairs.get(first, text.charCodeAt(at + 1)) : 0;
  return (known > 0 ? longest(longer[known]!, text, at, end) : null) ?? alone.get(first);
}

/** The first of the words, which share their first two characters, that stands here in full. */
function longest(words: readonly Entry[], text: string, at: number, end: number): Entry | null {
  for (let i = 0; i < words.length; i++) {
    const { word } = words[i]!;
    if (word.length === 2 || (at + word.length <= end && text.startsWith(word, at))) return words[i]!;
  }
  return null;
}

/** A set of cues: bit `1 << cue` for each. */
export const cueSet = (...cues: readonly Cue[]): number => cues.reduce<number>((set, cue) => set | (1 << cue), 0);

/** The cues that are among the hits, as a set. */
export function cueBits(hits: readonly CueHit[]): number {
  let bits = 0;
  for (const hit of hits) bits |= 1 << hit.cue;
  return bits;
}

/** The last hit of a cue that ends at or before `offset` and starts at or after `from`, or null. */
export function lastCueBefore(hits: readonly CueHit[], cue: Cue, from: number, offset: number): CueHit | null {
  let found: CueHit | null = null;
  for (const hit of hits) {
    if (hit.start >= offset) break;
    if (hit.cue === cue && hit.start >= from && hit.end <= offset) found = hit;
  }
  return found;
}

export { Cue } from './cue-words.js';
