import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import type { ReportingPlanRow } from '../schema/reports.js';
import { insertMany } from '../store/bulk.js';
import type { Days } from './day-range.js';
import { daysOf, rangeOf } from './day-range.js';
import type { Handle, Transaction } from './handle.js';
import type { PeriodKind } from './reporting-period.js';

/** One request for reports, as the task's history has it. */
export interface ReportingPlan {
  /** That of the entry that asked for it. */
  readonly id: Id;
  readonly kind: PeriodKind;
  readonly cumulative: boolean;
  /** The words that ask for it. */
  readonly basis: string;
  /** How often those words ask; null where they name no period. */
  readonly basisKind: PeriodKind | null;
  /** The rule: days, calendar or working, time. */
  readonly cutOff: unknown;
  readonly stamped: boolean;
  /** Nothing is owed for a period that began earlier. */
  readonly owedSince: Day;
}

export type ReportingPlanRecord = ReportingPlan & { readonly taskId: Id; readonly valid: Days };

const columnsOf = (jurisdiction: number, taskId: Id, plan: ReportingPlan, from: Day) => ({
  jurisdiction_id: jurisdiction,
  id: plan.id,
  task_id: taskId,
  period_kind: plan.kind,
  cumulative: plan.cumulative,
  basis: plan.basis,
  basis_kind: plan.basisKind,
  cut_off: plan.cutOff,
  stamped: plan.stamped,
  valid: rangeOf({ from, until: null }),
  owed_since: plan.owedSince,
});

/** Plans of tasks that are all new, in one statement. */
export async function insertPlans(
  transaction: Transaction,
  jurisdiction: number,
  plans: readonly (ReportingPlan & { readonly taskId: Id })[],
  from: Day,
): Promise<void> {
  await insertMany(
    transaction,
    'reporting_plan',
    plans.map((plan) => columnsOf(jurisdiction, plan.taskId, plan, from)),
  );
}

/** Brings a task's plan to what its history says from a day on: the one in force ends, the new one begins. */
export async function savePlan(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  plan: ReportingPlan | null,
  from: Day,
): Promise<void> {
  await transaction
    .updateTable('reporting_plan')
    // One that began and ended on the same day keeps that day.
    .set({
      valid: sql`daterange(lower(valid), greatest(${from}::date, lower(valid) + 1))`,
      version: sql<number>`version + 1`,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .where(sql<boolean>`upper_inf(valid)`)
    .execute();
  if (plan) await insertPlans(transaction, jurisdiction, [{ ...plan, taskId }], from);
}

/** What is owed under the plan in force begins anew on a day: the task was resumed or reopened. */
export async function oweSince(transaction: Transaction, jurisdiction: number, taskId: Id, day: Day): Promise<void> {
  await transaction
    .updateTable('reporting_plan')
    .set({ owed_since: day, version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .where(sql<boolean>`upper_inf(valid)`)
    .execute();
}

/** The plan that is in force for a task now; null where no reports are asked for. */
export async function reportingPlanInForce(
  db: Handle,
  jurisdiction: number,
  taskId: Id,
): Promise<ReportingPlanRecord | null> {
  const row = await db
    .selectFrom('reporting_plan')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .where(sql<boolean>`upper_inf(valid)`)
    .executeTakeFirst();
  return row ? shown(row) : null;
}

/** Every plan that a task has had, the latest first. */
export async function plansOf(db: Handle, jurisdiction: number, taskId: Id): Promise<ReportingPlanRecord[]> {
  const rows = await db
    .selectFrom('reporting_plan')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', taskId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(shown);
}

const shown = (row: Selectable<ReportingPlanRow>): ReportingPlanRecord => ({
  id: row.id,
  taskId: row.task_id,
  kind: row.period_kind,
  cumulative: row.cumulative,
  basis: row.basis,
  basisKind: row.basis_kind,
  cutOff: row.cut_off,
  stamped: row.stamped,
  owedSince: row.owed_since,
  valid: daysOf(row.valid),
});
