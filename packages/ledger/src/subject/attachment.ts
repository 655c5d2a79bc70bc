import type { RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { AttachmentRow } from '../schema/reports.js';
import type { Handle, Transaction } from './handle.js';
import { filesById } from './stored-file.js';
import type { StoredFile } from './stored-file.js';

/** What a file may be attached to. */
export type AttachedTo = AttachmentRow['subject_kind'];

export interface Attachment {
  readonly id: Id;
  readonly subjectKind: AttachedTo;
  readonly subjectId: Id;
  readonly file: StoredFile;
  readonly title: string;
  /** 盖章件: the scan of the stamped page. */
  readonly stamped: boolean;
  readonly addedAt: Date;
  readonly addedBy: Id | null;
}

/** Attaches a stored file; the subject is the caller's to check. @returns the attachment's id */
export async function attach(
  db: Handle,
  jurisdiction: number,
  attachment: {
    readonly subjectKind: AttachedTo;
    readonly subjectId: Id;
    readonly fileId: Id;
    readonly title: string;
    readonly stamped: boolean;
    readonly at: Date;
    readonly by: Id;
  },
): Promise<Id> {
  const id = newId();
  await db
    .insertInto('attachment')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      subject_kind: attachment.subjectKind,
      subject_id: attachment.subjectId,
      file_id: attachment.fileId,
      title: attachment.title,
      stamped: attachment.stamped,
      added_at: attachment.at,
      added_by: attachment.by,
    })
    .execute();
  return id;
}

/** What is attached to a subject, the first one first, without what was withdrawn. */
export async function attachmentsOf(
  db: Handle,
  jurisdiction: number,
  subjectKind: AttachedTo,
  subjectId: Id,
): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('attachment')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
  const files = await filesById(
    db,
    jurisdiction,
    rows.map((row) => row.file_id),
  );
  return rows.map((row) => shown(row, files.get(row.file_id)!));
}

/** An attachment that was not withdrawn, null where there is none. */
export async function attachmentById(db: Handle, jurisdiction: number, id: Id): Promise<Attachment | null> {
  const row = await db
    .selectFrom('attachment')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const files = await filesById(db, jurisdiction, [row.file_id]);
  return shown(row, files.get(row.file_id)!);
}

/** Withdraws an attachment: it is no longer shown, its bytes stay. Refuses one that is not there. */
export async function withdrawAttachment(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  by: { readonly at: Date; readonly accountId: Id },
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('attachment')
    .set({ withdrawn_at: by.at, withdrawn_by: by.accountId })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('not-found', id);
}

const shown = (row: Selectable<AttachmentRow>, file: StoredFile): Attachment => ({
  id: row.id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  file,
  title: row.title,
  stamped: row.stamped,
  addedAt: row.added_at,
  addedBy: row.added_by,
});

/**
 * Whether a subject is there for those units (null: for everyone who sees all): a task and what hangs on it by its
 * parts, the rest by the units that it names. A meeting is seen by the units that put something before it or were
 * given something by it.
 * @param to `add`: whether those units may add to it: to tasks they take part in and to what they wrote themselves
 */
export async function subjectIsSeen(
  db: Handle,
  jurisdiction: number,
  subject: { readonly kind: AttachedTo; readonly id: Id },
  units: readonly Id[] | null,
  to: 'see' | 'add' = 'see',
): Promise<boolean> {
  const { kind, id } = subject;
  if (to === 'add' && units !== null && !OWN.includes(kind)) return false;
  const query = found(jurisdiction, kind, id, units, to);
  const { rows } = await sql<{ seen: boolean }>`select exists (${query}) as seen`.execute(db);
  return rows[0]!.seen;
}

/** What units write themselves. */
const OWN: readonly AttachedTo[] = ['task', 'report', 'approval', 'problem', 'objection', 'opinion'];

