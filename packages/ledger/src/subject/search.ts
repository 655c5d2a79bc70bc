import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import type { TaskLampRow } from '../schema/tasks.js';
import type { Cursor, PageAsked } from './cursor.js';
import { cursorOf, keysOf } from './cursor.js';
import type { Handle } from './handle.js';
import { concerns, tookPart } from './paper-sight.js';
import type { Asked, Mark, Tier } from './search-words.js';
import { headOf } from './search-token.js';
import { asked, excerptOf, marksIn, queryOf, TIERS } from './search-words.js';

export interface SearchFilter {
  /** paper, measure, task, report … */
  readonly kinds?: readonly string[];
  readonly unitId?: Id;
  /** First and last day, both included; what has no day is left out. */
  readonly from?: Day;
  readonly to?: Day;
  /** What belongs to this paper. */
  readonly paperId?: Id;
  readonly place?: string;
  /** Only of tasks, as they are now. */
  readonly lamp?: 'green' | 'yellow' | 'red' | 'grey';
  readonly dueFrom?: Day;
  readonly dueTo?: Day;
  /** Only what concerns these units: their tasks with the reports on them, and the papers that gave them tasks or asked them. */
  readonly seenBy?: readonly Id[];
  /** Beside these, where `seenBy` is given: the records of programmes that are seen. */
  readonly seenRecords?: readonly Id[] | 'all';
}

export interface Hit {
  readonly kind: string;
  readonly id: Id;
  readonly title: string;
  readonly titleMarks: readonly Mark[];
  /** The stretch of the text to show, and where it stands in it. */
  readonly excerpt: string;
  readonly excerptAt: Mark;
  /** Offsets of the whole text, also beyond the excerpt: the first hundred. */
  readonly marks: readonly Mark[];
  readonly day: Day | null;
  readonly unitIds: readonly Id[];
  readonly paperId: Id | null;
  readonly taskId: Id | null;
  readonly places: readonly string[];
  readonly tier: Tier;
}

export interface SearchPage {
  readonly hits: readonly Hit[];
  /** How many there are in all; with `more` at least so many, shown as 1000+. */
  readonly total: number;
  readonly more: boolean;
  readonly next: Cursor | null;
}

/** Beyond this nobody counts. */
const COUNTED = 1000;
const NOT_COUNTED = -1;

/**
 * Finds documents that contain all words of a query (see `asked`), first those with the words in their title, then
 * those in which they stand often (a single character: a pair that begins with it), then the rest; within each the newest first. A document without a day comes last.
 */
export async function search(
  db: Handle,
  jurisdiction: number,
  query: string,
  filter: SearchFilter,
  page: PageAsked,
): Promise<SearchPage> {
  const words = asked(query);
  const after = keysOf<After>('search', page.after, ['number', 'day', 'id', 'number', 'number', 'number']);
  const within = async (snapshot: Handle) => {
    const generation = await currentOf(snapshot, jurisdiction);
    return searchIn({ db: snapshot, jurisdiction, generation, words, filter }, after, page.limit);
  };
  // One snapshot: a rebuild that turns over between our statements must not take half of the answer away.
  return db.isTransaction ? within(db) : db.transaction().setIsolationLevel('repeatable read').execute(within);
}

type After = [tier: number, day: Day, id: Id, ...counts: [number, number, number]];

async function searchIn(asking: Asking, after: After | null, limit: number): Promise<SearchPage> {
  const counts: number[] = after ? [after[3], after[4], after[5]] : await countTiers(asking);
  const rows: Row[] = [];
  let tier = after ? after[0] : 0;
  let last: readonly [Day, Id] | null = after ? [after[1], after[2]] : null;
  for (; tier < TIERS.length; tier++, last = null) {
    const name = TIERS[tier];
    if (name === undefined || rows.length > limit) break;
    if (counts[tier] === NOT_COUNTED) counts[tier] = await countTier(asking, name, COUNTED + 1);
    if (counts[tier] === 0) continue;
    const found = await rowsOf(asking, name, last, limit + 1 - rows.length, counts[tier]! > COUNTED);
    rows.push(...found.map((row) => ({ ...row, tier })));
  }
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  const next =
    rows.length > limit && end
      ? cursorOf('search', [end.tier, end.order_day, end.id, ...(counts as [number, number, number])])
      : null;
  const counted = counts.filter((count) => count > 0).reduce((sum, count) => sum + count, 0);
  return {
    hits: shown.map((row) => hitOf(row, asking.words)),
    total: Math.min(counted, COUNTED),
    more: counted > COUNTED,
    next,
  };
}

