import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { IndicatorPlanRow, IndicatorTargetRow } from '../schema/indicators.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import { followedOn } from './indicator.js';

/** What should be reached by the end of a day, of the whole or of one unit's part. */
export interface IndicatorTarget {
  readonly id: Id;
  readonly indicatorId: Id;
  readonly byDay: Day;
  readonly said: string;
  readonly least: Decimal | null;
  readonly most: Decimal | null;
  readonly source: IndicatorTargetRow['source'];
  readonly planId: Id | null;
  /** Null: the whole. */
  readonly unitId: Id | null;
}

/** What a plan is made for: a target in a unit of measure, by a last day; null where there is none. */
export interface Goal {
  readonly least: Decimal | null;
  readonly most: Decimal | null;
  readonly unit: string;
  readonly due: Day | null;
}

/** A cumulative plan 序时进度计划. */
export interface IndicatorPlan {
  readonly id: Id;
  readonly indicatorId: Id;
  readonly state: Selectable<IndicatorPlanRow>['state'];
  readonly basis: string;
  readonly madeFor: Goal;
  /** Since when its target or day is another one; null while it is made for what there is. */
  readonly outdatedAt: Date | null;
  readonly proposedByUnitId: Id | null;
  readonly proposedAt: Date;
  readonly proposedBy: Id | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: Id | null;
  readonly decisionReason: string | null;
  readonly version: number;
}

/** Adds targets; one of the same indicator, day, plan and unit is replaced. */
export async function saveTargets(
  transaction: Transaction,
  jurisdiction: number,
  targets: readonly Omit<IndicatorTarget, 'id'>[],
): Promise<void> {
  for (const { indicatorId, byDay, planId, unitId } of targets)
    await transaction
      .deleteFrom('indicator_target')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('indicator_id', '=', indicatorId)
      .where('by_day', '=', byDay)
      .where(sql<boolean>`plan_id is not distinct from ${planId}::uuid`)
      .where(sql<boolean>`unit_id is not distinct from ${unitId}::uuid`)
      .execute();
  await insertMany(
    transaction,
    'indicator_target',
    targets.map((one) => ({
      jurisdiction_id: jurisdiction,
      id: newId(),
      indicator_id: one.indicatorId,
      by_day: one.byDay,
      said: one.said,
      lower: one.least,
      upper: one.most,
      source: one.source,
      plan_id: one.planId,
      unit_id: one.unitId,
    })),
  );
}

/** Takes the paper's target of a day away: another text of the paper has it otherwise. What the office set stays. */
export async function dropPaperTarget(
  transaction: Transaction,
  jurisdiction: number,
  indicatorId: Id,
  byDay: Day,
): Promise<void> {
  await transaction
    .deleteFrom('indicator_target')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('indicator_id', '=', indicatorId)
    .where('by_day', '=', byDay)
    .where('source', '=', 'paper')
    .execute();
}

/** Targets of indicators by day: the paper's and the office's, and the points of every plan. */
export async function targetsOf(
  db: Handle,
  jurisdiction: number,
  indicatorIds: readonly Id[],
): Promise<IndicatorTarget[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await db
    .selectFrom('indicator_target')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('indicator_id', '=', sql<Id>`any(${indicatorIds})`)
    .orderBy('by_day')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    indicatorId: row.indicator_id,
    byDay: row.by_day,
    said: row.said,
    least: row.lower,
    most: row.upper,
    source: row.source,
    planId: row.plan_id,
    unitId: row.unit_id,
  }));
}

/** Plans of indicators, the latest first. */
export async function plansOfIndicators(
  db: Handle,
  jurisdiction: number,
  indicatorIds: readonly Id[],
): Promise<IndicatorPlan[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await db
    .selectFrom('indicator_plan')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('indicator_id', '=', sql<Id>`any(${indicatorIds})`)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    indicatorId: row.indicator_id,
    state: row.state,
    basis: row.basis,
    madeFor: { least: row.for_lower, most: row.for_upper, unit: row.for_unit, due: row.for_due },
    outdatedAt: row.outdated_at,
    proposedByUnitId: row.proposed_by_unit_id,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
    version: row.version,
  }));
}

