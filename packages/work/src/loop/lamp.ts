import { unitsById } from '@luoshi/ledger';
import type { LampColour, TaskChange, Transaction } from '@luoshi/ledger';
import { workingCalendar } from '../calendar/working-calendar.js';
import { dayAt, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { lampFactsOf } from '../lamp/facts-of-task.js';
import { light } from '../lamp/light.js';
import type { Lamp } from '../lamp/light.js';
import { progressClass } from '../lamp/progress-class.js';
import { practiceRules } from '../lamp/rule-set.js';
import type { Task } from '../task/task.js';

/** The lamp of a task at an instant, its words with the units' names of that day; `blocking` is a unit's id. */
export async function lampOf(transaction: Transaction, desk: Desk, task: Task, at: Date): Promise<Lamp> {
  const calendar = workingCalendar();
  const day = dayAt(at);
  const ids = task.assignments.map(({ unit }) => unit);
  const units = await unitsById(transaction, desk.jurisdiction, ids, day);
  const nameOf = (id: string): string => units.get(id)?.name ?? id;
  const facts = lampFactsOf(task, momentAt(at), calendar);
  const parts = facts.parts.map((part) => ({ ...part, unit: nameOf(part.unit) }));
  const lamp = light({ ...facts, parts }, momentAt(at), practiceRules, calendar);
  return { ...lamp, blocking: ids.find((id) => nameOf(id) === lamp.blocking) ?? null };
}

/** What of a task's row its lamp changes: colour, since when, why, and the class of its progress. */
export async function lampChange(
  transaction: Transaction,
  desk: Desk,
  task: Task,
  at: Date,
  before: LampColour,
): Promise<TaskChange> {
  const lamp = await lampOf(transaction, desk, task, at);
  const calendar = workingCalendar();
  const { handSet } = task;
  const { colour, atWorst, grey, rule, blocking, note, inputs, why, toGreen, source } = lamp;
  return {
    lamp: colour,
    lamp_reason: { atWorst, grey, rule, blocking, note, inputs, why, toGreen, source },
    ...(colour === before ? {} : { lamp_since: dayAt(at) }),
    lamp_by_hand: handSet?.colour ?? null,
    lamp_by_hand_reason: handSet?.reason ?? null,
    lamp_by_hand_until: handSet?.until ?? null,
    progress_class: progressClass(lampFactsOf(task, momentAt(at), calendar), dayAt(at), calendar),
  };
}
