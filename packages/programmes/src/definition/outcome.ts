import type { Day, Interval } from '@luoshi/reading';
import type { Question } from './question.js';
import type { Words } from './words.js';

/** What an indicator came to: an interval, how it was found, and what would make it exact. */
export interface Outcome {
  /** Value and reason may be getters: many are asked what is not known, and few of these are shown. */
  readonly value: Interval;
  /** The day of the newest figure in it; null where none is dated. Figures of different days are never divided. */
  readonly asOf: Day | null;
  /** How it was found, a line each, with the figures that went in. */
  readonly why: readonly Words[];
  readonly questions: readonly Question[];
}
