import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle } from './handle.js';
import { lampColumns, litTasks, NEVER, withParts } from './task.js';
import type { LampColour, TaskRecord } from './task.js';
import { byLamp, dueOf, fits, oneOf } from './task-filter.js';
import type { TaskFilter } from './task-filter.js';

export type TaskOrder = 'due' | 'number' | 'changed';

/** Rows of the ledger that fit a filter: by their due day (those without one last), by number, or the last changed first. */
export async function listTasks(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
  order: TaskOrder,
  page: PageAsked,
): Promise<Page<TaskRecord>> {
  const ofOneUnit = order === 'due' ? byUnit(filter) : null;
  if (ofOneUnit) return listOfUnit(db, jurisdiction, ofOneUnit, page);
  let query = litTasks(db, jurisdiction)
    .selectAll('task')
    .select(lampColumns)
    .where(fits(jurisdiction, filter) as never)
    .limit(page.limit + 1);
  const due = dueOf(filter);
  const id = byLamp(filter) ? sql<Id>`task_lamp.task_id` : sql<Id>`task.id`;
  switch (order) {
    case 'due': {
      const after = keysOf<[Day, Id]>('tasks-by-due', page.after, ['day', 'id']);
      query = query.orderBy(due).orderBy(id);
      if (after) query = query.where(sql<boolean>`(${due}, ${id}) > (${after[0]}::date, ${after[1]}::uuid)`);
      break;
    }
    case 'number': {
      const after = keysOf<[string]>('tasks-by-number', page.after, ['text']);
      query = query.orderBy('task.number');
      if (after) query = query.where('task.number', '>', after[0]);
      break;
    }
    case 'changed': {
      const after = keysOf<[string, Id]>('tasks-by-change', page.after, ['text', 'id']);
      query = query.orderBy('task.changed_at', 'desc').orderBy('task.id', 'desc');
      if (after)
        query = query.where(sql<boolean>`(task.changed_at, task.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    }
  }
  const rows = await query.execute();
  const shown = await withParts(db, jurisdiction, rows);
  return pageOf(shown, page.limit, (last) =>
    order === 'due'
      ? cursorOf('tasks-by-due', [last.due ?? NEVER, last.id])
      : order === 'number'
        ? cursorOf('tasks-by-number', [last.number])
        : cursorOf('tasks-by-change', [last.changedAt.toISOString(), last.id]),
  );
}

/** A filter that begins with one unit's parts, and what is left of it. */
interface OfUnit {
  readonly unitId: Id;
  readonly parts: Pick<TaskFilter, 'unitRole' | 'partStates'>;
  readonly rest: TaskFilter;
}

/** The one unit that a filter is about: the unit asked for, or the only one whose work may be seen. */
function byUnit(filter: TaskFilter): OfUnit | null {
  const { unitId, unitRole, partStates, ...others } = filter;
  if (unitId !== undefined)
    return {
      unitId,
      parts: { ...(unitRole && { unitRole }), ...(partStates && { partStates }) },
      rest: others.seenBy?.includes(unitId) ? { ...others, seenBy: undefined } : others,
    } as OfUnit;
  const [only, ...more] = filter.seenBy ?? [];
  if (only === undefined || more.length > 0 || partStates) return null;
  const { seenBy: _seen, ...rest } = filter;
  return { unitId: only, parts: {}, rest };
}

/** The tasks of one unit by their due day, read in the order of its parts' rows. */
async function listOfUnit(
  db: Handle,
  jurisdiction: number,
  { unitId, parts: { unitRole, partStates }, rest }: OfUnit,
  page: PageAsked,
): Promise<Page<TaskRecord>> {
  const after = keysOf<[Day, Id]>('tasks-by-due', page.after, ['day', 'id']);
  let query = db
    .selectFrom('assignment as mine')
    .innerJoin('task', (join) =>
      join.onRef('task.id', '=', 'mine.task_id').on('task.jurisdiction_id', '=', jurisdiction),
    )
    .innerJoin('task_lamp', (join) =>
      join.onRef('task_lamp.task_id', '=', 'mine.task_id').on('task_lamp.jurisdiction_id', '=', jurisdiction),
    )
    .selectAll('task')
    .select(lampColumns)
    .where('mine.jurisdiction_id', '=', jurisdiction)
    .where('mine.unit_id', '=', unitId)
    .where('mine.state', '<>', 'withdrawn')
    .where(fits(jurisdiction, rest) as never)
    .orderBy('mine.task_due')
    .orderBy('mine.task_id')
    .limit(page.limit + 1);
  if (unitRole) query = query.where('mine.role', '=', unitRole);
  if (partStates) query = query.where('mine.state', '=', oneOf(partStates));
  if (after) query = query.where(sql<boolean>`(mine.task_due, mine.task_id) > (${after[0]}::date, ${after[1]}::uuid)`);
  const shown = await withParts(db, jurisdiction, await query.execute());
  return pageOf(shown, page.limit, (last) => cursorOf('tasks-by-due', [last.due ?? NEVER, last.id]));
}

/** How many rows fit a filter, by the lamp shown: what a card shows is what its list holds. */
export async function countTasks(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
): Promise<Readonly<Record<LampColour, number>>> {
  const rows = await litTasks(db, jurisdiction)
    .select(['task_lamp.lamp_shown as lamp', (row) => row.fn.countAll<string>().as('count')])
    .where(fits(jurisdiction, filter) as never)
    .groupBy('task_lamp.lamp_shown')
    .execute();
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const { lamp, count } of rows) counts[lamp] = Number(count);
  return counts;
}