export async function planById(db: Handle, jurisdiction: number, id: Id): Promise<IndicatorPlan> {
  const row = await db
    .selectFrom('indicator_plan')
    .select('indicator_id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  const plan = row && (await plansOfIndicators(db, jurisdiction, [row.indicator_id])).find((one) => one.id === id);
  if (!plan) throw new StoreRefusal('not-found', id);
  return plan;
}

/** The approved plan of a task's main indicator. */
export interface PlanInForce {
  readonly planId: Id;
  readonly basis: string;
  readonly madeFor: Goal;
  /** In which the indicator is followed now. */
  readonly unit: string;
  /** The Beijing day of the approval. */
  readonly decidedOn: Day;
  readonly points: readonly Pick<IndicatorTarget, 'byDay' | 'least' | 'most'>[];
}

/**
 * The plans that are in force for tasks: by now, or those that had been approved by an instant, or by the end of a day.
 * Only the whole's points count, not those of a unit's part.
 */
export async function plansInForce(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
  { enteredBy, until }: { readonly enteredBy?: Date; readonly until?: Day } = {},
): Promise<Map<Id, PlanInForce>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await sql<Omit<PlanInForce, 'decidedOn'> & { taskId: Id; on: Day }>`
    select distinct on (i.task_id) i.task_id as "taskId", p.id as "planId", p.basis, i.unit,
      json_build_object('least', p.for_lower::text, 'most', p.for_upper::text, 'unit', p.for_unit, 'due', p.for_due) as "madeFor",
      (p.decided_at at time zone 'Asia/Shanghai')::date as "on",
      (select coalesce(json_agg(json_build_object('byDay', t.by_day, 'least', t.lower::text, 'most', t.upper::text)
          order by t.by_day), '[]'::json) from indicator_target t
        where t.jurisdiction_id = ${jurisdiction} and t.plan_id = p.id and t.unit_id is null) as points
    from indicator i
    join indicator_plan p on p.jurisdiction_id = i.jurisdiction_id and p.indicator_id = i.id
      and p.state in ('approved', 'replaced') and p.decided_at is not null
    where i.jurisdiction_id = ${jurisdiction} and i.main and i.task_id = any(${taskIds}::uuid[])
      and ${followedOn('i.ended_on', until ?? (enteredBy && sql<Day>`(${enteredBy}::timestamptz at time zone 'Asia/Shanghai')`))}
      ${enteredBy ? sql`and p.decided_at <= ${enteredBy}` : sql``}
      ${until ? sql`and (p.decided_at at time zone 'Asia/Shanghai')::date <= ${until}::date` : sql``}
    order by i.task_id, i.ended_on, p.decided_at desc, p.id desc`.execute(db);
  return new Map(rows.map(({ taskId, on, ...plan }) => [taskId, { ...plan, decidedOn: on }]));
}

/** Proposes a plan; one that still waits is replaced. */
export async function proposePlan(
  transaction: Transaction,
  jurisdiction: number,
  plan: Pick<
    IndicatorPlan,
    'id' | 'indicatorId' | 'basis' | 'madeFor' | 'proposedByUnitId' | 'proposedAt' | 'proposedBy'
  >,
  points: readonly Pick<IndicatorTarget, 'byDay' | 'said' | 'least' | 'most'>[],
): Promise<void> {
  await endPlans(transaction, jurisdiction, plan.indicatorId, 'proposed');
  await transaction
    .insertInto('indicator_plan')
    .values({
      jurisdiction_id: jurisdiction,
      id: plan.id,
      indicator_id: plan.indicatorId,
      basis: plan.basis,
      for_lower: plan.madeFor.least,
      for_upper: plan.madeFor.most,
      for_unit: plan.madeFor.unit,
      for_due: plan.madeFor.due,
      proposed_by_unit_id: plan.proposedByUnitId,
      proposed_at: plan.proposedAt,
      proposed_by: plan.proposedBy,
    })
    .execute();
  await saveTargets(
    transaction,
    jurisdiction,
    points.map((point) => ({
      ...point,
      indicatorId: plan.indicatorId,
      source: 'plan',
      planId: plan.id,
      unitId: null,
    })),
  );
}

