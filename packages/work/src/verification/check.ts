import {
  appendEntries,
  appendEntry,
  cancelVerification,
  countVerifications,
  drawingById,
  insertVerifications,
  listVerifications,
  newId,
  refuseNoFiles,
  StoreRefusal,
  tasksById,
  verificationById,
} from '@luoshi/ledger';
import type {
  Day,
  Id,
  NewVerification,
  Page,
  PageAsked,
  Transaction,
  VerificationFilter,
  VerificationRecord,
} from '@luoshi/ledger';
import { dayAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { act } from '../loop/act.js';
import { WorkRefusal } from '../refusal.js';
import type { Finding } from '../task/deed.js';
import { drawnIn } from './draw.js';

/** Checks to be planned: of tasks by name, or of those that a drawing drew. */
export interface ChecksAsked {
  readonly about: { readonly taskIds: readonly Id[] } | { readonly drawingId: Id };
  /** Whose parts; the leads' where left out. */
  readonly unitIds: readonly Id[] | null;
  readonly means: VerificationRecord['means'];
  readonly asks: string;
  readonly plannedFor: Day | null;
}

/** Plans checks, all or none. @returns their ids; refuses tasks that are not there and units without a part in one */
export async function planChecks(desk: Desk, asked: ChecksAsked): Promise<Id[]> {
  const { store, jurisdiction } = desk;
  const { about, unitIds, means, asks, plannedFor } = asked;
  return store.db.transaction().execute(async (transaction) => {
    const drawing = 'drawingId' in about ? await drawingById(transaction, jurisdiction, about.drawingId) : null;
    if (drawing && drawing.members !== 'tasks') throw new WorkRefusal('drawing-of-names', drawing.title);
    const taskIds = 'taskIds' in about ? [...new Set(about.taskIds)] : drawnIn(drawing!);
    const tasks = await tasksById(transaction, jurisdiction, taskIds);
    const gone = taskIds.find((id) => !tasks.some((task) => task.id === id));
    if (gone !== undefined) throw new StoreRefusal('not-found', gone);
    const planned = tasks.flatMap(({ id, number, parts }) => {
      const stranger = unitIds?.find((unit) => !parts.some(({ unitId }) => unitId === unit));
      if (stranger !== undefined) throw new WorkRefusal('unit-not-assigned', number);
      const units = unitIds ?? parts.filter(({ role }) => role === 'lead').map(({ unitId }) => unitId);
      if (units.length === 0) throw new WorkRefusal('unit-not-assigned', number);
      return units.map((unitId): NewVerification => {
        return { id: newId(), taskId: id, unitId, drawingId: drawing?.id ?? null, means, asks, plannedFor };
      });
    });
    await planWithin(transaction, desk, planned);
    return planned.map(({ id }) => id);
  });
}

/** Enters planned checks with their entries, within a transaction of the caller's. */
export async function planWithin(
  transaction: Transaction,
  { jurisdiction, now, who }: Desk,
  planned: readonly NewVerification[],
): Promise<void> {
  await insertVerifications(transaction, jurisdiction, planned, { at: now, accountId: who.accountId });
  await appendEntries(
    transaction,
    jurisdiction,
    planned.map((one) => ({
      at: now,
      day: dayAt(now),
      taskId: one.taskId,
      subjectKind: 'verification',
      subjectId: one.id,
      action: 'plan',
      body: one,
      accountId: who.accountId,
    })),
  );
}

/** The finding of a planned check; it is an entry of the task's history. @returns the task's new version */
export async function findCheck(
  desk: Desk,
  id: Id,
  version: number,
  found: { readonly finding: Finding; readonly text: string; readonly evidence: readonly Id[] },
): Promise<number> {
  const { db } = desk.store;
  const check = await verificationById(db, desk.jurisdiction, id, seenUnits(desk));
  if (check.state !== 'planned') throw new WorkRefusal('check-closed');
  if (check.version !== version) throw new StoreRefusal('changed-meanwhile', id);
  await refuseNoFiles(db, desk.jurisdiction, found.evidence);
  const { unitId: unit, means, taskId } = check;
  const done = await act(desk, taskId, { version: null, deed: { action: 'verify', unit, means, ...found, plan: id } });
  return done.version;
}

/** Calls off a planned check. */
export async function cancelCheck(desk: Desk, id: Id, version: number, reason: string): Promise<void> {
  const { store, jurisdiction, now, who } = desk;
  await store.db.transaction().execute(async (transaction) => {
    const check = await verificationById(transaction, jurisdiction, id, seenUnits(desk));
    if (check.state !== 'planned') throw new WorkRefusal('check-closed');
    await cancelVerification(transaction, jurisdiction, id, version);
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: check.taskId,
      subjectKind: 'verification',
      subjectId: id,
      action: 'cancel',
      body: {},
      reason,
      accountId: who.accountId,
    });
  });
}

const within = (desk: Desk, filter: VerificationFilter): VerificationFilter => ({
  ...filter,
  seenBy: seenUnits(desk) ?? undefined,
});

/** Checks, the newest first; a liaison sees those of its units. */
export const checkList = (desk: Desk, filter: VerificationFilter, page: PageAsked): Promise<Page<VerificationRecord>> =>
  listVerifications(desk.store.db, desk.jurisdiction, within(desk, filter), page);

/** How many rows `checkList` gives in all. */
export const checkCount = (desk: Desk, filter: VerificationFilter): Promise<number> =>
  countVerifications(desk.store.db, desk.jurisdiction, within(desk, filter));

export const checkAt = (desk: Desk, id: Id): Promise<VerificationRecord> =>
  verificationById(desk.store.db, desk.jurisdiction, id, seenUnits(desk));
