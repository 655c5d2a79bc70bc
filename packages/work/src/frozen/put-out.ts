import { insertBulletin, lastBulletin, newId } from '@luoshi/ledger';
import type { Bulletin, Handle, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import { freeze } from './frozen.js';

/** Which series of bulletins: each counts its editions by itself. */
export type Series = Pick<Bulletin, 'kind' | 'scope'>;

/** The number of the next edition of a period. */
export const nextEdition = async (
  db: Handle,
  { jurisdiction }: Pick<Desk, 'jurisdiction'>,
  series: Series,
  { from, to }: ReportingPeriod,
): Promise<number> => ((await lastBulletin(db, jurisdiction, series, { from, to }))?.edition ?? 0) + 1;

/** Freezes the model of a period that is over and keeps it. Another edition of the same period needs its reason. */
export async function putOut(
  transaction: Transaction,
  { jurisdiction, now, who }: Desk,
  series: Series,
  { from, to }: ReportingPeriod,
  model: { readonly edition: number },
  reason: string | null,
): Promise<Bulletin> {
  if (to >= dayAt(now)) throw new WorkRefusal('day-not-over', to);
  const again = model.edition > 1;
  if (again && !reason?.trim()) throw new WorkRefusal('edition-reason-missing');
  const { text, sha256 } = freeze(model);
  const bulletin: Bulletin = {
    ...{ id: newId(), ...series, from, to, edition: model.edition, reason: again ? reason : null },
    ...{ model: text, sha256, frozenAt: now, frozenBy: who.accountId },
  };
  await insertBulletin(transaction, jurisdiction, bulletin);
  return bulletin;
}
