import type { ExpressionBuilder, RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { Database } from '../schema/database.js';
import type { AssignmentRow } from '../schema/assignments.js';
import type { TaskLampRow, TaskRow } from '../schema/tasks.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import type { LitRow, PartLamps } from './lighting.js';

export type TaskState = Selectable<TaskRow>['state'];
export type TaskOrigin = TaskRow['origin'];
export type LampColour = Selectable<TaskLampRow>['lamp'];
export type ProgressClass = NonNullable<TaskLampRow['progress_class']>;
export type TaskModality = Selectable<TaskRow>['modality'];

/** A unit's part in a task, as it stands today. */
export interface TaskPart {
  readonly id: Id;
  readonly unitId: Id;
  readonly role: AssignmentRow['role'];
  /** The order in the paper; the first lead files the consolidated report. */
  readonly position: number;
  /** The name in the paper; null where a person entered it. */
  readonly asWritten: string | null;
  readonly groupId: Id | null;
  readonly state: Selectable<AssignmentRow>['state'];
  readonly signedAt: Date | null;
  readonly lamp: LampColour;
  /** How the first lead rated its cooperation. */
  readonly cooperation: AssignmentRow['cooperation'];
}

/** A row of the ledger, as it stands today. */
export interface TaskRecord {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly content: string;
  readonly completionMark: string | null;
  readonly origin: TaskOrigin;
  readonly paperId: Id | null;
  readonly versionId: Id | null;
  readonly measureId: Id | null;
  readonly meetingItemId: Id | null;
  readonly instructionId: Id | null;
  readonly quote: string | null;
  /** UTF-16 offsets into the version's text. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly overrideReason: string | null;
  readonly state: TaskState;
  readonly modality: TaskModality;
  readonly standing: boolean;
  readonly starts: Day | null;
  readonly due: Day | null;
  readonly dueSaid: string | null;
  readonly category: string | null;
  readonly league: string | null;
  readonly parentId: Id | null;
  readonly mergedIntoId: Id | null;
  readonly carriedFromId: Id | null;
  /** Per cent as last accepted; unknown is null, not 0. */
  readonly progress: Decimal | null;
  readonly progressClass: ProgressClass | null;
  readonly lamp: LampColour;
  readonly lampSince: Day | null;
  readonly lampReason: unknown;
  /** By hand while it lasts, else as computed. */
  readonly lampShown: LampColour;
  readonly lampByHand: LampColour | null;
  readonly lampByHandReason: string | null;
  /** Who approved it. */
  readonly lampByHandApprover: string | null;
  readonly lampByHandUntil: Day | null;
  /** The kinds of approvals in progress, each once. */
  readonly approvalKinds: readonly string[];
  readonly closedAt: Date | null;
  readonly struckOffAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly parts: readonly TaskPart[];
}

/** What a new row says beyond what its history changes. */
export type NewTask = Pick<TaskRecord, 'id' | 'number' | 'title' | 'origin'> &
  Partial<
    Pick<
      TaskRecord,
      | 'content'
      | 'completionMark'
      | 'paperId'
      | 'versionId'
      | 'measureId'
      | 'meetingItemId'
      | 'instructionId'
      | 'quote'
      | 'span'
      | 'modality'
      | 'standing'
      | 'starts'
      | 'due'
      | 'dueSaid'
      | 'category'
      | 'league'
      | 'parentId'
      | 'carriedFromId'
      | 'overrideReason'
      | 'state'
      | 'version'
    >
  > & {
    /** Its first lamp; without one it is grey and waits for a lighting of the whole ledger. */
    readonly lit?: Omit<LitRow, 'taskId' | 'version' | 'byHand'>;
  };

export type TaskOrder = 'due' | 'number' | 'changed';

/** What the ledger is grouped by: leading unit, lamp shown, paper, month of the deadline. */
export type TaskGrouping = 'unit' | 'lamp' | 'paper' | 'month';

/** One group: a unit's or paper's id, a colour, a month (`2026-03`). */
export interface TaskGroup {
  readonly by: TaskGrouping;
  readonly key: string | null;
}

export interface TaskFilter {
  readonly states?: readonly TaskState[];
  /** As shown: by hand while that lasts, else as computed. */
  readonly lamps?: readonly LampColour[];
  /** Whose shown lamp turned on this day or since. */
  readonly turnedSince?: Day;
  readonly unitId?: Id;
  readonly unitRole?: TaskPart['role'];
  readonly partStates?: readonly TaskPart['state'][];
  readonly dueFrom?: Day;
  /** Included. */
  readonly dueTo?: Day;
  readonly closedFrom?: Day;
  /** Included. */
  readonly closedTo?: Day;
  readonly paperId?: Id;
  readonly measureId?: Id;
  readonly parentId?: Id;
  readonly carriedFromId?: Id;
  readonly instructionId?: Id;
  readonly meetingItemId?: Id;
  /** Without those on this meeting's list. */
  readonly notOnMeetingId?: Id;
  readonly origin?: TaskOrigin;
  readonly modality?: TaskModality;
  readonly league?: string;
  readonly category?: string;
  readonly leaderId?: Id;
  readonly progressClasses?: readonly ProgressClass[];
  readonly approvalKind?: string;
  /** A piece of the number or the title, as typed. */
  readonly name?: string;
  /** Of one group of the ledger; a key of null: those that belong to none. */
  readonly group?: TaskGroup;
  /** Only tasks in which one of these units takes part: what a liaison may see. */
  readonly seenBy?: readonly Id[];
}

/** Enters rows; their histories are entered by the same transaction. */
export async function insertTasks(
  transaction: Transaction,
  jurisdiction: number,
  tasks: readonly NewTask[],
  at: Date,
  by: Id | null,
): Promise<void> {
  const stamp = at.toISOString();
  await insertMany(
    transaction,
    'task',
    tasks.map((task) => ({
      jurisdiction_id: jurisdiction,
      id: task.id,
      number: task.number,
      title: task.title,
      content: task.content ?? '',
      completion_mark: task.completionMark ?? null,
      origin: task.origin,
      paper_id: task.paperId ?? null,
      version_id: task.versionId ?? null,
      measure_id: task.measureId ?? null,
      meeting_item_id: task.meetingItemId ?? null,
      instruction_id: task.instructionId ?? null,
      quote: task.quote ?? null,
      span_start: task.span?.start ?? null,
      span_end: task.span?.end ?? null,
      modality: task.modality ?? 'must',
      standing: task.standing ?? false,
      starts: task.starts ?? null,
      due: task.due ?? null,
      due_said: task.dueSaid ?? null,
      category: task.category ?? null,
      league: task.league ?? null,
      parent_id: task.parentId ?? null,
      carried_from_id: task.carriedFromId ?? null,
      override_reason: task.overrideReason ?? null,
      state: task.state ?? 'drafted',
      version: task.version ?? 1,
      created_at: stamp,
      created_by: by,
      changed_at: stamp,
    })),
  );
  await insertMany(
    transaction,
    'task_lamp',
    tasks.map(({ id, version = 1, due, lit }) => ({
      jurisdiction_id: jurisdiction,
      task_id: id,
      task_version: version,
      due: due ?? NEVER,
      lamp: lit?.lamp ?? 'grey',
      lamp_shown: lit?.shown ?? 'grey',
      lamp_since: lit?.since ?? null,
      lamp_reason: lit?.reason ?? null,
      part_lamps: lit?.partLamps ?? null,
      lamp_at: stamp,
      lamp_turns_at: lit?.turnsAt?.toISOString() ?? null,
      progress_class: lit?.progressClass ?? null,
    })),
  );
}

/** What a change of a task starts from. */
export interface LockedTask {
  readonly version: number;
  readonly state: TaskState;
  readonly lamp: LampColour;
  readonly lampShown: LampColour;
  readonly lampSince: Day | null;
  readonly due: Day | null;
  readonly closedAt: Date | null;
  /** The kinds of approvals in progress, each once. */
  readonly approvalKinds: readonly string[];
  readonly league: string | null;
}

/**
 * Keeps others from changing the tasks until the transaction ends; in the order of their ids, so that two who want the
 * same tasks do not block each other.
 * @returns what stands now; a task that is not there is left out
 */
export async function lockTasks(
  transaction: Transaction,
  jurisdiction: number,
  ids: readonly Id[],
): Promise<Map<Id, LockedTask>> {
  // The task's row first: a lighting that holds the lamp's alone waits for nothing.
  const rows = await litTasks(transaction, jurisdiction)
    .select([
      'task.id',
      'task.version',
      'task.state',
      'task_lamp.lamp',
      'task_lamp.lamp_shown',
      'task_lamp.lamp_since',
      'task.due',
      'task.closed_at',
      'task.approval_kinds',
      'task.league',
    ])
    .where('task.id', '=', sql<string>`any(${ids})`)
    .orderBy('task.id')
    .forUpdate(['task', 'task_lamp'])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        version: row.version,
        state: row.state,
        lamp: row.lamp,
        lampShown: row.lamp_shown,
        lampSince: row.lamp_since,
        due: row.due,
        closedAt: row.closed_at,
        approvalKinds: row.approval_kinds,
        league: row.league,
      },
    ]),
  );
}

