import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import { idArray, textArray, tsvectorArray } from '../store/binary-array.js';
import { arrayText } from '../store/bulk.js';
import type { Store } from '../store/store.js';
import type { Handle, Transaction } from './handle.js';
import { addTokens, headOf } from './search-token.js';
import { fold } from './search-words.js';

/** Anything that can be found: a paper, a measure, a task, a report. */
export interface SearchDocument {
  readonly kind: string;
  readonly id: Id;
  readonly title: string;
  /** As it is shown: hits are offsets of it. */
  readonly text: string;
  readonly day: Day | null;
  readonly unitIds?: readonly Id[];
  readonly paperId?: Id | null;
  readonly taskId?: Id | null;
  readonly places?: readonly string[];
}

/** So many documents are many. */
const MANY = 50;

/** Puts documents into the index, or what they are now in the place of what they were; in their own transaction. */
export async function indexDocuments(
  transaction: Transaction,
  jurisdiction: number,
  documents: readonly SearchDocument[],
): Promise<void> {
  // Many at once are sorted in together: the same words come again in each of them.
  if (documents.length >= MANY) await sql`set local gin_pending_list_limit = '16MB'`.execute(transaction);
  for (const generation of await generationsOf(transaction, jurisdiction)) {
    await insertDocuments(transaction, jurisdiction, generation, documents, 'replace');
  }
}

/** Takes documents out of the index. */
export async function removeDocuments(
  transaction: Transaction,
  jurisdiction: number,
  documents: readonly { readonly kind: string; readonly id: Id }[],
): Promise<void> {
  if (documents.length === 0) return;
  const [current, building] = await generationsOf(transaction, jurisdiction);
  const gone = sql`json_populate_recordset(null::search_document, ${JSON.stringify(documents)}::json)`;
  await sql`delete from search_document d using ${gone} g where d.jurisdiction_id = ${jurisdiction}
    and d.generation = ${current!} and d.kind = g.kind and d.id = g.id`.execute(transaction);
  if (building === undefined) return;
  // The rebuild may still come with what it read before: a mark keeps it out.
  await sql`insert into search_document (jurisdiction_id, generation, kind, id, title, text, folded, tokens, gone)
    select distinct ${jurisdiction}::integer, ${building}::integer, kind, id, '', '', '', ''::tsvector, true from ${gone} g
    on conflict (jurisdiction_id, generation, kind, id) do update set title = '', text = '', folded = '', tokens = '',
      gone = true`.execute(transaction);
}

export interface Rebuilt {
  readonly documents: number;
  readonly generation: number;
}

/** A rebuild that has not been heard of for so long has broken off. */
const SILENCE = 30 * 60_000;
const HEARTBEAT = 10_000;
/** Of text, in UTF-16 units: one statement takes some megabytes. */
const BATCH = 500_000;
/**
 * GIN keeps new entries in a list until it is so long, and then sorts them in. Every search reads the list through, so it is
 * not to be long: at 64 MB readers used half of the processor time that a rebuild of a million tasks took.
 */
const SORTED_IN = [sql`set_config('gin_pending_list_limit', '8MB', true)`, sql`set_config('work_mem', '64MB', true)`];
/** Batches that are written at once. */
const WRITERS = 2;

/**
 * Makes an office's index anew while readers go on with the old one and writers write to both, then turns over in one
 * transaction. A rebuild that breaks off leaves the old index as it is.
 * @param documents read once the rebuild has begun: what is written before it is in them, what is written later is not needed
 */
export async function rebuildSearch(
  store: Store,
  jurisdiction: number,
  documents: () => AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
  options: { readonly progress?: (documents: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Rebuilt> {
  const { db } = store;
  const generation = await begin(db, jurisdiction);
  const writing: Promise<void>[] = [];
  let done = 0;
  try {
    await sweep(db, jurisdiction);
    let batch: SearchDocument[] = [];
    let size = 0;
    let heard = Date.now();
    const flush = async () => {
      options.signal?.throwIfAborted();
      if (Date.now() - heard > HEARTBEAT) {
        await stillBuilding(db, jurisdiction, generation);
        heard = Date.now();
      }
      // The database writes some batches while the words of the next one are taken apart.
      if (writing.length === WRITERS) await writing.shift();
      const next = write(batch);
      next.catch(() => undefined); // told where it is waited for
      writing.push(next);
      batch = [];
      size = 0;
    };
    for await (const document of documents()) {
      batch.push(document);
      size += document.title.length + document.text.length + 100;
      if (size >= BATCH) await flush();
    }
    await flush();
    await Promise.all(writing);
    await settle(db, jurisdiction, generation);
    await turnOver(db, jurisdiction, generation);
    await sweep(db, jurisdiction);
    return { documents: done, generation };
  } catch (fault) {
    await Promise.allSettled(writing);
    await abandon(db, jurisdiction, generation);
    throw fault;
  }

  async function write(batch: readonly SearchDocument[]): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      await sql`select ${sql.join(SORTED_IN)}`.execute(transaction);
      await insertDocuments(transaction, jurisdiction, generation, batch, 'keep');
    });
    done += batch.length;
    options.progress?.(done);
  }
}

