import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { ReportRow } from '../schema/reports.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import type { PeriodSpan } from './reporting-period.js';
import { spanOf, spanRange } from './reporting-period.js';

export type ReportState = Selectable<ReportRow>['state'];

/** A figure as typed; `prefilled` says that the form put it there and nobody has looked at it yet. */
export interface ReportFigure {
  /** Null is the task's own target. */
  readonly indicatorId: Id | null;
  readonly said: string;
  readonly prefilled: 'last-period' | 'other-task' | null;
}

/** What a person types. */
export interface ReportContent {
  readonly text: string;
  /** Per cent, as the unit says. */
  readonly progress: Decimal | null;
  readonly difficulties: string | null;
  readonly nextSteps: string | null;
  readonly figures: readonly ReportFigure[];
  /** Of the figures. */
  readonly asOf: Day | null;
  /** When the unit really began, where it says so. */
  readonly started: Day | null;
}

/** A unit's report of its part in a task for one period, as it stands today. What was filed is in the task's history. */
export interface ReportRecord extends ReportContent {
  readonly id: Id;
  readonly taskId: Id;
  readonly assignmentId: Id;
  readonly unitId: Id;
  readonly period: PeriodSpan;
  readonly state: ReportState;
  /** The latest filing in the task's history; null where nothing is filed. */
  readonly entryId: Id | null;
  readonly filedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly issuedBy: Id | null;
  /** 补报; null: not filed, or it hangs on unpublished holidays. */
  readonly late: boolean | null;
  readonly returnedTimes: number;
  readonly returnReason: string | null;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: Id | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** What a step changes beside the content. */
export type ReportChange = Partial<
  Pick<
    ReportRecord,
    | 'state'
    | 'entryId'
    | 'filedAt'
    | 'issuedAt'
    | 'issuedBy'
    | 'late'
    | 'returnedTimes'
    | 'returnReason'
    | 'acceptedAt'
    | 'acceptedBy'
  >
> &
  Partial<ReportContent>;

export interface ReportFilter {
  readonly taskId?: Id;
  readonly unitId?: Id;
  readonly states?: readonly ReportState[];
  readonly period?: PeriodSpan;
  readonly late?: boolean;
  /** Only reports of these units; with a task named also what others of it have filed. */
  readonly seenBy?: readonly Id[];
}

const FILED: readonly ReportState[] = ['issued', 'accepted', 'returned'];

/**
 * Begins the report of a part for a period, unless it is there already.
 * @returns whether it was begun now
 */
export async function beginReport(
  transaction: Transaction,
  jurisdiction: number,
  report: Pick<ReportRecord, 'id' | 'taskId' | 'assignmentId' | 'unitId' | 'period'> & ReportContent,
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('report')
    .values({
      jurisdiction_id: jurisdiction,
      id: report.id,
      task_id: report.taskId,
      assignment_id: report.assignmentId,
      unit_id: report.unitId,
      period_kind: report.period.kind,
      cumulative: report.period.cumulative,
      period: spanRange(report.period),
      created_at: at,
      changed_at: at,
      ...contentColumns(report),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Keeps a filing that came without the form (entered as an action of the task) as the report of its part for the period.
 * Where the form was begun, that one stands.
 */
export async function keepFiling(
  transaction: Transaction,
  jurisdiction: number,
  filing: Pick<ReportRecord, 'id' | 'taskId' | 'unitId' | 'period' | 'late'> & ReportContent & { readonly entryId: Id },
  by: { readonly at: Date; readonly accountId: Id | null },
): Promise<void> {
  const part = await transaction
    .selectFrom('assignment')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', filing.taskId)
    .where('unit_id', '=', filing.unitId)
    .executeTakeFirst();
  if (!part) return;
  const begun = await beginReport(transaction, jurisdiction, { ...filing, assignmentId: part.id }, by.at);
  if (!begun) return;
  const { entryId, late } = filing;
  const issued = { state: 'issued', entryId, filedAt: by.at, issuedAt: by.at, issuedBy: by.accountId, late } as const;
  await changeReport(transaction, jurisdiction, filing.id, 1, issued, by.at);
}

/** Changes a report. Refuses a version that is not the latest. @returns the new version */
export async function changeReport(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  change: ReportChange,
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('report')
    .set({ ...changeColumns(change), version: version + 1, changed_at: at })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
  return version + 1;
}

/** What the history says of a filing: accepted, returned, or taken back. A filing without a report is left alone. */
export async function judgeFiling(
  transaction: Transaction,
  jurisdiction: number,
  entryId: Id,
  taskId: Id,
  change: ReportChange & { readonly returned?: boolean },
  at: Date,
): Promise<void> {
  const { returned = false, ...columns } = change;
  await transaction
    .updateTable('report')
    .set({
      ...changeColumns(columns),
      ...(returned ? { returned_times: sql<number>`returned_times + 1` } : {}),
      version: sql<number>`version + 1`,
      changed_at: at,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('assignment_id', 'in', (row) =>
      row
        .selectFrom('assignment')
        .select('id')
        .where('jurisdiction_id', '=', jurisdiction)
        .where('task_id', '=', taskId),
    )
    .where('entry_id', '=', entryId)
    .execute();
}

export async function reportById(db: Handle, jurisdiction: number, id: Id): Promise<ReportRecord> {
  const row = await db
    .selectFrom('report')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/**
 * That a part's report is for a period, by the index of its part. Statistics know nothing of a period that has just
 * begun, so that all its reports would look like none, and be gone through in search of one; compared as a row, the
 * period is of use to no other index.
 */
const ofSpan = (period: PeriodSpan) => {
  const row = sql`(${period.kind}, ${period.cumulative}::boolean, ${spanRange(period)}::daterange)`;
  return sql<boolean>`(period_kind, cumulative, period) >= ${row} and (period_kind, cumulative, period) <= ${row}`;
};

/** The reports of a task's parts for a period. */
export async function reportsFor(
  db: Handle,
  jurisdiction: number,
  taskId: Id,
  period: PeriodSpan,
): Promise<ReportRecord[]> {
  const rows = await db
    .selectFrom('report')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('assignment_id', 'in', (row) =>
      row
        .selectFrom('assignment')
        .select('id')
        .where('jurisdiction_id', '=', jurisdiction)
        .where('task_id', '=', taskId),
    )
    .where(ofSpan(period))
    .execute();
  return rows.map(shown);
}

/** The last report of a part before a day that has been filed; null where there is none. */
export async function lastFiled(
  db: Handle,
  jurisdiction: number,
  assignmentId: Id,
  before: Day,
): Promise<ReportRecord | null> {
  // Of one kind periods follow each other, so that the last one's row is found by its index, and no other is read.
  const { rows } = await sql<Selectable<ReportRow>>`select last.*
    from (select distinct period_kind, cumulative from report
      where jurisdiction_id = ${jurisdiction} and assignment_id = ${assignmentId}) as kind
    cross join lateral (select * from report r
      where r.jurisdiction_id = ${jurisdiction} and r.assignment_id = ${assignmentId}
        and r.period_kind = kind.period_kind and r.cumulative = kind.cumulative
        and r.state in ('issued', 'accepted') and upper(r.period) <= ${before}::date
      order by r.period desc limit 1) as last
    order by upper(last.period) desc, last.id desc limit 1`.execute(db);
  const row = rows[0];
  return row ? shown(row) : null;
}

/** Reports that fit a filter. */
function fitting(db: Handle, jurisdiction: number, filter: ReportFilter) {
  const { taskId, unitId, states, period, late, seenBy } = filter;
  let query = db.selectFrom('report').where('jurisdiction_id', '=', jurisdiction);
  if (taskId !== undefined)
    query = query.where('assignment_id', 'in', (row) =>
      row
        .selectFrom('assignment')
        .select('id')
        .where('jurisdiction_id', '=', jurisdiction)
        .where('task_id', '=', taskId),
    );
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
  if (states !== undefined) query = query.where('state', '=', sql<ReportState>`any(${states})`);
  if (late !== undefined) query = query.where('late', '=', late);
  if (period !== undefined)
    query = query
      .where('period_kind', '=', period.kind)
      .where('cumulative', '=', period.cumulative)
      .where('period', '=', spanRange(period));
  if (seenBy !== undefined)
    query = query.where((row) => {
      const own = row('unit_id', '=', sql<Id>`any(${seenBy})`);
      if (taskId === undefined) return own;
      const takesPart = row.exists(
        row
          .selectFrom('assignment as a')
          .select('a.id')
          .where('a.jurisdiction_id', '=', jurisdiction)
          .where('a.task_id', '=', taskId)
          .where('a.state', '<>', 'withdrawn')
          .where('a.unit_id', '=', sql<Id>`any(${seenBy})`),
      );
      return row.or([own, row.and([row('state', 'in', [...FILED]), takesPart])]);
    });
  return query;
}

/** Reports that fit a filter, the last begun first. */
export async function listReports(
  db: Handle,
  jurisdiction: number,
  filter: ReportFilter,
  page: PageAsked,
): Promise<Page<ReportRecord>> {
  const after = keysOf<[Id]>('reports', page.after, ['id']);
  const rows = await fitting(db, jurisdiction, filter)
    .selectAll()
    .$if(after !== null, (query) => query.where('id', '<', after![0]))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows.map(shown), page.limit, (last) => cursorOf('reports', [last.id]));
}

/** How many reports `listReports` gives in all. */
export async function countReports(db: Handle, jurisdiction: number, filter: ReportFilter): Promise<number> {
  const { count } = await fitting(db, jurisdiction, filter)
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many scans of stamped pages 盖章件 are attached to a report. */
export async function stampedScansOf(db: Handle, jurisdiction: number, reportId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('attachment')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('jurisdiction_id', '=', jurisdiction)
    .where('subject_kind', '=', 'report')
    .where('subject_id', '=', reportId)
    .where('stamped', '=', true)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The attachments of a report that were not taken back. */
export async function evidenceOf(db: Handle, jurisdiction: number, reportId: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('attachment')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('subject_kind', '=', 'report')
    .where('subject_id', '=', reportId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

function contentColumns(content: Partial<ReportContent>) {
  const { text, progress, difficulties, nextSteps, figures, asOf, started } = content;
  return {
    ...(text === undefined ? {} : { text }),
    ...(progress === undefined ? {} : { progress }),
    ...(difficulties === undefined ? {} : { difficulties }),
    ...(nextSteps === undefined ? {} : { next_steps: nextSteps }),
    ...(figures === undefined ? {} : { figures: JSON.stringify(figures) }),
    ...(asOf === undefined ? {} : { as_of: asOf }),
    ...(started === undefined ? {} : { started }),
  };
}

function changeColumns(change: ReportChange) {
  const { state, entryId, filedAt, issuedAt, issuedBy, late, returnedTimes, returnReason, acceptedAt, acceptedBy } =
    change;
  return {
    ...contentColumns(change),
    ...(state === undefined ? {} : { state }),
    ...(entryId === undefined ? {} : { entry_id: entryId }),
    ...(filedAt === undefined ? {} : { filed_at: filedAt }),
    ...(issuedAt === undefined ? {} : { issued_at: issuedAt }),
    ...(issuedBy === undefined ? {} : { issued_by: issuedBy }),
    ...(late === undefined ? {} : { late }),
    ...(returnedTimes === undefined ? {} : { returned_times: returnedTimes }),
    ...(returnReason === undefined ? {} : { return_reason: returnReason }),
    ...(acceptedAt === undefined ? {} : { accepted_at: acceptedAt }),
    ...(acceptedBy === undefined ? {} : { accepted_by: acceptedBy }),
  };
}

const shown = (row: Selectable<ReportRow>): ReportRecord => ({
  id: row.id,
  taskId: row.task_id,
  assignmentId: row.assignment_id,
  unitId: row.unit_id,
  period: spanOf(row.period_kind, row.cumulative, row.period),
  state: row.state,
  text: row.text,
  progress: row.progress,
  difficulties: row.difficulties,
  nextSteps: row.next_steps,
  figures: row.figures as readonly ReportFigure[],
  asOf: row.as_of,
  started: row.started,
  entryId: row.entry_id,
  filedAt: row.filed_at,
  issuedAt: row.issued_at,
  issuedBy: row.issued_by,
  late: row.late,
  returnedTimes: row.returned_times,
  returnReason: row.return_reason,
  acceptedAt: row.accepted_at,
  acceptedBy: row.accepted_by,
  version: row.version,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});
