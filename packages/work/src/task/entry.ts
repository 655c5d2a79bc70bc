import type { Day } from '@luoshi/reading';
import type { Moment } from '../calendar/moment.js';
import type { Actor } from './actor.js';
import type { Deed } from './deed.js';

/** One line of a task's history. Entries are appended and never changed; their order is the order of appending. */
export interface Entry {
  readonly id: string;
  /** When it was written down. */
  readonly recorded: Moment;
  /** The day on which it happened, where it was written down later; otherwise the day of `recorded`. */
  readonly effective: Day;
  readonly actor: Actor;
  readonly deed: Deed;
}
