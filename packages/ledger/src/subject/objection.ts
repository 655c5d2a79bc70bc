import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { ObjectionRow } from '../schema/verification.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** A unit's objection to a finding, a duty, a lamp, a ranking or a notice, and what came of looking again. */
export interface Objection {
  readonly id: Id;
  readonly subjectKind: ObjectionRow['subject_kind'];
  /** The check, the notice, or the task whose duty or lamp it is. */
  readonly subjectId: Id;
  readonly taskId: Id | null;
  readonly unitId: Id;
  readonly text: string;
  readonly raisedAt: Date;
  readonly raisedBy: Id | null;
  readonly answerDue: Day | null;
  readonly state: Selectable<ObjectionRow>['state'];
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: Id | null;
  /** The check that looks at a finding again (复核). */
  readonly secondLookId: Id | null;
  readonly version: number;
}

export type NewObjection = Pick<
  Objection,
  'id' | 'subjectKind' | 'subjectId' | 'taskId' | 'unitId' | 'text' | 'raisedAt' | 'raisedBy' | 'answerDue'
>;

export interface ObjectionFilter {
  readonly states?: readonly Objection['state'][] | undefined;
  readonly subjectKind?: Objection['subjectKind'] | undefined;
  readonly subjectId?: Id | undefined;
  readonly unitId?: Id | undefined;
  /** Waiting, and due before this day. */
  readonly overdueOn?: Day | undefined;
  /** Only those of these units: what a liaison may see. */
  readonly seenBy?: readonly Id[] | undefined;
}

/** Enters an objection. @returns whether it went in: one of a unit about a thing waits at a time */
export async function insertObjection(
  transaction: Transaction,
  jurisdiction: number,
  objection: NewObjection,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('objection')
    .values({
      jurisdiction_id: jurisdiction,
      id: objection.id,
      subject_kind: objection.subjectKind,
      subject_id: objection.subjectId,
      task_id: objection.taskId,
      unit_id: objection.unitId,
      text: objection.text,
      raised_at: objection.raisedAt,
      raised_by: objection.raisedBy,
      answer_due: objection.answerDue,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'subject_kind', 'subject_id', 'unit_id'])
        .where('state', '=', 'waiting')
        .doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Answers, withdraws or sends on an objection that waits. Refuses (`changed-meanwhile`) one that was changed. */
export async function changeObjection(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  change: Partial<Pick<Objection, 'state' | 'answer' | 'answeredAt' | 'answeredBy' | 'secondLookId'>>,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('objection')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.answer === undefined ? {} : { answer: change.answer }),
      ...(change.answeredAt === undefined ? {} : { answered_at: change.answeredAt }),
      ...(change.answeredBy === undefined ? {} : { answered_by: change.answeredBy }),
      ...(change.secondLookId === undefined ? {} : { second_look_id: change.secondLookId }),
      version: version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
  return version + 1;
}

function fitting(db: Handle, jurisdiction: number, filter: ObjectionFilter) {
  const { states, subjectKind, subjectId, unitId, overdueOn, seenBy } = filter;
  let query = db.selectFrom('objection as o').where('o.jurisdiction_id', '=', jurisdiction);
  if (states) query = query.where('o.state', '=', sql<Objection['state']>`any(${states})`);
  if (subjectKind) query = query.where('o.subject_kind', '=', subjectKind);
  if (subjectId) query = query.where('o.subject_id', '=', subjectId);
  if (unitId) query = query.where('o.unit_id', '=', unitId);
  if (overdueOn) query = query.where('o.state', '=', 'waiting').where('o.answer_due', '<', overdueOn);
  if (seenBy) query = query.where('o.unit_id', '=', sql<Id>`any(${seenBy})`);
  return query;
}

/** Objections, the newest first. */
export async function listObjections(
  db: Handle,
  jurisdiction: number,
  filter: ObjectionFilter,
  page: PageAsked,
): Promise<Page<Objection>> {
  const after = keysOf<[Id]>('objections', page.after, ['id']);
  let query = fitting(db, jurisdiction, filter)
    .selectAll('o')
    .orderBy('o.id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('o.id', '<', after[0]);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('objections', [last.id]));
}

/** How many rows `listObjections` gives in all. */
export async function countObjections(db: Handle, jurisdiction: number, filter: ObjectionFilter): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One objection. Refuses (`not-found`) another unit's, where `seenBy` is given. */
export async function objectionById(
  db: Handle,
  jurisdiction: number,
  id: Id,
  seenBy: readonly Id[] | null,
): Promise<Objection> {
  const row = await db
    .selectFrom('objection')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || (seenBy && !seenBy.includes(row.unit_id))) throw new StoreRefusal('not-found', id);
  return shown(row);
}

const shown = (row: Selectable<ObjectionRow>): Objection => ({
  id: row.id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  taskId: row.task_id,
  unitId: row.unit_id,
  text: row.text,
  raisedAt: row.raised_at,
  raisedBy: row.raised_by,
  answerDue: row.answer_due,
  state: row.state,
  answer: row.answer,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  secondLookId: row.second_look_id,
  version: row.version,
});
