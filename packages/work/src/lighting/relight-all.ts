import { changeRules, createJob } from '@luoshi/ledger';
import type { Transaction } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import type { JobHandler } from '../job/handler.js';
import { relight } from './relight.js';

/** The kind of job that lights a ledger anew by other rules. */
export const RELIGHT = 'relight';

/**
 * Says, in the transaction of the change, that an office's rules, working days or cut-offs are others from now on: what
 * servers keep of them is old, and a job lights the ledger by the new ones as soon as the change is there.
 */
export async function rulesChanged(transaction: Transaction, { jurisdiction, now, who }: Desk): Promise<void> {
  await changeRules(transaction, jurisdiction);
  await createJob(transaction, jurisdiction, {
    kind: RELIGHT,
    input: {},
    totalUnits: null,
    at: now,
    by: who.accountId,
  });
}

/** Does it; what another lighting has done meanwhile by the same rules is not done again. */
export const relightAll: JobHandler = ({ desk, signal, progress }) =>
  relight(desk, desk.now, { signal, onProgress: (lit) => progress(lit, null) });
