import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import type { LampColour, ProgressClass, TaskState } from './task.js';
import type { TaskFilter } from './task-filter.js';

/** What of a task's row is kept for past days. */
export interface PastRow {
  readonly taskId: Id;
  readonly title: string;
  readonly state: TaskState;
  readonly starts: Day | null;
  readonly due: Day | null;
  readonly category: string | null;
  readonly league: string | null;
  readonly progressClass: ProgressClass | null;
  readonly lamp: LampColour;
  readonly lampShown: LampColour;
  readonly lampSince: Day | null;
  readonly approvalKinds: readonly string[];
  /** In their order. */
  readonly leadIds: readonly Id[];
  readonly supportIds: readonly Id[];
}

/** A row of the ledger as it was at the end of a past day. */
export interface PastTask extends PastRow {
  readonly number: string;
  /** Since when it stood like this; null where it was worked out for this answer. */
  readonly fromDay: Day | null;
}

const COLUMNS = `title, state, starts, due, category, league, progress_class, lamp, lamp_shown, lamp_since,
  approval_kinds, lead_ids, support_ids`;
const columns = sql.raw(COLUMNS);

const FOREVER = '9999-12-31';

/** Rows as `task_past` has them, from values. */
const given = (rows: readonly PastRow[]) => sql`json_to_recordset(${JSON.stringify(
  rows.map((row) => ({
    task_id: row.taskId,
    title: row.title,
    state: row.state,
    starts: row.starts,
    due: row.due,
    category: row.category,
    league: row.league,
    progress_class: row.progressClass,
    lamp: row.lamp,
    lamp_shown: row.lampShown,
    lamp_since: row.lampSince,
    approval_kinds: row.approvalKinds,
    lead_ids: row.leadIds,
    support_ids: row.supportIds,
  })),
)}::json) as given(task_id uuid, title text, state text, starts date, due date, category text, league text,
  progress_class text, lamp text, lamp_shown text, lamp_since date, approval_kinds text[], lead_ids uuid[],
  support_ids uuid[])`;

/** A lot's rows lie between its first and its last task: whatever is joined is looked for there, and not read as a whole. */
const within = (column: string, { first, last }: { readonly first: Id; readonly last: Id }) =>
  sql`${sql.ref(column)} between ${first}::uuid and ${last}::uuid`;

/** Writes rows as they stood at the end of a day, where they differ from what stood before. @returns how many differ */
async function keep(
  transaction: Transaction,
  jurisdiction: number,
  day: Day,
  rows: RawBuilder<unknown>,
  span: { readonly first: Id; readonly last: Id },
): Promise<number> {
  const { rows: counted } = await sql<{ count: string }>`
    with fresh as (${rows}),
    changed as (
      select fresh.* from fresh left join task_past p
        on p.jurisdiction_id = ${jurisdiction} and p.task_id = fresh.task_id and p.until_day = ${FOREVER}
          and ${within('p.task_id', span)}
      where p.task_id is null or (p.from_day <= ${day} and
        (${sql.raw(COLUMNS.replace(/\b(\w+)\b/g, 'p.$1'))}) is distinct from (${sql.raw(COLUMNS.replace(/\b(\w+)\b/g, 'fresh.$1'))}))),
    ended as (
      update task_past p set until_day = ${day} from changed
      where p.jurisdiction_id = ${jurisdiction} and p.task_id = changed.task_id and p.until_day = ${FOREVER}
        and p.from_day < ${day} and ${within('p.task_id', span)}),
    written as (
      insert into task_past (jurisdiction_id, task_id, from_day, ${columns})
      select ${jurisdiction}, task_id, ${day}, ${columns} from changed
      on conflict (jurisdiction_id, task_id, from_day) do update set
        ${sql.raw(
          COLUMNS.split(',')
            .map((name) => `${name.trim()} = excluded.${name.trim()}`)
            .join(', '),
        )})
    select count(*) as count from changed`.execute(transaction);
  return Number(counted[0]!.count);
}

