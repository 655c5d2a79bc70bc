// What is measured: each reader takes a paper's text and returns how many facts it found (so that no work is dropped).
import * as reading from '@luoshi/reading';

const anchor = '2025-06-30';
const source = { name: 'bench', sha256: '', mediaType: 'text/plain' };

/** Our whole reading: outline, facts, duties, audit, placed spans. */
export function wholeReading(text) {
  const { quantities, times, findings } = reading.read(text, source, { published: anchor });
  return quantities.length + times.length + findings.length;
}

/** The whole readings of many papers, as the command reads a batch of them. */
export function wholeReadings(papers) {
  const readings = reading.readAll(papers.map((text) => ({ text, source, about: { published: anchor } })));
  return readings.reduce(
    (sum, { quantities, times, findings }) => sum + quantities.length + times.length + findings.length,
    0,
  );
}

/** Quantities and times of one paper, without outline, facts and audit. */
export function figures(text) {
  const { quantities, times } = reading.figuresIn(text, anchor);
  return quantities.length + times.length;
}
