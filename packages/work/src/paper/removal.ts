import { appendEntry, asOwnerWithin, paperById, removalPreview, removePaper, StoreRefusal } from '@luoshi/ledger';
import type { Id, RemovalPreview } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { jurisdictionSubject, refuseOthers } from '../desk/record.js';

/** What would go with a paper and what would stay: to be read before it is removed. */
export async function removalAhead(desk: Desk, id: Id): Promise<RemovalPreview> {
  refuseOthers(desk, 'supervision');
  const { store, jurisdiction } = desk;
  if (!(await paperById(store.db, jurisdiction, id))) throw new StoreRefusal('not-found', id);
  return removalPreview(store.db, jurisdiction, id);
}

/**
 * Removes a paper that turns out to be classified, with all that was made of it and all that tells about it: what should have
 * been refused at the door (涉密不上网). The office's history keeps who did it and when, and no word of the paper. Backups
 * that were made since it came hold it: they are dealt with by the rules of secrecy.
 *
 * Refuses a version that is not the latest, and (`owner-needed`) where this server may not rewrite history.
 */
export async function removeClassified(desk: Desk, id: Id, version: number): Promise<void> {
  refuseOthers(desk, 'supervision');
  const { store, jurisdiction, who, now } = desk;
  await asOwnerWithin(store, async (transaction) => {
    const paper = await paperById(transaction, jurisdiction, id);
    if (!paper) throw new StoreRefusal('not-found', id);
    if (paper.version !== version) throw new StoreRefusal('changed-meanwhile', paper.title);
    await removePaper(transaction, jurisdiction, id);
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'jurisdiction',
      subjectId: jurisdictionSubject(jurisdiction),
      action: 'remove-classified',
      body: { paper: id },
      accountId: who.accountId,
    });
  });
}
