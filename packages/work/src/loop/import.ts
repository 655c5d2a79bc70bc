import {
  giveBackNumbers,
  lookAtTables,
  refusalOfFault,
  refuseNoPeople,
  StoreRefusal,
  takeNumbers,
} from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { draftJudge, numberSeries, peopleOf, writeStarted } from './start.js';
import type { Judged, TaskDraft } from './start.js';

/** What became of one row of an import: the task it is now, or why it is none. */
export type RowFate = { readonly id: Id; readonly number: string } | { readonly refusal: StoreRefusal | WorkRefusal };

/** Rows a transaction: one that breaks off has made whole tasks only. */
const LOT = 500;
/** Lots that are written at once: one alone leaves a core idle. */
const WRITERS = 2;

/** The tables that many tasks fill. */
const FILLED = ['task', 'task_lamp', 'assignment', 'entry', 'lamp_facts', 'reporting_plan', 'search_document'];
/** Refusals that are no row's. */
const OF_THE_MACHINE: readonly string[] = ['disk-full', 'server-unreachable'];

/** A row that may become a task. */
interface Row {
  readonly row: number;
  readonly judged: Judged;
}

/**
 * Starts many tasks, each by the same rules as a single one: what is refused is told row by row and stops none of the
 * others. Goes in lots: those before a fault of the machine are made, and told of by nobody; with an idempotency key the
 * same import can be sent again. Numbers are taken for all rows at once, so that lots do not wait for one another; those
 * that were not needed in the end are given back, unless others have taken later ones meanwhile.
 * @returns the fates in the rows' order
 */
export async function importTasks(desk: Desk, drafts: readonly TaskDraft[]): Promise<RowFate[]> {
  const { store, jurisdiction } = desk;
  const fates = new Array<RowFate>(drafts.length);
  const judge = await draftJudge(store.db, desk, drafts);
  const strangers = await strangersIn(desk, drafts);
  const rows: Row[] = [];
  for (const [row, draft] of drafts.entries()) {
    const stranger = peopleOf(draft).find((person) => strangers.has(person));
    const judged = stranger === undefined ? judge(draft) : { refusal: strangers.get(stranger)! };
    if ('refusal' in judged) fates[row] = judged;
    else rows.push({ row, judged });
  }
  if (rows.length === 0) return fates;
  const series = numberSeries(desk);
  const first = await store.db
    .transaction()
    .execute((transaction) => takeNumbers(transaction, jurisdiction, series, rows.length));
  const numbers = Array.from(rows, (_, at) => first + at);
  const lots = Array.from({ length: Math.ceil(rows.length / LOT) }, (_, at) => rows.slice(at * LOT, (at + 1) * LOT));
  let looked = false;
  const writer = async () => {
    for (let lot = lots.shift(); lot; lot = lots.shift()) {
      await startRows(desk, lot, numbers, fates);
      if (looked) continue;
      looked = true;
      await lookAtTables(store, FILLED);
    }
  };
  const done = await Promise.allSettled(Array.from({ length: WRITERS }, writer));
  await store.db.transaction().execute((transaction) => giveBackNumbers(transaction, jurisdiction, series, numbers));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  return fates;
}

/** The people named who are not there, each with the refusal that says so. */
async function strangersIn({ store, jurisdiction }: Desk, drafts: readonly TaskDraft[]) {
  const strangers = new Map<Id, StoreRefusal>();
  for (const person of new Set(drafts.flatMap(peopleOf)))
    await refuseNoPeople(store.db, jurisdiction, [person]).catch((fault: unknown) => {
      if (!(fault instanceof StoreRefusal)) throw fault;
      strangers.set(person, fault);
    });
  return strangers;
}

/**
 * Writes rows together, under the lowest numbers that are free; where the database refuses one of them the rows are
 * parted until it stands alone, and its number goes to another.
 */
async function startRows(desk: Desk, rows: readonly Row[], numbers: number[], fates: RowFate[]): Promise<void> {
  const own = numbers.splice(0, rows.length);
  try {
    const started = await desk.store.db.transaction().execute((transaction) =>
      writeStarted(
        transaction,
        desk,
        rows.map(({ judged }, at) => ({ ...judged, number: own[at]! })),
      ),
    );
    for (const [at, { row }] of rows.entries()) fates[row] = started[at]!;
  } catch (fault) {
    const refusal = fault instanceof WorkRefusal || fault instanceof StoreRefusal ? fault : refusalOfFault(fault);
    // After a fault of the machine nobody knows whether the lot was written: its numbers stay taken.
    if (!refusal || OF_THE_MACHINE.includes(refusal.code)) throw fault;
    numbers.push(...own);
    numbers.sort((a, b) => a - b);
    if (rows.length === 1) {
      fates[rows[0]!.row] = { refusal };
      return;
    }
    const half = Math.ceil(rows.length / 2);
    await startRows(desk, rows.slice(0, half), numbers, fates);
    await startRows(desk, rows.slice(half), numbers, fates);
  }
}