/** Tasks by their ids, with their parts; those that are not there are left out. In no order. */
export async function tasksById(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<TaskRecord[]> {
  if (ids.length === 0) return [];
  const rows = await litTasks(db, jurisdiction)
    .selectAll('task')
    .select(lampColumns)
    .where('task.id', '=', sql<string>`any(${ids})`)
    .execute();
  return withParts(db, jurisdiction, rows);
}

export async function taskById(db: Handle, jurisdiction: number, id: Id): Promise<TaskRecord> {
  const [task] = await tasksById(db, jurisdiction, [id]);
  if (!task) throw new StoreRefusal('not-found', id);
  return task;
}

/** Whether a task is there, and one of these units takes part in it; null: whoever does. */
export async function isSeen(db: Handle, jurisdiction: number, id: Id, seenBy: readonly Id[] | null): Promise<boolean> {
  const row = await db
    .selectFrom('task')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .$if(seenBy !== null, (query) =>
      query.where((row) =>
        row.exists(
          row
            .selectFrom('assignment as a')
            .select('a.id')
            .where('a.jurisdiction_id', '=', jurisdiction)
            .whereRef('a.task_id', '=', 'task.id')
            .where('a.state', '<>', 'withdrawn')
            .where('a.unit_id', '=', sql<Id>`any(${seenBy})`),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

const NEVER = '9999-12-31';

/** The tasks of one colour are read in the order of the lamps' rows. */
const byLamp = ({ lamps }: TaskFilter) => lamps?.length === 1;

/** The due day as the index that a list goes by has it: of tasks without one the last day. */
const dueOf = (filter: TaskFilter) =>
  byLamp(filter) ? sql<Day>`task_lamp.due` : sql<Day>`coalesce(task.due, date '9999-12-31')`;

/** Tasks beside their lamps. */
export const litTasks = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('task')
    .innerJoin('task_lamp', (join) =>
      join.onRef('task_lamp.task_id', '=', 'task.id').on('task_lamp.jurisdiction_id', '=', jurisdiction),
    )
    .where('task.jurisdiction_id', '=', jurisdiction);

/** What of a lamp stands on a task's record. */
const lampColumns = [
  'task_lamp.lamp',
  'task_lamp.lamp_since',
  'task_lamp.lamp_reason',
  'task_lamp.part_lamps',
  'task_lamp.lamp_shown',
  'task_lamp.lamp_by_hand',
  'task_lamp.lamp_by_hand_reason',
  'task_lamp.lamp_by_hand_approver',
  'task_lamp.lamp_by_hand_until',
  'task_lamp.progress_class',
] as const;

/** A task's row with its lamp. */
type LitTaskRow = Selectable<TaskRow> &
  Pick<
    Selectable<TaskLampRow>,
    (typeof lampColumns)[number] extends `task_lamp.${infer Name}` ? Name & keyof TaskLampRow : never
  >;

/** Rows of the ledger that fit a filter: by their due day (those without one last), by number, or the last changed first. */
export async function listTasks(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
  order: TaskOrder,
  page: PageAsked,
): Promise<Page<TaskRecord>> {
  const ofOneUnit = order === 'due' ? byUnit(filter) : null;
  if (ofOneUnit) return listOfUnit(db, jurisdiction, ofOneUnit, page);
  let query = litTasks(db, jurisdiction)
    .selectAll('task')
    .select(lampColumns)
    .where(fits(jurisdiction, filter) as never)
    .limit(page.limit + 1);
  const due = dueOf(filter);
  const id = byLamp(filter) ? sql<Id>`task_lamp.task_id` : sql<Id>`task.id`;
  switch (order) {
    case 'due': {
      const after = keysOf<[Day, Id]>('tasks-by-due', page.after, ['day', 'id']);
      query = query.orderBy(due).orderBy(id);
      if (after) query = query.where(sql<boolean>`(${due}, ${id}) > (${after[0]}::date, ${after[1]}::uuid)`);
      break;
    }
    case 'number': {
      const after = keysOf<[string]>('tasks-by-number', page.after, ['text']);
      query = query.orderBy('task.number');
      if (after) query = query.where('task.number', '>', after[0]);
      break;
    }
    case 'changed': {
      const after = keysOf<[string, Id]>('tasks-by-change', page.after, ['text', 'id']);
      query = query.orderBy('task.changed_at', 'desc').orderBy('task.id', 'desc');
      if (after)
        query = query.where(sql<boolean>`(task.changed_at, task.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    }
  }
  const rows = await query.execute();
  const shown = await withParts(db, jurisdiction, rows);
  return pageOf(shown, page.limit, (last) =>
    order === 'due'
      ? cursorOf('tasks-by-due', [last.due ?? NEVER, last.id])
      : order === 'number'
        ? cursorOf('tasks-by-number', [last.number])
        : cursorOf('tasks-by-change', [last.changedAt.toISOString(), last.id]),
  );
}

/** A filter that begins with one unit's parts, and what is left of it. */
interface OfUnit {
  readonly unitId: Id;
  readonly parts: Pick<TaskFilter, 'unitRole' | 'partStates'>;
  readonly rest: TaskFilter;
}

/** The one unit that a filter is about: the unit asked for, or the only one whose work may be seen. */
function byUnit(filter: TaskFilter): OfUnit | null {
  const { unitId, unitRole, partStates, ...others } = filter;
  if (unitId !== undefined)
    return {
      unitId,
      parts: { ...(unitRole && { unitRole }), ...(partStates && { partStates }) },
      rest: others.seenBy?.includes(unitId) ? { ...others, seenBy: undefined } : others,
    } as OfUnit;
  const [only, ...more] = filter.seenBy ?? [];
  if (only === undefined || more.length > 0 || partStates) return null;
  const { seenBy: _seen, ...rest } = filter;
  return { unitId: only, parts: {}, rest };
}

/** The tasks of one unit by their due day, read in the order of its parts' rows. */
async function listOfUnit(
  db: Handle,
  jurisdiction: number,
  { unitId, parts: { unitRole, partStates }, rest }: OfUnit,
  page: PageAsked,
): Promise<Page<TaskRecord>> {
  const after = keysOf<[Day, Id]>('tasks-by-due', page.after, ['day', 'id']);
  let query = db
    .selectFrom('assignment as mine')
    .innerJoin('task', (join) =>
      join.onRef('task.id', '=', 'mine.task_id').on('task.jurisdiction_id', '=', jurisdiction),
    )
    .innerJoin('task_lamp', (join) =>
      join.onRef('task_lamp.task_id', '=', 'mine.task_id').on('task_lamp.jurisdiction_id', '=', jurisdiction),
    )
    .selectAll('task')
    .select(lampColumns)
    .where('mine.jurisdiction_id', '=', jurisdiction)
    .where('mine.unit_id', '=', unitId)
    .where('mine.state', '<>', 'withdrawn')
    .where(fits(jurisdiction, rest) as never)
    .orderBy('mine.task_due')
    .orderBy('mine.task_id')
    .limit(page.limit + 1);
  if (unitRole) query = query.where('mine.role', '=', unitRole);
  if (partStates) query = query.where('mine.state', '=', oneOf(partStates));
  if (after) query = query.where(sql<boolean>`(mine.task_due, mine.task_id) > (${after[0]}::date, ${after[1]}::uuid)`);
  const shown = await withParts(db, jurisdiction, await query.execute());
  return pageOf(shown, page.limit, (last) => cursorOf('tasks-by-due', [last.due ?? NEVER, last.id]));
}

/** How many rows fit a filter, by the lamp shown: what a card shows is what its list holds. */
export async function countTasks(
  db: Handle,
  jurisdiction: number,
  filter: TaskFilter,
): Promise<Readonly<Record<LampColour, number>>> {
  const rows = await litTasks(db, jurisdiction)
    .select(['task_lamp.lamp_shown as lamp', (row) => row.fn.countAll<string>().as('count')])
    .where(fits(jurisdiction, filter) as never)
    .groupBy('task_lamp.lamp_shown')
    .execute();
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const { lamp, count } of rows) counts[lamp] = Number(count);
  return counts;
}

/** One of some words; a single one as itself, so that an index on it keeps its order. */
const oneOf = <Word extends string>(words: readonly Word[]) =>
  words.length === 1 ? sql<Word>`${words[0]}` : sql<Word>`any(${words})`;

/** The tasks last changed and the oldest, half of each, with their parts: to be looked at again. */
export async function sampleTasks(db: Handle, jurisdiction: number, count: number): Promise<TaskRecord[]> {
  const { rows } = await sql<{ id: Id }>`select id from (
      (select id from task where jurisdiction_id = ${jurisdiction} order by changed_at desc limit ${Math.ceil(count / 2)})
      union
      (select id from task where jurisdiction_id = ${jurisdiction} order by id limit ${Math.ceil(count / 2)})) t`.execute(
    db,
  );
  return tasksById(
    db,
    jurisdiction,
    rows.map(({ id }) => id),
  );
}

/** The filter as a condition on `task` and `task_lamp`; for lists and counts alike, so that they cannot disagree. */
export function fits(jurisdiction: number, filter: TaskFilter) {
  return (row: ExpressionBuilder<Database, 'task' | 'task_lamp'>) => {
    const all = [row.val(true)] as ReturnType<typeof row.eb>[];
    const { states, lamps, progressClasses, seenBy } = filter;
    if (states) all.push(row('task.state', '=', oneOf(states)));
    if (lamps) all.push(row('task_lamp.lamp_shown', '=', oneOf(lamps)));
    if (filter.turnedSince) all.push(row('task_lamp.lamp_since', '>=', filter.turnedSince));
    if (filter.closedFrom) all.push(row('task.closed_at', '>=', sql<Date>`${filter.closedFrom}::date`));
    if (filter.closedTo) all.push(row('task.closed_at', '<', sql<Date>`(${filter.closedTo}::date + 1)`));
    if (progressClasses) all.push(row('task_lamp.progress_class', '=', oneOf(progressClasses)));
    // As the indexes have the due day, so that a list begins and ends there.
    if (filter.dueFrom) all.push(row(dueOf(filter), '>=', filter.dueFrom));
    if (filter.dueTo) all.push(row(dueOf(filter), '<=', filter.dueTo));
    if (filter.dueFrom && !filter.dueTo) all.push(row('task.due', 'is not', null));
    if (filter.paperId) all.push(row('task.paper_id', '=', filter.paperId));
    if (filter.measureId) all.push(row('task.measure_id', '=', filter.measureId));
    if (filter.parentId) all.push(row('task.parent_id', '=', filter.parentId));
    if (filter.carriedFromId) all.push(row('task.carried_from_id', '=', filter.carriedFromId));
    if (filter.instructionId) all.push(row('task.instruction_id', '=', filter.instructionId));
    if (filter.meetingItemId) all.push(row('task.meeting_item_id', '=', filter.meetingItemId));
    if (filter.notOnMeetingId)
      all.push(
        sql<boolean>`not exists (select from meeting_item i where i.jurisdiction_id = task.jurisdiction_id
          and i.task_id = task.id and i.meeting_id = ${filter.notOnMeetingId})` as unknown as ReturnType<typeof row.eb>,
      );
    if (filter.origin) all.push(row('task.origin', '=', filter.origin));
    if (filter.modality) all.push(row('task.modality', '=', filter.modality));
    if (filter.league) all.push(row('task.league', '=', filter.league));
    if (filter.category) all.push(row('task.category', '=', filter.category));
    if (filter.approvalKind)
      all.push(
        row(sql`task.approval_kinds`, '<>', sql`'{}'`),
        row(sql`task.approval_kinds`, '@>', sql`array[${filter.approvalKind}]`),
      );
    if (filter.name)
      all.push(
        row.or([
          sql<boolean>`strpos(task.title, ${filter.name}) > 0`,
          sql<boolean>`strpos(task.number, ${filter.name}) > 0`,
        ]) as ReturnType<typeof row.eb>,
      );
    if (filter.unitId || filter.partStates)
      all.push(
        row.exists(
          row
            .selectFrom('assignment as a')
            .select('a.id')
            .where('a.jurisdiction_id', '=', jurisdiction)
            .whereRef('a.task_id', '=', 'task.id')
            .where('a.state', '<>', 'withdrawn')
            .$if(filter.unitId !== undefined, (query) => query.where('a.unit_id', '=', filter.unitId!))
            .$if(filter.unitRole !== undefined, (query) => query.where('a.role', '=', filter.unitRole!))
            .$if(filter.partStates !== undefined, (query) =>
              query.where('a.state', '=', sql<TaskPart['state']>`any(${filter.partStates!})`),
            ),
        ) as ReturnType<typeof row.eb>,
      );
    if (seenBy)
      all.push(
        row.exists(
          row
            .selectFrom('assignment as s')
            .select('s.id')
            .where('s.jurisdiction_id', '=', jurisdiction)
            .whereRef('s.task_id', '=', 'task.id')
            .where('s.state', '<>', 'withdrawn')
            .where('s.unit_id', '=', sql<Id>`any(${seenBy})`),
        ) as ReturnType<typeof row.eb>,
      );
    if (filter.group) all.push(inGroup(filter.group) as unknown as ReturnType<typeof row.eb>);
    if (filter.leaderId)
      all.push(
        row.exists(
          row
            .selectFrom('task_leader as l')
            .select('l.task_id')
            .where('l.jurisdiction_id', '=', jurisdiction)
            .whereRef('l.task_id', '=', 'task.id')
            .where('l.person_id', '=', filter.leaderId),
        ) as ReturnType<typeof row.eb>,
      );
    return row.and(all as never);
  };
}

/** The parts that lead a task. */
const leadsOf = sql`select from assignment g where g.jurisdiction_id = task.jurisdiction_id and g.task_id = task.id
  and g.state <> 'withdrawn' and g.role = 'lead'`;

/** Whether a task belongs to a group; one with several leads belongs to each of theirs. */
function inGroup({ by, key }: TaskGroup): RawBuilder<boolean> {
  switch (by) {
    case 'unit':
      return key === null
        ? sql<boolean>`not exists (${leadsOf})`
        : sql<boolean>`exists (${leadsOf} and g.unit_id = ${key}::uuid)`;
    case 'lamp':
      return sql<boolean>`task_lamp.lamp_shown = ${key ?? ''}`;
    case 'paper':
      return key === null ? sql<boolean>`task.paper_id is null` : sql<boolean>`task.paper_id = ${key}::uuid`;
    case 'month':
      return key === null
        ? sql<boolean>`task.due is null`
        : sql<boolean>`(task.due >= ${`${key}-01`}::date and task.due < ${`${key}-01`}::date + interval '1 month')`;
  }
}

async function withParts(db: Handle, jurisdiction: number, rows: readonly LitTaskRow[]): Promise<TaskRecord[]> {
  if (rows.length === 0) return [];
  const parts = await db
    .selectFrom('assignment')
    .select([
      'id',
      'task_id',
      'unit_id',
      'role',
      'position',
      'as_written',
      'group_id',
      'state',
      'signed_at',
      'cooperation',
    ])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', sql<string>`any(${rows.map(({ id }) => id)})`)
    .where('state', '<>', 'withdrawn')
    .orderBy('role')
    .orderBy('position')
    .execute();
  const lampsOf = new Map(rows.map((row) => [row.id, { lamp: row.lamp, parts: row.part_lamps as PartLamps | null }]));
  const of = new Map<Id, TaskPart[]>();
  for (const part of parts) {
    const lit = lampsOf.get(part.task_id)!;
    const list = of.get(part.task_id) ?? [];
    list.push({
      id: part.id,
      unitId: part.unit_id,
      role: part.role,
      position: part.position,
      asWritten: part.as_written,
      groupId: part.group_id,
      state: part.state,
      signedAt: part.signed_at,
      lamp: lit.parts?.[part.unit_id] ?? lit.lamp,
      cooperation: part.cooperation,
    });
    of.set(part.task_id, list);
  }
  return rows.map((row) => shown(row, of.get(row.id) ?? []));
}

const shown = (row: LitTaskRow, parts: readonly TaskPart[]): TaskRecord => ({
  id: row.id,
  number: row.number,
  title: row.title,
  content: row.content,
  completionMark: row.completion_mark,
  origin: row.origin,
  paperId: row.paper_id,
  versionId: row.version_id,
  measureId: row.measure_id,
  meetingItemId: row.meeting_item_id,
  instructionId: row.instruction_id,
  quote: row.quote,
  span: row.span_start === null || row.span_end === null ? null : { start: row.span_start, end: row.span_end },
  overrideReason: row.override_reason,
  state: row.state,
  modality: row.modality,
  standing: row.standing,
  starts: row.starts,
  due: row.due,
  dueSaid: row.due_said,
  category: row.category,
  league: row.league,
  parentId: row.parent_id,
  mergedIntoId: row.merged_into_id,
  carriedFromId: row.carried_from_id,
  progress: row.progress,
  progressClass: row.progress_class,
  lamp: row.lamp,
  lampSince: row.lamp_since,
  lampReason: row.lamp_reason,
  lampShown: row.lamp_shown,
  lampByHand: row.lamp_by_hand,
  lampByHandReason: row.lamp_by_hand_reason,
  lampByHandApprover: row.lamp_by_hand_approver,
  lampByHandUntil: row.lamp_by_hand_until,
  approvalKinds: row.approval_kinds,
  closedAt: row.closed_at,
  struckOffAt: row.struck_off_at,
  version: row.version,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  parts,
});
