// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Day, DefaultedJson, Id, Instant, Json } from './column.js';

/** Subject: entries. */
export interface EntryRow {
  jurisdiction_id: number;
  id: Id;
  at: Instant;
  day: Day;
  task_id: Id | null;
  subject_kind: string;
  subject_id: Id;
  action: string;
  body: Json;
  reason: string | null;
  account_id: Id | null;
  unit_id: Id | null;
  corrects_id: Id | null;
}

export interface AccessEntryRow {
  jurisdiction_id: number;
  id: Id;
  at: Instant;
  account_id: Id | null;
  action: string;
  subject_kind: string | null;
  subject_id: Id | null;
  body: DefaultedJson;
}
