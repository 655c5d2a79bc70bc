import type { Trace } from '../../text/trace.js';
import type { Numeral } from '../numeral/numeral.js';
import type { Time } from '../time/time.js';
import { Finder } from './finder.js';
import { printQuantity } from './print.js';
import type { Quantity } from './quantity.js';
import { findTableQuantities } from './table-quantities.js';
import { findWordQuantities } from './word-quantities.js';

/**
 * All quantities of a text, sorted by start, not overlapping: numbers with unit or classifier and every word that bends
 * them. `numerals` are those of the same text; a quantity on a time that is no duration or recurrence is dropped
 * (`2024年`), one on a duration stays beside it. Steps are noted only when a trace is passed. Linear in the text's length.
 */
export function findQuantities(
  text: string,
  numerals: readonly Numeral[],
  times: readonly Time[],
  trace?: Trace,
): Quantity[] {
  const found = new Finder(text, numerals, times).all();
  const quantities = merged(merged(found, findWordQuantities(text), times), findTableQuantities(text), times);
  if (trace) for (const quantity of quantities) trace.note(quantity.rule, quantity, printQuantity(quantity));
  return quantities;
}

/** Two sorted lists as one; where they overlap the first list's quantity stays. Words on a time are dropped. */
function merged(first: Quantity[], second: Quantity[], times: readonly Time[]): Quantity[] {
  if (second.length === 0) return first;
  const all: Quantity[] = [];
  let i = 0;
  let clock = 0;
  let last = 0;
  for (const other of second) {
    while (i < first.length && first[i]!.start < other.end) {
      all.push(first[i]!);
      last = first[i]!.end;
      i++;
    }
    while (clock < times.length && times[clock]!.end <= other.start) clock++;
    const time = times[clock];
    const onTime =
      time !== undefined && time.start < other.end && time.kind !== 'duration' && time.kind !== 'recurrence';
    if (other.start >= last && !onTime) {
      all.push(other);
      last = other.end;
    }
  }
  while (i < first.length) all.push(first[i++]!);
  return all;
}
