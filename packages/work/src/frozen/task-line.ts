import type { Day, Id, LampColour, TaskRecord, TaskState } from '@luoshi/ledger';
import type { Decimal } from '@luoshi/reading';
import type { Lamp } from '../lamp/light.js';

/** A task as a line of a frozen list says it: with names, not numbers, for those who read the list later. */
export interface TaskLine {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly leads: readonly string[];
  readonly state: TaskState;
  readonly due: Day | null;
  readonly lamp: LampColour;
  readonly why: string | null;
  /** Per cent, as last accepted. */
  readonly progress: Decimal | null;
}

/**
 * The line of a task, under the lamp that its facts give.
 * @param lamps the lamps in words, by task
 */
export const taskLine = (task: TaskRecord, lamps: ReadonlyMap<Id, Lamp>, nameOf: (id: Id) => string): TaskLine => ({
  id: task.id,
  number: task.number,
  title: task.title,
  leads: task.parts.filter(({ role }) => role === 'lead').map(({ unitId }) => nameOf(unitId)),
  state: task.state,
  due: task.due,
  lamp: task.lamp,
  why: lamps.get(task.id)?.why ?? null,
  progress: task.progress,
});
