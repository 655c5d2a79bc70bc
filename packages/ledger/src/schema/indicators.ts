// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, DayRange, Decimal, Id, Instant, NullableJson } from './column.js';

/** Subject: indicators. */
export interface CommitmentRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  fact_id: Id | null;
  subject: string;
  relation: '>=' | '<=' | '=' | 'range' | 'about' | 'change' | null;
  quantity_said: string | null;
  value: Decimal | null;
  lower: Decimal | null;
  upper: Decimal | null;
  lower_open: Generated<boolean>;
  upper_open: Generated<boolean>;
  unit: string | null;
  per: string | null;
  due: DayRange | null;
  every: string | null;
  modality: 'must' | 'strive' | 'encourage';
  dropped_by_id: Id | null;
  dropped_fate: 'kept' | 'ended' | null;
  dropped_reason: string | null;
  dropped_decided_at: Instant | null;
  dropped_decided_by: Id | null;
  version: Generated<number>;
}

export interface IndicatorRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  commitment_id: Id | null;
  name: string;
  unit: string;
  question: string;
  main: Generated<boolean>;
  direction: Generated<'up' | 'down'>;
  adding: Generated<'whole' | 'sum'>;
  cumulative: Generated<boolean>;
  period_kind: 'day' | 'week' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year';
  baseline: Decimal | null;
  baseline_day: Day | null;
  weight: Decimal | null;
  ended_on: Day | null;
  version: Generated<number>;
}

export interface IndicatorPlanRow {
  jurisdiction_id: number;
  id: Id;
  indicator_id: Id;
  state: Generated<'proposed' | 'approved' | 'refused' | 'replaced'>;
  basis: string;
  for_lower: Decimal | null;
  for_upper: Decimal | null;
  for_unit: string;
  for_due: Day | null;
  outdated_at: Instant | null;
  proposed_by_unit_id: Id | null;
  proposed_at: Instant;
  proposed_by: Id | null;
  decided_at: Instant | null;
  decided_by: Id | null;
  decision_reason: string | null;
  version: Generated<number>;
}

export interface IndicatorTargetRow {
  jurisdiction_id: number;
  id: Id;
  indicator_id: Id;
  by_day: Day;
  said: string;
  lower: Decimal | null;
  upper: Decimal | null;
  source: 'paper' | 'plan' | 'office';
  plan_id: Id | null;
  unit_id: Id | null;
  version: Generated<number>;
}

export interface IndicatorValueRow {
  jurisdiction_id: number;
  id: Id;
  indicator_id: Id;
  unit_id: Id | null;
  period: DayRange;
  as_of: Day;
  said: string;
  lower: Decimal | null;
  upper: Decimal | null;
  report_id: Id | null;
  entry_id: Id | null;
  source: 'report' | 'verification' | 'import' | 'paper' | 'hand';
  corrects_id: Id | null;
  voided: Generated<boolean>;
  converted: NullableJson;
  reason: string | null;
  entered_at: Instant;
  entered_by: Id | null;
}
