import { refusalOfFault, StoreRefusal, unitsById } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import { dayAt, holds } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { actions } from '../task/action.js';
import { startTasks } from './start.js';
import type { TaskDraft } from './start.js';

/** What became of one row of an import: the task it is now, or why it is none. */
export type RowFate = { readonly id: Id; readonly number: string } | { readonly refusal: StoreRefusal | WorkRefusal };

/** Rows a transaction: one that breaks off has made whole tasks only. */
const LOT = 500;

/**
 * Starts many tasks, each by the same rules as a single one: what is refused is told row by row and stops none of the
 * others. Goes in lots: those before a fault of the machine are made, and told of by nobody; with an idempotency key the
 * same import can be sent again.
 * @returns the fates in the rows' order
 */
export async function importTasks(desk: Desk, drafts: readonly TaskDraft[]): Promise<RowFate[]> {
  if (!holds(desk, ...actions.draft.roles)) throw new WorkRefusal('not-allowed');
  const { store, jurisdiction, now } = desk;
  const named = [...new Set(drafts.flatMap(({ duties = [] }) => duties.map(({ unit }) => unit)))];
  const units = await unitsById(store.db, jurisdiction, named, dayAt(now));
  const fates = new Array<RowFate>(drafts.length);
  const open: number[] = [];
  for (const [row, { duties = [] }] of drafts.entries()) {
    const strange = duties.find(({ unit }) => !units.has(unit));
    if (strange) fates[row] = { refusal: new StoreRefusal('not-found', strange.unit) };
    else open.push(row);
  }
  for (let at = 0; at < open.length; at += LOT) await startRows(desk, drafts, open.slice(at, at + LOT), fates);
  return fates;
}

/** Starts rows together; where one of them is refused the rows are parted until it stands alone. */
async function startRows(
  desk: Desk,
  drafts: readonly TaskDraft[],
  rows: readonly number[],
  fates: RowFate[],
): Promise<void> {
  try {
    const started = await startTasks(
      desk,
      rows.map((row) => drafts[row]!),
    );
    for (const [at, row] of rows.entries()) fates[row] = started[at]!;
  } catch (fault) {
    const refusal = fault instanceof WorkRefusal || fault instanceof StoreRefusal ? fault : refusalOfFault(fault);
    if (!refusal) throw fault;
    if (rows.length === 1) {
      fates[rows[0]!] = { refusal };
      return;
    }
    const half = Math.ceil(rows.length / 2);
    await startRows(desk, drafts, rows.slice(0, half), fates);
    await startRows(desk, drafts, rows.slice(half), fates);
  }
}
