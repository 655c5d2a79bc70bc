// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Big, Id, Instant, Json, NullableJson } from './column.js';

/** Subject: jobs. */
export interface JobRow {
  jurisdiction_id: number;
  id: Id;
  kind: string;
  input: Json;
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>;
  done_units: Generated<Big>;
  total_units: Big | null;
  attempt: Generated<number>;
  fruitful_attempt: Generated<number>;
  heartbeat_at: Instant | null;
  cancel_asked_at: Instant | null;
  result: NullableJson;
  fault: string | null;
  created_at: Instant;
  created_by: Id | null;
  ended_at: Instant | null;
}

export interface JobEffectRow {
  jurisdiction_id: number;
  job_id: Id;
  effect: string;
  done_at: Instant;
  result: NullableJson;
}

export interface IdempotencyKeyRow {
  jurisdiction_id: number;
  account_id: Id;
  key: string;
  request_sha256: Buffer;
  status: number | null;
  answer: NullableJson;
  created_at: Instant;
  expires_at: Instant;
}

export interface OutboxRow {
  jurisdiction_id: number;
  id: Id;
  to_jurisdiction_id: number;
  kind: string;
  body: Json;
  created_at: Instant;
  sent_at: Instant | null;
}

export interface InboxRow {
  jurisdiction_id: number;
  from_jurisdiction_id: number;
  message_id: Id;
  received_at: Instant;
}

export interface CounterRow {
  jurisdiction_id: number;
  name: string;
  value: Big;
}

export interface BackupMarkRow {
  jurisdiction_id: Generated<number>;
  id: Id;
  made_at: Instant;
  file_name: string;
  sha256: Buffer;
  rows: Big;
  bytes: Big;
}
