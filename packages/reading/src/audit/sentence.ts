import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';

/** A sentence of the flow that holds quantities: `first` … `last` (excluded) are their indexes. */
export interface Sentence extends Range {
  readonly first: number;
  readonly last: number;
}

/** What ends a sentence. */
export const SENTENCE_ENDS = '。！？；!?;\n';

/** Whether the code unit is a mark that ends a clause. */
export function endsClause(code: number): boolean {
  return CLAUSE_ENDS.has(code);
}
const CLAUSE_ENDS = new Codes('，。；！？,;\n');

/**
 * The sentences that hold at least one quantity, in order. A sentence ends at 。！？； (half-width too) and at a line
 * break, whose offsets are `ends`; the mark is left out.
 */
export function sentencesOf(text: string, quantities: readonly Quantity[], ends: readonly number[]): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let next = 0;
  let index = 0;
  while (index < quantities.length) {
    const first = index;
    const quantity = quantities[index]!;
    for (; next < ends.length && ends[next]! < quantity.start; next++) start = ends[next]! + 1;
    while (next < ends.length && ends[next]! < quantity.end) next++;
    const end = next < ends.length ? ends[next]! : text.length;
    index++;
    while (index < quantities.length && quantities[index]!.start < end) index++;
    sentences.push({ start, end, first, last: index });
  }
  return sentences;
}