/** The generations to write to: the readers', and one that is being built. Holds them until the transaction ends. */
async function generationsOf(transaction: Transaction, jurisdiction: number): Promise<number[]> {
  const query = transaction
    .selectFrom('search_generation')
    .select(['current', 'building'])
    .where('jurisdiction_id', '=', jurisdiction)
    .forShare();
  let row = await query.executeTakeFirst();
  if (!row) {
    await firstGeneration(transaction, jurisdiction);
    row = await query.executeTakeFirstOrThrow();
  }
  return row.building === null ? [row.current] : [row.current, row.building];
}

async function firstGeneration(db: Handle, jurisdiction: number): Promise<void> {
  await db
    .insertInto('search_generation')
    .values({ jurisdiction_id: jurisdiction, current: 1, last: 1 })
    .onConflict((conflict) => conflict.column('jurisdiction_id').doNothing())
    .execute();
}

async function begin(db: Handle, jurisdiction: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await firstGeneration(transaction, jurisdiction);
    // Waits for every writer that does not know of the rebuild yet.
    const row = await transaction
      .selectFrom('search_generation')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdiction)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.building_since !== null && Date.now() - row.building_since.getTime() < SILENCE)
      throw new StoreRefusal('rebuild-running', row.building_since.toISOString());
    const building = row.last + 1;
    await transaction
      .updateTable('search_generation')
      .set({ building, last: building, building_since: new Date() })
      .where('jurisdiction_id', '=', jurisdiction)
      .execute();
    return building;
  });
}

async function stillBuilding(db: Handle, jurisdiction: number, generation: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('search_generation')
    .set({ building_since: new Date() })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('building', '=', generation)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('rebuild-running');
}

/**
 * GIN keeps new entries in a list that every search reads through, until it is long enough to be sorted in. One more
 * row under the shortest limit has that done; it goes when the generation turns over.
 */
async function settle(db: Handle, jurisdiction: number, generation: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`set local gin_pending_list_limit = '64kB'`.execute(transaction);
    await transaction
      .insertInto('search_document')
      .values({
        jurisdiction_id: jurisdiction,
        generation,
        kind: 'settle',
        id: newId(),
        title: '',
        text: '',
        folded: '',
        tokens: `'${headOf(jurisdiction, generation)}'`,
        gone: true,
      })
      .execute();
  });
}

async function turnOver(db: Handle, jurisdiction: number, generation: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('search_generation')
      .set({ current: generation, building: null, building_since: null, built_at: new Date() })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('building', '=', generation)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new StoreRefusal('rebuild-running');
    await transaction
      .deleteFrom('search_document')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('generation', '=', generation)
      .where('gone', '=', true)
      .execute();
  });
}

async function abandon(db: Handle, jurisdiction: number, generation: number): Promise<void> {
  await db
    .updateTable('search_generation')
    .set({ building: null, building_since: null })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('building', '=', generation)
    .execute();
  await sweep(db, jurisdiction);
}

const LOT = 5000;
const NONE: Id = '00000000-0000-0000-0000-000000000000';

/** Removes what is of no generation in use, some thousands at a time: of the old one, of a rebuild that broke off. */
async function sweep(db: Handle, jurisdiction: number): Promise<void> {
  for (let old = await oldGeneration(db, jurisdiction); old !== null; old = await oldGeneration(db, jurisdiction)) {
    // Each lot begins where the last one ended: what is deleted already is not passed again.
    let last: { readonly kind: string; readonly id: Id } | undefined = { kind: '', id: NONE };
    while (last !== undefined) last = await removeLot(db, jurisdiction, old, last);
  }
}

