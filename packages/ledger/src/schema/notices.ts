// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, DayRange, Id, Instant, Json, NullableJson } from './column.js';

/** Subject: notices. */
export interface UrgeRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  assignment_id: Id | null;
  unit_id: Id;
  text: string;
  batch_id: Id | null;
  sent_at: Instant;
  sent_by: Id | null;
  read_at: Instant | null;
  read_by: Id | null;
  answer: string | null;
  answered_at: Instant | null;
  answered_by: Id | null;
  version: Generated<number>;
}

export interface NoticeRow {
  jurisdiction_id: number;
  id: Id;
  kind: 'circular' | 'supervision-letter' | 'request-letter' | 'talk';
  number: string | null;
  title: string;
  proposed_for: NullableJson;
  period: DayRange | null;
  body: Json;
  state: Generated<'proposed' | 'rehearsed' | 'signed' | 'issued' | 'dropped'>;
  snapshot: NullableJson;
  snapshot_sha256: Buffer | null;
  signed_at: Instant | null;
  signed_by: Id | null;
  issued_on: Day | null;
  answer_due: Day | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface NoticeRecipientRow {
  jurisdiction_id: number;
  notice_id: Id;
  unit_id: Id;
  read_at: Instant | null;
  read_by: Id | null;
  answer: string | null;
  answered_at: Instant | null;
  answered_by: Id | null;
}
