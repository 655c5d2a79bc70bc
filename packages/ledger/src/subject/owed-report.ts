import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle } from './handle.js';
import type { ReportState } from './report.js';
import type { PeriodKind } from './reporting-period.js';

/** How often and by which rule some tasks of an office are reported on. */
export interface ReportingRule {
  readonly kind: PeriodKind;
  readonly cumulative: boolean;
  /** As the plans have it: days, calendar or working, time. */
  readonly cutOff: unknown;
}

/** A period of a rule, both days included; `from` is that of the step, also where the period counts since January. */
export interface RuleSpan extends ReportingRule {
  readonly from: Day;
  readonly to: Day;
}

/** Which of the reports owed. */
export interface OwedFilter {
  readonly unitId?: Id | undefined;
  /** Only of these units: what a liaison may see. */
  readonly seenBy?: readonly Id[] | undefined;
  /** `unfiled`: never filed; `returned`: filed, and returned to be done again; `filed`: the others. */
  readonly filing?: 'filed' | 'unfiled' | 'returned' | undefined;
}

/** A report that a unit owes of its part for a period, and how far it is. */
export interface OwedReport {
  readonly taskId: Id;
  readonly number: string;
  readonly title: string;
  readonly unitId: Id;
  readonly assignmentId: Id;
  /** Which of the spans asked for. */
  readonly span: number;
  readonly stamped: boolean;
  /** Null where nobody has begun it. */
  readonly reportId: Id | null;
  readonly state: ReportState | null;
  /** The first filing. */
  readonly filedAt: Date | null;
}

/** How many reports of a unit came in the same minute, or not at all. */
export interface OwedGroup {
  readonly unitId: Id;
  readonly span: number;
  readonly filedAt: Date | null;
  readonly returned: boolean;
  readonly count: number;
}

/** The rules by which reports are asked for on some day of a stretch. */
export async function reportingRules(
  db: Handle,
  jurisdiction: number,
  days: { readonly from: Day; readonly to: Day },
  unitId?: Id,
): Promise<ReportingRule[]> {
  const { rows } = await sql<{ kind: PeriodKind; cumulative: boolean; cut_off: unknown }>`
    select distinct period_kind as kind, cumulative, cut_off from reporting_plan p
    where jurisdiction_id = ${jurisdiction} and valid && daterange(${days.from}::date, ${days.to}::date, '[]')
      ${unitId === undefined ? sql`` : sql`and task_id in (select task_id from assignment where jurisdiction_id = ${jurisdiction} and unit_id = ${unitId} and state <> 'withdrawn')`}`.execute(
    db,
  );
  return rows.map(({ kind, cumulative, cut_off }) => ({ kind, cumulative, cutOff: cut_off }));
}

/**
 * The reports that are owed for some spans. Owed is what a plan in force on the span's last day asks of a part that was
 * there when it began, while its task was at work; and what was filed though the task has been closed since.
 */
const owed = (jurisdiction: number, spans: readonly RuleSpan[], filter: OwedFilter): RawBuilder<unknown> => {
  const { unitId, seenBy, filing } = filter;
  const given = JSON.stringify(spans.map((span, index) => ({ ...span, cut_off: span.cutOff, index })));
  return sql`from json_to_recordset(${given}::json)
      as s(index integer, kind text, cumulative boolean, cut_off jsonb, "from" date, "to" date)
    join reporting_plan p on p.jurisdiction_id = ${jurisdiction} and p.period_kind = s.kind
      and p.cumulative = s.cumulative and p.cut_off = s.cut_off and p.valid @> s."to" and p.owed_since <= s."from"
    join task t on t.jurisdiction_id = p.jurisdiction_id and t.id = p.task_id
    join assignment a on a.jurisdiction_id = t.jurisdiction_id and a.task_id = t.id and a.state <> 'withdrawn'
      and (a.created_at at time zone 'Asia/Shanghai')::date <= s."from"
    left join report r on r.jurisdiction_id = a.jurisdiction_id and r.assignment_id = a.id and r.period_kind = s.kind
      and r.cumulative = s.cumulative and upper(r.period) - 1 = s."to"
    where (r.filed_at is not null
        or (t.state in ('awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened') and a.state <> 'done')
        or (t.closed_at at time zone 'Asia/Shanghai')::date > s."to")
      ${unitId === undefined ? sql`` : sql`and a.unit_id = ${unitId}`}
      ${seenBy === undefined ? sql`` : sql`and a.unit_id = any(${seenBy}::uuid[])`}
      ${
        filing === undefined
          ? sql``
          : filing === 'unfiled'
            ? sql`and r.filed_at is null`
            : filing === 'returned'
              ? sql`and r.filed_at is not null and r.state = 'returned'`
              : sql`and r.filed_at is not null and r.state <> 'returned'`
      }`;
};

/** Single reports that are owed, by unit, task and span. */
export async function owedReports(
  db: Handle,
  jurisdiction: number,
  spans: readonly RuleSpan[],
  filter: OwedFilter,
  page: PageAsked,
): Promise<Page<OwedReport>> {
  const after = keysOf<[Id, Id, number]>('owed-reports', page.after, ['id', 'id', 'number']);
  if (spans.length === 0) return { rows: [], next: null };
  const { rows } = await sql<OwedReport>`select t.id as "taskId", t.number, t.title, a.unit_id as "unitId",
      a.id as "assignmentId", s.index as span, p.stamped, r.id as "reportId", r.state, r.filed_at as "filedAt"
    ${owed(jurisdiction, spans, filter)}
      ${after ? sql`and (a.unit_id, t.id, s.index) > (${after[0]}::uuid, ${after[1]}::uuid, ${after[2]})` : sql``}
    order by a.unit_id, t.id, s.index limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, (last) => cursorOf('owed-reports', [last.unitId, last.taskId, last.span]));
}

/** How many, by unit, span and the minute of the first filing. */
export async function owedGroups(
  db: Handle,
  jurisdiction: number,
  spans: readonly RuleSpan[],
  filter: OwedFilter = {},
): Promise<OwedGroup[]> {
  if (spans.length === 0) return [];
  const { rows } = await sql<Omit<OwedGroup, 'count'> & { count: string }>`select a.unit_id as "unitId",
      s.index as span, date_trunc('minute', r.filed_at) as "filedAt",
      coalesce(r.state = 'returned', false) as returned, count(*) as count
    ${owed(jurisdiction, spans, filter)}
    group by 1, 2, 3, 4`.execute(db);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How many single reports are owed. */
export async function countOwed(
  db: Handle,
  jurisdiction: number,
  spans: readonly RuleSpan[],
  filter: OwedFilter,
): Promise<number> {
  const groups = await owedGroups(db, jurisdiction, spans, filter);
  return groups.reduce((sum, { count }) => sum + count, 0);
}
