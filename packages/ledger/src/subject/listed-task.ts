import type { Selectable } from 'kysely';
import type { Id } from '../schema/column.js';
import type { TaskLampRow, TaskRow } from '../schema/tasks.js';
import { among } from '../store/among.js';
import { builtOnce } from '../store/built-once.js';
import type { Handle } from './handle.js';
import type { PartLamps } from './lighting.js';
import type { TaskPart, TaskRecord } from './task.js';

/**
 * A task as a list shows it. What only its own page shows (its words, where they stand in the paper, why its lamp is what
 * it is) is left out: a list of fifty is a third as long, and that much quicker found, sent and drawn.
 */
export type ListedTask = Pick<
  TaskRecord,
  | 'id'
  | 'number'
  | 'title'
  | 'origin'
  | 'paperId'
  | 'parentId'
  | 'state'
  | 'modality'
  | 'standing'
  | 'starts'
  | 'due'
  | 'category'
  | 'league'
  | 'progress'
  | 'progressClass'
  | 'lamp'
  | 'lampSince'
  | 'lampShown'
  | 'lampByHand'
  | 'approvalKinds'
  | 'closedAt'
  | 'version'
  | 'changedAt'
> & { readonly parts: readonly ListedPart[] };

export type ListedPart = Pick<TaskPart, 'unitId' | 'role' | 'state' | 'lamp'>;

export const listedColumns = [
  'task.id',
  'task.number',
  'task.title',
  'task.origin',
  'task.paper_id',
  'task.parent_id',
  'task.state',
  'task.modality',
  'task.standing',
  'task.starts',
  'task.due',
  'task.category',
  'task.league',
  'task.progress',
  'task_lamp.progress_class',
  'task_lamp.lamp',
  'task_lamp.lamp_since',
  'task_lamp.lamp_shown',
  'task_lamp.lamp_by_hand',
  'task_lamp.part_lamps',
  'task.approval_kinds',
  'task.closed_at',
  'task.version',
  'task.changed_at',
] as const;

type Named<Table extends string> = (typeof listedColumns)[number] extends infer Name
  ? Name extends `${Table}.${infer Column}`
    ? Column
    : never
  : never;

export type ListedRow = Pick<Selectable<TaskRow>, Named<'task'> & keyof TaskRow> &
  Pick<Selectable<TaskLampRow>, Named<'task_lamp'> & keyof TaskLampRow>;

const partsOf = builtOnce(2, (db, jurisdiction: number, taskIds: readonly Id[]) =>
  db
    .selectFrom('assignment')
    .select(['task_id', 'unit_id', 'role', 'state'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', among(taskIds))
    .where('state', '<>', 'withdrawn')
    .orderBy('role')
    .orderBy('position'),
);

/** Rows of a list, each with its parts in their order. */
export async function listedTasks(db: Handle, jurisdiction: number, rows: readonly ListedRow[]): Promise<ListedTask[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const of = new Map<Id, ListedPart[]>(ids.map((id) => [id, []]));
  const lit = new Map(rows.map(({ id, lamp, part_lamps: parts }) => [id, { lamp, parts: parts as PartLamps | null }]));
  for (const { task_id: id, unit_id: unitId, role, state } of await partsOf(db, jurisdiction, ids)) {
    const { lamp, parts } = lit.get(id)!;
    of.get(id)!.push({ unitId, role, state, lamp: parts?.[unitId] ?? lamp });
  }
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    origin: row.origin,
    paperId: row.paper_id,
    parentId: row.parent_id,
    state: row.state,
    modality: row.modality,
    standing: row.standing,
    starts: row.starts,
    due: row.due,
    category: row.category,
    league: row.league,
    progress: row.progress,
    progressClass: row.progress_class,
    lamp: row.lamp,
    lampSince: row.lamp_since,
    lampShown: row.lamp_shown,
    lampByHand: row.lamp_by_hand,
    approvalKinds: row.approval_kinds,
    closedAt: row.closed_at,
    version: row.version,
    changedAt: row.changed_at,
    parts: of.get(row.id)!,
  }));
}
