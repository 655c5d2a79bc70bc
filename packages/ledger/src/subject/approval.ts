import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { ApprovalRow } from '../schema/assignments.js';
import type { Day, Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle } from './handle.js';

/** A question about a task that somebody has to decide, or has decided. */
export interface ApprovalRecord {
  readonly id: Id;
  readonly kind: ApprovalRow['kind'];
  readonly taskId: Id;
  readonly taskNumber: string;
  readonly taskTitle: string;
  readonly taskVersion: number;
  /** The task's deadline today. */
  readonly taskDue: Day | null;
  /** What is asked for, and what is in force until it is granted. */
  readonly request: unknown;
  readonly wayBack: unknown;
  readonly reason: string | null;
  readonly askedAt: Date;
  readonly askedBy: Id | null;
  readonly unitId: Id | null;
  /** Null where no clock runs. */
  readonly answerDue: Day | null;
  readonly state: 'waiting' | 'granted' | 'refused' | 'withdrawn';
  readonly decidedAt: Date | null;
  readonly decidedBy: Id | null;
  readonly decisionReason: string | null;
}

export interface ApprovalFilter {
  readonly state?: ApprovalRecord['state'] | undefined;
  readonly kinds?: readonly ApprovalRow['kind'][] | undefined;
  readonly taskId?: Id | undefined;
  readonly unitId?: Id | undefined;
  /** Waiting, and due before this day. */
  readonly overdueOn?: Day | undefined;
  /** About tasks of this leader. */
  readonly leaderId?: Id | undefined;
  /** Only what these units asked: what a liaison may see. */
  readonly seenBy?: readonly Id[] | undefined;
}

function fitting(db: Handle, jurisdiction: number, filter: ApprovalFilter) {
  const { state, kinds, taskId, unitId, overdueOn, leaderId, seenBy } = filter;
  let query = db
    .selectFrom('approval as a')
    .innerJoin('task as t', (join) =>
      join.onRef('t.jurisdiction_id', '=', 'a.jurisdiction_id').onRef('t.id', '=', 'a.task_id'),
    )
    .where('a.jurisdiction_id', '=', jurisdiction);
  if (state) query = query.where('a.state', '=', state);
  if (kinds) query = query.where('a.kind', '=', sql<ApprovalRow['kind']>`any(${kinds})`);
  if (taskId) query = query.where('a.task_id', '=', taskId);
  if (unitId) query = query.where('a.asked_by_unit_id', '=', unitId);
  if (overdueOn) query = query.where('a.state', '=', 'waiting').where('a.answer_due', '<', overdueOn);
  if (leaderId)
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('task_leader as l')
          .select('l.task_id')
          .where('l.jurisdiction_id', '=', jurisdiction)
          .whereRef('l.task_id', '=', 'a.task_id')
          .where('l.person_id', '=', leaderId),
      ),
    );
  if (seenBy) query = query.where('a.asked_by_unit_id', '=', sql<Id>`any(${seenBy})`);
  return query;
}

/** Questions by the day on which they are due, those without a clock last; then in the order in which they were asked. */
export async function listApprovals(
  db: Handle,
  jurisdiction: number,
  filter: ApprovalFilter,
  page: PageAsked,
): Promise<Page<ApprovalRecord>> {
  const due = sql<Day>`coalesce(a.answer_due, date '9999-12-31')`;
  const after = keysOf<[Day, Id]>('approvals', page.after, ['day', 'id']);
  let query = fitting(db, jurisdiction, filter)
    .selectAll('a')
    .select(['t.number', 't.title', 't.version as task_version', 't.due as task_due'])
    .orderBy(due)
    .orderBy('a.id')
    .limit(page.limit + 1);
  if (after) query = query.where(sql<boolean>`(${due}, a.id) > (${after[0]}::date, ${after[1]}::uuid)`);
  const rows = (await query.execute()).map((row): ApprovalRecord => ({
    id: row.id,
    kind: row.kind,
    taskId: row.task_id,
    taskNumber: row.number,
    taskTitle: row.title,
    taskVersion: row.task_version,
    taskDue: row.task_due,
    request: row.request,
    wayBack: row.way_back,
    reason: row.reason,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    unitId: row.asked_by_unit_id,
    answerDue: row.answer_due,
    state: row.state,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
  }));
  return pageOf(rows, page.limit, (last) => cursorOf('approvals', [last.answerDue ?? '9999-12-31', last.id]));
}

/** How many rows `listApprovals` gives in all. */
export async function countApprovals(db: Handle, jurisdiction: number, filter: ApprovalFilter): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The task that a question is about; refuses (`not-found`) an unknown one. */
export async function taskOfApproval(db: Handle, jurisdiction: number, id: Id): Promise<Id> {
  const row = await db
    .selectFrom('approval')
    .select('task_id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return row.task_id;
}
