import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import { among } from '../store/among.js';
import { builtOnce } from '../store/built-once.js';
import type { Handle, Transaction } from './handle.js';
import type { LampColour, ProgressClass, TaskState } from './task.js';

/** How far an office's lamps have been lit. */
export interface LightingState {
  /** Rises with every change of the office's rules or calendar. */
  readonly rulesVersion: number;
  /** The version by which all tasks were last lit. */
  readonly litVersion: number;
  readonly litAt: Date | null;
  /** The last day whose rows stand among the past ones. */
  readonly writtenDay: Day | null;
}

const BEGINNING: LightingState = { rulesVersion: 1, litVersion: 1, litAt: null, writtenDay: null };

export async function lightingOf(db: Handle, jurisdiction: number): Promise<LightingState> {
  const [row] = await lightingRow(db, jurisdiction);
  if (!row) return BEGINNING;
  return {
    rulesVersion: row.rules_version,
    litVersion: row.lit_version,
    litAt: row.lit_at,
    writtenDay: row.written_day,
  };
}

const lightingRow = builtOnce(1, (db, jurisdiction: number) =>
  db.selectFrom('lighting').selectAll().where('jurisdiction_id', '=', jurisdiction),
);

/**
 * The version of the rules by which a transaction lights; until it ends no other rules are adopted, so that a lighting
 * of the whole ledger by new ones misses nothing that was lit by the old.
 */
export async function holdRules(transaction: Transaction, jurisdiction: number): Promise<number> {
  let [row] = await heldRules(transaction, jurisdiction);
  if (!row) {
    await transaction
      .insertInto('lighting')
      .values({ jurisdiction_id: jurisdiction })
      .onConflict((conflict) => conflict.column('jurisdiction_id').doNothing())
      .execute();
    [row] = await heldRules(transaction, jurisdiction);
  }
  return row!.rules_version;
}

const heldRules = builtOnce(1, (db, jurisdiction: number) =>
  db.selectFrom('lighting').select('rules_version').where('jurisdiction_id', '=', jurisdiction).forShare(),
);

/** Says that rules or calendar have changed: what servers keep of them is old from the transaction's end on. */
export async function changeRules(transaction: Transaction, jurisdiction: number): Promise<void> {
  await transaction
    .insertInto('lighting')
    .values({ jurisdiction_id: jurisdiction, rules_version: 2 })
    .onConflict((conflict) =>
      conflict.column('jurisdiction_id').doUpdateSet((row) => ({
        rules_version: sql<number>`${row.ref('lighting.rules_version')} + 1`,
      })),
    )
    .execute();
}

/** Marks how far lighting has come. */
export async function markLit(
  db: Handle,
  jurisdiction: number,
  mark: { readonly litAt: Date; readonly litVersion?: number; readonly writtenDay?: Day },
): Promise<void> {
  const values = {
    lit_at: mark.litAt,
    ...(mark.litVersion === undefined ? {} : { lit_version: mark.litVersion }),
    ...(mark.writtenDay === undefined ? {} : { written_day: mark.writtenDay }),
  };
  await db
    .insertInto('lighting')
    .values({ jurisdiction_id: jurisdiction, ...values })
    .onConflict((conflict) => conflict.column('jurisdiction_id').doUpdateSet(values))
    .execute();
}

/** What is kept of a task for its lamp. */
export interface KeptRow {
  readonly taskId: Id;
  readonly version: number;
  readonly facts: unknown;
}

