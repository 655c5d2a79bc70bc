import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { MeasureRow } from '../schema/review.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle } from './handle.js';
import { headOf, pairsIn } from './search-token.js';
import { fold } from './search-words.js';
import { currentOf } from './search.js';

/** One numbered item of a version of a paper. Offsets are those of the version's text, in UTF-16 units. */
export interface Measure {
  readonly id: Id;
  readonly paperId: Id;
  readonly versionId: Id;
  readonly position: number;
  readonly number: string | null;
  readonly path: readonly string[];
  readonly heading: string | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly review: 'waiting' | 'accepted' | 'corrected' | 'dropped';
  /** `unknown` waits in 责任分工. */
  readonly duty: 'unknown' | 'said' | 'assigned';
  /** The same measure in the version before. */
  readonly earlierId: Id | null;
  readonly version: number;
}

/** The measures of a version, as they stand in it. */
export async function measuresOf(db: Handle, jurisdiction: number, versionId: Id): Promise<Measure[]> {
  const rows = await db
    .selectFrom('measure')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute();
  return rows.map(shown);
}

export async function measureById(db: Handle, jurisdiction: number, id: Id): Promise<Measure> {
  const row = await db
    .selectFrom('measure')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** Measures by their ids; those that are not there are left out. In no order. */
export async function measuresById(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Measure[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('measure')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute();
  return rows.map(shown);
}

/** The tasks that stand on measures, without those that were cancelled; measures without any are not in the answer. */
export async function tasksOfMeasures(
  db: Handle,
  jurisdiction: number,
  measureIds: readonly Id[],
): Promise<Map<Id, { readonly id: Id; readonly number: string }[]>> {
  if (measureIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('task')
    .select(['id', 'number', 'measure_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('paper_id', 'is not', null)
    .where('measure_id', '=', sql<Id>`any(${measureIds})`)
    .where('state', '<>', 'cancelled')
    .orderBy('id')
    .execute();
  const tasks = new Map<Id, { id: Id; number: string }[]>();
  for (const { id, number, measure_id: measure } of rows)
    tasks.set(measure!, [...(tasks.get(measure!) ?? []), { id, number }]);
  return tasks;
}

/**
 * The tasks that stand on measures or on what these were in earlier texts of the paper, its draft included, without those
 * that were cancelled: a measure that comes again in a new version is not a new task.
 */
export async function tasksBehind(
  db: Handle,
  jurisdiction: number,
  measureIds: readonly Id[],
): Promise<Map<Id, { readonly id: Id; readonly number: string }[]>> {
  if (measureIds.length === 0) return new Map();
  const { rows } = await sql<{ measure: Id; id: Id; number: string }>`
    with recursive behind as (
      select m.id as measure, m.id, m.paper_id, m.earlier_id from measure m
        where m.jurisdiction_id = ${jurisdiction} and m.id = any(${measureIds})
      union all
      select b.measure, e.id, e.paper_id, e.earlier_id from behind b
        join measure e on e.jurisdiction_id = ${jurisdiction} and e.id = b.earlier_id)
    select b.measure, t.id, t.number from behind b
      join task t on t.jurisdiction_id = ${jurisdiction} and t.paper_id = b.paper_id and t.measure_id = b.id
      where t.state <> 'cancelled' order by t.id`.execute(db);
  const tasks = new Map<Id, { id: Id; number: string }[]>();
  for (const { measure, id, number } of rows) tasks.set(measure, [...(tasks.get(measure) ?? []), { id, number }]);
  return tasks;
}

/** Measures (m) of the latest versions (v) of papers (p), without those that a clerk dropped. */
export const latestMeasures = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('measure as m')
    .innerJoin('paper_version as v', (join) =>
      join.onRef('v.jurisdiction_id', '=', 'm.jurisdiction_id').onRef('v.id', '=', 'm.version_id'),
    )
    .innerJoin('paper as p', (join) =>
      join
        .onRef('p.jurisdiction_id', '=', 'm.jurisdiction_id')
        .onRef('p.id', '=', 'm.paper_id')
        .onRef('p.latest_version', '=', 'v.number'),
    )
    .where('m.jurisdiction_id', '=', jurisdiction)
    .where('m.review', '<>', 'dropped');

/**
 * Measures that name nobody, of the latest versions of issued and draft papers: 责任分工. One whose words stood in the text
 * before and have a task since waits for nobody, nor does a draft's once the issued paper is here.
 */
const nobodys = (db: Handle, jurisdiction: number, { paperId }: { readonly paperId?: Id }) => {
  const query = latestMeasures(db, jurisdiction)
    .where('m.duty', '=', 'unknown')
    .where('p.status', '<>', 'lapsed')
    .where('p.genre', '=', 'measures')
    .where(
      sql<boolean>`(p.status <> 'draft' or p.id not in (select i.draft_id from paper i
        where i.jurisdiction_id = ${jurisdiction} and i.draft_id is not null))`,
    )
    .where(
      sql<boolean>`(m.earlier_id is null or not exists (select 1 from task t join measure e
        on e.jurisdiction_id = t.jurisdiction_id and e.paper_id = t.paper_id and e.id = t.measure_id
        where t.jurisdiction_id = m.jurisdiction_id and t.paper_id in (m.paper_id, p.draft_id) and t.state <> 'cancelled'
          and substr(e.quote, length(coalesce(e.number, '')) + 1) = substr(m.quote, length(coalesce(m.number, '')) + 1)))`,
    );
  return paperId ? query.where('m.paper_id', '=', paperId) : query;
};

/** How many rows `measuresWithoutDuty` gives in all. */
export async function countWithoutDuty(
  db: Handle,
  jurisdiction: number,
  filter: { readonly paperId?: Id },
): Promise<number> {
  const { count } = await nobodys(db, jurisdiction, filter)
    .select((of) => of.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Measures of the latest versions of issued and draft papers that name nobody, in the order of papers: 责任分工. */
export async function measuresWithoutDuty(
  db: Handle,
  jurisdiction: number,
  filter: { readonly paperId?: Id },
  page: PageAsked,
): Promise<Page<Measure & { readonly paperTitle: string; readonly published: Day | null }>> {
  const after = keysOf<[Id, number]>('without-duty', page.after, ['id', 'number']);
  let query = nobodys(db, jurisdiction, filter)
    .selectAll('m')
    .select(['p.title as paper_title', 'p.published'])
    .orderBy('m.paper_id', 'desc')
    .orderBy('m.position')
    .limit(page.limit + 1);
  if (after)
    query = query.where(
      sql<boolean>`(m.paper_id < ${after[0]}::uuid or (m.paper_id = ${after[0]}::uuid and m.position > ${after[1]}))`,
    );
  const rows = (await query.execute()).map((row) => ({
    ...shown(row),
    paperTitle: row.paper_title,
    published: row.published,
  }));
  return pageOf(rows, page.limit, (last) => cursorOf('without-duty', [last.paperId, last.position]));
}

/** A measure of an earlier paper that somebody answers for. */
export interface Precedent {
  readonly measureId: Id;
  readonly paperId: Id;
  readonly paperTitle: string;
  readonly heading: string | null;
  readonly quote: string;
  /** Those who took part in its tasks, in order. */
  readonly units: readonly { readonly unitId: Id; readonly role: 'lead' | 'support' }[];
}

/** Pairs of characters by which measures like another are looked for. */
const PAIRS = 12;

/**
 * Measures of other papers whose tasks have units, among those that share pairs of characters with the beginning of this
 * one, the newest first: what suggestions are drawn from.
 */
export async function precedentsFor(
  db: Handle,
  jurisdiction: number,
  measure: Pick<Measure, 'paperId' | 'heading' | 'quote'>,
  most: number,
): Promise<Precedent[]> {
  const generation = await currentOf(db, jurisdiction);
  const start = measure.heading ?? measure.quote.replace(/^\P{Script=Han}*/u, '').slice(0, 2 * PAIRS);
  const pairs = [...new Set(pairsIn(fold(start)))].slice(0, PAIRS);
  if (pairs.length === 0) return [];
  const query = pairs.map((pair) => `'${headOf(jurisdiction, generation)}:${pair}'`).join(' | ');
  const { rows } = await sql<{
    measure_id: Id;
    paper_id: Id;
    paper_title: string;
    heading: string | null;
    quote: string;
    units: { unitId: Id; role: 'lead' | 'support' }[];
  }>`with found as materialized (
      select s.id from search_document s
      where s.jurisdiction_id = ${jurisdiction} and s.generation = ${generation} and s.kind = 'measure'
        and s.tokens @@ ${query}::tsquery and s.paper_id <> ${measure.paperId}
        and exists (select 1 from task t where t.jurisdiction_id = s.jurisdiction_id and t.measure_id = s.id
          and t.paper_id = s.paper_id)
      order by s.day desc nulls last, s.id desc limit ${most})
    select m.id as measure_id, m.paper_id, p.title as paper_title, m.heading, m.quote,
      (select json_agg(json_build_object('unitId', u.unit_id, 'role', u.role) order by u.role, u.position) from
        (select distinct on (a.unit_id) a.unit_id, a.role, a.position from task t
          join assignment a on a.jurisdiction_id = t.jurisdiction_id and a.task_id = t.id and a.state <> 'withdrawn'
          where t.jurisdiction_id = ${jurisdiction} and t.measure_id = m.id and t.paper_id = m.paper_id
          order by a.unit_id, a.role, a.position) u) as units
    from found join measure m on m.jurisdiction_id = ${jurisdiction} and m.id = found.id
      join paper p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.paper_id`.execute(db);
  return rows
    .filter(({ units }) => units !== null)
    .map((row) => ({
      measureId: row.measure_id,
      paperId: row.paper_id,
      paperTitle: row.paper_title,
      heading: row.heading,
      quote: row.quote,
      units: row.units,
    }));
}

const shown = (row: Selectable<MeasureRow>): Measure => ({
  id: row.id,
  paperId: row.paper_id,
  versionId: row.version_id,
  position: row.position,
  number: row.number,
  path: row.path,
  heading: row.heading,
  quote: row.quote,
  start: row.span_start,
  end: row.span_end,
  review: row.review,
  duty: row.duty,
  earlierId: row.earlier_id,
  version: row.version,
});
