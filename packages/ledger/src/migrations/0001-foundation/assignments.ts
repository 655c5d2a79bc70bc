import type { Part } from '../migration.js';

/** Who answers for a task: every unit with its own state and signature; and what is asked and not yet decided. */
export const assignments: Part = {
  subject: 'assignments',
  sql: `
create table assignment (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in ('lead', 'support')),
  position integer not null check (position > 0), -- the order in the paper; the first lead files the consolidated report
  as_written text, -- the name in the paper
  group_id uuid, -- the group unit that this one came from
  state text not null default 'awaiting-signature' check (state in
    ('awaiting-signature', 'in-progress', 'awaiting-verification', 'done', 'withdrawn')),
  due date, -- where it differs from the task's
  task_due date not null default '9999-12-31', -- the task's, beside the unit for lists in its order; the last day where it has none
  signed_at timestamptz,
  signed_by uuid,
  returned_reports integer not null default 0,
  last_report_period daterange,
  cooperation text check (cooperation in ('good', 'fair', 'poor')), -- given by the first lead
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, task_id, unit_id),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, unit_id) references unit,
  foreign key (jurisdiction_id, group_id) references unit
) with (fillfactor = 85);
create index assignment_by_unit on assignment (jurisdiction_id, unit_id, state, task_id);
-- The role too: a unit's list is read from here alone, and its tasks only where they fit.
create index assignment_in_order on assignment (jurisdiction_id, unit_id, task_due, task_id) include (role)
  where state <> 'withdrawn';

-- 延期, 调整, 权属异议, 申请办结, 销号, 中止 …: a refusal restores what \`way_back\` holds and leaves this row as its trace.
create table approval (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  assignment_id uuid,
  kind text not null check (kind in
    ('initiation', 'extension', 'duties', 'dispute', 'closing', 'striking-off', 'suspension', 'cancelling', 'merging',
     'carrying-over', 'reopening', 'milestones', 'short-period', 'lamp-by-hand')),
  request jsonb not null,
  way_back jsonb not null,
  reason text,
  asked_at timestamptz not null,
  asked_by uuid,
  asked_by_unit_id uuid,
  answer_due date, -- the clock of its kind, where the office has entered one
  state text not null default 'waiting' check (state in ('waiting', 'granted', 'refused', 'withdrawn')),
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check ((state = 'waiting') = (decided_at is null)),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, assignment_id) references assignment
);
create index approval_of on approval (jurisdiction_id, task_id, id);
create index approval_waiting on approval (jurisdiction_id, answer_due, id) where state = 'waiting';
-- One question of a kind at a time for a task or a unit's part of it.
create unique index approval_once on approval
  (jurisdiction_id, task_id, kind, coalesce(assignment_id, '00000000-0000-0000-0000-000000000000'::uuid)) where state = 'waiting';
`,
};
