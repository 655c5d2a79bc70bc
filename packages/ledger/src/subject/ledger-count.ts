import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { newId } from '../id.js';
import type { Day, Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';

/** All tasks, a unit's as lead or as support, a league's, by the month they are due or were closed in, by what is asked of a leader. */
export type CountSeries = 'task' | 'lead' | 'support' | 'league' | 'due' | 'closed' | 'approval';

/** Stands for all units. */
export const ALL_UNITS: Id = '00000000-0000-0000-0000-000000000000';
/** Stands for no day. */
export const NO_DAY: Day = '0001-01-01';

/** One field of the counts. */
export interface CountKey {
  readonly series: CountSeries;
  readonly unitId: Id;
  readonly day: Day;
  readonly state: string;
  readonly lamp: string;
  /** Empty but for the leagues. */
  readonly league: string;
}

export interface LedgerCount extends CountKey {
  readonly count: number;
}

/** Adds to the counts, in the transaction of what they count: others do not wait for it. */
export async function changeCounts(
  transaction: Transaction,
  jurisdiction: number,
  changes: readonly (CountKey & { readonly change: number })[],
): Promise<void> {
  await insertMany(
    transaction,
    'ledger_count_change',
    changes.map(({ series, unitId, day, state, lamp, league, change }) => ({
      ...{ jurisdiction_id: jurisdiction, id: newId(), series, unit_id: unitId, day, state, lamp, league, change },
    })),
  );
}

/** What the wall map asks of the counts. */
export interface WallAsked {
  /** The states of what hangs on the wall. */
  readonly states: readonly string[];
  /** From this day on a lamp has turned lately. */
  readonly since: Day;
  /** One unit's numbers instead of all units'. */
  readonly unitId?: Id;
}

/**
 * The counts of the wall map, to the last change, added up to what it shows: tasks by the day their lamp turned only from
 * `since` on (earlier is `NO_DAY`), no states but those of approvals, no lamps by month. Some thousands of fields
 * whatever the number of tasks.
 */
export async function wallCounts(
  db: Handle,
  jurisdiction: number,
  { states, since, unitId }: WallAsked,
): Promise<LedgerCount[]> {
  const whole: readonly CountSeries[] =
    unitId === undefined ? ['task', 'lead', 'support', 'league', 'approval'] : ['lead', 'support'];
  const months: readonly CountSeries[] = ['due', 'closed'];
  const shown = (table: 'ledger_count' | 'ledger_count_change', count: 'count' | 'change') => sql`
    select series, unit_id, case when series in ('due', 'closed') or day >= ${since}::date then day else ${NO_DAY}::date end as day,
      case when series = 'approval' then state else '' end as state,
      case when series in ('due', 'closed') then '' else lamp end as lamp, league, ${sql.ref(count)} as count
    from ${sql.table(table)} where jurisdiction_id = ${jurisdiction} and (series = 'approval' or state = any(${states}))
      and (series = any(${whole}) and ${unitId === undefined ? sql`true` : sql`unit_id = ${unitId}`}
        or series = any(${months}) and unit_id = ${unitId ?? ALL_UNITS})`;
  return added(db, sql`${shown('ledger_count', 'count')} union all ${shown('ledger_count_change', 'change')}`);
}

/** How many tasks, or parts of a unit that lead, of some states and lamps, by unit and lamp, to the last change. */
export async function keptCounts(
  db: Handle,
  jurisdiction: number,
  series: 'task' | 'lead',
  { states, lamps }: { readonly states?: readonly string[]; readonly lamps?: readonly string[] },
): Promise<Pick<LedgerCount, 'unitId' | 'lamp' | 'count'>[]> {
  const among = sql`jurisdiction_id = ${jurisdiction} and series = ${series}
    and ${states ? sql`state = any(${states})` : sql`true`} and ${lamps ? sql`lamp = any(${lamps})` : sql`true`}`;
  const { rows } = await sql<{ unit_id: Id; lamp: string; count: string }>`
    select unit_id, lamp, sum(count) as count from (
      select unit_id, lamp, count from ledger_count where ${among}
      union all
      select unit_id, lamp, change from ledger_count_change where ${among}) c
    group by unit_id, lamp having sum(count) <> 0`.execute(db);
  return rows.map(({ unit_id, lamp, count }) => ({ unitId: unit_id, lamp, count: Number(count) }));
}

/** Is another one after every change of what the wall map counts: what was added up for the same mark still holds. */
export async function wallMark(db: Handle, jurisdiction: number): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select concat_ws(' ', count(*), max(id::text),
      (select concat_ws(' ', lit_at, written_day) from lighting where jurisdiction_id = ${jurisdiction})) as mark
    from ledger_count_change where jurisdiction_id = ${jurisdiction}`.execute(db);
  return rows[0]!.mark;
}

/** The counts of some series for one unit, to the last change. */
const countsOfUnit = (
  db: Handle,
  jurisdiction: number,
  series: readonly CountSeries[],
  unitId: Id,
): Promise<LedgerCount[]> =>
  added(
    db,
    sql`select series, unit_id, day, state, lamp, league, count from ledger_count
        where jurisdiction_id = ${jurisdiction} and series = any(${series}) and unit_id = ${unitId}
      union all
      select series, unit_id, day, state, lamp, league, change from ledger_count_change
        where jurisdiction_id = ${jurisdiction} and series = any(${series}) and unit_id = ${unitId}`,
  );

async function added(db: Handle, fields: RawBuilder<unknown>): Promise<LedgerCount[]> {
  const { rows } = await sql<LedgerCount & { unit_id: Id; count: string }>`
    select series, unit_id, day, state, lamp, league, sum(count) as count from (${fields}) c
    group by series, unit_id, day, state, lamp, league having sum(count) <> 0`.execute(db);
  return rows.map(({ series, unit_id, day, state, lamp, league, count }) => ({
    ...{ series, unitId: unit_id, day, state, lamp, league },
    count: Number(count),
  }));
}

/** What was counted for one unit counts for another: the two were found to be one. */
export async function moveCounts(transaction: Transaction, jurisdiction: number, fromId: Id, toId: Id): Promise<void> {
  const all: readonly CountSeries[] = ['lead', 'support', 'due', 'closed'];
  const counts = await countsOfUnit(transaction, jurisdiction, all, fromId);
  await changeCounts(
    transaction,
    jurisdiction,
    counts.flatMap(({ count, ...field }) => [
      { ...field, change: -count },
      { ...field, unitId: toId, change: count },
    ]),
  );
}

/** Adds the changes to the counts, so that there are few to be added up; loses and doubles none. */
export async function gatherCounts(transaction: Transaction, jurisdiction: number): Promise<void> {
  await sql`with gone as (
      delete from ledger_count_change where jurisdiction_id = ${jurisdiction}
      returning series, unit_id, day, state, lamp, league, change),
    total as (
      select series, unit_id, day, state, lamp, league, sum(change) as change from gone
      group by series, unit_id, day, state, lamp, league having sum(change) <> 0)
    insert into ledger_count (jurisdiction_id, series, unit_id, day, state, lamp, league, count)
    select ${jurisdiction}, series, unit_id, day, state, lamp, league, change from total
    order by series, unit_id, day, state, lamp, league
    on conflict (jurisdiction_id, series, unit_id, day, state, lamp, league)
      do update set count = ledger_count.count + excluded.count`.execute(transaction);
  await sql`delete from ledger_count where jurisdiction_id = ${jurisdiction} and count = 0`.execute(transaction);
}

/** How many changes wait to be added. */
export async function countChanges(db: Handle, jurisdiction: number): Promise<number> {
  const { count } = await db
    .selectFrom('ledger_count_change')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('jurisdiction_id', '=', jurisdiction)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The counts straight from the rows: what the kept ones must equal. Reads the whole ledger. */
const COUNTED = (jurisdiction: number) => sql`
  select 'task' as series, ${ALL_UNITS}::uuid as unit_id, coalesce(l.lamp_since, ${NO_DAY}::date) as day, t.state,
      l.lamp_shown as lamp, '' as league, count(*) as count
    from task t join task_lamp l on l.jurisdiction_id = t.jurisdiction_id and l.task_id = t.id
    where t.jurisdiction_id = ${jurisdiction} group by 3, 4, 5
  union all
  select a.role, a.unit_id, ${NO_DAY}::date, t.state, l.lamp_shown, '', count(*)
    from assignment a join task t on t.jurisdiction_id = a.jurisdiction_id and t.id = a.task_id
      join task_lamp l on l.jurisdiction_id = a.jurisdiction_id and l.task_id = a.task_id
    where a.jurisdiction_id = ${jurisdiction} and a.state <> 'withdrawn' group by 1, 2, 4, 5
  union all
  select 'league', ${ALL_UNITS}::uuid, ${NO_DAY}::date, t.state, l.lamp_shown, t.league, count(*)
    from task t join task_lamp l on l.jurisdiction_id = t.jurisdiction_id and l.task_id = t.id
    where t.jurisdiction_id = ${jurisdiction} and t.league is not null group by 4, 5, 6
  union all
  select 'due', ${ALL_UNITS}::uuid, date_trunc('month', due)::date, state, '', '', count(*)
    from task where jurisdiction_id = ${jurisdiction} and due is not null group by 3, 4
  union all
  select 'due', a.unit_id, date_trunc('month', t.due)::date, t.state, '', '', count(*)
    from assignment a join task t on t.jurisdiction_id = a.jurisdiction_id and t.id = a.task_id
    where a.jurisdiction_id = ${jurisdiction} and a.role = 'lead' and a.state <> 'withdrawn' and t.due is not null
    group by 2, 3, 4
  union all
  select 'closed', ${ALL_UNITS}::uuid, date_trunc('month', closed_at at time zone 'Asia/Shanghai')::date, state, '', '', count(*)
    from task where jurisdiction_id = ${jurisdiction} and closed_at is not null group by 3, 4
  union all
  select 'closed', a.unit_id, date_trunc('month', t.closed_at at time zone 'Asia/Shanghai')::date, t.state, '', '', count(*)
    from assignment a join task t on t.jurisdiction_id = a.jurisdiction_id and t.id = a.task_id
    where a.jurisdiction_id = ${jurisdiction} and a.role = 'lead' and a.state <> 'withdrawn' and t.closed_at is not null
    group by 2, 3, 4
  union all
  select 'approval', ${ALL_UNITS}::uuid, ${NO_DAY}::date, kind, '', '', count(*)
    from task, unnest(approval_kinds) as kind where jurisdiction_id = ${jurisdiction} and approval_kinds <> '{}' group by 4`;

/** Counts the whole ledger anew, at one moment. */
export async function recount(transaction: Transaction, jurisdiction: number): Promise<void> {
  await sql`lock table ledger_count_change in share row exclusive mode`.execute(transaction);
  await transaction.deleteFrom('ledger_count_change').where('jurisdiction_id', '=', jurisdiction).execute();
  await transaction.deleteFrom('ledger_count').where('jurisdiction_id', '=', jurisdiction).execute();
  await sql`insert into ledger_count (jurisdiction_id, series, unit_id, day, state, lamp, league, count)
    select ${jurisdiction}::integer, c.* from (${COUNTED(jurisdiction)}) c`.execute(transaction);
}

/** Fields in which the kept counts and the rows differ, as words; empty is as it must be. */
export async function wrongCounts(db: Handle, jurisdiction: number, limit = 20): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with kept as (
      select series, unit_id, day, state, lamp, league, sum(count) as count from (
        select series, unit_id, day, state, lamp, league, count from ledger_count where jurisdiction_id = ${jurisdiction}
        union all
        select series, unit_id, day, state, lamp, league, change from ledger_count_change where jurisdiction_id = ${jurisdiction}) c
      group by 1, 2, 3, 4, 5, 6 having sum(count) <> 0),
    real as (select * from (${COUNTED(jurisdiction)}) c)
    select concat_ws(' ', coalesce(k.series, r.series), coalesce(k.unit_id, r.unit_id), coalesce(k.day, r.day),
        coalesce(k.state, r.state), coalesce(k.lamp, r.lamp), coalesce(k.league, r.league)) || ': ' || coalesce(k.count, 0) || ' ≠ ' || coalesce(r.count, 0)
        as line
    from kept k full join real r on (k.series, k.unit_id, k.day, k.state, k.lamp, k.league) = (r.series, r.unit_id, r.day, r.state, r.lamp, r.league)
    where k.count is distinct from r.count limit ${limit}`.execute(db);
  return rows.map(({ line }) => line);
}
