import type { Id } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { actions } from '../task/action.js';
import type { Action, Deed } from '../task/deed.js';
import { actWithin } from './act.js';
import type { Done } from './act.js';
import { historyOf } from './history.js';

/**
 * What is mended by naming its entry. A report is corrected on its own page, a letter that went out by another letter; a
 * step that was taken is gone back by its own action.
 */
const MENDED: readonly Action[] = ['reach-milestone', 'verify', 'urge', 'set-lamp'];

export interface Correction {
  readonly entry: Id;
  /** What should have stood there, of the same kind; null where the entry should not be there at all. */
  readonly instead: Deed | null;
  readonly reason: string;
}

/**
 * Mends something that was entered wrongly by a new entry that names the old one; the old one stays in the history. The row,
 * its lamp and what stands beside it are brought to what the history says now.
 *
 * Refuses (`not-corrigible`) what is mended otherwise, beside all that `act` refuses.
 */
export async function correctEntry(
  desk: Desk,
  taskId: Id,
  version: number,
  { entry, instead, reason }: Correction,
): Promise<Done & { readonly version: number }> {
  return desk.store.db.transaction().execute(async (transaction) =>
    actWithin(transaction, desk, taskId, {
      version,
      deed: { action: 'correct', entry, instead, reason },
      beside: async () => {
        const { entries } = await historyOf(transaction, desk.jurisdiction, taskId);
        const action = entries.find(({ id }) => id === entry)!.deed.action;
        if (!MENDED.includes(action)) throw new WorkRefusal('not-corrigible', actions[action].chinese);
      },
    }),
  );
}
