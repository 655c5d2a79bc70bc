import { FactPlacer } from './place-facts.js';
import type { PlacedQuantity, PlacedTime } from './reading.js';
import { findNumerals } from './recognise/numeral/find-numerals.js';
import { findQuantities } from './recognise/quantity/find-quantities.js';
import { findTimes } from './recognise/time/find-times.js';
import type { Day } from './text/calendar.js';
import { plainFlow } from './text/flow.js';
import { canonicalText } from './text/source.js';

/**
 * The quantities and times of a text alone, without its structure: for a sentence, a form field, or a heap of text.
 * `anchor` is the day that relative words count from, null where none is known. Never throws on any text.
 */
export function figuresIn(decoded: string, anchor: Day | null): { quantities: PlacedQuantity[]; times: PlacedTime[] } {
  const text = canonicalText(decoded);
  const numerals = findNumerals(text);
  const times = findTimes(text, numerals, [{ start: 0, end: text.length, anchor }]);
  const quantities = findQuantities(text, numerals, times);
  const placer = new FactPlacer(plainFlow(text));
  return { quantities: quantities.map((q) => placer.quantity(q)), times: times.map((t) => placer.time(t)) };
}
