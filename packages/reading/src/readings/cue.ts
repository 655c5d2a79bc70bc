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

/** The cue words of one first code unit. */
interface Family {
  /** Words of two and more code units by their second, longest first. */
  readonly longer: Map<number, Entry[]>;
  /** The word that is this one code unit. */
  single: Entry | null;
}

/** For each code unit 1 + the place of its family in `families`, 0 where no cue word opens with it. */
const opens = new Uint16Array(65536);
const families: Family[] = [];
/** 1 for each code unit that is the second of some cue word: most places are ruled out by one look. */
const seconds = new Uint8Array(65536);

/** Sorts the cue words into families; done when the first text is read. */
function prepare(): void {
  const words = new Map<string, Cue[]>();
  for (const [cue, list] of Object.entries(CUE_WORDS)) {
    for (const word of list) words.set(word, [...new Set([...(words.get(word) ?? []), Number(cue) as Cue])]);
  }
  for (const [word, cues] of words) {
    const first = word.charCodeAt(0);
    if (opens[first] === 0) opens[first] = families.push({ longer: new Map(), single: null });
    const family = families[opens[first]! - 1]!;
    if (word.length === 1) family.single = { word, cues };
    else {
      const second = word.charCodeAt(1);
      seconds[second] = 1;
      const list = family.longer.get(second);
      if (list) list.push({ word, cues });
      else family.longer.set(second, [{ word, cues }]);
    }
  }
  for (const { longer } of families)
    for (const list of longer.values()) list.sort((a, b) => b.word.length - a.word.length);
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
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  const list = seconds[next] === 1 ? family.longer.get(next) : undefined;
  if (list) {
    for (let i = 0; i < list.length; i++) {
      const { word } = list[i]!;
      if (word.length === 2 || (at + word.length <= end && text.startsWith(word, at))) return list[i]!;
    }
  }
  return family.single;
}

/** Whether one of the cues stands in `[start, end)`. */
export function hasCue(hits: readonly CueHit[], cue: Cue, start: number, end: number): boolean {
  for (const hit of hits) if (hit.cue === cue && hit.start >= start && hit.end <= end) return true;
  return false;
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