/** Writes the rows of tasks that had to be folded for the day, because they were changed after it. */
export const writeDayRows = (
  transaction: Transaction,
  jurisdiction: number,
  day: Day,
  rows: readonly PastRow[],
): Promise<number> => {
  const ids = rows.map(({ taskId }) => taskId).sort();
  if (ids.length === 0) return Promise.resolve(0);
  const span = { first: ids[0]!, last: ids.at(-1)! };
  return keep(transaction, jurisdiction, day, sql`select task_id, ${columns} from ${given(rows)}`, span);
};

/** When a lamp was last written, with an entry or by a lighting: after `since` and not after `until`. */
interface WrittenIn {
  readonly since: Date | null;
  readonly until: Date | null;
}

/**
 * Of the next lot of tasks, those whose lamps were written in the span. No index helps: it would be written with each of
 * a million lamps, and is asked once a night. @returns the last task looked at, null at the end
 */
async function writtenIn(db: Handle, jurisdiction: number, span: WrittenIn, after: Id | null, lot: number) {
  const { rows } = await sql<{ last: Id | null; ids: Id[] | null }>`
    select (array_agg(task_id order by task_id desc))[1] as last,
      array_agg(task_id order by task_id) filter (where ${span.since ? sql`lamp_at > ${span.since}` : sql`true`}
        and ${span.until ? sql`lamp_at <= ${span.until}` : sql`true`}) as ids
    from (select task_id, lamp_at from task_lamp where jurisdiction_id = ${jurisdiction}
      ${after ? sql`and task_id > ${after}` : sql``} order by task_id limit ${lot}) looked`.execute(db);
  return { last: rows[0]?.last ?? null, ids: rows[0]?.ids ?? [] };
}

/**
 * Writes of the next lot of tasks the rows of a day whose lamps were written after `since` and not after `until`, the
 * day's end. @returns the last task looked at, null at the end, and how many rows differ
 */
export async function writeDay(
  transaction: Transaction,
  jurisdiction: number,
  day: Day,
  span: WrittenIn,
  after: Id | null,
  lot: number,
): Promise<{ readonly last: Id | null; readonly changed: number }> {
  const { last, ids } = await writtenIn(transaction, jurisdiction, span, after, lot);
  const first = ids[0];
  if (first === undefined) return { last, changed: 0 };
  const stretch = { first, last: ids.at(-1)! };
  const changed = await keep(
    transaction,
    jurisdiction,
    day,
    sql`select t.id as task_id, title, t.state, starts, t.due, category, league, progress_class, l.lamp, lamp_shown,
        l.lamp_since, approval_kinds, coalesce(a.leads, '{}') as lead_ids, coalesce(a.supports, '{}') as support_ids
      from task t join task_lamp l on l.jurisdiction_id = ${jurisdiction} and l.task_id = t.id
        and ${within('l.task_id', stretch)}
      left join (
        select task_id, array_agg(unit_id order by position) filter (where role = 'lead') as leads,
          array_agg(unit_id order by position) filter (where role = 'support') as supports
        from assignment a where a.jurisdiction_id = ${jurisdiction} and ${within('a.task_id', stretch)}
          and a.state <> 'withdrawn' group by task_id) a on a.task_id = t.id
      where t.jurisdiction_id = ${jurisdiction} and ${within('t.id', stretch)} and t.id = any(${ids}::uuid[])`,
    stretch,
  );
  return { last, changed };
}

/** What past lists can be narrowed by. */
export type PastFilter = Pick<
  TaskFilter,
  | 'states'
  | 'lamps'
  | 'unitId'
  | 'unitRole'
  | 'dueFrom'
  | 'dueTo'
  | 'league'
  | 'category'
  | 'progressClasses'
  | 'approvalKind'
  | 'turnedSince'
  | 'name'
  | 'seenBy'
>;

/** A day's rows: those written, with those given in place of theirs (corrected since). */
interface DayAsked {
  readonly day: Day;
  readonly instead?: { readonly tasks: readonly Id[]; readonly rows: readonly PastRow[] };
}