/** A generation of which rows are left and which is neither the readers' nor being built; null where there is none. */
async function oldGeneration(db: Handle, jurisdiction: number): Promise<number | null> {
  const { rows } = await sql<{ generation: number | null }>`select coalesce(
      (select d.generation from search_document d where d.jurisdiction_id = ${jurisdiction} and d.generation < g.current
        and d.generation is distinct from g.building order by d.generation limit 1),
      (select d.generation from search_document d where d.jurisdiction_id = ${jurisdiction} and d.generation > g.current
        and d.generation is distinct from g.building order by d.generation limit 1)) as generation
    from search_generation g where g.jurisdiction_id = ${jurisdiction}`.execute(db);
  return rows[0]?.generation ?? null;
}

/** @returns the last that was removed; undefined where nothing is left after `after`, or the generation came into use */
async function removeLot(
  db: Handle,
  jurisdiction: number,
  generation: number,
  after: { readonly kind: string; readonly id: Id },
): Promise<{ readonly kind: string; readonly id: Id } | undefined> {
  const { rows } = await sql<{ kind: string; id: Id }>`with gone as (
      delete from search_document d
      using (select kind, id from search_document o where o.jurisdiction_id = ${jurisdiction}
          and o.generation = ${generation} and (o.kind, o.id) > (${after.kind}, ${after.id}::uuid)
          and o.generation <> all (select unnest(array_remove(array[current, building], null)) from search_generation
            where jurisdiction_id = ${jurisdiction}) order by kind, id limit ${LOT}) old
      where d.jurisdiction_id = ${jurisdiction} and d.generation = ${generation} and d.kind = old.kind and d.id = old.id
      returning d.kind, d.id)
    select kind, id from gone order by kind desc, id desc limit 1`.execute(db);
  return rows[0];
}

const COLUMNS = sql.raw(
  'jurisdiction_id, generation, kind, id, title, text, folded, day, unit_ids, paper_id, task_id, places, tokens, partly, gone',
);

/** Column by column, in binary arrays: the server reads these in a fraction of the time that rows of JSON take. */
async function insertDocuments(
  transaction: Transaction,
  jurisdiction: number,
  generation: number,
  documents: readonly SearchDocument[],
  where: 'replace' | 'keep',
): Promise<void> {
  if (documents.length === 0) return;
  const head = headOf(jurisdiction, generation);
  const folded: string[] = [];
  const partly: boolean[] = [];
  const tokens = tsvectorArray(documents, (document, words) => {
    const [title, text] = [fold(document.title), fold(document.text)];
    folded.push(`${title}\n${text}`);
    partly.push(addTokens(head, title, text, words));
  });
  const texts = (of: (document: SearchDocument) => string | null | undefined): Buffer =>
    textArray(documents.map((document) => of(document) ?? null));
  const ids = (of: (document: SearchDocument) => Id | null | undefined): Buffer =>
    idArray(documents.map((document) => of(document) ?? null));
  const conflict =
    where === 'keep'
      ? sql`do nothing`
      : sql`do update set title = excluded.title, text = excluded.text, folded = excluded.folded, day = excluded.day,
          unit_ids = excluded.unit_ids, paper_id = excluded.paper_id, task_id = excluded.task_id,
          places = excluded.places, tokens = excluded.tokens, partly = excluded.partly, gone = false`;
  await sql`insert into search_document (${COLUMNS})
    select ${jurisdiction}::integer, ${generation}::integer, kind, id, title, text, folded, day::date, unit_ids::uuid[],
      paper_id, task_id, places::text[], tokens, partly, false
    from unnest(${texts(({ kind }) => kind)}::text[], ${ids(({ id }) => id)}::uuid[],
      ${texts(({ title }) => title)}::text[], ${texts(({ text }) => text)}::text[], ${textArray(folded)}::text[],
      ${texts(({ day }) => day)}::text[], ${texts(({ unitIds }) => arrayText(unitIds ?? []))}::text[],
      ${ids(({ paperId }) => paperId)}::uuid[], ${ids(({ taskId }) => taskId)}::uuid[],
      ${texts(({ places }) => arrayText(places ?? []))}::text[], ${tokens}::tsvector[], ${partly}::boolean[])
      as one(kind, id, title, text, folded, day, unit_ids, paper_id, task_id, places, tokens, partly)
    on conflict (jurisdiction_id, generation, kind, id) ${conflict}`.execute(transaction);
}
