import { printPlace } from '@luoshi/formats';
import { verdictWords } from '@luoshi/reports';
import { printable } from './columns.js';
import { locatedFindings, type LocatedFinding } from './located-finding.js';
import type { FindingRendering } from './rendering.js';

const quoteLength = 80;

/** Findings as a linter prints them: `file:line:column  rule  verdict  message`, then each quote with its place. */
export const findingsText: FindingRendering = {
  head: '',
  separator: '\n',
  tail: '\n',
  hashed: false,
  render: (document, { questions }) => locatedFindings(document, questions).map(printFinding).join('\n'),
  renderFinding: printFinding,
};

function printFinding({ quotes, rule, verdict, message }: LocatedFinding): string {
  const [first] = quotes;
  const where = first ? `${first.file}:${first.from.line}:${first.from.column}` : '';
  const lines = quotes.map(({ file, span, from }) => {
    const place = file === first?.file ? printPlace(from) : `${file}:${from.line}:${from.column}`;
    return `    ${place}  「${shortened(span.text)}」`;
  });
  return [`${where}  ${rule}  ${verdict} ${verdictWords[verdict]}  ${printable(message)}`, ...lines].join('\n');
}

function shortened(text: string): string {
  const line = printable(text);
  return line.length <= quoteLength ? line : `${line.slice(0, quoteLength / 2)}……${line.slice(-quoteLength / 2)}`;
}
