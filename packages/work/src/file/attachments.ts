import {
  appendEntry,
  attach,
  attachmentById,
  attachmentsOf,
  bytesOf,
  filesById,
  limitedPaperBehind,
  StoreRefusal,
  subjectIsSeen,
  withdrawAttachment,
} from '@luoshi/ledger';
import type { AttachedTo, Attachment, Id } from '@luoshi/ledger';
import { noteAccess } from '../account/look.js';
import { dayAt, holds, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';

export interface AttachmentDraft {
  readonly subjectKind: AttachedTo;
  readonly subjectId: Id;
  /** One that the account uploaded itself. */
  readonly fileId: Id;
  readonly title: string;
  /** 盖章件 */
  readonly stamped: boolean;
}

/** Attaches an uploaded file to what the desk may see; a liaison to its units' own. It leaves an entry in the history. */
export async function attachFile(desk: Desk, draft: AttachmentDraft): Promise<Attachment> {
  const { store, jurisdiction, who, now } = desk;
  const { subjectKind, subjectId } = draft;
  await refuseUnseen(desk, subjectKind, subjectId, 'add');
  const file = (await filesById(store.db, jurisdiction, [draft.fileId])).get(draft.fileId);
  if (!file) throw new StoreRefusal('not-found', draft.fileId);
  if (file.storedBy !== who.accountId) throw new WorkRefusal('file-not-yours');
  const id = await store.db.transaction().execute(async (transaction) => {
    const made = await attach(transaction, jurisdiction, { ...draft, at: now, by: who.accountId });
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: subjectKind === 'task' ? subjectId : null,
      subjectKind: 'attachment',
      subjectId: made,
      action: 'attach',
      body: {
        to: { kind: subjectKind, id: subjectId },
        sha256: file.sha256,
        stamped: draft.stamped,
        withoutMark: file.withoutMark,
      },
      accountId: who.accountId,
      unitId: unitsOf(desk)[0] ?? null,
    });
    return made;
  });
  return (await attachmentById(store.db, jurisdiction, id))!;
}

/** What is attached to a subject that the desk may see. */
export async function attachmentList(desk: Desk, kind: AttachedTo, id: Id): Promise<Attachment[]> {
  await refuseUnseen(desk, kind, id, 'see');
  return attachmentsOf(desk.store.db, desk.jurisdiction, kind, id);
}

/**
 * An attachment with its bytes, where the desk may see its subject. Who takes away one of a task that came of a paper of
 * limited handling (内部资料, 依申请公开) is kept in the access log, as with the paper's own file.
 */
export async function attachmentBytes(
  desk: Desk,
  id: Id,
): Promise<{ readonly attachment: Attachment; readonly bytes: AsyncIterable<Buffer> }> {
  const { store, jurisdiction } = desk;
  const attachment = await attachmentAt(desk, id);
  const { subjectKind, subjectId } = attachment;
  const limited = await limitedPaperBehind(store.db, jurisdiction, { kind: subjectKind, id: subjectId });
  if (limited)
    await noteAccess(desk, { action: 'export', subjectKind: 'attachment', subjectId: id, body: { ...limited } });
  return { attachment, bytes: bytesOf(store.db, jurisdiction, attachment.file.id) };
}

/** Withdraws an attachment: whoever added it, or the supervision office. */
export async function withdrawFile(desk: Desk, id: Id, reason: string): Promise<void> {
  const { store, jurisdiction, who, now } = desk;
  const attachment = await attachmentAt(desk, id);
  if (attachment.addedBy !== who.accountId && !holds(desk, 'supervision')) throw new WorkRefusal('not-allowed');
  await store.db.transaction().execute(async (transaction) => {
    await withdrawAttachment(transaction, jurisdiction, id, { at: now, accountId: who.accountId });
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: attachment.subjectKind === 'task' ? attachment.subjectId : null,
      subjectKind: 'attachment',
      subjectId: id,
      action: 'withdraw',
      body: { sha256: attachment.file.sha256 },
      reason,
      accountId: who.accountId,
      unitId: unitsOf(desk)[0] ?? null,
    });
  });
}

async function attachmentAt(desk: Desk, id: Id): Promise<Attachment> {
  const attachment = await attachmentById(desk.store.db, desk.jurisdiction, id);
  if (!attachment) throw new StoreRefusal('not-found', id);
  await refuseUnseen(desk, attachment.subjectKind, attachment.subjectId, 'see');
  return attachment;
}

async function refuseUnseen(desk: Desk, kind: AttachedTo, id: Id, to: 'see' | 'add'): Promise<void> {
  const seen = await subjectIsSeen(desk.store.db, desk.jurisdiction, { kind, id }, seenUnits(desk), to);
  if (!seen) throw new StoreRefusal('not-found', id);
}
