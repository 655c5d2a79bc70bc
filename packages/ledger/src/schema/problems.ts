// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, Id, Instant } from './column.js';

/** Subject: problems. */
export interface ProblemRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id | null;
  raised_by_unit_id: Id;
  kind: 'land' | 'money' | 'approval' | 'energy' | 'debt' | 'labour' | 'other';
  title: string;
  text: Generated<string>;
  blocking_unit_id: Id | null;
  state: Generated<'raised' | 'claimed' | 'coordinated' | 'solved' | 'struck-off' | 'withdrawn'>;
  claim_due: Day | null;
  due: Day | null;
  raised_at: Instant;
  raised_by: Id | null;
  claimed_at: Instant | null;
  coordinated_at: Instant | null;
  solved_at: Instant | null;
  struck_off_at: Instant | null;
  solution: string | null;
  returned_times: Generated<number>;
  withdrawn_at: Instant | null;
  version: Generated<number>;
}
