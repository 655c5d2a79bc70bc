import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import { builtOnce } from '../store/built-once.js';
import type { Transaction } from './handle.js';
import { litTasks } from './task.js';
import type { LampColour, TaskState } from './task.js';

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
  const rows = await lockedRows(transaction, jurisdiction, ids);
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

// The task's row first: a lighting that holds the lamp's alone waits for nothing.
const lockedRows = builtOnce(2, (db, jurisdiction: number, ids: readonly Id[]) =>
  litTasks(db, jurisdiction)
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
    .forUpdate(['task', 'task_lamp']),
);
