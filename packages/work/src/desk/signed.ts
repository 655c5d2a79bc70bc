import { accountNames } from '@luoshi/ledger';
import type { Entry, Page } from '@luoshi/ledger';
import { holds, seenUnits } from './desk.js';
import type { Desk } from './desk.js';

/** A line of a history with the name of the account that wrote it; null: the product itself, or not for this desk to see. */
export interface SignedEntry extends Entry {
  readonly by: string | null;
}

/** Signs a page of a history. A unit sees which unit did what, not which account of the office. */
export async function signed(desk: Desk, { rows, ...more }: Page<Entry>): Promise<Page<SignedEntry>> {
  const sees = seenUnits(desk) === null || holds(desk, 'administrator');
  const ids = sees ? [...new Set(rows.flatMap(({ accountId }) => accountId ?? []))] : [];
  const names = await accountNames(desk.store.db, desk.jurisdiction, ids);
  return {
    ...more,
    rows: rows.map((entry) => ({
      ...entry,
      by: entry.accountId === null ? null : (names.get(entry.accountId) ?? null),
    })),
  };
}