interface Asking {
  readonly db: Handle;
  readonly jurisdiction: number;
  readonly generation: number;
  readonly words: Asked;
  readonly filter: SearchFilter;
}

interface Row {
  kind: string;
  id: Id;
  title: string;
  text: string;
  day: Day | null;
  order_day: Day;
  unit_ids: Id[];
  paper_id: Id | null;
  task_id: Id | null;
  places: string[];
  tier: number;
}

/** The generation of an office's index that readers see. */
export async function currentOf(db: Handle, jurisdiction: number): Promise<number> {
  const row = await db
    .selectFrom('search_generation')
    .select('current')
    .where('jurisdiction_id', '=', jurisdiction)
    .executeTakeFirst();
  return row?.current ?? 1;
}

/** Counts tier after tier until it is enough. */
async function countTiers(asking: Asking): Promise<number[]> {
  const counts: number[] = TIERS.map(() => NOT_COUNTED);
  let left = COUNTED + 1;
  for (const [index, tier] of TIERS.entries()) {
    if (left <= 0) break;
    counts[index] = await countTier(asking, tier, COUNTED + 1);
    left -= counts[index];
  }
  return counts;
}

/** Where so many of the newest answer, a thousand are met by walking on: sooner than all that answer are looked up. */
const NEWEST = 100;
const COMMON = NEWEST / 10;
/** How far is walked for them. */
const WALKED = 2 * (NEWEST / COMMON) * COUNTED;

async function countTier(asking: Asking, tier: Tier, most: number): Promise<number> {
  await plan(asking.db, 'order');
  if ((await countNewest(asking, tier, NEWEST, NEWEST)) >= COMMON) {
    const met = await countNewest(asking, tier, WALKED, most);
    if (met >= most) return met;
  }
  await plan(asking.db, 'words');
  const { rows } = await sql<{ count: string }>`select count(*) as count from
    (select 1 from search_document s where ${conditions(asking, 'words')} and ${matches(asking, tier)} limit ${most}) found`.execute(
    asking.db,
  );
  return Number(rows[0]!.count);
}

/** How many of the newest documents answer, counted up to `most`. */
async function countNewest(asking: Asking, tier: Tier, newest: number, most: number): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from
    (select 1 from (select * from search_document where jurisdiction_id = ${asking.jurisdiction}
        and generation = ${asking.generation} order by ${ORDER} desc, id desc limit ${newest}) s
      where ${conditions(asking, 'order')} and (${matches(asking, tier)}) is true limit ${most}) found`.execute(
    asking.db,
  );
  return Number(rows[0]!.count);
}

/** As the index has it: what has no day comes last. */
const ORDER = sql`coalesce(day, date '0001-01-01')`;

/**
 * A page of a tier. Few matches are fetched by the words and put in order; many are met soon enough by walking in order
 * and looking at each, and `is true` keeps the planner from fetching them all.
 */
async function rowsOf(
  asking: Asking,
  tier: Tier,
  after: readonly [Day, Id] | null,
  limit: number,
  many: boolean,
): Promise<Omit<Row, 'tier'>[]> {
  const place = after ? sql<boolean>`(${ORDER}, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql<boolean>`true`;
  const keys = many
    ? sql`select kind, id from search_document s where ${conditions(asking, 'order')} and ${place}
        and (${matches(asking, tier)}) is true order by ${ORDER} desc, id desc limit ${limit}`
    : sql`select kind, id from
        (select kind, id, day from search_document s where ${conditions(asking, 'words')} and ${matches(asking, tier)} offset 0) found
        where ${place} order by ${ORDER} desc, id desc limit ${limit}`;
  await plan(asking.db, many ? 'order' : 'words');
  const { rows } = await sql<Omit<Row, 'tier'>>`with keys as materialized (${keys})
    select d.kind, d.id, d.title, d.text, d.day, coalesce(d.day, date '0001-01-01') as order_day, d.unit_ids, d.paper_id,
      d.task_id, d.places
    from keys join search_document d on d.jurisdiction_id = ${asking.jurisdiction} and d.generation = ${asking.generation}
      and d.kind = keys.kind and d.id = keys.id`.execute(asking.db);
  // In order here: sorting is what `plan` keeps the planner from.
  return rows.sort((a, b) => descending(a.order_day, b.order_day) || descending(a.id, b.id));
}

