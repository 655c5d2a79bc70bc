import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { ProblemRow } from '../schema/problems.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

export type ProblemState = Selectable<ProblemRow>['state'];
export type ProblemKind = ProblemRow['kind'];

/** 要素保障: what blocks a unit's work, from raised to struck off. */
export interface Problem {
  readonly id: Id;
  readonly taskId: Id | null;
  readonly raisedByUnitId: Id;
  readonly kind: ProblemKind;
  readonly title: string;
  readonly text: string;
  /** Whose matter it is; null until somebody says. */
  readonly blockingUnitId: Id | null;
  readonly state: ProblemState;
  readonly claimDue: Day | null;
  readonly due: Day | null;
  readonly raisedAt: Date;
  readonly claimedAt: Date | null;
  readonly coordinatedAt: Date | null;
  readonly solvedAt: Date | null;
  readonly struckOffAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly solution: string | null;
  /** How often a solution did not hold. */
  readonly returnedTimes: number;
  readonly version: number;
}

export type NewProblem = Pick<
  Problem,
  'id' | 'taskId' | 'raisedByUnitId' | 'kind' | 'title' | 'text' | 'blockingUnitId' | 'claimDue' | 'raisedAt'
> & { readonly raisedBy: Id | null };

export type ProblemChange = Partial<
  Pick<
    Problem,
    | 'state'
    | 'blockingUnitId'
    | 'claimDue'
    | 'due'
    | 'claimedAt'
    | 'coordinatedAt'
    | 'solvedAt'
    | 'struckOffAt'
    | 'withdrawnAt'
    | 'solution'
    | 'returnedTimes'
  >
>;

export interface ProblemFilter {
  readonly states?: readonly ProblemState[] | undefined;
  readonly kinds?: readonly ProblemKind[] | undefined;
  readonly blockingUnitId?: Id | undefined;
  readonly raisedByUnitId?: Id | undefined;
  readonly taskId?: Id | undefined;
  /** Past its clock on this day: not claimed, or not solved, by then. */
  readonly overdueOn?: Day | undefined;
  /** Without those on this meeting's list. */
  readonly notOnMeetingId?: Id | undefined;
  /** Only what these units raised or block: what a liaison may see. */
  readonly seenBy?: readonly Id[] | undefined;
}

/** The states in which somebody still has to do something. */
export const openProblems: readonly ProblemState[] = ['raised', 'claimed', 'coordinated', 'solved'];

export async function insertProblem(
  transaction: Transaction,
  jurisdiction: number,
  problem: NewProblem,
): Promise<void> {
  await transaction
    .insertInto('problem')
    .values({
      jurisdiction_id: jurisdiction,
      id: problem.id,
      task_id: problem.taskId,
      raised_by_unit_id: problem.raisedByUnitId,
      kind: problem.kind,
      title: problem.title,
      text: problem.text,
      blocking_unit_id: problem.blockingUnitId,
      claim_due: problem.claimDue,
      raised_at: problem.raisedAt,
      raised_by: problem.raisedBy,
    })
    .execute();
}

