// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, Id, Instant, NullableJson } from './column.js';

/** Subject: notices. */
export interface UrgeRow {
  jurisdiction_id: number;
  id: Id;
  entry_id: Id;
  task_id: Id;
  unit_id: Id;
  text: string;
  answer_by: Day | null;
  batch_id: Id | null;
  sent_at: Instant;
  sent_by: Id | null;
  read_at: Instant | null;
  read_by: Id | null;
  answer: string | null;
  answered_at: Instant | null;
  answered_by: Id | null;
  voided_at: Instant | null;
}

export interface NoticeRow {
  jurisdiction_id: number;
  id: Id;
  kind: 'circular' | 'supervision-letter' | 'request-letter' | 'talk';
  number: string | null;
  title: string;
  text: string;
  proposed_for: NullableJson;
  state: Generated<'drafted' | 'rehearsed' | 'signed' | 'issued' | 'dropped'>;
  objections_until: Day | null;
  talk_leader: string | null;
  talk_on: Day | null;
  snapshot: string | null;
  snapshot_sha256: Buffer | null;
  signed_at: Instant | null;
  signed_by: Id | null;
  issued_on: Day | null;
  answer_due: Day | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface NoticeTaskRow {
  jurisdiction_id: number;
  notice_id: Id;
  task_id: Id;
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