const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** By the words, through their index; or newest first, looking for the words on the way. */
type Way = 'words' | 'order';

/**
 * Leads the planner, for this transaction: it does not see that tokens stand outside the table and cost time to fetch,
 * so it would read through all of them where a look into the index would do. It also thinks a new generation empty
 * until the table has been analysed, so that `generation` must not look like a short way in, and all of its rows must not
 * look like few enough to be put in order (11 s of a million, where the index has them in order).
 */
async function plan(db: Handle, way: Way): Promise<void> {
  const [words, order] = way === 'words' ? ['on', 'off'] : ['off', 'on'];
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', ${order}, true),
    set_config('enable_bitmapscan', ${words}, true), set_config('enable_sort', ${words}, true)`.execute(db);
}

function matches({ jurisdiction, generation, words }: Asking, tier: Tier): RawBuilder<boolean> {
  const query = queryOf(words, headOf(jurisdiction, generation), tier);
  return sql.join(
    [
      sql<boolean>`s.tokens @@ ${query}::tsquery`,
      ...words.rechecked.map((word) => sql<boolean>`s.folded like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ],
    sql` and `,
  );
}

function conditions({ jurisdiction, generation, filter }: Asking, way: Way): RawBuilder<boolean> {
  const { kinds, unitId, from, to, paperId, place, lamp, dueFrom, dueTo } = filter;
  const all: RawBuilder<unknown>[] = [
    sql`s.jurisdiction_id = ${jurisdiction} and not s.gone`,
    way === 'order' ? sql`s.generation = ${generation}` : sql`(s.generation = ${generation}) is true`,
  ];
  if (kinds) all.push(sql`s.kind = any(${kinds})`);
  if (unitId) all.push(sql`${unitId}::uuid = any(s.unit_ids)`);
  if (from) all.push(sql`s.day >= ${from}::date`);
  if (to) all.push(sql`s.day <= ${to}::date`);
  if (paperId) all.push(sql`s.paper_id = ${paperId}`);
  if (place) all.push(sql`${place} = any(s.places)`);
  if (filter.seenBy)
    all.push(sql`case when s.kind = 'record' then ${seenRecord(filter.seenRecords ?? [])}
      when s.task_id is not null then ${tookPart(jurisdiction, sql`s.task_id`, filter.seenBy)}
      else ${concerns(jurisdiction, sql`s.paper_id`, filter.seenBy)} end`);
  const ofTask: RawBuilder<unknown>[] = [];
  if (lamp) ofTask.push(sql`coalesce(l.lamp_by_hand, l.lamp) = ${lamp satisfies TaskLampRow['lamp_by_hand']}`);
  if (dueFrom) ofTask.push(sql`t.due >= ${dueFrom}::date`);
  if (dueTo) ofTask.push(sql`t.due <= ${dueTo}::date`);
  if (ofTask.length > 0)
    all.push(sql`exists (select 1 from task t
        join task_lamp l on l.jurisdiction_id = t.jurisdiction_id and l.task_id = t.id
      where t.jurisdiction_id = s.jurisdiction_id and t.id = s.task_id and ${sql.join(ofTask, sql` and `)})`);
  return sql.join(all, sql` and `);
}

const seenRecord = (seen: readonly Id[] | 'all'): RawBuilder<boolean> =>
  seen === 'all' ? sql<boolean>`true` : sql<boolean>`s.id = any(${seen}::uuid[])`;

function hitOf(row: Row, { words }: Asked): Hit {
  const marks = marksIn(row.text, words);
  const excerptAt = excerptOf(row.text, marks);
  return {
    kind: row.kind,
    id: row.id,
    title: row.title,
    titleMarks: marksIn(row.title, words),
    excerpt: row.text.slice(excerptAt.start, excerptAt.end),
    excerptAt,
    marks,
    day: row.day,
    unitIds: row.unit_ids,
    paperId: row.paper_id,
    taskId: row.task_id,
    places: row.places,
    tier: TIERS[row.tier]!,
  };
}