function found(
  jurisdiction: number,
  kind: AttachedTo,
  id: Id,
  units: readonly Id[] | null,
  to: 'see' | 'add',
): RawBuilder<unknown> {
  const at = sql`x.jurisdiction_id = ${jurisdiction} and x.id = ${id}`;
  const own = (unit: RawBuilder<unknown>) =>
    units === null ? sql`true` : sql`${unit} = any(${units as Id[]}::uuid[])`;
  const part = (task: RawBuilder<unknown>) =>
    units === null
      ? sql`true`
      : sql`exists (select 1 from assignment a where a.jurisdiction_id = ${jurisdiction} and a.task_id = ${task}
          and a.state <> 'withdrawn' and a.unit_id = any(${units as Id[]}::uuid[]))`;
  switch (kind) {
    case 'task':
      return sql`select 1 from task x where ${at} and ${part(sql`x.id`)}`;
    case 'report':
      return sql`select 1 from report x where ${at} and ${to === 'add' ? own(sql`x.unit_id`) : part(sql`x.task_id`)}`;
    case 'verification':
      return sql`select 1 from verification x where ${at} and ${part(sql`x.task_id`)}`;
    case 'approval':
      return sql`select 1 from approval x where ${at}
        and ${to === 'add' ? own(sql`x.asked_by_unit_id`) : part(sql`x.task_id`)}`;
    case 'problem':
      return sql`select 1 from problem x where ${at} and (${own(sql`x.raised_by_unit_id`)}
        or ${own(sql`x.blocking_unit_id`)} or (x.task_id is not null and ${part(sql`x.task_id`)}))`;
    case 'objection':
      return sql`select 1 from objection x where ${at} and ${own(sql`x.unit_id`)}`;
    case 'opinion':
      return sql`select 1 from opinion x where ${at} and ${own(sql`x.unit_id`)}`;
    case 'instruction':
      return units === null
        ? sql`select 1 from instruction x where ${at}`
        : sql`select 1 from instruction x join task t on t.jurisdiction_id = x.jurisdiction_id
            and t.instruction_id = x.id where ${at} and ${part(sql`t.id`)}`;
    case 'notice':
      return units === null
        ? sql`select 1 from notice x where ${at}`
        : sql`select 1 from notice x join notice_recipient r on r.jurisdiction_id = x.jurisdiction_id
            and r.notice_id = x.id where ${at} and x.state = 'issued' and ${own(sql`r.unit_id`)}`;
    case 'meeting':
      return units === null
        ? sql`select 1 from meeting x where ${at}`
        : sql`select 1 from meeting x join meeting_item i on i.jurisdiction_id = x.jurisdiction_id
            and i.meeting_id = x.id where ${at}
            and (${own(sql`i.put_forward_by_unit_id`)} or ${own(sql`i.decision_unit_id`)})`;
  }
}

/** Subjects that may hang on a task. */
const OF_TASKS: readonly AttachedTo[] = ['report', 'verification', 'approval', 'problem', 'objection'];

/** The paper of limited handling (内部资料, 依申请公开) behind what something is attached to: the one that its task came from. */
export async function limitedPaperBehind(
  db: Handle,
  jurisdiction: number,
  { kind, id }: { readonly kind: AttachedTo; readonly id: Id },
): Promise<{ readonly paperId: Id; readonly handling: 'internal' | 'on-request' } | null> {
  const at = sql`x.jurisdiction_id = ${jurisdiction} and x.id = ${id}`;
  const paper =
    kind === 'task'
      ? sql`select x.paper_id as id from task x where ${at}`
      : kind === 'opinion'
        ? sql`select r.paper_id as id from opinion x join opinion_round r on r.jurisdiction_id = x.jurisdiction_id
            and r.id = x.round_id where ${at}`
        : OF_TASKS.includes(kind)
          ? sql`select t.paper_id as id from ${sql.table(kind)} x join task t on t.jurisdiction_id = x.jurisdiction_id
              and t.id = x.task_id where ${at}`
          : null;
  if (paper === null) return null;
  const { rows } = await sql<{ paperId: Id; handling: 'internal' | 'on-request' }>`
    select p.id as "paperId", p.handling from paper p join (${paper}) b on b.id = p.id
    where p.jurisdiction_id = ${jurisdiction} and p.handling is not null`.execute(db);
  return rows[0] ?? null;
}