const dueKey = sql<Day>`coalesce(p.due, date '9999-12-31')`;

function rowsOn(jurisdiction: number, { day, instead }: DayAsked, condition: RawBuilder<unknown>) {
  const written = sql`select p.task_id, p.from_day, ${sql.raw(COLUMNS.replace(/\b(\w+)\b/g, 'p.$1'))} from task_past p
    where p.jurisdiction_id = ${jurisdiction} and p.from_day <= ${day} and p.until_day > ${day} and ${condition}`;
  if (!instead || instead.tasks.length === 0) return written;
  return sql`${written} and p.task_id <> all(${instead.tasks}::uuid[])
    union all select p.task_id, null::date, ${sql.raw(COLUMNS.replace(/\b(\w+)\b/g, 'p.$1'))}
    from (select * from ${given(instead.rows)}) p where ${condition}`;
}

function fitsPast(filter: PastFilter): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  const oneOf = (column: string, words: readonly string[] | undefined) => {
    if (words?.length === 1) all.push(sql`${sql.ref(column)} = ${words[0]}`);
    else if (words) all.push(sql`${sql.ref(column)} = any(${words})`);
  };
  oneOf('p.state', filter.states);
  oneOf('p.lamp_shown', filter.lamps);
  oneOf('p.progress_class', filter.progressClasses);
  // As the indexes have the due day, so that a list begins and ends there.
  if (filter.dueFrom) all.push(sql`${dueKey} >= ${filter.dueFrom}::date`);
  if (filter.dueTo) all.push(sql`${dueKey} <= ${filter.dueTo}::date`);
  if (filter.dueFrom && !filter.dueTo) all.push(sql`p.due is not null`);
  if (filter.turnedSince) all.push(sql`p.lamp_since >= ${filter.turnedSince}`);
  if (filter.league) all.push(sql`p.league = ${filter.league}`);
  if (filter.category) all.push(sql`p.category = ${filter.category}`);
  if (filter.approvalKind) all.push(sql`p.approval_kinds @> array[${filter.approvalKind}]`);
  if (filter.name) all.push(sql`strpos(p.title, ${filter.name}) > 0`);
  if (filter.unitId) {
    all.push(sql`(p.lead_ids || p.support_ids) @> array[${filter.unitId}]::uuid[]`);
    if (filter.unitRole)
      all.push(
        sql`${filter.unitId}::uuid = any(${sql.ref(filter.unitRole === 'lead' ? 'p.lead_ids' : 'p.support_ids')})`,
      );
  }
  if (filter.seenBy) all.push(sql`(p.lead_ids || p.support_ids) && ${filter.seenBy}::uuid[]`);
  return sql.join(all, sql` and `);
}

interface Shown {
  task_id: Id;
  number: string;
  from_day: Day | null;
  title: string;
  state: TaskState;
  starts: Day | null;
  due: Day | null;
  category: string | null;
  league: string | null;
  progress_class: ProgressClass | null;
  lamp: LampColour;
  lamp_shown: LampColour;
  lamp_since: Day | null;
  approval_kinds: string[];
  lead_ids: Id[];
  support_ids: Id[];
}

/** The ledger at the end of a past day, by the due day. */
export async function listPastTasks(
  db: Handle,
  jurisdiction: number,
  asked: DayAsked,
  filter: PastFilter,
  page: PageAsked,
): Promise<Page<PastTask>> {
  const after = keysOf<[Day, Id]>('past-tasks', page.after, ['day', 'id']);
  const condition = after
    ? sql`${fitsPast(filter)} and (${dueKey}, p.task_id) > (${after[0]}::date, ${after[1]}::uuid)`
    : fitsPast(filter);
  const { rows } = await sql<Shown>`
    with page as (select p.* from (${rowsOn(jurisdiction, asked, condition)}) p
      order by ${dueKey}, p.task_id limit ${page.limit + 1})
    select p.*, t.number from page p join task t on t.jurisdiction_id = ${jurisdiction} and t.id = p.task_id
    order by ${dueKey}, p.task_id`.execute(db);
  return pageOf(rows.map(shown), page.limit, (last) => cursorOf('past-tasks', [last.due ?? FOREVER, last.taskId]));
}

