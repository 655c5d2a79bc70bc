// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, Id, Instant, Json } from './column.js';

/** Subject: verification. */
export interface DrawingRow {
  jurisdiction_id: number;
  id: Id;
  title: string;
  seed: string;
  members: 'tasks' | 'names';
  rules: Json;
  frame: Json;
  drawn: Json;
  previous_id: Id | null;
  drawn_at: Instant;
  drawn_by: Id | null;
}

export interface VerificationRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  unit_id: Id;
  report_id: Id | null;
  drawing_id: Id | null;
  entry_id: Id | null;
  means: 'documents' | 'site' | 'phone' | 'sample';
  state: Generated<'planned' | 'done' | 'cancelled'>;
  finding: 'true' | 'mostly-true' | 'false' | null;
  asks: Generated<string>;
  text: string | null;
  evidence: Generated<Id[]>;
  planned_for: Day | null;
  done_on: Day | null;
  done_by: Id | null;
  second_look_of_id: Id | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface ObjectionRow {
  jurisdiction_id: number;
  id: Id;
  subject_kind: 'verification' | 'duty' | 'ranking' | 'lamp' | 'notice';
  subject_id: Id;
  task_id: Id | null;
  unit_id: Id;
  text: string;
  raised_at: Instant;
  raised_by: Id | null;
  answer_due: Day | null;
  state: Generated<'waiting' | 'upheld' | 'partly' | 'rejected' | 'withdrawn'>;
  answer: string | null;
  answered_at: Instant | null;
  answered_by: Id | null;
  second_look_id: Id | null;
  version: Generated<number>;
}
