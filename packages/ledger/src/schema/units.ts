// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, DayRange, Id, Instant } from './column.js';

/** Subject: units. */
export interface UnitRow {
  jurisdiction_id: number;
  id: Id;
  code: string | null;
  kind:
    | 'department'
    | 'township'
    | 'subdistrict'
    | 'county'
    | 'park'
    | 'section'
    | 'enterprise'
    | 'bank'
    | 'court'
    | 'task-force'
    | 'other';
  relation: 'supervised' | 'vertical' | 'judicial' | 'state-owned' | 'temporary' | 'commercial';
  is_group: Generated<boolean>;
  parent_id: Id | null;
  league: string | null;
  official_order: Generated<number>;
  existence: DayRange;
  linked_jurisdiction_id: number | null;
  version: Generated<number>;
  created_at: Instant;
  same_as_id: Id | null;
}

export interface UnitNameRow {
  jurisdiction_id: number;
  id: Id;
  unit_id: Id;
  name: string;
  kind: 'full' | 'short' | 'alias' | 'former';
  pinyin_key: string;
  valid: DayRange;
}

export interface UnitMemberRow {
  jurisdiction_id: number;
  group_id: Id;
  unit_id: Id;
  valid: DayRange;
}

export interface UnitSuccessionRow {
  jurisdiction_id: number;
  id: Id;
  unit_id: Id;
  successor_id: Id;
  kind: 'merged' | 'split' | 'duties-moved';
  on_day: Day;
  basis: string | null;
}

export interface PersonRow {
  jurisdiction_id: number;
  id: Id;
  unit_id: Id | null;
  name: string;
  pinyin_key: string;
  post: string | null;
  is_leader: Generated<boolean>;
  official_order: Generated<number>;
  in_office: DayRange;
  version: Generated<number>;
}
