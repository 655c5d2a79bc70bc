// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Id, Instant, Json, NullableJson } from './column.js';

/** Subject: review. */
export interface MeasureRow {
  jurisdiction_id: number;
  id: Id;
  paper_id: Id;
  version_id: Id;
  position: number;
  number: string | null;
  path: Generated<string[]>;
  heading: string | null;
  quote: string;
  span_start: number;
  span_end: number;
  review: Generated<'waiting' | 'accepted' | 'corrected' | 'dropped'>;
  duty: Generated<'unknown' | 'said' | 'assigned'>;
  earlier_id: Id | null;
  version: Generated<number>;
}

export interface FactRow {
  jurisdiction_id: number;
  id: Id;
  version_id: Id;
  reading_id: Id;
  measure_id: Id | null;
  kind: 'duty' | 'commitment' | 'provision' | 'observation' | 'fund-flow' | 'finding';
  position: number;
  said: Json;
  span_start: number;
  span_end: number;
  review: Generated<'waiting' | 'accepted' | 'corrected' | 'dropped'>;
  version: Generated<number>;
}

export interface FactReviewRow {
  jurisdiction_id: number;
  id: Id;
  fact_id: Id | null;
  measure_id: Id | null;
  decision: 'accepted' | 'corrected' | 'dropped' | 'waiting';
  corrected: NullableJson;
  reason: string | null;
  undoes_id: Id | null;
  decided_at: Instant;
  decided_by: Id | null;
}

export interface QuestionRow {
  jurisdiction_id: number;
  id: Id;
  paper_id: Id;
  version_id: Id;
  kind: 'unit' | 'secrecy';
  words: string;
  span_start: number;
  span_end: number;
  answer: NullableJson;
  asked_at: Instant;
  answered_at: Instant | null;
  answered_by: Id | null;
  version: Generated<number>;
}
