import { sql } from 'kysely';
import type { Compilable } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import { Shapes } from '../store/built-once.js';
import type { Handle } from './handle.js';
import { keptCounts } from './ledger-count.js';
import { listedColumns, listedTasks } from './listed-task.js';
import type { ListedRow, ListedTask } from './listed-task.js';
import { lampColumns, litTasks, NEVER, withParts } from './task.js';
import type { LampColour, LitTaskRow, TaskRecord } from './task.js';
import { byLamp, dueOf, fits, isCounted, oneOf } from './task-filter.js';
import type { TaskFilter } from './task-filter.js';

export type TaskOrder = 'due' | 'number' | 'changed';

/** How a list is sorted: what its cursors hold. */
const ORDERS = {
  due: { list: 'tasks-by-due', keys: ['day', 'id'], of: ({ due, id }: ListedTask) => [due ?? NEVER, id] },
  number: { list: 'tasks-by-number', keys: ['text'], of: ({ number }: ListedTask) => [number] },
  changed: {
    list: 'tasks-by-change',
    keys: ['text', 'id'],
    of: ({ changedAt, id }: ListedTask) => [changedAt.toISOString(), id],
  },
} as const;

/**
 * Rows of the ledger that fit a filter, as a list shows them: by their due day (those without one last), by number, or the
 * last changed first.
 */
export async function listTasks(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
  order: TaskOrder,
  page: PageAsked,
): Promise<Page<ListedTask>> {
  const rows = await rowsOf<ListedRow>(db, asked(jurisdiction, filter, order, page), 'listed');
  return paged(await listedTasks(db, jurisdiction, rows), order, page);
}

/** The same with all that is kept of each: for what is worked out or written of them. */
export async function listWholeTasks(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
  order: TaskOrder,
  page: PageAsked,
): Promise<Page<TaskRecord>> {
  const rows = await rowsOf<LitTaskRow>(db, asked(jurisdiction, filter, order, page), 'whole');
  return paged(await withParts(db, jurisdiction, rows), order, page);
}

const paged = <Shown extends ListedTask>(shown: readonly Shown[], order: TaskOrder, { limit }: PageAsked) =>
  pageOf(shown, limit, (last) => cursorOf(ORDERS[order].list, ORDERS[order].of(last)));

/** How much of each task is read. */
type Extent = 'listed' | 'whole';

function asked(jurisdiction: number, filter: TaskFilter, order: TaskOrder, page: PageAsked): Asked {
  const { list, keys } = ORDERS[order];
  return {
    jurisdiction,
    order,
    ...((order === 'due' ? byUnit(filter) : null) ?? { unitId: null, parts: {}, rest: filter }),
    after: keysOf<readonly string[]>(list, page.after, keys),
    limit: page.limit + 1,
  };
}

/** What a list is asked. With a unit: that unit's tasks by their due day, of its parts those that fit. */
interface Asked {
  readonly jurisdiction: number;
  readonly order: TaskOrder;
  readonly unitId: Id | null;
  readonly parts: Pick<TaskFilter, 'unitRole' | 'partStates'>;
  readonly rest: TaskFilter;
  /** The keys of the last row seen. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** A filter that begins with one unit's parts: the unit asked for, or the only one whose work may be seen; else null. */
function byUnit(filter: TaskFilter): Pick<Asked, 'unitId' | 'parts' | 'rest'> | null {
  const { unitId, unitRole, partStates, ...others } = filter;
  if (unitId !== undefined)
    return {
      unitId,
      parts: { ...(unitRole && { unitRole }), ...(partStates && { partStates }) },
      rest: others.seenBy?.includes(unitId) ? { ...others, seenBy: undefined } : others,
    } as Pick<Asked, 'unitId' | 'parts' | 'rest'>;
  const [only, ...more] = filter.seenBy ?? [];
  if (only === undefined || more.length > 0 || partStates) return null;
  const { seenBy: _seen, ...rest } = filter;
  return { unitId: only, parts: {}, rest };
}

/** The statements of lists, by the fields that they are asked by. */
const statements = new Shapes<unknown>();

function rowsOf<Row>(db: Handle, ask: Asked, extent: Extent): Promise<Row[]> {
  // The days of a month are worked out from its key, which therefore cannot be left blank.
  if (ask.rest.group) return statementOf(db, ask, extent).execute() as Promise<unknown[]> as Promise<Row[]>;
  const values: unknown[] = [];
  let shape = `${extent} ${ask.order}`;
  valuesTaken(ask, (name, value) => {
    shape += `,${name}`;
    values.push(value);
  });
  return statements.ask(db, shape, values, (blanks) => {
    let at = 0;
    return statementOf(
      db,
      valuesTaken(ask, () => blanks[at++]),
      extent,
    );
  }) as Promise<Row[]>;
}

/** The same with what `take` gives for each value, always in the same order; names tell where a value stands. */
function valuesTaken(ask: Asked, take: (name: string, value: unknown) => unknown): Asked {
  const each = (fields: TaskFilter) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, given]) => {
        const value: unknown = given;
        if (value === undefined) return [];
        // A single word is compared as itself (`oneOf`); units are a list always.
        const single = Array.isArray(value) && value.length === 1 && name !== 'seenBy';
        return [[name, single ? [take(`${name}=`, value[0])] : take(name, value)]];
      }),
    );
  const { jurisdiction, order, unitId, parts, rest, after, limit } = ask;
  return {
    order,
    jurisdiction: take('', jurisdiction),
    unitId: unitId && take('of', unitId),
    parts: each(parts),
    rest: each(rest),
    after: after && after.map((key) => take('after', key)),
    limit: take('limit', limit),
  } as Asked;
}

