import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { MeetingItemRow, MeetingRow } from '../schema/dispatch.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

export type MeetingKind = MeetingRow['kind'];
export type MeetingState = Selectable<MeetingRow>['state'];

/** A meeting that dispatches work (月调度), without its items. */
export interface Meeting {
  readonly id: Id;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly heldOn: Day;
  /** The leader in charge, who signs the list. */
  readonly chairId: Id | null;
  readonly state: MeetingState;
  readonly signedAt: Date | null;
  readonly signedBy: Id | null;
  readonly heldAt: Date | null;
  readonly closedAt: Date | null;
  /** The meeting whose decisions this one asks after. */
  readonly previousId: Id | null;
  /** Canonical JSON as it was signed, and the SHA-256 of its UTF-8 bytes in hexadecimal. */
  readonly pack: string | null;
  readonly packSha256: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

export interface MeetingItem {
  readonly id: Id;
  readonly meetingId: Id;
  readonly position: number;
  readonly title: string;
  readonly text: string;
  readonly taskId: Id | null;
  readonly problemId: Id | null;
  readonly putForwardByUnitId: Id | null;
  /** Null: not yet looked at. */
  readonly admitted: boolean | null;
  readonly remark: string | null;
  readonly version: number;
}

export interface MeetingDecision {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly position: number;
  readonly text: string;
  readonly due: Day;
  readonly duties: readonly { readonly unit: Id; readonly role: 'lead' | 'support' }[];
  /** What it became when the meeting was closed. */
  readonly taskId: Id | null;
}

export type NewMeeting = Pick<Meeting, 'id' | 'kind' | 'title' | 'heldOn' | 'chairId' | 'previousId' | 'createdAt'> & {
  readonly createdBy: Id | null;
};

export interface MeetingFilter {
  readonly states?: readonly MeetingState[] | undefined;
  readonly kind?: MeetingKind | undefined;
  readonly chairId?: Id | undefined;
  /** Held on this day or an earlier one. */
  readonly heldTo?: Day | undefined;
}

export async function insertMeeting(
  transaction: Transaction,
  jurisdiction: number,
  meeting: NewMeeting,
): Promise<void> {
  await transaction
    .insertInto('meeting')
    .values({
      jurisdiction_id: jurisdiction,
      id: meeting.id,
      kind: meeting.kind,
      title: meeting.title,
      held_on: meeting.heldOn,
      chair_id: meeting.chairId,
      previous_id: meeting.previousId,
      created_at: meeting.createdAt,
      created_by: meeting.createdBy,
    })
    .execute();
}

export interface MeetingChange extends Partial<
  Pick<Meeting, 'title' | 'heldOn' | 'chairId' | 'state' | 'signedAt' | 'signedBy' | 'heldAt' | 'closedAt'>
> {
  /** The frozen pack with the SHA-256 of its bytes. */
  readonly frozen?: { readonly text: string; readonly sha256: Buffer };
}

/** Changes a meeting. Refuses (`changed-meanwhile`) a version that is not the latest. */
export async function changeMeeting(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  change: MeetingChange,
): Promise<number> {
  const columns: Updateable<MeetingRow> = {};
  if (change.title !== undefined) columns.title = change.title;
  if (change.heldOn !== undefined) columns.held_on = change.heldOn;
  if (change.chairId !== undefined) columns.chair_id = change.chairId;
  if (change.state !== undefined) columns.state = change.state;
  if (change.signedAt !== undefined) columns.signed_at = change.signedAt;
  if (change.signedBy !== undefined) columns.signed_by = change.signedBy;
  if (change.heldAt !== undefined) columns.held_at = change.heldAt;
  if (change.closedAt !== undefined) columns.closed_at = change.closedAt;
  if (change.frozen !== undefined) {
    columns.pack = change.frozen.text;
    columns.pack_sha256 = change.frozen.sha256;
  }
  const { numUpdatedRows } = await transaction
    .updateTable('meeting')
    .set({ ...columns, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
  return version + 1;
}

function fitting(db: Handle, jurisdiction: number, filter: MeetingFilter) {
  const { states, kind, chairId, heldTo } = filter;
  let query = db.selectFrom('meeting as m').where('m.jurisdiction_id', '=', jurisdiction);
  if (states) query = query.where('m.state', '=', sql<MeetingState>`any(${states})`);
  if (kind) query = query.where('m.kind', '=', kind);
  if (chairId) query = query.where('m.chair_id', '=', chairId);
  if (heldTo) query = query.where('m.held_on', '<=', heldTo);
  return query;
}

/** Meetings, the latest first. */
export async function listMeetings(
  db: Handle,
  jurisdiction: number,
  filter: MeetingFilter,
  page: PageAsked,
): Promise<Page<Meeting>> {
  const after = keysOf<[Day, Id]>('meetings', page.after, ['day', 'id']);
  let query = fitting(db, jurisdiction, filter)
    .selectAll('m')
    .orderBy('m.held_on', 'desc')
    .orderBy('m.id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where(sql<boolean>`(m.held_on, m.id) < (${after[0]}::date, ${after[1]}::uuid)`);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('meetings', [last.heldOn, last.id]));
}

/** How many rows `listMeetings` gives in all. */
export async function countMeetings(db: Handle, jurisdiction: number, filter: MeetingFilter): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function meetingById(db: Handle, jurisdiction: number, id: Id): Promise<Meeting> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** The last closed meeting of a kind before a day: the one whose decisions the next asks after. */
export async function meetingBefore(
  db: Handle,
  jurisdiction: number,
  kind: MeetingKind,
  day: Day,
): Promise<Meeting | null> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('kind', '=', kind)
    .where('state', '=', 'closed')
    .where('held_on', '<', day)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? shown(row) : null;
}

export async function insertItems(
  transaction: Transaction,
  jurisdiction: number,
  items: readonly Omit<MeetingItem, 'version' | 'remark'>[],
): Promise<void> {
  await insertMany(
    transaction,
    'meeting_item',
    items.map((item) => ({
      jurisdiction_id: jurisdiction,
      id: item.id,
      meeting_id: item.meetingId,
      position: item.position,
      title: item.title,
      text: item.text,
      task_id: item.taskId,
      problem_id: item.problemId,
      put_forward_by_unit_id: item.putForwardByUnitId,
      admitted: item.admitted,
    })),
  );
}

/** The items of a meeting in their order. */
export async function itemsOf(db: Handle, jurisdiction: number, meetingId: Id): Promise<MeetingItem[]> {
  const rows = await db
    .selectFrom('meeting_item')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(item);
}

/** Admits an item to the list, or not, and where it stands. Refuses (`changed-meanwhile`) an older version. */
export async function changeItem(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  change: Partial<Pick<MeetingItem, 'admitted' | 'remark' | 'position'>>,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('meeting_item')
    .set({ ...change, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
  return version + 1;
}

/** The meetings at which problems were put forward, the latest first. */
export async function meetingsOfProblem(db: Handle, jurisdiction: number, problemId: Id): Promise<Meeting[]> {
  const rows = await db
    .selectFrom('meeting_item as i')
    .innerJoin('meeting as m', (join) =>
      join.onRef('m.jurisdiction_id', '=', 'i.jurisdiction_id').onRef('m.id', '=', 'i.meeting_id'),
    )
    .selectAll('m')
    .distinct()
    .where('i.jurisdiction_id', '=', jurisdiction)
    .where('i.problem_id', '=', problemId)
    .orderBy('m.held_on', 'desc')
    .execute();
  return rows.map(shown);
}

/** Puts the decisions of a meeting in the place of those recorded so far. */
export async function saveDecisions(
  transaction: Transaction,
  jurisdiction: number,
  meetingId: Id,
  decisions: readonly MeetingDecision[],
): Promise<void> {
  await transaction
    .deleteFrom('meeting_decision')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('meeting_id', '=', meetingId)
    .execute();
  await insertMany(
    transaction,
    'meeting_decision',
    decisions.map((one) => ({
      jurisdiction_id: jurisdiction,
      id: one.id,
      meeting_id: meetingId,
      item_id: one.itemId,
      position: one.position,
      text: one.text,
      due: one.due,
      task_id: one.taskId,
    })),
  );
  await insertMany(
    transaction,
    'meeting_decision_unit',
    decisions.flatMap(({ id, duties }) =>
      duties.map(({ unit, role }, index) => ({
        jurisdiction_id: jurisdiction,
        decision_id: id,
        unit_id: unit,
        role,
        position: index + 1,
      })),
    ),
  );
}

/** What a meeting decided, in order. */
export async function decisionsOf(db: Handle, jurisdiction: number, meetingId: Id): Promise<MeetingDecision[]> {
  const rows = await db
    .selectFrom('meeting_decision as d')
    .selectAll()
    .where('d.jurisdiction_id', '=', jurisdiction)
    .where('d.meeting_id', '=', meetingId)
    .orderBy('d.position')
    .orderBy('d.id')
    .execute();
  if (rows.length === 0) return [];
  const units = await db
    .selectFrom('meeting_decision_unit')
    .select(['decision_id', 'unit_id', 'role'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('decision_id', '=', sql<Id>`any(${rows.map(({ id }) => id)})`)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    meetingId,
    itemId: row.item_id,
    position: row.position,
    text: row.text,
    due: row.due,
    duties: units
      .filter(({ decision_id }) => decision_id === row.id)
      .map(({ unit_id, role }) => ({ unit: unit_id, role })),
    taskId: row.task_id,
  }));
}

const shown = (row: Selectable<MeetingRow>): Meeting => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  heldOn: row.held_on,
  chairId: row.chair_id,
  state: row.state,
  signedAt: row.signed_at,
  signedBy: row.signed_by,
  heldAt: row.held_at,
  closedAt: row.closed_at,
  previousId: row.previous_id,
  pack: row.pack,
  packSha256: row.pack_sha256?.toString('hex') ?? null,
  version: row.version,
  createdAt: row.created_at,
});

const item = (row: Selectable<MeetingItemRow>): MeetingItem => ({
  id: row.id,
  meetingId: row.meeting_id,
  position: row.position,
  title: row.title,
  text: row.text,
  taskId: row.task_id,
  problemId: row.problem_id,
  putForwardByUnitId: row.put_forward_by_unit_id,
  admitted: row.admitted,
  remark: row.remark,
  version: row.version,
});
