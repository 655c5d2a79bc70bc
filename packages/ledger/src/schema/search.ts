// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, Id, Instant } from './column.js';

/** Subject: search. */
export interface SearchGenerationRow {
  jurisdiction_id: number;
  current: number;
  last: number;
  building: number | null;
  building_since: Instant | null;
  built_at: Instant | null;
}

export interface SearchDocumentRow {
  jurisdiction_id: number;
  generation: number;
  kind: string;
  id: Id;
  title: string;
  text: string;
  folded: string;
  day: Day | null;
  unit_ids: Generated<Id[]>;
  paper_id: Id | null;
  task_id: Id | null;
  places: Generated<string[]>;
  tokens: string;
  partly: Generated<boolean>;
  gone: Generated<boolean>;
}