function statementOf(db: Handle, ask: Asked, extent: Extent): Compilable<unknown> & { execute(): Promise<unknown[]> } {
  if (ask.unitId === null) {
    const found = ofAll(db, ask);
    return extent === 'whole' ? found.selectAll('task').select(lampColumns) : found.select(listedColumns);
  }
  const found = ofUnit(db, { ...ask, unitId: ask.unitId });
  return extent === 'whole' ? found.selectAll('task').select(lampColumns) : found.select(listedColumns);
}

function ofAll(db: Handle, { jurisdiction, order, rest, after, limit }: Asked) {
  const query = litTasks(db, jurisdiction)
    .where(fits(jurisdiction, rest) as never)
    .limit(limit);
  const due = dueOf(rest);
  const id = byLamp(rest) ? sql<Id>`task_lamp.task_id` : sql<Id>`task.id`;
  switch (order) {
    case 'due': {
      const sorted = query.orderBy(due).orderBy(id);
      return after ? sorted.where(sql<boolean>`(${due}, ${id}) > (${after[0]}::date, ${after[1]}::uuid)`) : sorted;
    }
    case 'number': {
      const sorted = query.orderBy('task.number');
      return after ? sorted.where('task.number', '>', after[0]!) : sorted;
    }
    case 'changed': {
      const sorted = query.orderBy('task.changed_at', 'desc').orderBy('task.id', 'desc');
      return after
        ? sorted.where(sql<boolean>`(task.changed_at, task.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
        : sorted;
    }
  }
}

/** Read in the order of the unit's parts. */
function ofUnit(db: Handle, { jurisdiction, unitId, parts, rest, after, limit }: Asked & { readonly unitId: Id }) {
  const { unitRole, partStates } = parts;
  let query = db
    .selectFrom('assignment as mine')
    // Lamp by lamp (`offset 0` leaves the planner no choice). Of a rare colour many are passed over: each is sought in the
    // colour's own order, where those of one unit lie near each other, and neither its row nor its task is read.
    .innerJoinLateral(
      (row) =>
        row
          .selectFrom('task_lamp')
          .selectAll()
          .where('task_lamp.jurisdiction_id', '=', jurisdiction)
          .whereRef('task_lamp.task_id', '=', 'mine.task_id')
          .$if(byLamp(rest), (lamps) =>
            lamps
              .where('task_lamp.lamp_shown', '=', oneOf(rest.lamps!))
              .whereRef('task_lamp.due', '=', 'mine.task_due')
              .offset(sql<number>`0`),
          )
          .as('task_lamp'),
      (join) => join.onTrue(),
    )
    .innerJoin('task', (join) =>
      join.onRef('task.id', '=', 'task_lamp.task_id').on('task.jurisdiction_id', '=', jurisdiction),
    )
    .where('mine.jurisdiction_id', '=', jurisdiction)
    .where('mine.unit_id', '=', unitId)
    .where('mine.state', '<>', 'withdrawn')
    .where(fits(jurisdiction, rest) as never)
    .orderBy('mine.task_due')
    .orderBy('mine.task_id')
    .limit(limit);
  if (unitRole) query = query.where('mine.role', '=', unitRole);
  if (partStates) query = query.where('mine.state', '=', oneOf(partStates));
  if (after) query = query.where(sql<boolean>`(mine.task_due, mine.task_id) > (${after[0]}::date, ${after[1]}::uuid)`);
  return query;
}

/** How many rows fit a filter, by the lamp shown: what a card shows is what its list holds. */
export async function countTasks(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
): Promise<Readonly<Record<LampColour, number>>> {
  const rows = isCounted(filter)
    ? await keptCounts(db, jurisdiction, 'task', filter)
    : await countedRows(db, jurisdiction, filter);
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const { lamp, count } of rows) counts[lamp as LampColour] = Number(count);
  return counts;
}

const countedRows = (db: Handle, jurisdiction: number, filter: TaskFilter) =>
  litTasks(db, jurisdiction)
    .select(['task_lamp.lamp_shown as lamp', (row) => row.fn.countAll<string>().as('count')])
    .where(fits(jurisdiction, filter) as never)
    .groupBy('task_lamp.lamp_shown')
    .execute();
