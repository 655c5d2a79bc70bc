import {
  appendEntry,
  changeIndicator,
  countDroppedPromises,
  droppedPromiseById,
  followUntil,
  indicatorById,
  indicatorsOf,
  listDroppedPromises,
  lockTasks,
  saveDroppedFate,
} from '@luoshi/ledger';
import type {
  DroppedFate,
  DroppedFilter,
  DroppedPromise,
  Id,
  Indicator,
  Page,
  PageAsked,
  Transaction,
} from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { refuseOthers } from '../desk/record.js';
import { lightBeside } from '../loop/light-beside.js';
import { foldWithin } from '../loop/look.js';
import { WorkRefusal } from '../refusal.js';

/** Promises of earlier texts that the texts on which their tasks stand make no more, undecided and decided. */
export const droppedPromises = (desk: Desk, filter: DroppedFilter, page: PageAsked): Promise<Page<DroppedPromise>> =>
  listDroppedPromises(desk.store.db, desk.jurisdiction, filter, page);

/** How many rows `droppedPromises` gives in all. */
export const droppedCount = (desk: Desk, filter: DroppedFilter): Promise<number> =>
  countDroppedPromises(desk.store.db, desk.jurisdiction, filter);

/**
 * Says what becomes of a promise that the new text makes no more. Kept: the task owes it on the earlier text, and its figure is
 * asked on. Ended: its figure is asked no more from today; what was reported stays. Either may be said anew, and the
 * history has both.
 *
 * Refuses (`promise-measures-target`) ending what the task's own target is measured by.
 * @returns the promise's new version
 */
export async function decideDropped(
  desk: Desk,
  id: Id,
  version: number,
  { fate, reason }: { readonly fate: DroppedFate; readonly reason: string },
): Promise<number> {
  refuseOthers(desk, 'supervision');
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const promise = await droppedPromiseById(transaction, jurisdiction, id);
    await lockTasks(transaction, jurisdiction, [promise.taskId]);
    const figure = promise.figure && (await indicatorById(transaction, jurisdiction, promise.figure.id));
    const ends = fate === 'ended' && figure?.endedOn === null;
    if (ends && figure.main && (await foldWithin(transaction, desk, promise.taskId)).target !== null)
      throw new WorkRefusal('promise-measures-target', promise.subject);
    const next = await saveDroppedFate(
      transaction,
      jurisdiction,
      { id, version },
      { fate, reason, at: now, by: who.accountId },
    );
    if (ends) await followUntil(transaction, jurisdiction, figure.id, dayAt(now));
    const again = fate === 'kept' && figure?.endedOn ? figure : null;
    if (again) {
      const others = await indicatorsOf(transaction, jurisdiction, [promise.taskId]);
      await followAgain(
        transaction,
        desk,
        again,
        others.some(({ main }) => main),
      );
    }
    const { subject, said, due, versionNumber } = promise;
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: promise.taskId,
      subjectKind: 'promise',
      subjectId: id,
      action: fate === 'kept' ? 'keep' : 'end',
      body: { version: versionNumber, subject, said, due, was: promise.fate },
      reason,
      accountId: who.accountId,
    });
    if (figure?.main && (ends || again)) await lightBeside(transaction, desk, [promise.taskId]);
    return next;
  });
}

/** Follows a figure again that had ended; where the task is measured by another one since, beside that. */
export async function followAgain(
  transaction: Transaction,
  { jurisdiction }: Desk,
  figure: Indicator,
  hasMain: boolean,
): Promise<void> {
  if (figure.main && hasMain) {
    const { version } = await indicatorById(transaction, jurisdiction, figure.id);
    await changeIndicator(transaction, jurisdiction, version, { ...figure, main: false });
  }
  await followUntil(transaction, jurisdiction, figure.id, null);
}
