/** So much of a text is gone through at once: what `marked` and `paired` are given to fill has as many places. */
export const STRETCH = 4096;

/**
 * Notes the offsets in `[start, end)`, at most `STRETCH` characters, at which a character stands that the table marks (not
 * 0), and gives their number. Each offset is written and kept only where it counts: nothing is decided at a character, so
 * that nothing is guessed wrong by the processor, which costs more than the look itself.
 */
export function marked(text: string, start: number, end: number, table: Uint8Array, found: Int32Array): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    found[count] = at;
    count += (table[text.charCodeAt(at)]! + 255) >> 8;
  }
  return count;
}

/**
 * The same of the offsets at which two characters stand whose bits, those of the first in `firsts` and of the second in
 * `seconds`, have one in common. The character behind `end` counts as code unit 0.
 */
export function paired(
  text: string,
  start: number,
  end: number,
  firsts: Uint8Array,
  seconds: Uint8Array,
  found: Int32Array,
): number {
  if (start >= end) return 0;
  let count = 0;
  let first = text.charCodeAt(start);
  for (let at = start; at < end - 1; at++) {
    const second = text.charCodeAt(at + 1);
    found[count] = at;
    count += ((firsts[first]! & seconds[second]!) + 255) >> 8;
    first = second;
  }
  found[count] = end - 1;
  return count + (((firsts[first]! & seconds[0]!) + 255) >> 8);
}
