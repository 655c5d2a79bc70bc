// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Big, Day, DefaultedJson, Id, Instant, Json, NullableJson } from './column.js';

/** Subject: papers. */
export interface StoredFileRow {
  jurisdiction_id: number;
  id: Id;
  sha256: Buffer;
  name: string;
  media_type: string;
  size: Big;
  stored_at: Instant;
  stored_by: Id | null;
  without_mark: 'words' | 'unread' | null;
}

export interface StoredFilePieceRow {
  jurisdiction_id: number;
  file_id: Id;
  position: number;
  bytes: Buffer;
}

export interface PaperRow {
  jurisdiction_id: number;
  id: Id;
  title: string;
  document_number: string | null;
  issuers: Generated<string[]>;
  issuer_unit_id: Id | null;
  addressees: Generated<string[]>;
  published: Day | null;
  status: 'draft' | 'issued' | 'lapsed';
  genre: 'measures' | 'digest' | 'news' | 'report' | 'other';
  handling: 'internal' | 'on-request' | null;
  draft_id: Id | null;
  lapsed_on: Day | null;
  latest_version: Generated<number>;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface PaperVersionRow {
  jurisdiction_id: number;
  id: Id;
  paper_id: Id;
  number: number;
  file_id: Id;
  sha256: Buffer;
  text_sha256: Buffer;
  text: string;
  places: NullableJson;
  notes: DefaultedJson;
  taken_in_at: Instant;
  taken_in_by: Id | null;
  status: Generated<'draft' | 'issued' | 'lapsed'>;
  sample: Generated<boolean>;
}

export interface PaperReadingRow {
  jurisdiction_id: number;
  id: Id;
  version_id: Id;
  reader: string;
  body: Json;
  read_at: Instant;
}

export interface OpinionRoundRow {
  jurisdiction_id: number;
  id: Id;
  paper_id: Id;
  version_id: Id;
  title: string;
  opened_at: Instant;
  opened_by: Id | null;
  due: Day;
  closed_at: Instant | null;
  version: Generated<number>;
}

export interface OpinionRequestRow {
  jurisdiction_id: number;
  round_id: Id;
  unit_id: Id;
  asked_at: Instant;
}

export interface OpinionRow {
  jurisdiction_id: number;
  id: Id;
  round_id: Id;
  unit_id: Id;
  measure_id: Id | null;
  text: string | null;
  given_at: Instant;
  given_by: Id | null;
  outcome: 'adopted' | 'partly' | 'not-adopted' | null;
  reason: string | null;
  decided_at: Instant | null;
  decided_by: Id | null;
  version: Generated<number>;
}
