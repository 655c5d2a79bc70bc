// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, DayRange, Id, Instant, Json } from './column.js';

/** Subject: assignments. */
export interface AssignmentRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  unit_id: Id;
  role: 'lead' | 'support';
  position: number;
  as_written: string | null;
  group_id: Id | null;
  state: Generated<'awaiting-signature' | 'in-progress' | 'awaiting-verification' | 'done' | 'withdrawn'>;
  due: Day | null;
  task_due: Generated<Day>;
  signed_at: Instant | null;
  signed_by: Id | null;
  returned_reports: Generated<number>;
  last_report_period: DayRange | null;
  cooperation: 'good' | 'fair' | 'poor' | null;
  version: Generated<number>;
  created_at: Instant;
  changed_at: Instant;
}

export interface ApprovalRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  assignment_id: Id | null;
  kind:
    | 'initiation'
    | 'extension'
    | 'duties'
    | 'dispute'
    | 'closing'
    | 'striking-off'
    | 'suspension'
    | 'cancelling'
    | 'merging'
    | 'carrying-over'
    | 'reopening'
    | 'milestones'
    | 'short-period'
    | 'lamp-by-hand';
  request: Json;
  way_back: Json;
  reason: string | null;
  asked_at: Instant;
  asked_by: Id | null;
  asked_by_unit_id: Id | null;
  answer_due: Day | null;
  state: Generated<'waiting' | 'granted' | 'refused' | 'withdrawn'>;
  decided_at: Instant | null;
  decided_by: Id | null;
  decision_reason: string | null;
  version: Generated<number>;
}
