import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { EntryRow } from '../schema/entries.js';
import type { TaskLampRow, TaskRow } from '../schema/tasks.js';
import { builtOnce } from '../store/built-once.js';
import { insertion } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import { tellOf } from './webhook.js';
import type { WebhookOn } from './webhook.js';

/** Something that happened: what changed in a row, from what to what. */
export interface NewEntry {
  /** Made by the caller where the entry is known by its id before it is written; ids rise with time. */
  readonly id?: Id;
  /** When it became known. */
  readonly at: Date;
  /** The day it holds from: earlier than `at` for what is entered late. */
  readonly day: Day;
  readonly taskId: Id | null;
  /** task, assignment, report, problem, unit, account … */
  readonly subjectKind: string;
  readonly subjectId: Id;
  /** sign, report, return, extend … */
  readonly action: string;
  readonly body: unknown;
  readonly reason?: string | null;
  /** null: the product itself. */
  readonly accountId: Id | null;
  /** For which the account acted. */
  readonly unitId?: Id | null;
  /** The wrong entry that this one sets right; needs a reason. */
  readonly correctsId?: Id | null;
}

export type Entry = { readonly [Name in keyof NewEntry]-?: Exclude<NewEntry[Name], undefined> };

/** What of a task's row changes with an entry. Its number and origin never do, its words of the paper by `moveTask`. */
type RowChange = Partial<
  Pick<
    Selectable<TaskRow>,
    | 'state'
    | 'closed_at'
    | 'struck_off_at'
    | 'title'
    | 'content'
    | 'completion_mark'
    | 'starts'
    | 'due'
    | 'due_said'
    | 'category'
    | 'league'
    | 'parent_id'
    | 'merged_into_id'
    | 'progress'
    | 'approval_kinds'
  >
>;

/** What of its lamp. */
type LampChange = Partial<
  Omit<Selectable<TaskLampRow>, 'jurisdiction_id' | 'task_id' | 'task_version' | 'due' | 'part_lamps'>
> & { readonly part_lamps?: unknown };

/** What an entry changes of a task's row and of its lamp. */
export interface TaskChange {
  readonly row: RowChange;
  readonly lamp: LampChange;
}

/** Appends to the history, in the transaction of what it tells about; other systems that asked for it are told. */
export async function appendEntry(transaction: Transaction, jurisdiction: number, entry: NewEntry): Promise<Id> {
  const id = entry.id ?? newId();
  await appendEntries(transaction, jurisdiction, [{ ...entry, id }]);
  return id;
}

/** Appends many at once, in their order. */
export async function appendEntries(
  transaction: Transaction,
  jurisdiction: number,
  entries: readonly NewEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += LOT)
    await appendLot(transaction, jurisdiction, entries.slice(start, start + LOT));
}

const LOT = 2000;

/** The systems that are told are asked for by the statement that enters: a way to the database and back less for each entry. */
async function appendLot(transaction: Transaction, jurisdiction: number, entries: readonly NewEntry[]): Promise<void> {
  const added = insertion(
    'entry',
    entries.map((entry) => ({
      jurisdiction_id: jurisdiction,
      id: entry.id ?? newId(),
      at: entry.at.toISOString(),
      day: entry.day,
      task_id: entry.taskId,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      action: entry.action,
      body: entry.body,
      reason: entry.reason ?? null,
      account_id: entry.accountId,
      unit_id: entry.unitId ?? null,
      corrects_id: entry.correctsId ?? null,
    })),
  );
  const { rows: hooks } = await sql<WebhookOn>`with added as (${added})
    select id, events from webhook where jurisdiction_id = ${jurisdiction} and state = 'on'`.execute(transaction);
  await tellOf(
    transaction,
    jurisdiction,
    hooks,
    entries.map(({ subjectKind: event, action, subjectId, taskId, at }) => ({ event, action, subjectId, taskId, at })),
  );
}

/**
 * Changes a task's row and its lamp and appends the entry that says so. Refuses a version that is not the latest: the row is then as
 * it was, and the history too.
 * @returns the task's new version
 */
