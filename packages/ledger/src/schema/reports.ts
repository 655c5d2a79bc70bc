// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, DayRange, Decimal, DefaultedJson, Id, Instant, Json } from './column.js';

/** Subject: reports. */
export interface ReportingPlanRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  period_kind: 'day' | 'week' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year';
  cumulative: Generated<boolean>;
  basis: string;
  basis_kind: 'day' | 'week' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year' | null;
  cut_off: Json;
  stamped: Generated<boolean>;
  valid: DayRange;
  owed_since: Day;
  version: Generated<number>;
}

export interface PeriodRow {
  jurisdiction_id: number;
  kind: 'day' | 'week' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year';
  span: DayRange;
  cut_off: Instant | null;
  closed_at: Instant | null;
  closed_by: Id | null;
  version: Generated<number>;
}

export interface ReportRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  assignment_id: Id;
  unit_id: Id;
  period_kind: 'day' | 'week' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year';
  cumulative: Generated<boolean>;
  period: DayRange;
  state: Generated<'drafted' | 'submitted' | 'checked' | 'issued' | 'accepted' | 'returned'>;
  text: Generated<string>;
  progress: Decimal | null;
  difficulties: string | null;
  next_steps: string | null;
  figures: DefaultedJson;
  as_of: Day | null;
  started: Day | null;
  entry_id: Id | null;
  filed_at: Instant | null;
  issued_at: Instant | null;
  issued_by: Id | null;
  late: boolean | null;
  returned_times: Generated<number>;
  return_reason: string | null;
  accepted_at: Instant | null;
  accepted_by: Id | null;
  version: Generated<number>;
  created_at: Instant;
  changed_at: Instant;
}

export interface AttachmentRow {
  jurisdiction_id: number;
  id: Id;
  subject_kind:
    | 'task'
    | 'report'
    | 'verification'
    | 'problem'
    | 'meeting'
    | 'notice'
    | 'approval'
    | 'objection'
    | 'instruction'
    | 'opinion';
  subject_id: Id;
  file_id: Id;
  title: string;
  stamped: Generated<boolean>;
  added_at: Instant;
  added_by: Id | null;
  withdrawn_at: Instant | null;
  withdrawn_by: Id | null;
}
