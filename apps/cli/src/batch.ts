import type { ManifestRow } from '@luoshi/formats';
import type { PaperStatements } from './statement.js';

/** What a worker is told once. */
export interface Settings {
  readonly rendering: RenderingName;
  readonly manifest: readonly ManifestRow[];
  /** Columns of the terminal, for tables. */
  readonly width: number;
  /** `check`: whether open questions (`undetermined`) are printed. */
  readonly questions: boolean;
}

export type RenderingName = 'jsonl' | 'json' | 'table' | 'ledger' | 'check-text' | 'check-json' | 'check-sarif';

/** Documents that go to a worker together: files to open there, or lines of a JSON lines file as bytes. */
export type Batch =
  | { readonly kind: 'papers'; readonly papers: readonly Paper[] }
  | { readonly kind: 'lines'; readonly path: string; readonly firstLine: number; readonly bytes: Uint8Array };

export interface Paper {
  readonly path: string;
  readonly name: string;
  /** Given where the bytes were already taken in (standard input). */
  readonly bytes?: Uint8Array;
}

/** What was met in a document: a failure (it was not read) or something worth knowing (it was). */
export interface Remark {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** What a worker gives back: finished bytes, so that no reading is ever cloned between threads. */
export interface BatchResult {
  /** The rendered documents of the batch, joined by the rendering's separator; empty where none was read or printed. */
  readonly output: Uint8Array;
  readonly read: number;
  /** Characters of the texts read. */
  readonly characters: number;
  readonly failures: readonly Remark[];
  readonly notes: readonly Remark[];
  /** Indexes of the manifest's rows that were used. */
  readonly used: readonly number[];
  /** Findings by verdict, counted whether they are printed or not. */
  readonly inconsistent: number;
  readonly undetermined: number;
  /** `check`: the dated figures of each document, to be compared with those of the others. */
  readonly statements: readonly PaperStatements[];
}
