import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { NoticeRow } from '../schema/notices.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

export type NoticeState = Selectable<NoticeRow>['state'];
export type NoticeRowKind = NoticeRow['kind'];

/** What one unit did with a notice. */
export interface Recipient {
  readonly unitId: Id;
  readonly readAt: Date | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

/** 通报, 督办函, 商请函 or 约谈, from its draft to what its units answered. */
export interface Notice {
  readonly id: Id;
  readonly kind: NoticeRowKind;
  readonly number: string | null;
  readonly title: string;
  readonly text: string;
  readonly proposedFor: unknown;
  readonly state: NoticeState;
  readonly objectionsUntil: Day | null;
  readonly talkLeader: string | null;
  readonly talkOn: Day | null;
  /** Canonical JSON as it was signed, and the SHA-256 of its UTF-8 bytes in hexadecimal. */
  readonly snapshot: string | null;
  readonly snapshotSha256: string | null;
  readonly signedAt: Date | null;
  readonly signedBy: Id | null;
  readonly issuedOn: Day | null;
  readonly answerDue: Day | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly taskIds: readonly Id[];
  readonly recipients: readonly Recipient[];
}

export interface NoticeWords {
  readonly title: string;
  readonly text: string;
  readonly taskIds: readonly Id[];
  readonly unitIds: readonly Id[];
  readonly talkLeader: string | null;
  readonly talkOn: Day | null;
  readonly answerDue: Day | null;
}

export type NewNotice = NoticeWords &
  Pick<Notice, 'id' | 'kind' | 'proposedFor' | 'createdAt'> & { readonly createdBy: Id | null };

export interface NoticeFilter {
  readonly states?: readonly NoticeState[] | undefined;
  readonly kind?: NoticeRowKind | undefined;
  readonly taskId?: Id | undefined;
  readonly unitId?: Id | undefined;
  /** Issued, and a recipient (of `unitId`, where given) has not yet read or answered it. */
  readonly open?: 'unread' | 'unanswered' | undefined;
  /** Only what these units have been shown: what a liaison may see. */
  readonly seenBy?: readonly Id[] | undefined;
}

/** The states in which the units see it. */
const SHOWN: readonly NoticeState[] = ['rehearsed', 'issued'];

export async function insertNotice(transaction: Transaction, jurisdiction: number, notice: NewNotice): Promise<void> {
  await transaction
    .insertInto('notice')
    .values({
      jurisdiction_id: jurisdiction,
      id: notice.id,
      kind: notice.kind,
      title: notice.title,
      text: notice.text,
      proposed_for: notice.proposedFor === null ? null : JSON.stringify(notice.proposedFor),
      talk_leader: notice.talkLeader,
      talk_on: notice.talkOn,
      answer_due: notice.answerDue,
      created_at: notice.createdAt,
      created_by: notice.createdBy,
    })
    .execute();
  await insertAbout(transaction, jurisdiction, notice.id, notice);
}

async function insertAbout(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  { taskIds, unitIds }: NoticeWords,
): Promise<void> {
  const key = { jurisdiction_id: jurisdiction, notice_id: id };
  await insertMany(
    transaction,
    'notice_task',
    taskIds.map((task) => ({ ...key, task_id: task })),
  );
  await insertMany(
    transaction,
    'notice_recipient',
    unitIds.map((unit) => ({ ...key, unit_id: unit })),
  );
}

export interface NoticeChange extends Partial<
  Pick<Notice, 'state' | 'objectionsUntil' | 'signedAt' | 'signedBy' | 'number' | 'issuedOn'>
> {
  /** New words, in the place of all before. */
  readonly words?: NoticeWords;
  readonly frozen?: { readonly text: string; readonly sha256: Buffer };
}

/** Changes a notice. Refuses (`changed-meanwhile`) a version that is not the latest. */
export async function changeNotice(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  change: NoticeChange,
): Promise<number> {
  const { words } = change;
  const columns: Updateable<NoticeRow> = {};
  if (change.state !== undefined) columns.state = change.state;
  if (change.objectionsUntil !== undefined) columns.objections_until = change.objectionsUntil;
  if (change.signedAt !== undefined) columns.signed_at = change.signedAt;
  if (change.signedBy !== undefined) columns.signed_by = change.signedBy;
  if (change.number !== undefined) columns.number = change.number;
  if (change.issuedOn !== undefined) columns.issued_on = change.issuedOn;
  if (change.frozen !== undefined) {
    columns.snapshot = change.frozen.text;
    columns.snapshot_sha256 = change.frozen.sha256;
  }
  if (words !== undefined) {
    columns.title = words.title;
    columns.text = words.text;
    columns.talk_leader = words.talkLeader;
    columns.talk_on = words.talkOn;
    columns.answer_due = words.answerDue;
  }
  const { numUpdatedRows } = await transaction
    .updateTable('notice')
    .set({ ...columns, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
  if (words !== undefined) {
    for (const table of ['notice_task', 'notice_recipient'] as const)
      await transaction
        .deleteFrom(table)
        .where('jurisdiction_id', '=', jurisdiction)
        .where('notice_id', '=', id)
        .execute();
    await insertAbout(transaction, jurisdiction, id, words);
  }
  return version + 1;
}

/** Notes that a unit has read a notice, and its answer: the first time counts, of the words the last. */
export async function markNotice(
  transaction: Transaction,
  jurisdiction: number,
  mark: {
    readonly noticeId: Id;
    readonly unitId: Id;
    readonly answer: string | null;
    readonly at: Date;
    readonly accountId: Id | null;
  },
): Promise<void> {
  const row = transaction
    .updateTable('notice_recipient')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('notice_id', '=', mark.noticeId)
    .where('unit_id', '=', mark.unitId);
  await row.set({ read_at: mark.at, read_by: mark.accountId }).where('read_at', 'is', null).execute();
  if (mark.answer !== null)
    await row
      .set({ answer: mark.answer, answered_at: sql`coalesce(answered_at, ${mark.at})`, answered_by: mark.accountId })
      .execute();
}

function fitting(db: Handle, jurisdiction: number, filter: NoticeFilter) {
  const { states, kind, taskId, unitId, open, seenBy } = filter;
  let query = db.selectFrom('notice as n').where('n.jurisdiction_id', '=', jurisdiction);
  if (states) query = query.where('n.state', '=', sql<NoticeState>`any(${states})`);
  if (kind) query = query.where('n.kind', '=', kind);
  if (taskId)
    query = query.where(
      sql<boolean>`exists (select from notice_task x where x.jurisdiction_id = n.jurisdiction_id
        and x.notice_id = n.id and x.task_id = ${taskId})`,
    );
  if (open) query = query.where('n.state', '=', 'issued');
  if (unitId || open)
    query = query.where(
      sql<boolean>`exists (select from notice_recipient r where r.jurisdiction_id = n.jurisdiction_id
        and r.notice_id = n.id
        and (${unitId ?? null}::uuid is null or r.unit_id = ${unitId ?? null}::uuid)
        and (${open ?? null}::text is distinct from 'unread' or r.read_at is null)
        and (${open ?? null}::text is distinct from 'unanswered' or r.answered_at is null))`,
    );
  if (seenBy)
    query = query.where('n.state', '=', sql<NoticeState>`any(${SHOWN})`).where(
      sql<boolean>`exists (select from notice_recipient s where s.jurisdiction_id = n.jurisdiction_id
        and s.notice_id = n.id and s.unit_id = any(${seenBy}))`,
    );
  return query;
}

/** Notices, the newest first. */
export async function listNotices(
  db: Handle,
  jurisdiction: number,
  filter: NoticeFilter,
  page: PageAsked,
): Promise<Page<Notice>> {
  const after = keysOf<[Id]>('notices', page.after, ['id']);
  let query = fitting(db, jurisdiction, filter)
    .selectAll('n')
    .orderBy('n.id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('n.id', '<', after[0]);
  const rows = await withAbout(db, jurisdiction, await query.execute(), filter.seenBy ?? null);
  return pageOf(rows, page.limit, (last) => cursorOf('notices', [last.id]));
}

/** How many rows `listNotices` gives in all. */
export async function countNotices(db: Handle, jurisdiction: number, filter: NoticeFilter): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One notice. Refuses (`not-found`) what these units have not been shown, where `seenBy` is given. */
export async function noticeById(
  db: Handle,
  jurisdiction: number,
  id: Id,
  seenBy: readonly Id[] | null,
): Promise<Notice> {
  const rows = await fitting(db, jurisdiction, { seenBy: seenBy ?? undefined })
    .selectAll('n')
    .where('n.id', '=', id)
    .execute();
  const [notice] = await withAbout(db, jurisdiction, rows, seenBy);
  if (!notice) throw new StoreRefusal('not-found', id);
  return notice;
}

/** When a task was last the matter of an issued letter or talk: its lamps are counted anew from that day. */
export async function lastLetters(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
): Promise<Map<Id, { readonly unitId: Id; readonly issuedOn: Day }[]>> {
  const rows =
    taskIds.length === 0
      ? []
      : await db
          .selectFrom('notice_task as x')
          .innerJoin('notice as n', (join) =>
            join.onRef('n.jurisdiction_id', '=', 'x.jurisdiction_id').onRef('n.id', '=', 'x.notice_id'),
          )
          .innerJoin('notice_recipient as r', (join) =>
            join.onRef('r.jurisdiction_id', '=', 'n.jurisdiction_id').onRef('r.notice_id', '=', 'n.id'),
          )
          .select(['x.task_id', 'r.unit_id', (row) => row.fn.max('n.issued_on').as('issued_on')])
          .where('x.jurisdiction_id', '=', jurisdiction)
          .where('x.task_id', '=', sql<Id>`any(${taskIds})`)
          .where('n.state', '=', 'issued')
          .where('n.kind', '<>', 'circular')
          .groupBy(['x.task_id', 'r.unit_id'])
          .execute();
  const of = new Map<Id, { readonly unitId: Id; readonly issuedOn: Day }[]>();
  for (const { task_id, unit_id, issued_on } of rows)
    of.set(task_id, [...(of.get(task_id) ?? []), { unitId: unit_id, issuedOn: issued_on! }]);
  return of;
}

async function withAbout(
  db: Handle,
  jurisdiction: number,
  rows: readonly Selectable<NoticeRow>[],
  seenBy: readonly Id[] | null,
): Promise<Notice[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const tasks = await db
    .selectFrom('notice_task')
    .select(['notice_id', 'task_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('notice_id', '=', sql<Id>`any(${ids})`)
    .orderBy('task_id')
    .execute();
  let recipients = db
    .selectFrom('notice_recipient')
    .select(['notice_id', 'unit_id', 'read_at', 'answer', 'answered_at'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('notice_id', '=', sql<Id>`any(${ids})`)
    .orderBy('unit_id');
  if (seenBy) recipients = recipients.where('unit_id', '=', sql<Id>`any(${seenBy})`);
  const sent = await recipients.execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    text: row.text,
    proposedFor: row.proposed_for,
    state: row.state,
    objectionsUntil: row.objections_until,
    talkLeader: row.talk_leader,
    talkOn: row.talk_on,
    snapshot: row.snapshot,
    snapshotSha256: row.snapshot_sha256?.toString('hex') ?? null,
    signedAt: row.signed_at,
    signedBy: row.signed_by,
    issuedOn: row.issued_on,
    answerDue: row.answer_due,
    version: row.version,
    createdAt: row.created_at,
    taskIds: tasks.filter(({ notice_id }) => notice_id === row.id).map(({ task_id }) => task_id),
    recipients: sent
      .filter(({ notice_id }) => notice_id === row.id)
      .map(({ unit_id, read_at, answer, answered_at }) => ({
        unitId: unit_id,
        readAt: read_at,
        answer,
        answeredAt: answered_at,
      })),
  }));
}
