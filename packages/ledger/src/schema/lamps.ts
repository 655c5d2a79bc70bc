// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Big, Day, Id, Instant, Json } from './column.js';

/** Subject: lamps. */
export interface LampFactsRow {
  jurisdiction_id: number;
  task_id: Id;
  task_version: number;
  facts: Json;
}

export interface LightingRow {
  jurisdiction_id: number;
  rules_version: Generated<number>;
  lit_version: Generated<number>;
  lit_at: Instant | null;
  written_day: Day | null;
}

export interface TaskPastRow {
  jurisdiction_id: number;
  task_id: Id;
  from_day: Day;
  until_day: Generated<Day>;
  title: string;
  state: string;
  starts: Day | null;
  due: Day | null;
  category: string | null;
  league: string | null;
  progress_class: string | null;
  lamp: 'green' | 'yellow' | 'red' | 'grey';
  lamp_shown: 'green' | 'yellow' | 'red' | 'grey';
  lamp_since: Day | null;
  approval_kinds: Generated<string[]>;
  lead_ids: Generated<Id[]>;
  support_ids: Generated<Id[]>;
}

export interface LedgerCountRow {
  jurisdiction_id: number;
  series: 'task' | 'lead' | 'support' | 'league' | 'due' | 'closed' | 'approval';
  unit_id: Id;
  day: Day;
  state: string;
  lamp: string;
  league: Generated<string>;
  count: Big;
}

export interface LedgerCountChangeRow {
  jurisdiction_id: number;
  id: Id;
  series: string;
  unit_id: Id;
  day: Day;
  state: string;
  lamp: string;
  league: Generated<string>;
  change: number;
}
