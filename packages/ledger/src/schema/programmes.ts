// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Big, Day, Id, Instant, Json, NullableJson } from './column.js';

/** Subject: programmes. */
export interface ProgrammeRegisterRow {
  jurisdiction_id: number;
  programme: string;
  register: string;
  stamp: Big;
}

export interface ProgrammeRecordRow {
  jurisdiction_id: number;
  id: Id;
  programme: string;
  register: string;
  key: Id;
  title: string;
  words: string | null;
  fields: Json;
  withdrawn: Generated<boolean>;
  stamp: Big;
  version: Generated<number>;
  changed_at: Instant;
}

export interface ProgrammeEntryRow {
  jurisdiction_id: number;
  id: Id;
  programme: string;
  register: string;
  record_id: Id;
  entered_at: Instant;
  entered_day: Day;
  fields: NullableJson;
  origin: 'form' | 'sheet' | 'trial' | 'sample' | 'ledger';
  account_id: Id | null;
}

export interface ProgrammeSettingRow {
  jurisdiction_id: number;
  id: Id;
  programme: string;
  subject: 'parameter' | 'rule';
  name: string;
  from_day: Day | null;
  surely_day: Day | null;
  value: string | null;
  source: string | null;
  paper_id: Id | null;
  paper_version: number | null;
  quote: string | null;
  span_start: number | null;
  span_end: number | null;
  entered_at: Instant;
  entered_day: Day;
  account_id: Id | null;
}

export interface ProgrammeTaskRow {
  jurisdiction_id: number;
  programme: string;
  key: string;
  task_id: Id | null;
  notice_id: Id | null;
  rule: string;
  taken_at: Instant;
  taken_by: Id | null;
}

export interface ProgrammeProblemRow {
  jurisdiction_id: number;
  problem_id: Id;
  record_id: Id;
  programme: string;
  register: string;
  solved_field: string;
}
