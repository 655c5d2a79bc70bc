import type { View } from '../engine/view.js';
import type { Measure } from './measure.js';
import type { Outcome } from './outcome.js';
import type { AnyRecord } from './register.js';
import type { Words } from './words.js';

/** What a function reads: `work` loads just that. */
export interface Needs {
  readonly registers: readonly string[];
  readonly parameters: readonly string[];
}

interface Named {
  readonly code: string;
  readonly name: Words;
  /** What it says and what it does not. */
  readonly meaning: Words;
  readonly measure: Measure;
  readonly needs: Needs;
}

/** An indicator of the whole programme. */
export interface WholeIndicator extends Named {
  readonly of: null;
  readonly value: (view: View) => Outcome;
}

/** An indicator of each record of a register. */
export interface RecordIndicator extends Named {
  readonly of: string;
  /** Which records it is of; all where it is left out. */
  readonly applies?: (record: AnyRecord) => boolean;
  readonly value: (view: View, record: AnyRecord) => Outcome;
}

export type Indicator = WholeIndicator | RecordIndicator;
