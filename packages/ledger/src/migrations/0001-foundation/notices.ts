import type { Part } from '../migration.js';

/** Urging with its receipts; notices that lamps propose, a leader signs and a snapshot freezes. */
export const notices: Part = {
  subject: 'notices',
  sql: `
create table urge (
  jurisdiction_id integer not null,
  id uuid not null,
  entry_id uuid not null, -- of the task's history: one entry urges several units
  task_id uuid not null,
  unit_id uuid not null,
  text text not null,
  answer_by date,
  batch_id uuid, -- urged together
  sent_at timestamptz not null,
  sent_by uuid,
  read_at timestamptz,
  read_by uuid,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  voided_at timestamptz, -- by a correction of the entry
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, entry_id, unit_id),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index urge_of on urge (jurisdiction_id, task_id, id);
create index urge_by_unit on urge (jurisdiction_id, unit_id, id);
create index urge_open on urge (jurisdiction_id, unit_id, id) where answered_at is null and voided_at is null;
create index urge_batch on urge (jurisdiction_id, batch_id) where batch_id is not null;

create table notice (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kind text not null check (kind in ('circular', 'supervision-letter', 'request-letter', 'talk')), -- 通报 督办函 商请函 约谈
  number text, -- given when it is issued
  title text not null,
  text text not null, -- as the office wrote it
  proposed_for jsonb, -- the lamps that proposed it
  state text not null default 'drafted' check (state in ('drafted', 'rehearsed', 'signed', 'issued', 'dropped')),
  objections_until date, -- shown to the units until the end of this day
  talk_leader text, -- 约谈: who talks, and when
  talk_on date,
  snapshot text, -- canonical JSON, frozen when it is signed
  snapshot_sha256 bytea, -- of its UTF-8 bytes
  signed_at timestamptz,
  signed_by uuid,
  issued_on date,
  answer_due date,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, kind, number),
  check (state not in ('signed', 'issued') or (snapshot is not null and snapshot_sha256 is not null and signed_at is not null)),
  check (state <> 'issued' or (number is not null and issued_on is not null))
);
create index notice_by_state on notice (jurisdiction_id, state, id);

create table notice_task (
  jurisdiction_id integer not null,
  notice_id uuid not null,
  task_id uuid not null,
  primary key (jurisdiction_id, notice_id, task_id),
  foreign key (jurisdiction_id, notice_id) references notice,
  foreign key (jurisdiction_id, task_id) references task
);
create index notice_task_by_task on notice_task (jurisdiction_id, task_id, notice_id);

create table notice_recipient (
  jurisdiction_id integer not null,
  notice_id uuid not null,
  unit_id uuid not null,
  read_at timestamptz,
  read_by uuid,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (jurisdiction_id, notice_id, unit_id),
  foreign key (jurisdiction_id, notice_id) references notice,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index notice_recipient_by_unit on notice_recipient (jurisdiction_id, unit_id, notice_id);
`,
};