/** Changes a problem. Refuses (`changed-meanwhile`) a version that is not the latest. */
export async function changeProblem(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  change: ProblemChange,
): Promise<number> {
  const columns: Updateable<ProblemRow> = {};
  if (change.state !== undefined) columns.state = change.state;
  if (change.blockingUnitId !== undefined) columns.blocking_unit_id = change.blockingUnitId;
  if (change.claimDue !== undefined) columns.claim_due = change.claimDue;
  if (change.due !== undefined) columns.due = change.due;
  if (change.claimedAt !== undefined) columns.claimed_at = change.claimedAt;
  if (change.coordinatedAt !== undefined) columns.coordinated_at = change.coordinatedAt;
  if (change.solvedAt !== undefined) columns.solved_at = change.solvedAt;
  if (change.struckOffAt !== undefined) columns.struck_off_at = change.struckOffAt;
  if (change.withdrawnAt !== undefined) columns.withdrawn_at = change.withdrawnAt;
  if (change.solution !== undefined) columns.solution = change.solution;
  if (change.returnedTimes !== undefined) columns.returned_times = change.returnedTimes;
  const { numUpdatedRows } = await transaction
    .updateTable('problem')
    .set({ ...columns, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
  return version + 1;
}

function fitting(db: Handle, jurisdiction: number, filter: ProblemFilter) {
  const { states, kinds, blockingUnitId, raisedByUnitId, taskId, overdueOn, notOnMeetingId, seenBy } = filter;
  let query = db.selectFrom('problem as p').where('p.jurisdiction_id', '=', jurisdiction);
  if (states) query = query.where('p.state', '=', sql<ProblemState>`any(${states})`);
  if (kinds) query = query.where('p.kind', '=', sql<ProblemKind>`any(${kinds})`);
  if (blockingUnitId) query = query.where('p.blocking_unit_id', '=', blockingUnitId);
  if (raisedByUnitId) query = query.where('p.raised_by_unit_id', '=', raisedByUnitId);
  if (taskId) query = query.where('p.task_id', '=', taskId);
  if (overdueOn)
    query = query.where(
      sql<boolean>`((p.state = 'raised' and p.claim_due < ${overdueOn}::date)
        or (p.state in ('claimed', 'coordinated') and p.due < ${overdueOn}::date))`,
    );
  if (notOnMeetingId)
    query = query.where(
      sql<boolean>`not exists (select from meeting_item i where i.jurisdiction_id = p.jurisdiction_id
        and i.problem_id = p.id and i.meeting_id = ${notOnMeetingId})`,
    );
  if (seenBy)
    query = query.where(sql<boolean>`(p.raised_by_unit_id = any(${seenBy}) or p.blocking_unit_id = any(${seenBy}))`);
  return query;
}

/** Problems, the newest first. */
export async function listProblems(
  db: Handle,
  jurisdiction: number,
  filter: ProblemFilter,
  page: PageAsked,
): Promise<Page<Problem>> {
  const after = keysOf<[Id]>('problems', page.after, ['id']);
  let query = fitting(db, jurisdiction, filter)
    .selectAll('p')
    .orderBy('p.id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('p.id', '<', after[0]);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('problems', [last.id]));
}

/** How many rows `listProblems` gives in all. */
export async function countProblems(db: Handle, jurisdiction: number, filter: ProblemFilter): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface ProblemCount {
  readonly blockingUnitId: Id | null;
  readonly kind: ProblemKind;
  readonly state: ProblemState;
  readonly count: number;
}

/** The rows of `listProblems` counted by blocking unit, kind and state. */
export async function problemCounts(db: Handle, jurisdiction: number, filter: ProblemFilter): Promise<ProblemCount[]> {
  const rows = await fitting(db, jurisdiction, filter)
    .select(['p.blocking_unit_id', 'p.kind', 'p.state', (row) => row.fn.countAll<string>().as('count')])
    .groupBy(['p.blocking_unit_id', 'p.kind', 'p.state'])
    .orderBy('p.blocking_unit_id')
    .orderBy('p.kind')
    .orderBy('p.state')
    .execute();
  return rows.map(({ blocking_unit_id, kind, state, count }) => ({
    blockingUnitId: blocking_unit_id,
    kind,
    state,
    count: Number(count),
  }));
}

/** Problems by their ids; those that are not there are left out. */
export async function problemsById(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Map<Id, Problem>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('problem')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids})`)
    .execute();
  return new Map(rows.map((row) => [row.id, shown(row)]));
}

/** One problem. Refuses (`not-found`) what is not a matter of these units, where `seenBy` is given. */
export async function problemById(
  db: Handle,
  jurisdiction: number,
  id: Id,
  seenBy: readonly Id[] | null,
): Promise<Problem> {
  const problem = (await problemsById(db, jurisdiction, [id])).get(id);
  const { raisedByUnitId, blockingUnitId } = problem ?? {};
  if (!problem || (seenBy && ![raisedByUnitId, blockingUnitId].some((unit) => unit && seenBy.includes(unit))))
    throw new StoreRefusal('not-found', id);
  return problem;
}

const shown = (row: Selectable<ProblemRow>): Problem => ({
  id: row.id,
  taskId: row.task_id,
  raisedByUnitId: row.raised_by_unit_id,
  kind: row.kind,
  title: row.title,
  text: row.text,
  blockingUnitId: row.blocking_unit_id,
  state: row.state,
  claimDue: row.claim_due,
  due: row.due,
  raisedAt: row.raised_at,
  claimedAt: row.claimed_at,
  coordinatedAt: row.coordinated_at,
  solvedAt: row.solved_at,
  struckOffAt: row.struck_off_at,
  withdrawnAt: row.withdrawn_at,
  solution: row.solution,
  returnedTimes: row.returned_times,
  version: row.version,
});
