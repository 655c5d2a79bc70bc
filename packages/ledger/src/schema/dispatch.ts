// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, Id, Instant } from './column.js';

/** Subject: dispatch. */
export interface MeetingRow {
  jurisdiction_id: number;
  id: Id;
  kind: 'dispatch' | 'executive' | 'special' | 'other';
  title: string;
  held_on: Day;
  chair_id: Id | null;
  state: Generated<'gathering' | 'signed' | 'held' | 'closed'>;
  signed_at: Instant | null;
  signed_by: Id | null;
  pack: string | null;
  pack_sha256: Buffer | null;
  held_at: Instant | null;
  closed_at: Instant | null;
  previous_id: Id | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface MeetingItemRow {
  jurisdiction_id: number;
  id: Id;
  meeting_id: Id;
  position: number;
  title: string;
  text: Generated<string>;
  task_id: Id | null;
  problem_id: Id | null;
  put_forward_by_unit_id: Id | null;
  admitted: boolean | null;
  remark: string | null;
  version: Generated<number>;
}

export interface MeetingDecisionRow {
  jurisdiction_id: number;
  id: Id;
  meeting_id: Id;
  item_id: Id;
  position: number;
  text: string;
  due: Day;
  task_id: Id | null;
  version: Generated<number>;
}

export interface MeetingDecisionUnitRow {
  jurisdiction_id: number;
  decision_id: Id;
  unit_id: Id;
  role: 'lead' | 'support';
  position: number;
}
