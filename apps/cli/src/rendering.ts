import type { Decoded } from '@luoshi/formats';
import type { Reading } from '@luoshi/reading';
import type { RenderingName, Settings } from './batch.js';
import type { LocatedFinding } from './located-finding.js';

/** A reading with the file it came from. */
export interface ReadDocument {
  readonly path: string;
  readonly decoded: Decoded;
  readonly reading: Reading;
}

/** How documents become output. `render` runs in the workers; head, separator and tail are written by the main thread. */
export interface Rendering {
  readonly head: string;
  readonly separator: string;
  readonly tail: string;
  /** Whether it prints a file's SHA-256. Where none does, none is made, and Node's cryptography need not be loaded (5 ms). */
  readonly hashed: boolean;
  /** The document's text of the output; '' prints nothing, not even a separator. */
  render(document: ReadDocument, settings: Settings): string;
}

/** A rendering of findings, which can also print one that no single document gives: a contradiction between papers. */
export interface FindingRendering extends Rendering {
  renderFinding(finding: LocatedFinding): string;
}

const lines: Rendering = {
  head: '',
  separator: '\n',
  tail: '\n',
  hashed: true,
  render: ({ reading }) => JSON.stringify(reading),
};
const array: Rendering = {
  head: '[\n',
  separator: ',\n',
  tail: '\n]\n',
  hashed: true,
  render: ({ reading }) => JSON.stringify(reading, null, 2),
};

/** Renderings by name. What only some of them need is loaded with them. */
export async function renderingOf(name: RenderingName): Promise<Rendering> {
  switch (name) {
    case 'jsonl':
      return lines;
    case 'json':
      return array;
    case 'table':
      return (await import('./ledger-table.js')).ledgerTable;
    case 'ledger':
      return (await import('./ledger-rows.js')).ledgerRows;
    case 'check-text':
      return (await import('./findings-text.js')).findingsText;
    case 'check-json':
      return (await import('./findings-json.js')).findingsJson;
    case 'check-sarif':
      return (await import('./findings-sarif.js')).findingsSarif;
  }
}
