import type { Day } from '@luoshi/reading';
import { dayOfMoment } from '../calendar/moment.js';
import { apply } from './apply.js';
import type { Entry } from './entry.js';
import type { Task } from './task.js';

/**
 * A past day, seen in one of two ways: `known` is what the ledger said at the end of that day; `corrected` is what had
 * happened by then according to everything written since, late entries and corrections included.
 */
export interface PastDay {
  readonly day: Day;
  readonly view: 'known' | 'corrected';
}

/** The entries that were written by the day of a view. */
function writtenBy(entries: readonly Entry[], past?: PastDay): readonly Entry[] {
  return past?.view === 'known' ? entries.filter(({ recorded }) => dayOfMoment(recorded) <= past.day) : entries;
}

/** The entries that count for a past day, each with the words that later corrections gave it; voided ones left out. */
export function entriesAsOf(entries: readonly Entry[], past?: PastDay): Entry[] {
  const written = writtenBy(entries, past);
  const corrections = new Map<string, Entry>();
  for (const entry of written) if (entry.deed.action === 'correct') corrections.set(entry.deed.entry, entry);
  return written
    .filter((entry) => past?.view !== 'corrected' || entry.effective <= past.day)
    .flatMap((entry) => {
      const correction = corrections.get(entry.id)?.deed;
      if (correction?.action !== 'correct') return [entry];
      return correction.instead === null ? [] : [{ ...entry, deed: correction.instead }];
    });
}

/**
 * The ledger's row from its history: today's, or that of a past day. Null before the task was drafted. The version is
 * the number of entries written by then.
 */
export function foldTask(entries: readonly Entry[], past?: PastDay): Task | null {
  const task = entriesAsOf(entries, past).reduce<Task | null>(apply, null);
  return task && { ...task, version: writtenBy(entries, past).length };
}

/**
 * The row after one more entry of the history that `before` is the fold of: the same as folding it all, and what the
 * entry leaves as it is stays the same object, so that only what it changes is written.
 */
export function foldOn(before: Task | null, history: readonly Entry[], entry: Entry): Task | null {
  return entry.deed.action === 'correct' ? foldTask([...history, entry]) : apply(before, entry);
}