export async function changeTask(
  transaction: Transaction,
  jurisdiction: number,
  version: number,
  change: TaskChange,
  entry: NewEntry & { readonly taskId: Id },
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('task')
    .set({ ...change.row, version: version + 1, changed_at: entry.at })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', entry.taskId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const task = await transaction
      .selectFrom('task')
      .select('number')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', entry.taskId)
      .executeTakeFirst();
    throw new StoreRefusal(task ? 'changed-meanwhile' : 'not-found', task?.number ?? entry.taskId);
  }
  const { part_lamps: parts, ...columns } = change.lamp;
  const { due } = change.row;
  await transaction
    .updateTable('task_lamp')
    .set({
      ...columns,
      ...(parts === undefined ? {} : { part_lamps: written(parts) }),
      ...(due === undefined ? {} : { due: due ?? '9999-12-31' }),
      task_version: version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', entry.taskId)
    .execute();
  await appendEntry(transaction, jurisdiction, entry);
  return version + 1;
}

const written = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** All that is known of one task, in the order in which it became known: what a past day is folded from. */
export async function entriesOf(
  db: Handle,
  jurisdiction: number,
  taskId: Id,
  known: { readonly until?: Date } = {},
): Promise<Entry[]> {
  const rows = await (known.until === undefined
    ? history(db, jurisdiction, taskId)
    : historyUntil(db, jurisdiction, taskId, known.until));
  return rows.map(shown);
}

const wholeHistory = (db: Handle, jurisdiction: number, taskId: Id) =>
  db
    .selectFrom('entry')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .orderBy('id');
const history = builtOnce(2, wholeHistory);
const historyUntil = builtOnce(3, (db, jurisdiction: number, taskId: Id, until: Date) =>
  wholeHistory(db, jurisdiction, taskId).where('at', '<=', until),
);

/** A task's history for the screen, the newest first. */
export async function listEntries(
  db: Handle,
  jurisdiction: number,
  of: { readonly taskId: Id } | { readonly subjectKind: string; readonly subjectId: Id },
  page: PageAsked,
): Promise<Page<Entry>> {
  const before = keysOf<[Id]>('entries', page.after, ['id'])?.[0] ?? LAST;
  const limit = page.limit + 1;
  const found =
    'taskId' in of
      ? await ofTask(db, jurisdiction, of.taskId, before, limit)
      : await ofSubject(db, jurisdiction, of.subjectKind, of.subjectId, before, limit);
  const rows = found.map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('entries', [last.id]));
}

/** After every entry. */
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const newestBefore = (db: Handle, jurisdiction: number, before: Id, limit: number) =>
  db
    .selectFrom('entry')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit);
const ofTask = builtOnce(4, (db, jurisdiction: number, taskId: Id, before: Id, limit: number) =>
  newestBefore(db, jurisdiction, before, limit).where('task_id', '=', taskId),
);
const ofSubject = builtOnce(5, (db, jurisdiction: number, kind: string, id: Id, before: Id, limit: number) =>
  newestBefore(db, jurisdiction, before, limit).where('subject_kind', '=', kind).where('subject_id', '=', id),
);

const ROWS = 5000;

/**
 * The entries of many tasks, task by task and each in its order: for folding all of them again. Reads some thousands at
 * a time and holds no transaction; with tasks named, those only.
 */
export async function* streamEntries(db: Handle, jurisdiction: number, taskIds?: readonly Id[]): AsyncGenerator<Entry> {
  const none = '00000000-0000-0000-0000-000000000000';
  for (let task = none, last = none; ;) {
    const rows = await db
      .selectFrom('entry')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdiction)
      .where('task_id', 'is not', null)
      .where(sql<boolean>`(task_id, id) > (${task}::uuid, ${last}::uuid)`)
      .$if(taskIds !== undefined, (query) => query.where('task_id', '=', sql<string>`any(${taskIds})`))
      .orderBy('task_id')
      .orderBy('id')
      .limit(ROWS)
      .execute();
    for (const row of rows) yield shown(row);
    const end = rows.at(-1);
    if (!end || rows.length < ROWS) return;
    task = end.task_id!;
    last = end.id;
  }
}

const shown = (row: Selectable<EntryRow>): Entry => ({
  id: row.id,
  at: row.at,
  day: row.day,
  taskId: row.task_id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  action: row.action,
  body: row.body,
  reason: row.reason,
  accountId: row.account_id,
  unitId: row.unit_id,
  correctsId: row.corrects_id,
});
