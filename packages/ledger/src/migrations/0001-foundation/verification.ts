import type { Part } from '../migration.js';

/** Checks of what was reported, samples that anyone can draw again, objections and second looks. */
export const verification: Part = {
  subject: 'verification',
  history: ['drawing'],
  sql: `
-- A drawn sample: the same seed, frame and rules give the same names again.
create table drawing (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  title text not null,
  seed text not null,
  members text not null check (members in ('tasks', 'names')), -- what the frame lists: ids of tasks, or names as typed
  rules jsonb not null, -- the rate of each stratum, and where the frame came from
  frame jsonb not null, -- what could be drawn, by stratum
  drawn jsonb not null,
  previous_id uuid, -- rolling: whom earlier drawings of the cycle took
  drawn_at timestamptz not null,
  drawn_by uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, previous_id) references drawing
);

create table verification (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  unit_id uuid not null, -- whose part is checked
  report_id uuid,
  drawing_id uuid,
  entry_id uuid, -- of the task's history, once done
  means text not null check (means in ('documents', 'site', 'phone', 'sample')),
  state text not null default 'planned' check (state in ('planned', 'done', 'cancelled')),
  finding text check (finding in ('true', 'mostly-true', 'false')), -- 属实 基本属实 不属实
  asks text not null default '', -- what is to be checked
  text text, -- what was found
  evidence uuid[] not null default '{}', -- files
  planned_for date,
  done_on date,
  done_by uuid,
  second_look_of_id uuid, -- 复核
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  check ((state = 'done') = (finding is not null)),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, unit_id) references unit,
  foreign key (jurisdiction_id, report_id) references report,
  foreign key (jurisdiction_id, drawing_id) references drawing,
  foreign key (jurisdiction_id, second_look_of_id) references verification
);
create index verification_of on verification (jurisdiction_id, task_id, id);
create unique index verification_by_entry on verification (jurisdiction_id, entry_id) where entry_id is not null;
create index verification_by_unit on verification (jurisdiction_id, unit_id, id);
create index verification_open on verification (jurisdiction_id, planned_for, id) where state = 'planned';

create table objection (
  jurisdiction_id integer not null,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('verification', 'duty', 'ranking', 'lamp', 'notice')),
  subject_id uuid not null, -- of the verification, the notice, or the task whose duty or lamp it is
  task_id uuid,
  unit_id uuid not null,
  text text not null,
  raised_at timestamptz not null,
  raised_by uuid,
  answer_due date,
  state text not null default 'waiting' check (state in ('waiting', 'upheld', 'partly', 'rejected', 'withdrawn')),
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  second_look_id uuid, -- 复核
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check (state in ('waiting', 'withdrawn') or answer is not null),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, second_look_id) references verification,
  foreign key (jurisdiction_id, unit_id) references unit
);
create unique index objection_once on objection (jurisdiction_id, subject_kind, subject_id, unit_id) where state = 'waiting';
create index objection_by_unit on objection (jurisdiction_id, unit_id, id);
create index objection_of on objection (jurisdiction_id, subject_kind, subject_id);
create index objection_waiting on objection (jurisdiction_id, answer_due, id) where state = 'waiting';
`,
};
