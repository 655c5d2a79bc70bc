import { recordOfProblem, setRecordField } from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { ProblemStep } from './step.js';

/** Tells the record of a programme that a problem was raised from when it is solved, and when the solution did not hold. */
export async function tellRecord(
  transaction: Transaction,
  desk: Desk,
  problemId: Id,
  step: ProblemStep,
): Promise<void> {
  if (step !== 'solve' && step !== 'send-back') return;
  const { jurisdiction, now, who } = desk;
  const record = await recordOfProblem(transaction, jurisdiction, problemId);
  if (record === null) return;
  const day = dayAt(now);
  const entering = { at: now, day, by: who.accountId, origin: 'ledger' } as const;
  await setRecordField(transaction, jurisdiction, record, record.solvedField, step === 'solve' ? day : null, entering);
}
