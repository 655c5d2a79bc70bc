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

let table: Map<number, readonly Entry[]> | null = null;
const opens = new Uint8Array(65536);

/** Cue words by their first code unit, longest first; made when the first text is read. */
function entries(): Map<number, readonly Entry[]> {
  if (table) return table;
  const words = new Map<string, Cue[]>();
  for (const [cue, list] of Object.entries(CUE_WORDS)) {
    for (const word of list) words.set(word, [...new Set([...(words.get(word) ?? []), Number(cue) as Cue])]);
  }
  const byFirst = new Map<number, Entry[]>();
  for (const [word, cues] of words) {
    const first = word.charCodeAt(0);
    opens[first] = 1;
    const list = byFirst.get(first);
    if (list) list.push({ word, cues });
    else byFirst.set(first, [{ word, cues }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);
  return (table = byFirst);
}

/** The cue words of `[start, end)`, in order, longest first at each place; a word of two meanings gives two hits. */
export function findCues(text: string, start: number, end: number): CueHit[] {
  const byFirst = entries();
  const hits: CueHit[] = [];
  for (let at = start; at < end;) {
    const code = text.charCodeAt(at);
    let step = 1;
    if (opens[code] === 1) {
      for (const { word, cues } of byFirst.get(code)!) {
        if (at + word.length <= end && text.startsWith(word, at)) {
          for (const cue of cues) hits.push({ start: at, end: at + word.length, cue });
          step = word.length;
          break;
        }
      }
    }
    at += step;
  }
  return hits;
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
