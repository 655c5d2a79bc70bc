import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { AssignmentRow } from '../schema/assignments.js';
import type { TaskLampRow, TaskRow } from '../schema/tasks.js';
import { among } from '../store/among.js';
import { builtOnce } from '../store/built-once.js';
import type { Handle } from './handle.js';
import { tookPart } from './paper-sight.js';
import type { PartLamps } from './lighting.js';

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

/** Tasks by their ids, with their parts; those that are not there are left out. In no order. */
export async function tasksById(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<TaskRecord[]> {
  if (ids.length === 0) return [];
  return withParts(db, jurisdiction, await rowsById(db, jurisdiction, ids));
}

const rowsById = builtOnce<[number, readonly Id[]], LitTaskRow>(2, (db, jurisdiction, ids) =>
  litTasks(db, jurisdiction).selectAll('task').select(lampColumns).where('task.id', '=', among(ids)),
);

export async function taskById(db: Handle, jurisdiction: number, id: Id): Promise<TaskRecord> {
  const [task] = await tasksById(db, jurisdiction, [id]);
  if (!task) throw new StoreRefusal('not-found', id);
  return task;
}

/** Whether a task is there, and one of these units takes part in it; null: whoever does. */
export async function isSeen(db: Handle, jurisdiction: number, id: Id, seenBy: readonly Id[] | null): Promise<boolean> {
  const rows = await (seenBy === null ? there(db, jurisdiction, id) : thereFor(db, jurisdiction, id, seenBy));
  return rows.length > 0;
}

const idOf = (db: Handle, jurisdiction: number, id: Id) =>
  db.selectFrom('task').select('id').where('jurisdiction_id', '=', jurisdiction).where('id', '=', id);
const there = builtOnce(2, idOf);
const thereFor = builtOnce(3, (db, jurisdiction: number, id: Id, seenBy: readonly Id[]) =>
  idOf(db, jurisdiction, id).where(tookPart(jurisdiction, sql`task.id`, seenBy)),
);

/** Of tasks without a due day: the last day. */
export const NEVER = '9999-12-31';

/** Tasks beside their lamps. */
export const litTasks = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('task')
    .innerJoin('task_lamp', (join) =>
      join.onRef('task_lamp.task_id', '=', 'task.id').on('task_lamp.jurisdiction_id', '=', jurisdiction),
    )
    .where('task.jurisdiction_id', '=', jurisdiction);

/** What of a lamp stands on a task's record. */
export const lampColumns = [
  'task_lamp.lamp',
  'task_lamp.lamp_since',
  'task_lamp.part_lamps',
  'task_lamp.lamp_shown',
  'task_lamp.lamp_by_hand',
  'task_lamp.lamp_by_hand_reason',
  'task_lamp.lamp_by_hand_approver',
  'task_lamp.lamp_by_hand_until',
  'task_lamp.progress_class',
] as const;

/** A task's row with its lamp. */
export type LitTaskRow = Selectable<TaskRow> &
  Pick<
    Selectable<TaskLampRow>,
    (typeof lampColumns)[number] extends `task_lamp.${infer Name}` ? Name & keyof TaskLampRow : never
  >;

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

const partsOf = builtOnce(2, (db, jurisdiction: number, taskIds: readonly Id[]) =>
  db
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
    .where('task_id', '=', among(taskIds))
    .where('state', '<>', 'withdrawn')
    .orderBy('role')
    .orderBy('position'),
);

/** The records of rows with their lamps: each with its parts in their order. */
export async function withParts(db: Handle, jurisdiction: number, rows: readonly LitTaskRow[]): Promise<TaskRecord[]> {
  if (rows.length === 0) return [];
  const parts = await partsOf(
    db,
    jurisdiction,
    rows.map(({ id }) => id),
  );
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
