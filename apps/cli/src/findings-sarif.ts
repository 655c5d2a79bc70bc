import { pathToFileURL } from 'node:url';
import { isAbsolute } from 'node:path';
import { ruleWords } from '@luoshi/reports';
import { locatedFindings, type LocatedFinding, type LocatedQuote } from './located-finding.js';
import type { FindingRendering } from './rendering.js';

const driver = {
  name: 'luoshi',
  version: '0.1.0',
  rules: Object.entries(ruleWords).map(([id, text]) => ({ id, shortDescription: { text } })),
};
const run = JSON.stringify({ columnKind: 'utf16CodeUnits', tool: { driver } });

/** Findings as SARIF 2.1.0: inconsistencies are errors, open questions notes; further quotes are related locations. */
export const findingsSarif: FindingRendering = {
  head: `{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[${run.slice(0, -1)},"results":[\n`,
  separator: ',\n',
  tail: '\n]}]}\n',
  hashed: false,
  render: (document, { questions }) => locatedFindings(document, questions).map(printFinding).join(',\n'),
  renderFinding: printFinding,
};

function printFinding({ quotes, rule, verdict, message }: LocatedFinding): string {
  const [first, ...others] = quotes.map(locationOf);
  return JSON.stringify({
    ruleId: rule,
    level: verdict === 'inconsistent' ? 'error' : 'note',
    message: { text: message },
    locations: first ? [first] : [],
    ...(others.length > 0 ? { relatedLocations: others } : {}),
  });
}

function locationOf({ file, span, from, to }: LocatedQuote, id: number): object {
  return {
    ...(id === 0 ? {} : { id }),
    physicalLocation: {
      artifactLocation: { uri: isAbsolute(file) ? pathToFileURL(file).href : encodeURI(file.replaceAll('\\', '/')) },
      region: {
        startLine: from.line,
        startColumn: from.column,
        endLine: to.line,
        endColumn: to.column,
        snippet: { text: span.text },
      },
    },
    ...(id === 0 ? {} : { message: { text: span.text } }),
  };
}
