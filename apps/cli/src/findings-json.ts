import { locatedFindings, type LocatedFinding } from './located-finding.js';
import type { FindingRendering } from './rendering.js';

/** Findings as one JSON array; line and column count from 1, offsets are of the canonical text. */
export const findingsJson: FindingRendering = {
  head: '[\n',
  separator: ',\n',
  tail: '\n]\n',
  hashed: false,
  render: (document, { questions }) => locatedFindings(document, questions).map(printFinding).join(',\n'),
  renderFinding: printFinding,
};

function printFinding({ quotes, rule, verdict, message, expected, found }: LocatedFinding): string {
  const [first] = quotes;
  const { line, column } = first?.from ?? { line: 1, column: 1 };
  const spans = quotes.map(({ file, span, from }) => ({
    ...span,
    ...from,
    ...(file === first?.file ? {} : { file }),
  }));
  return JSON.stringify({ file: first?.file ?? null, line, column, rule, verdict, message, expected, found, spans });
}
