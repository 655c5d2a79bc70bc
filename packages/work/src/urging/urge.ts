import { countUrges, listTasks, listUrges, newId, tasksById, urgeById, urgedSince } from '@luoshi/ledger';
import type { Day, Id, ListedTask, Page, PageAsked, TaskFilter, UrgeFilter, UrgeRecord } from '@luoshi/ledger';
import { addHours } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import { urgeHours } from '../clock/answer-clock.js';
import { eachOf } from '../desk/batch.js';
import type { Refused } from '../desk/batch.js';
import { dayAt, momentAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { act } from '../loop/act.js';

/** What is urged: some tasks or all that fit a filter, and which of their units. */
export interface UrgeAsked {
  readonly about: { readonly taskIds: readonly Id[] } | { readonly filter: TaskFilter };
  /** `leads` the leads, `all` every unit that takes part. */
  readonly to: 'leads' | 'all';
  /** Only these units, where given. */
  readonly unitIds: readonly Id[] | null;
  readonly text: string;
  readonly answerBy: Day | null;
}

export interface UrgeOutcome {
  readonly batchId: Id;
  readonly sent: readonly { readonly id: Id; readonly unitIds: readonly Id[] }[];
  /** Units that were urged about the task not long ago, and from when on they may be urged again. */
  readonly waiting: readonly { readonly id: Id; readonly unitId: Id; readonly again: Moment }[];
  /** Tasks that could not be urged about. */
  readonly refused: readonly Refused[];
}

/** One batch urges about so many tasks at the most. */
export const MOST_URGED = 2000;

const HOUR = 60 * 60_000;

/**
 * Urges the units of one or many tasks. Each task is an entry of its own; a unit that was urged about it within the
 * office's hours is left out and told, as is a task that is not running. Refuses (`too-many`) more than 2000 tasks.
 */
export async function urge(desk: Desk, asked: UrgeAsked): Promise<UrgeOutcome> {
  const { store, jurisdiction, now } = desk;
  const { about, to, unitIds, text, answerBy } = asked;
  const tasks: readonly ListedTask[] =
    'taskIds' in about
      ? await tasksById(store.db, jurisdiction, [...new Set(about.taskIds)])
      : await every(MOST_URGED, (page) => listTasks(store.db, jurisdiction, about.filter, 'number', page));
  const hours = await urgeHours(store.db, jurisdiction, dayAt(now));
  const recent = await urgedSince(
    store.db,
    jurisdiction,
    tasks.map(({ id }) => id),
    new Date(now.getTime() - hours * HOUR),
  );
  const batchId = newId();
  const waiting: { id: Id; unitId: Id; again: Moment }[] = [];
  const meant = tasks.flatMap(({ id, parts }) => {
    const units = parts
      .filter(({ unitId, role }) => (to === 'all' || role === 'lead') && (unitIds?.includes(unitId) ?? true))
      .filter(({ unitId }) => {
        const sent = recent.get(id)?.get(unitId);
        if (sent) waiting.push({ id, unitId, again: addHours(momentAt(sent), hours) });
        return !sent;
      })
      .map(({ unitId }) => unitId);
    return units.length > 0 ? [{ id, units }] : [];
  });
  const unknown = 'taskIds' in about ? about.taskIds.filter((id) => !tasks.some((task) => task.id === id)) : [];
  const { done, refused } = await eachOf(
    [...meant, ...unknown.map((id) => ({ id, units: [] as Id[] }))],
    async ({ id, units }) => {
      await act(desk, id, { version: null, deed: { action: 'urge', units, text, answerBy, batch: batchId } });
      return { id, unitIds: units };
    },
  );
  return { batchId, sent: done, waiting, refused };
}

const within = (desk: Desk, filter: UrgeFilter): UrgeFilter => ({ ...filter, seenBy: seenUnits(desk) ?? undefined });

/** Urges unit by unit, the newest first; for a liaison the inbox of its units. */
export const urgeList = (desk: Desk, filter: UrgeFilter, page: PageAsked): Promise<Page<UrgeRecord>> =>
  listUrges(desk.store.db, desk.jurisdiction, within(desk, filter), dayAt(desk.now), page);

/** How many rows `urgeList` gives in all. */
export const urgeCount = (desk: Desk, filter: UrgeFilter): Promise<number> =>
  countUrges(desk.store.db, desk.jurisdiction, within(desk, filter), dayAt(desk.now));

/** Notes that a unit has read an urge, or its answer (which is a receipt too). */
export async function replyToUrge(desk: Desk, id: Id, answer: string | null): Promise<void> {
  const { taskId, entryId, unitId } = await urgeById(desk.store.db, desk.jurisdiction, id, seenUnits(desk));
  await act(desk, taskId, {
    version: null,
    deed:
      answer === null
        ? { action: 'read-urge', urge: entryId, unit: unitId }
        : { action: 'answer-urge', urge: entryId, unit: unitId, text: answer },
  });
}
