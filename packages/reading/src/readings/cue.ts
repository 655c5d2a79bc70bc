import { Cue, CUE_WORDS } from './cue-words.js';

/** A cue word where it stands in the text. */
export interface CueHit {
  readonly start: number;
  readonly end: number;
  readonly cue: Cue;
}

interface Entry {
  readonly word: string;
  readonly cues: readonly Cue[];
}

/**
 * The cue words of one first code unit: those of two and more code units at `[from, to)` of `longer`, the one that is
 * this code unit alone in `single`.
 */
interface Family {
  readonly from: number;
  readonly to: number;
  readonly single: Entry | null;
}

/** For each code unit 1 + the place of its family in `families`, 0 where no cue word opens with it. */
const opens = new Uint16Array(65536);
const families: Family[] = [];
/**
 * The longer words, family by family, longest first for each second code unit, and their second code units: a family has
 * few, and going along them costs less than a look into a map.
 */
const longer: Entry[] = [];
let seconds = new Uint16Array(0);

/** Sorts the cue words into families; done when the first text is read. */
function prepare(): void {
  const words = new Map<string, Cue[]>();
  for (const [cue, list] of Object.entries(CUE_WORDS)) {
    for (const word of list) words.set(word, [...new Set([...(words.get(word) ?? []), Number(cue) as Cue])]);
  }
  const byFirst = new Map<number, Entry[]>();
  for (const [word, cues] of words) {
    const first = word.charCodeAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, cues }]);
  }
  for (const [first, entries] of byFirst) {
    const from = longer.length;
    longer.push(...entries.filter(({ word }) => word.length > 1).sort((a, b) => b.word.length - a.word.length));
    const single = entries.find(({ word }) => word.length === 1) ?? null;
    opens[first] = families.push({ from, to: longer.length, single });
  }
  seconds = Uint16Array.from(longer, ({ word }) => word.charCodeAt(1));
}

/** The cue words of `[start, end)`, in order, longest first at each place; a word of two meanings gives two hits. */
export function findCues(text: string, start: number, end: number): CueHit[] {
  if (families.length === 0) prepare();
  const hits: CueHit[] = [];
  for (let at = start; at < end;) {
    const family = opens[text.charCodeAt(at)]!;
    const entry = family === 0 ? null : entryAt(families[family - 1]!, text, at, end);
    if (!entry) {
      at++;
      continue;
    }
    const to = at + entry.word.length;
    for (let i = 0; i < entry.cues.length; i++) {
      const cue = entry.cues[i]!;
      if (cue !== Cue.plain) hits.push({ start: at, end: to, cue });
    }
    at = to;
  }
  return hits;
}

function entryAt(family: Family, text: string, at: number, end: number): Entry | null {
  if (at + 1 < end) {
    const next = text.charCodeAt(at + 1);
    for (let i = family.from; i < family.to; i++) {
      if (seconds[i] !== next) continue;
      const { length } = longer[i]!.word;
      if (length === 2 || (at + length <= end && text.startsWith(longer[i]!.word, at))) return longer[i]!;
    }
  }
  return family.single;
}

/** Which cues are among the hits: bit `1 << cue` for each. */
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
