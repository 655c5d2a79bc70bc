// What is measured: each reader takes a paper's text and returns how many facts it found (so that no work is dropped).
import * as reading from '@luoshi/reading';

const anchor = '2025-06-30';
const source = { name: 'bench', sha256: '', mediaType: 'text/plain' };

/** Our whole reading: outline, facts, duties, audit, placed spans. */
export function wholeReading(text) {
  const { quantities, times, findings } = reading.read(text, source, { published: anchor });
  return quantities.length + times.length + findings.length;
}

/** The whole readings of many papers, one after another, as the command reads a batch of them. */
export function wholeReadings(papers) {
  let sum = 0;
  for (const { quantities, times, findings } of reading.readAll(unread(papers)))
    sum += quantities.length + times.length + findings.length;
  return sum;
}

function* unread(papers) {
  for (const text of papers) yield { text, source, about: { published: anchor } };
}

/** Quantities and times of one paper, without outline, facts and audit. */
export function figures(text) {
  const { quantities, times } = reading.figuresIn(text, anchor);
  return quantities.length + times.length;
}
