import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';
import { latestMeasures } from './measure.js';
import type { SearchDocument } from './search-index.js';

/** Rows fetched at once: some megabytes of papers. */
const ROWS = 100;
const NONE = '00000000-0000-0000-0000-000000000000';

/** Everything that an office's tables hold for the search: what a rebuild reads. */
export async function* documentsForSearch(db: Handle, jurisdiction: number): AsyncGenerator<SearchDocument> {
  yield* papersForSearch(db, jurisdiction);
  yield* measuresForSearch(db, jurisdiction);
  yield* tasksForSearch(db, jurisdiction);
  yield* reportsForSearch(db, jurisdiction);
  yield* recordsForSearch(db, jurisdiction);
}

/** Papers with their latest text; their places are those that the latest reading found. Those named, or all. */
export async function* papersForSearch(
  db: Handle,
  jurisdiction: number,
  paperIds?: readonly Id[],
): AsyncGenerator<SearchDocument> {
  yield* pages(ROWS, async (after, limit) => {
    const rows = await db
      .selectFrom('paper as p')
      .innerJoin('paper_version as v', (join) =>
        join
          .onRef('v.jurisdiction_id', '=', 'p.jurisdiction_id')
          .onRef('v.paper_id', '=', 'p.id')
          .onRef('v.number', '=', 'p.latest_version'),
      )
      .leftJoinLateral(
        (row) =>
          row
            .selectFrom('paper_reading as r')
            .select(sql<unknown>`r.body -> 'observations'`.as('observations'))
            .whereRef('r.jurisdiction_id', '=', 'v.jurisdiction_id')
            .whereRef('r.version_id', '=', 'v.id')
            .orderBy('r.id', 'desc')
            .limit(1)
            .as('reading'),
        (join) => join.onTrue(),
      )
      .select(['p.id', 'p.title', 'p.published', 'p.issuer_unit_id', 'v.text', 'reading.observations'])
      .where('p.jurisdiction_id', '=', jurisdiction)
      .where('p.id', '>', after)
      .$if(paperIds !== undefined, (query) => query.where('p.id', '=', sql<Id>`any(${paperIds!})`))
      .orderBy('p.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      kind: 'paper',
      id: row.id,
      title: row.title,
      text: row.text,
      day: row.published,
      unitIds: row.issuer_unit_id === null ? [] : [row.issuer_unit_id],
      paperId: row.id,
      places: placesIn(row.observations),
    }));
  });
}

/** The measures of the latest versions, without those that a clerk dropped. Of those papers, or all. */
export async function* measuresForSearch(
  db: Handle,
  jurisdiction: number,
  paperIds?: readonly Id[],
): AsyncGenerator<SearchDocument> {
  if (paperIds === undefined)
    return yield* pages(ROWS * 10, async (after, limit) => {
      const query = searchedMeasures(db, jurisdiction).where('m.id', '>', after).orderBy('m.id').limit(limit);
      return (await query.execute()).map(measureDocument);
    });
  // Step by step, each by a key: in one statement the database may choose to go along all measures.
  for (let at = 0; at < paperIds.length; at += ROWS)
    yield* (await measuresOfPapers(db, jurisdiction, paperIds.slice(at, at + ROWS))).map(measureDocument);
}

const searchedMeasures = (db: Handle, jurisdiction: number) =>
  latestMeasures(db, jurisdiction).select(['m.id', 'm.heading', 'm.quote', 'm.paper_id', 'p.published']);