/** How many rows the list holds, by the lamp shown. */
export async function countPastTasks(
  db: Handle,
  jurisdiction: number,
  asked: DayAsked,
  filter: PastFilter,
): Promise<Readonly<Record<LampColour, number>>> {
  const { rows } = await sql<{ lamp: LampColour; count: string }>`select lamp_shown as lamp, count(*) as count
    from (${rowsOn(jurisdiction, asked, fitsPast(filter))}) p group by lamp_shown`.execute(db);
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const { lamp, count } of rows) counts[lamp] = Number(count);
  return counts;
}

/** What of a task's row no history tells. */
export interface RowBeside {
  readonly id: Id;
  readonly category: string | null;
  readonly league: string | null;
}

/** The tasks of which something was entered or corrected after a day that holds from that day or before. */
export async function tasksCorrectedSince(
  db: Handle,
  jurisdiction: number,
  day: Day,
  dayEnd: Date,
): Promise<RowBeside[]> {
  const { rows } = await sql<RowBeside>`select id, category, league from task
    where jurisdiction_id = ${jurisdiction} and id in (
      select task_id from entry
      where jurisdiction_id = ${jurisdiction} and task_id is not null and at >= ${dayEnd}
        and (corrects_id is not null or (at at time zone 'Asia/Shanghai')::date > day)
        and (corrects_id is not null or day <= ${day}))`.execute(db);
  return rows;
}

/**
 * Of the next lot of tasks, those that were there at an instant and whose lamps were written since. @returns the last
 * task looked at, null at the end
 */
export async function rowsChangedAfter(
  db: Handle,
  jurisdiction: number,
  instant: Date,
  after: Id | null,
  lot: number,
): Promise<{ readonly last: Id | null; readonly rows: readonly RowBeside[] }> {
  const { last, ids } = await writtenIn(db, jurisdiction, { since: instant, until: null }, after, lot);
  if (ids.length === 0) return { last, rows: [] };
  const { rows } = await sql<RowBeside>`select id, category, league from task
    where jurisdiction_id = ${jurisdiction} and id = any(${ids}::uuid[]) and created_at <= ${instant}
    order by id`.execute(db);
  return { last, rows };
}

/** The lamps of the last rows that were written of some tasks, and since when they stood. */
export async function openPastLamps(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
): Promise<Map<Id, { readonly lamp: LampColour; readonly since: Day | null }>> {
  const rows = await db
    .selectFrom('task_past')
    .select(['task_id', 'lamp_shown', 'lamp_since'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', sql<Id>`any(${taskIds})`)
    .where('until_day', '=', FOREVER)
    .execute();
  return new Map(rows.map((row) => [row.task_id, { lamp: row.lamp_shown, since: row.lamp_since }]));
}

/** Tasks that have no row although they were there at the end of the last day written. */
export async function daysWithoutRows(db: Handle, jurisdiction: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`select t.number as line from lighting l
    join task t on t.jurisdiction_id = l.jurisdiction_id
      and t.created_at < ((l.written_day + 1)::timestamp at time zone 'Asia/Shanghai')
    where l.jurisdiction_id = ${jurisdiction} and not exists (select 1 from task_past p
      where p.jurisdiction_id = ${jurisdiction} and p.task_id = t.id and p.until_day = ${FOREVER})
    limit ${limit}`.execute(db);
  return rows.map(({ line }) => line);
}

const shown = (row: Shown): PastTask => ({
  taskId: row.task_id,
  number: row.number,
  fromDay: row.from_day,
  title: row.title,
  state: row.state,
  starts: row.starts,
  due: row.due,
  category: row.category,
  league: row.league,
  progressClass: row.progress_class,
  lamp: row.lamp,
  lampShown: row.lamp_shown,
  lampSince: row.lamp_since,
  approvalKinds: row.approval_kinds,
  leadIds: row.lead_ids,
  supportIds: row.support_ids,
});
