import { changeCounts, holdRules, keepFacts, saveTaskDue, tellWebhooks } from '@luoshi/ledger';
import type { Id, LitRow, LockedTask, TaskChange, Transaction } from '@luoshi/ledger';
import { dayAt, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { keptFactsOf, nothingBeside } from '../lamp/kept-facts.js';
import type { Beside, KeptFacts } from '../lamp/kept-facts.js';
import { judged } from '../lamp/lighted.js';
import { litRow, turnOf } from '../lighting/lit-row.js';
import { officeRules } from '../lighting/office-rules.js';
import type { OfficeRules } from '../lighting/office-rules.js';
import { Tally } from '../lighting/standing.js';
import type { Standing } from '../lighting/standing.js';
import type { Task } from '../task/task.js';
import { approvalKindsOf, stateOf } from '../task/task.js';

/** The rules by which a transaction lights: in force until it ends. */
export const rulesHeld = async (transaction: Transaction, { store, jurisdiction }: Desk): Promise<OfficeRules> =>
  officeRules(store, transaction, jurisdiction, await holdRules(transaction, jurisdiction));

/** A task as it is lit: what is kept of it and what is written. */
export interface LitTask {
  readonly kept: KeptFacts;
  readonly row: LitRow;
}

/** Lights a task as an entry has left it. `locked` is its row before; null where it is new, and nothing stands beside it. */
export function lit(
  { rules, calendar }: OfficeRules,
  task: Task,
  at: Date,
  id: Id,
  version: number,
  locked: LockedTask | null,
  beside: Beside = nothingBeside,
): LitTask {
  const kept = keptFactsOf(task, beside);
  const result = judged(kept, momentAt(at), rules, calendar);
  const before = { taskId: id, version, shown: locked?.lampShown ?? 'grey', since: locked?.lampSince ?? null };
  return { kept, row: litRow(before, result, dayAt(at)) };
}

/** What of a task's lamp changes with an entry. */
export const lampChange = ({ row }: LitTask, at: Date): TaskChange['lamp'] => ({
  lamp: row.lamp,
  lamp_shown: row.shown,
  lamp_since: row.since,
  part_lamps: row.partLamps,
  lamp_at: at,
  lamp_turns_at: row.turnsAt,
  lamp_by_hand: row.byHand?.colour ?? null,
  lamp_by_hand_reason: row.byHand?.reason ?? null,
  lamp_by_hand_approver: row.byHand?.approver ?? null,
  lamp_by_hand_until: row.byHand?.until ?? null,
  progress_class: row.progressClass,
});

/** A task of an entry, before and after. */
export interface Moved {
  readonly taskId: Id;
  readonly version: number;
  readonly lit: LitTask;
  readonly before: { readonly task: Task; readonly locked: LockedTask } | null;
  readonly after: Task;
  /** As written on the row. */
  readonly closedAt: Date | null;
  readonly league: string | null;
}

/**
 * Writes what stands beside the rows for their lamps: what is kept, the counts of the wall map, and what other systems are
 * told of lamps that turned.
 */
export async function keepLit(transaction: Transaction, desk: Desk, moved: readonly Moved[]): Promise<void> {
  const { jurisdiction } = desk;
  await keepFacts(
    transaction,
    jurisdiction,
    moved.map(({ taskId, version, lit }) => ({ taskId, version, facts: lit.kept })),
  );
  const tally = new Tally();
  for (const one of moved) tally.move(one.before && standingBefore(one.before), standingAfter(one));
  await changeCounts(transaction, jurisdiction, tally.changes);
  await tellWebhooks(
    transaction,
    jurisdiction,
    moved.flatMap(({ before, lit: { row } }) => (before ? turnOf(before.locked.lampShown, row, desk.now) : [])),
  );
  for (const { taskId, after, before } of moved) {
    const due = after.deadline?.day ?? null;
    if (before && before.locked.due !== due) await saveTaskDue(transaction, jurisdiction, taskId, due);
  }
}

const partsOf = ({ assignments }: Task): Standing['parts'] => assignments.map(({ unit, role }) => ({ unit, role }));

const standingBefore = ({ task, locked }: NonNullable<Moved['before']>): Standing => ({
  state: locked.state,
  lamp: locked.lampShown,
  since: locked.lampSince,
  due: locked.due,
  closed: locked.closedAt && dayAt(locked.closedAt),
  approvals: locked.approvalKinds,
  league: locked.league,
  parts: partsOf(task),
});

const standingAfter = ({ lit, after, closedAt, league }: Moved): Standing => ({
  state: stateOf(after),
  lamp: lit.row.shown,
  since: lit.row.since,
  due: after.deadline?.day ?? null,
  closed: closedAt && dayAt(closedAt),
  approvals: approvalKindsOf(after),
  league,
  parts: partsOf(after),
});