async function measuresOfPapers(db: Handle, jurisdiction: number, paperIds: readonly Id[]) {
  const papers = await db
    .selectFrom('paper')
    .select(['id', 'latest_version', 'published'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${paperIds})`)
    .execute();
  const of = new Map(papers.map((paper) => [paper.id, paper]));
  const versions = await db
    .selectFrom('paper_version')
    .select(['id', 'paper_id', 'number'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('paper_id', '=', sql<Id>`any(${paperIds})`)
    .execute();
  const latest = versions.filter(({ paper_id: id, number }) => of.get(id)?.latest_version === number);
  const measures = await db
    .selectFrom('measure')
    .select(['id', 'heading', 'quote', 'paper_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('version_id', '=', sql<Id>`any(${latest.map(({ id }) => id)})`)
    .where('review', '<>', 'dropped')
    .execute();
  return measures.map((measure) => ({ ...measure, published: of.get(measure.paper_id)!.published }));
}

const measureDocument = (row: {
  readonly id: Id;
  readonly heading: string | null;
  readonly quote: string;
  readonly paper_id: Id;
  readonly published: string | null;
}): SearchDocument => ({
  kind: 'measure',
  id: row.id,
  title: row.heading ?? '',
  text: row.quote,
  day: row.published,
  paperId: row.paper_id,
});

/** Tasks with all units that take part; their day is that on which they were entered, in Beijing. Those named, or all. */
export async function* tasksForSearch(
  db: Handle,
  jurisdiction: number,
  taskIds?: readonly Id[],
): AsyncGenerator<SearchDocument> {
  yield* pages(ROWS * 20, async (after, limit) => {
    const rows = await db
      .selectFrom('task as t')
      .select(['t.id', 't.number', 't.title', 't.content', 't.paper_id'])
      .select(sql<string>`(t.created_at at time zone 'Asia/Shanghai')::date`.as('day'))
      .select((row) =>
        row
          .selectFrom('assignment as a')
          .select(sql<Id[]>`coalesce(array_agg(a.unit_id order by a.role, a.position), '{}')`.as('units'))
          .whereRef('a.jurisdiction_id', '=', 't.jurisdiction_id')
          .whereRef('a.task_id', '=', 't.id')
          .where('a.state', '<>', 'withdrawn')
          .as('units'),
      )
      .where('t.jurisdiction_id', '=', jurisdiction)
      .where('t.id', '>', after)
      .$if(taskIds !== undefined, (query) => query.where('t.id', '=', sql<Id>`any(${taskIds!})`))
      .orderBy('t.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      kind: 'task',
      id: row.id,
      title: row.title,
      text: `${row.content}\n${row.number}`.trimStart(),
      day: row.day,
      unitIds: row.units ?? [],
      paperId: row.paper_id,
      taskId: row.id,
    }));
  });
}

/** What units have said of their work: issued and accepted reports, under the last day of their period. */
export async function* reportsForSearch(
  db: Handle,
  jurisdiction: number,
  reportIds?: readonly Id[],
): AsyncGenerator<SearchDocument> {
  yield* pages(ROWS * 20, async (after, limit) => {
    const rows = await db
      .selectFrom('report')
      .select(['id', 'text', 'difficulties', 'next_steps', 'unit_id', 'task_id'])
      .select(sql<string | null>`upper(period) - 1`.as('day'))
      .where('jurisdiction_id', '=', jurisdiction)
      .where('state', 'in', ['issued', 'accepted'])
      .where('id', '>', after)
      .$if(reportIds !== undefined, (query) => query.where('id', '=', sql<Id>`any(${reportIds!})`))
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      kind: 'report',
      id: row.id,
      title: '',
      text: [row.text, row.difficulties, row.next_steps].filter(Boolean).join('\n'),
      day: row.day,
      unitIds: [row.unit_id],
      taskId: row.task_id,
    }));
  });
}

/** Records of programmes that have a name to be found by. Those named, or all. */
export async function* recordsForSearch(
  db: Handle,
  jurisdiction: number,
  recordIds?: readonly Id[],
): AsyncGenerator<SearchDocument> {
  yield* pages(ROWS * 20, async (after, limit) => {
    const rows = await db
      .selectFrom('programme_record')
      .select(['id', 'title', 'words'])
      .select(sql<string>`(changed_at at time zone 'Asia/Shanghai')::date`.as('day'))
      .where('jurisdiction_id', '=', jurisdiction)
      .where('words', 'is not', null)
      .where('withdrawn', '=', false)
      .where('id', '>', after)
      .$if(recordIds !== undefined, (query) => query.where('id', '=', sql<Id>`any(${recordIds!})`))
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ kind: 'record', id: row.id, title: row.title, text: row.words!, day: row.day }));
  });
}

/** The places that a reading's observations name. */
function placesIn(observations: unknown): string[] {
  if (!Array.isArray(observations)) return [];
  const places = observations.map((one: unknown) => (one as { place?: unknown } | null)?.place);
  return [...new Set(places.filter((place): place is string => typeof place === 'string' && place !== ''))];
}

/** Page after page by id, until one is not full; the next is fetched while the caller is at work on one. */
async function* pages(
  limit: number,
  fetch: (after: Id, limit: number) => Promise<readonly SearchDocument[]>,
): AsyncGenerator<SearchDocument> {
  for (let next: Promise<readonly SearchDocument[]> | null = fetch(NONE, limit); next;) {
    const rows: readonly SearchDocument[] = await next;
    next = rows.length < limit ? null : fetch(rows.at(-1)!.id, limit);
    next?.catch(() => undefined); // told where it is waited for
    yield* rows;
  }
}