/** Decides a plan that waits: the one in force before is replaced where it is approved. Refuses one that was decided. */
export async function decidePlan(
  transaction: Transaction,
  jurisdiction: number,
  plan: Pick<IndicatorPlan, 'id' | 'indicatorId' | 'version'>,
  decided: { readonly granted: boolean; readonly at: Date; readonly by: Id; readonly reason: string | null },
): Promise<void> {
  if (decided.granted) await endPlans(transaction, jurisdiction, plan.indicatorId, 'approved');
  const { numUpdatedRows } = await transaction
    .updateTable('indicator_plan')
    .set({
      state: decided.granted ? 'approved' : 'refused',
      decided_at: decided.at,
      decided_by: decided.by,
      decision_reason: decided.reason,
      version: plan.version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', plan.id)
    .where('state', '=', 'proposed')
    .where('version', '=', plan.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', plan.id);
}

/** Says since when a plan is made for another target or day than there is; null: it fits again. */
export async function savePlanOutdated(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  outdatedAt: Date | null,
): Promise<void> {
  await transaction
    .updateTable('indicator_plan')
    .set({ outdated_at: outdatedAt, version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .execute();
}

async function endPlans(
  transaction: Transaction,
  jurisdiction: number,
  indicatorId: Id,
  state: 'proposed' | 'approved',
): Promise<void> {
  await transaction
    .updateTable('indicator_plan')
    .set({ state: 'replaced', version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('indicator_id', '=', indicatorId)
    .where('state', '=', state)
    .execute();
}

/** A plan in a list, with the indicator and the task that it is for. */
export interface PlanListed extends IndicatorPlan {
  readonly indicator: string;
  readonly taskId: Id;
  readonly number: string;
  readonly title: string;
}

interface PlanFilter {
  readonly states?: readonly IndicatorPlan['state'][] | undefined;
  /** In force, made for another target or day, and nobody has proposed a new one; only of tasks at work. */
  readonly outdated?: boolean | undefined;
  /** Only of tasks that this unit leads. */
  readonly leadId?: Id | undefined;
  /** Only of tasks in which one of these units takes part. */
  readonly seenBy?: readonly Id[] | undefined;
}

const plansBy = (jurisdiction: number, { states, outdated, leadId, seenBy }: PlanFilter) => sql`from indicator_plan p
  join indicator i on i.jurisdiction_id = p.jurisdiction_id and i.id = p.indicator_id
  join task t on t.jurisdiction_id = i.jurisdiction_id and t.id = i.task_id
  where p.jurisdiction_id = ${jurisdiction} ${states ? sql`and p.state = any(${states})` : sql``}
    ${
      outdated
        ? sql`and p.state = 'approved' and p.outdated_at is not null and i.ended_on is null
      and t.state in ('approved', 'awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened', 'suspended')
      and not exists (select from indicator_plan n where n.jurisdiction_id = p.jurisdiction_id
        and n.indicator_id = p.indicator_id and n.state = 'proposed' and n.outdated_at is null)`
        : sql``
    }
    ${
      leadId
        ? sql`and exists (select from assignment a where a.jurisdiction_id = t.jurisdiction_id and a.task_id = t.id
      and a.role = 'lead' and a.state <> 'withdrawn' and a.unit_id = ${leadId}::uuid)`
        : sql``
    }
    ${
      seenBy
        ? sql`and exists (select from assignment a where a.jurisdiction_id = t.jurisdiction_id and a.task_id = t.id
      and a.state <> 'withdrawn' and a.unit_id = any(${seenBy}::uuid[]))`
        : sql``
    }`;

/** Plans of all tasks, the last proposed first. */
export async function listPlans(
  db: Handle,
  jurisdiction: number,
  filter: PlanFilter,
  page: PageAsked,
): Promise<Page<PlanListed>> {
  const after = keysOf<[Id]>('indicator-plans', page.after, ['id']);
  const { rows } = await sql<PlanListed>`select p.id, p.outdated_at as "outdatedAt",
      json_build_object('least', p.for_lower::text, 'most', p.for_upper::text, 'unit', p.for_unit, 'due', p.for_due) as "madeFor",
      p.indicator_id as "indicatorId", p.state, p.basis,
      p.proposed_by_unit_id as "proposedByUnitId", p.proposed_at as "proposedAt", p.proposed_by as "proposedBy",
      p.decided_at as "decidedAt", p.decided_by as "decidedBy", p.decision_reason as "decisionReason", p.version,
      i.name as indicator, t.id as "taskId", t.number, t.title
    ${plansBy(jurisdiction, filter)} ${after ? sql`and p.id < ${after[0]}::uuid` : sql``}
    order by p.id desc limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, (last) => cursorOf('indicator-plans', [last.id]));
}

/** How many plans `listPlans` gives in all. */
export async function countPlans(db: Handle, jurisdiction: number, filter: PlanFilter): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) ${plansBy(jurisdiction, filter)}`.execute(db);
  return Number(rows[0]!.count);
}
