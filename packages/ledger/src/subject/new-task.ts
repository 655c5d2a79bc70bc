import type { Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { Transaction } from './handle.js';
import type { LitRow } from './lighting.js';
import { NEVER } from './task.js';
import type { TaskRecord } from './task.js';

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
      part_lamps: lit?.partLamps ?? null,
      lamp_at: stamp,
      lamp_turns_at: lit?.turnsAt?.toISOString() ?? null,
      progress_class: lit?.progressClass ?? null,
    })),
  );
}
