import type { Range } from '../text/span.js';

export type FindingRule =
  | 'growth'
  | 'share'
  | 'sum'
  | 'enumeration'
  | 'numbering'
  | 'heading-body'
  | 'restated'
  | 'residue'
  | 'name'
  | 'unit'
  | 'magnitude'
  | 'pairing';

export type Verdict = 'consistent' | 'inconsistent' | 'undetermined';

/** What a careful editor would mark. Ranges are of the flow. */
export interface Finding {
  readonly rule: FindingRule;
  readonly verdict: Verdict;
  readonly ranges: readonly Range[];
  /** One sentence in Chinese: what stands there, what was computed, and for `undetermined` the question to ask. */
  readonly message: string;
  readonly expected: string | null;
  readonly found: string | null;
}
