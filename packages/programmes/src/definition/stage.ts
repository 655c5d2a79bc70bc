import type { Day } from '@luoshi/reading';
import type { View } from '../engine/view.js';
import type { Needs } from './indicator.js';
import type { AnyRecord } from './register.js';
import type { Words } from './words.js';

/** A condition for entering a stage: met, not met, or (null) not known. */
export interface Condition {
  readonly words: Words;
  readonly met: boolean | null;
  /** Who can say, where it is not known. */
  readonly ask: Words;
}

/** One step of a programme's process. Stages whose `after` are all done are open side by side. */
export interface Stage {
  readonly code: string;
  readonly name: Words;
  /** Stages that must be done before this one opens. */
  readonly after: readonly string[];
  /** What else must hold before work may begin. */
  readonly conditions?: (view: View, record: AnyRecord) => readonly Condition[];
  /** Whether the stage concerns this record at all; it does where left out. */
  readonly applies?: (view: View, record: AnyRecord) => boolean;
  /** The day on which it was done; null while it is not. */
  readonly done: (view: View, record: AnyRecord) => Day | null;
  /** A clock that runs from the stage's opening, in days that a parameter gives. No value, no clock. */
  readonly clock?: { readonly parameter: string; readonly days: 'working' | 'calendar' };
  /** A due day that the record itself carries. */
  readonly due?: (view: View, record: AnyRecord) => Day | null;
  /** Who is late when it is late: a unit's id or name as recorded. */
  readonly responsible: (view: View, record: AnyRecord) => string | null;
}

/** The way of one register's records through the stages. */
export interface Process {
  readonly register: string;
  readonly needs: Needs;
  /** The day on which the first stages open: where left out, they have no opening day. */
  readonly begins: (view: View, record: AnyRecord) => Day | null;
  readonly stages: readonly Stage[];
}
