import type { View } from '../engine/view.js';
import type { Effect } from './effect.js';
import type { Needs } from './indicator.js';
import type { Source } from './source.js';
import type { Words } from './words.js';

/** A rule looks at the facts of a day and says what it wants done. */
export interface Rule {
  readonly code: string;
  readonly name: Words;
  readonly meaning: Words;
  /** The paper that sets it; null where it is the trade's practice. */
  readonly basis: Source | null;
  readonly needs: Needs;
  readonly judge: (view: View) => readonly Effect[];
}
