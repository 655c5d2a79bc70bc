import { problemById } from '@luoshi/ledger';
import { isStoredId } from '@luoshi/programmes';
import type { AnyRecord, Register } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { shownProblem } from '../problem/problem.js';
import type { ShownProblem } from '../problem/problem.js';

/** What a record's page shows of the ledger's problem that was raised from it. */
export type RecordProblem = Pick<
  ShownProblem,
  'id' | 'title' | 'state' | 'claimDue' | 'due' | 'solvedAt' | 'solution' | 'overdue' | 'blockingUnitId'
>;

/** The problem that was raised from a record; null where none was. */
export async function problemOf(desk: Desk, register: Register, record: AnyRecord): Promise<RecordProblem | null> {
  const id = register.raises ? record[register.raises.problem] : null;
  if (typeof id !== 'string' || !isStoredId(id)) return null;
  return shownProblem(desk, await problemById(desk.store.db, desk.jurisdiction, id, null));
}