/** Keeps the facts of tasks, in the transaction of the entries that they follow from. */
export async function keepFacts(
  transaction: Transaction,
  jurisdiction: number,
  rows: readonly KeptRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into lamp_facts (jurisdiction_id, task_id, task_version, facts)
    select ${jurisdiction}, id, version, facts
    from json_to_recordset(${JSON.stringify(rows.map(({ taskId, version, facts }) => ({ id: taskId, version, facts })))}::json)
      as given(id uuid, version integer, facts json)
    on conflict (jurisdiction_id, task_id) do update set task_version = excluded.task_version, facts = excluded.facts`.execute(
    transaction,
  );
}

/** What is kept of a unit's parts, and their lamps, passes to another, with the parts themselves. */
export async function passFacts(transaction: Transaction, jurisdiction: number, fromId: Id, toId: Id): Promise<void> {
  await sql`update lamp_facts set facts = replace(facts::text, ${fromId}, ${toId})::json
    where jurisdiction_id = ${jurisdiction} and task_id in (
      select task_id from assignment where jurisdiction_id = ${jurisdiction} and unit_id = ${toId})
      and facts::text like ${`%${fromId}%`}`.execute(transaction);
  await sql`update task_lamp set part_lamps = replace(part_lamps::text, ${fromId}, ${toId})::json
    where jurisdiction_id = ${jurisdiction} and task_id in (
      select task_id from assignment where jurisdiction_id = ${jurisdiction} and unit_id = ${toId})
      and part_lamps::text like ${`%${fromId}%`}`.execute(transaction);
}

/** What a lamp's words are made from: what is kept of the task, and what its row shows. */
export interface LitFacts {
  readonly facts: unknown;
  readonly lamp: LampColour;
  /** When it was lit, with an entry or by a lighting; null where it never was. */
  readonly litAt: Date | null;
  readonly turnsAt: Date | null;
}

/** Of some tasks; those of which nothing is kept are left out. */
export async function litFactsOf(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Map<Id, LitFacts>> {
  const rows = await litFacts(db, jurisdiction, ids);
  return new Map(
    rows.map((row) => [
      row.task_id,
      { facts: row.facts, lamp: row.lamp, litAt: row.lamp_at, turnsAt: row.lamp_turns_at },
    ]),
  );
}

const litFacts = builtOnce(2, (db, jurisdiction: number, ids: readonly Id[]) =>
  db
    .selectFrom('lamp_facts')
    .innerJoin('task_lamp', (join) =>
      join.onRef('task_lamp.task_id', '=', 'lamp_facts.task_id').on('task_lamp.jurisdiction_id', '=', jurisdiction),
    )
    .select(['lamp_facts.task_id', 'facts', 'lamp', 'lamp_at', 'lamp_turns_at'])
    .where('lamp_facts.jurisdiction_id', '=', jurisdiction)
    .where('lamp_facts.task_id', '=', among(ids)),
);

/** A task to be lit: its facts and what its row shows now. */
export interface Unlit {
  readonly taskId: Id;
  readonly version: number;
  /** As they are kept, in JSON: they are taken apart one by one, so that no lot of them lies in memory at once. */
  readonly facts: string;
  readonly state: TaskState;
  readonly lamp: LampColour;
  readonly shown: LampColour;
  readonly since: Day | null;
  readonly turnsAt: Date | null;
  /** Null where it was never lit. */
  readonly progressClass: ProgressClass | null;
  readonly byHand: LampColour | null;
  /** The lamps of the parts as they are written. */
  readonly partLamps: string | null;
  readonly league: string | null;
}

/**
 * Tasks to be lit, by their ids, in lots of at most `lot`: all of them, or only those that may turn before `until`.
 * Tasks changed at `until` or after it are left out: their entries have lit them later than that.
 */
export async function* unlitTasks(
  db: Handle,
  jurisdiction: number,
  asked: { readonly until: Date; readonly all: boolean; readonly lot: number },
): AsyncGenerator<Unlit[]> {
  // What may turn is collected first: a lot that was lit may be due again by the same moment only by a mistake.
  const lots = asked.all
    ? allLots(db, jurisdiction, asked)
    : dueLots(db, jurisdiction, asked, await dueTasks(db, jurisdiction, asked.until));
  yield* ahead(lots);
}

/** Lots that are read while the caller is at work on one: it looks up from its work only between two. */
const AHEAD = 3;

/** Gives what a source gives, and asks it before it is asked: its next pieces come while the last one is worked on. */
async function* ahead<One>(source: AsyncGenerator<One, void>): AsyncGenerator<One, void> {
  const asked: Promise<IteratorResult<One, void>>[] = [];
  const ask = () => {
    const next = source.next();
    next.catch(() => undefined); // told where it is waited for
    asked.push(next);
  };
  try {
    for (let more = 0; more < AHEAD; more += 1) ask();
    for (let next = await asked.shift()!; !next.done; next = await asked.shift()!) {
      ask();
      yield next.value;
    }
  } finally {
    source.return().catch(() => undefined); // whoever stops listening wants no more of it
  }
}

/** Parts the values of a column. No id, day, enumerated value or JSON holds it. */
const BETWEEN = '\u001e';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The tasks with these ids, or so many after one. */
type Lot = { readonly ids: readonly Id[] } | { readonly after: Id; readonly most: number };

interface Asked {
  readonly until: Date;
  readonly lot: number;
}

async function* dueLots(
  db: Handle,
  jurisdiction: number,
  { until, lot }: Asked,
  ids: readonly Id[],
): AsyncGenerator<Unlit[], void> {
  for (let start = 0; start < ids.length; start += lot) {
    const { tasks } = await lotOf(db, jurisdiction, until, { ids: ids.slice(start, start + lot) });
    if (tasks.length > 0) yield tasks;
  }
}

/** All tasks by their ids: each table is read by its key, and never as a whole. */
async function* allLots(db: Handle, jurisdiction: number, { until, lot }: Asked): AsyncGenerator<Unlit[], void> {
  for (let after: Id | null = FIRST; after !== null;) {
    const { tasks, last }: Read = await lotOf(db, jurisdiction, until, { after, most: lot });
    if (tasks.length > 0) yield tasks;
    after = last;
  }
}

async function dueTasks(db: Handle, jurisdiction: number, until: Date): Promise<Id[]> {
  const rows = await db
    .selectFrom('task_lamp')
    .select('task_id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('lamp_turns_at', '<', until)
    .execute();
  return rows.map(({ task_id: id }) => id).sort();
}

interface Read {
  readonly tasks: Unlit[];
  /** The last that was looked for; null where there is none, and none after it. */
  readonly last: Id | null;
}

async function lotOf(db: Handle, jurisdiction: number, until: Date, lot: Lot): Promise<Read> {
  const some =
    'ids' in lot
      ? sql<boolean>`id = any(${lot.ids}::uuid[]) order by id`
      : sql<boolean>`id > ${lot.after}::uuid order by id limit ${lot.most}`;
  // Task by task, by their keys: how many lie between two ids the planner guesses from one to a hundred times too many, and
  // may then compare all with all (`offset 0` leaves it no choice). Column by column: a lot is one row of a few JSON arrays,
  // which is read four times as quickly as rows of 13 values.
  const { rows } = await sql<UnlitColumns>`with chosen as materialized (
      select id, version, state, league from task where jurisdiction_id = ${jurisdiction}
        and changed_at < ${until} and ${some})
    select (select id from chosen order by id desc limit 1) as last, ${COLUMNS},
      string_agg(facts::text, ${BETWEEN}) as facts from (
      select chosen.id, chosen.version, chosen.state, chosen.league, lamp, lamp_shown, lamp_since, lamp_turns_at,
        progress_class, lamp_by_hand, part_lamps::text as part_lamps, facts
      from chosen
        cross join lateral (select facts from lamp_facts where jurisdiction_id = ${jurisdiction} and task_id = chosen.id
          and task_version = chosen.version offset 0) kept
        cross join lateral (select * from task_lamp where jurisdiction_id = ${jurisdiction} and task_id = chosen.id
          offset 0) lit) lot`.execute(db);
  const columns = rows[0]!;
  const { last } = columns;
  if (columns.id === null) return { tasks: [], last };
  const facts = columns.facts.split(BETWEEN);
  const tasks = columns.id.map((id, at) => ({
    taskId: id,
    version: columns.version[at]!,
    facts: facts[at]!,
    state: columns.state[at]!,
    lamp: columns.lamp[at]!,
    shown: columns.lamp_shown[at]!,
    since: columns.lamp_since[at]!,
    turnsAt: instantOf(columns.lamp_turns_at[at]!),
    progressClass: columns.progress_class[at]!,
    byHand: columns.lamp_by_hand[at]!,
    partLamps: columns.part_lamps[at]!,
    league: columns.league[at]!,
  }));
  return { tasks, last };
}

interface UnlitColumns {
  readonly last: Id | null;
  /** Null where there is no row. */
  readonly id: readonly Id[] | null;
  readonly version: readonly number[];
  readonly state: readonly TaskState[];
  readonly league: readonly (string | null)[];
  readonly lamp: readonly LampColour[];
  readonly lamp_shown: readonly LampColour[];
  readonly lamp_since: readonly (Day | null)[];
  readonly lamp_turns_at: readonly (string | null)[];
  readonly progress_class: readonly (ProgressClass | null)[];
  readonly lamp_by_hand: readonly (LampColour | null)[];
  readonly part_lamps: readonly (string | null)[];
  /** Of all tasks, one after the other. */
  readonly facts: string;
}

const COLUMNS = sql.join(
  [
    'id',
    'version',
    'state',
    'league',
    'lamp',
    'lamp_shown',
    'lamp_since',
    'lamp_turns_at',
    'progress_class',
    'lamp_by_hand',
    'part_lamps',
  ].map((name) => sql`json_agg(${sql.ref(name)}) as ${sql.ref(name)}`),
);

const instantOf = (written: string | null): Date | null => (written === null ? null : new Date(written));

/** What a lighting writes of a task and its parts. */
export interface LitRow {
  readonly taskId: Id;
  /** The version that was lit: a row that an entry has changed since is left as that entry lit it. */
  readonly version: number;
  readonly lamp: LampColour;
  readonly shown: LampColour;
  readonly since: Day | null;
  readonly byHand: {
    readonly colour: LampColour;
    readonly reason: string;
    readonly approver: string;
    readonly until: Day;
  } | null;
  readonly progressClass: ProgressClass;
  readonly turnsAt: Date | null;
  /** By unit: of the parts that are lit otherwise than the task; null where none is. */
  readonly partLamps: PartLamps | null;
}

export type PartLamps = Readonly<Record<Id, LampColour>>;

/** The values of a column as one text, which the database takes apart in half the time that it needs for JSON. */
const column = <Row>(rows: readonly Row[], type: string, value: (row: Row) => string | number | null) =>
  sql`string_to_array(${rows.map(value).join(BETWEEN)}, ${BETWEEN}, '')::${sql.raw(type)}[]`;

/**
 * Writes many lamps in one statement. `was` is what the row showed when it was lit: a row that another lighting has written
 * meanwhile is left. Where only the next turn is another one the row's time stays, so that no past day is written anew.
 * @returns the tasks that were written
 */
export async function writeLamps(
  transaction: Transaction,
  jurisdiction: number,
  lit: readonly { readonly row: LitRow; readonly was: Pick<Unlit, 'shown' | 'since'> }[],
  at: Date,
): Promise<Set<Id>> {
  if (lit.length === 0) return new Set();
  const given = sql.join([
    column(lit, 'uuid', ({ row }) => row.taskId),
    column(lit, 'integer', ({ row }) => row.version),
    column(lit, 'text', ({ row }) => row.lamp),
    column(lit, 'text', ({ row }) => row.shown),
    column(lit, 'date', ({ row }) => row.since),
    column(lit, 'json', ({ row }) => row.partLamps && JSON.stringify(row.partLamps)),
    column(lit, 'json', ({ row }) => row.byHand && JSON.stringify(row.byHand)),
    column(lit, 'text', ({ row }) => row.progressClass),
    column(lit, 'timestamptz', ({ row }) => row.turnsAt && row.turnsAt.toISOString()),
    column(lit, 'text', ({ was }) => was.shown),
    column(lit, 'date', ({ was }) => was.since),
  ]);
  const ids = lit.map(({ row }) => row.taskId);
  const { rows: written } = await sql<{ count: number; ids: Id[] | null }>`with written as (
      update task_lamp l set lamp = g.lamp, lamp_shown = g.shown, lamp_since = g.since,
        lamp_by_hand = g.hand ->> 'colour', lamp_by_hand_reason = g.hand ->> 'reason',
        lamp_by_hand_approver = g.hand ->> 'approver', lamp_by_hand_until = (g.hand ->> 'until')::date,
        progress_class = g.class, lamp_turns_at = g.turns, part_lamps = g.parts,
        lamp_at = case when (l.lamp, l.lamp_shown, l.progress_class) is not distinct from (g.lamp, g.shown, g.class)
          and l.lamp_since is not distinct from g.since then l.lamp_at else ${at} end
      from unnest(${given}) as g(id, version, lamp, shown, since, parts, hand, class, turns, was, was_since)
      where l.jurisdiction_id = ${jurisdiction} and l.task_id = g.id and l.task_version = g.version
        and l.task_id >= ${least(ids)} and l.task_id <= ${greatest(ids)}
        and l.lamp_shown = g.was and l.lamp_since is not distinct from g.was_since
      returning l.task_id)
    select count(*)::int as count, case when count(*) < ${lit.length} then json_agg(task_id) end as ids from written`.execute(
    transaction,
  );
  // All of them, as a rule: then there is nothing to name.
  const { count, ids: some } = written[0]!;
  return new Set(count === lit.length ? ids : some);
}

const least = (ids: readonly Id[]): Id => ids.reduce((first, id) => (id < first ? id : first));
const greatest = (ids: readonly Id[]): Id => ids.reduce((last, id) => (id > last ? id : last));

/** Tasks without kept facts or a lamp, or with those of another version: what a lighting would pass over. */
export async function tasksWithoutFacts(db: Handle, jurisdiction: number, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('task')
    .leftJoin('lamp_facts', (join) =>
      join.onRef('lamp_facts.task_id', '=', 'task.id').on('lamp_facts.jurisdiction_id', '=', jurisdiction),
    )
    .leftJoin('task_lamp', (join) =>
      join.onRef('task_lamp.task_id', '=', 'task.id').on('task_lamp.jurisdiction_id', '=', jurisdiction),
    )
    .select('task.id')
    .where('task.jurisdiction_id', '=', jurisdiction)
    .where(
      sql<boolean>`(lamp_facts.task_version is distinct from task.version
        or task_lamp.task_version is distinct from task.version)`,
    )
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
