import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';
import { keptCounts } from './ledger-count.js';
import { countTasks } from './task-list.js';
import { litTasks, NEVER } from './task.js';
import type { LampColour } from './task.js';
import { fits, isCounted } from './task-filter.js';
import type { TaskFilter, TaskGrouping } from './task-filter.js';

/** How many rows of a group fit a filter, by the lamp shown. */
export interface TaskGroupCount {
  /** A unit's or paper's id, a colour, a month; null: those that belong to none. */
  readonly key: string | null;
  readonly lamps: Readonly<Record<LampColour, number>>;
}

/**
 * The groups of the rows that fit a filter, in no order. By unit a task counts for each unit that leads it, so the groups
 * may add up to more than the list holds; otherwise they add up to it.
 */
export async function taskGroups(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
  by: TaskGrouping,
): Promise<TaskGroupCount[]> {
  const keys = {
    unit: sql<string | null>`g.unit_id::text`,
    lamp: sql<string | null>`task_lamp.lamp_shown`,
    paper: sql<string | null>`task.paper_id::text`,
    month: sql<string | null>`to_char(task.due, 'YYYY-MM')`,
  };
  const kept = isCounted(filter) ? await keptGroups(db, jurisdiction, filter, by) : null;
  const rows =
    kept ??
    (await litTasks(db, jurisdiction)
      // A unit has one part in a task at most.
      .$if(by === 'unit', (query) =>
        query.leftJoin(sql`(select * from assignment where role = 'lead' and state <> 'withdrawn')`.as('g'), (join) =>
          join.on(sql<boolean>`g.jurisdiction_id = task.jurisdiction_id`).on(sql<boolean>`g.task_id = task.id`),
        ),
      )
      .select([keys[by].as('key'), 'task_lamp.lamp_shown as lamp', (row) => row.fn.countAll<string>().as('count')])
      .where(fits(jurisdiction, filter) as never)
      .groupBy([keys[by], 'task_lamp.lamp_shown'])
      .execute());
  const groups = new Map<string | null, Record<LampColour, number>>();
  for (const { key, lamp, count } of rows) {
    const lamps = groups.get(key) ?? { green: 0, yellow: 0, red: 0, grey: 0 };
    lamps[lamp as LampColour] += Number(count);
    groups.set(key, lamps);
  }
  return [...groups].map(([key, lamps]) => ({ key, lamps }));
}

interface Counted {
  readonly key: string | null;
  readonly lamp: string;
  readonly count: string | number;
}

/** The groups of rows that are counted beforehand; null where they are not by such a group. */
async function keptGroups(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
  by: TaskGrouping,
): Promise<Counted[] | null> {
  switch (by) {
    case 'lamp': {
      const rows = await keptCounts(db, jurisdiction, 'task', filter);
      return rows.map(({ lamp, count }) => ({ key: lamp, lamp, count }));
    }
    case 'unit': {
      const rows = await keptCounts(db, jurisdiction, 'lead', filter);
      const none = await countTasks(db, jurisdiction, { ...filter, group: { by, key: null } });
      return [
        ...rows.map(({ unitId, lamp, count }) => ({ key: unitId, lamp, count })),
        ...Object.entries(none).flatMap(([lamp, count]) => (count > 0 ? [{ key: null, lamp, count }] : [])),
      ];
    }
    case 'month':
      return filter.states ? null : monthsOf(db, jurisdiction, filter);
    case 'paper':
      return null;
  }
}

/** By month, of all states: the lamps' rows hold the due day too, so that the tasks need not be read. */
async function monthsOf(db: Handle, jurisdiction: number, { lamps }: TaskFilter): Promise<Counted[]> {
  // By the day first: some thousands are named rather than a million.
  const { rows } = await sql<Counted>`
    select case when due < ${NEVER}::date then to_char(due, 'YYYY-MM') end as key, lamp_shown as lamp, sum(count) as count
    from (
      select due, lamp_shown, count(*) from task_lamp
      where jurisdiction_id = ${jurisdiction} and ${lamps ? sql`lamp_shown = any(${lamps})` : sql`true`}
      group by due, lamp_shown) d
    group by 1, 2`.execute(db);
  return rows;
}

/** The titles of papers; those that are not there are left out. */
export async function paperTitles(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('paper')
    .select(['id', 'title'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids})`)
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
