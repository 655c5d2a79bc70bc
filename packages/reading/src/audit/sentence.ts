import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';

/** A sentence of the flow that holds quantities: `first` … `last` (excluded) are their indexes. */
export interface Sentence extends Range {
  readonly first: number;
  readonly last: number;
}

const ENDS = new Uint8Array(65536);
for (const mark of '。！？；!?;\n') ENDS[mark.charCodeAt(0)] = 1;

/**
 * The sentences that hold at least one quantity, in order. A sentence ends at 。！？； (half-width too) and at a line
 * break; the mark is left out. One pass over the text.
 */
export function sentencesOf(text: string, quantities: readonly Quantity[]): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let at = 0;
  let index = 0;
  while (index < quantities.length) {
    const next = quantities[index]!.start;
    for (; at < next; at++) if (ENDS[text.charCodeAt(at)] === 1) start = at + 1;
    const first = index;
    let end = Math.max(at, quantities[index]!.end);
    index++;
    for (; end < text.length && ENDS[text.charCodeAt(end)] !== 1; end++);
    while (index < quantities.length && quantities[index]!.start < end) index++;
    sentences.push({ start, end, first, last: index });
    at = end;
  }
  return sentences;
}
