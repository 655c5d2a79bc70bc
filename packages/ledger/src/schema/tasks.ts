// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, Decimal, Id, Instant, NullableJson } from './column.js';

/** Subject: tasks. */
export interface InstructionRow {
  jurisdiction_id: number;
  id: Id;
  person_id: Id | null;
  text: string;
  given_on: Day;
  on_what: string | null;
  file_id: Id | null;
  created_at: Instant;
  created_by: Id | null;
  version: Generated<number>;
}

export interface TaskRow {
  jurisdiction_id: number;
  id: Id;
  number: string;
  title: string;
  content: Generated<string>;
  completion_mark: string | null;
  origin: 'paper' | 'meeting' | 'instruction' | 'import' | 'upper' | 'hand';
  paper_id: Id | null;
  version_id: Id | null;
  measure_id: Id | null;
  meeting_item_id: Id | null;
  instruction_id: Id | null;
  quote: string | null;
  span_start: number | null;
  span_end: number | null;
  override_reason: string | null;
  state: Generated<
    | 'drafted'
    | 'approved'
    | 'awaiting-signature'
    | 'in-progress'
    | 'awaiting-verification'
    | 'closed'
    | 'struck-off'
    | 'archived'
    | 'suspended'
    | 'reopened'
    | 'cancelled'
    | 'merged'
    | 'carried-over'
  >;
  modality: Generated<'must' | 'strive' | 'encourage'>;
  standing: Generated<boolean>;
  starts: Day | null;
  due: Day | null;
  due_said: string | null;
  category: string | null;
  league: string | null;
  parent_id: Id | null;
  merged_into_id: Id | null;
  carried_from_id: Id | null;
  progress: Decimal | null;
  approval_kinds: Generated<string[]>;
  closed_at: Instant | null;
  struck_off_at: Instant | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
  changed_at: Instant;
}

export interface TaskLampRow {
  jurisdiction_id: number;
  task_id: Id;
  task_version: Generated<number>;
  due: Generated<Day>;
  lamp: Generated<'green' | 'yellow' | 'red' | 'grey'>;
  lamp_since: Day | null;
  part_lamps: NullableJson;
  lamp_shown: Generated<'green' | 'yellow' | 'red' | 'grey'>;
  lamp_at: Instant | null;
  lamp_turns_at: Instant | null;
  lamp_by_hand: 'green' | 'yellow' | 'red' | 'grey' | null;
  lamp_by_hand_reason: string | null;
  lamp_by_hand_approver: string | null;
  lamp_by_hand_until: Day | null;
  progress_class: 'done' | 'ahead' | 'on-schedule' | 'behind' | 'other' | null;
}

export interface TaskLeaderRow {
  jurisdiction_id: number;
  task_id: Id;
  person_id: Id;
  role: 'in-charge' | 'looks-after' | 'chain-head' | 'task-force';
}

export interface MilestoneRow {
  jurisdiction_id: number;
  id: Id;
  task_id: Id;
  position: number;
  title: string;
  completion_mark: string;
  due: Day;
  weight: Decimal | null;
  state: Generated<'proposed' | 'approved' | 'reached' | 'dropped'>;
  proposed_by_unit_id: Id | null;
  approved_at: Instant | null;
  approved_by: Id | null;
  reached_on: Day | null;
  version: Generated<number>;
}

export interface TaskLinkRow {
  jurisdiction_id: number;
  task_id: Id;
  other_jurisdiction_id: number;
  other_task_id: Id;
  direction: 'down' | 'up';
  linked_at: Instant;
}
