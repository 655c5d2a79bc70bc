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
  rules jsonb not null, -- per stratum: share or number
  frame jsonb not null, -- what could be drawn, per stratum, in order
  drawn jsonb not null,
  drawn_at timestamptz not null,
  drawn_by uuid,
  primary key (jurisdiction_id, id)
);

create table verification (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  assignment_id uuid,
  report_id uuid,
  drawing_id uuid,
  way text not null check (way in ('documents', 'site', 'phone', 'sample')),
  state text not null default 'planned' check (state in ('planned', 'done', 'cancelled')),
  finding text check (finding in ('true', 'mostly-true', 'false')), -- 属实 基本属实 不属实
  text text,
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
  foreign key (jurisdiction_id, assignment_id) references assignment,
  foreign key (jurisdiction_id, report_id) references report,
  foreign key (jurisdiction_id, drawing_id) references drawing,
  foreign key (jurisdiction_id, second_look_of_id) references verification
);
create index verification_of on verification (jurisdiction_id, task_id, id);
create index verification_open on verification (jurisdiction_id, planned_for, id) where state = 'planned';

create table objection (
  jurisdiction_id integer not null,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('verification', 'duty', 'ranking', 'lamp', 'notice')),
  subject_id uuid not null,
  unit_id uuid not null,
  text text not null,
  raised_at timestamptz not null,
  raised_by uuid,
  answer_due date,
  state text not null default 'waiting' check (state in ('waiting', 'upheld', 'partly', 'rejected', 'withdrawn')),
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check (state not in ('partly', 'rejected') or answer is not null),
  foreign key (jurisdiction_id, unit_id) references unit
);
create index objection_of on objection (jurisdiction_id, subject_kind, subject_id);
create index objection_waiting on objection (jurisdiction_id, answer_due, id) where state = 'waiting';
`,
};
