// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, DayRange, Id, Instant, Json } from './column.js';

/** Subject: jurisdictions. */
export interface JurisdictionRow {
  jurisdiction_id: number;
  code: string;
  name: string;
  short_name: string;
  division_code: string | null;
  level: 'nation' | 'province' | 'prefecture' | 'county' | 'township' | 'park';
  parent_id: number | null;
  official_order: Generated<number>;
  profile: Generated<'online' | 'offline'>;
  closed_on: Day | null;
  version: Generated<number>;
  created_at: Instant;
}

export interface JurisdictionAncestorRow {
  jurisdiction_id: number;
  ancestor_id: number;
  depth: number;
}

export interface ParameterRow {
  jurisdiction_id: number;
  id: Id;
  programme: string;
  name: string;
  valid: DayRange;
  value: Json;
  unit: string | null;
  source: string | null;
  entered_at: Instant;
  entered_by: Id | null;
  confirmed_at: Instant | null;
  confirmed_by: Id | null;
  version: Generated<number>;
}
