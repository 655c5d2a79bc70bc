import type { Part } from '../migration.js';

/** 月调度: the meeting, its items, its pack, and its decisions with units and day, each of which becomes a task. */
export const dispatch: Part = {
  subject: 'dispatch',
  sql: `
create table meeting (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kind text not null check (kind in ('dispatch', 'executive', 'special', 'other')),
  title text not null,
  held_on date not null,
  chair_id uuid,
  state text not null default 'gathering' check (state in ('gathering', 'signed', 'held', 'closed')),
  signed_at timestamptz, -- the leader in charge signs the list of items
  signed_by uuid,
  pack text, -- canonical JSON, frozen when the list is signed
  pack_sha256 bytea, -- of its UTF-8 bytes
  held_at timestamptz,
  closed_at timestamptz,
  previous_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, chair_id) references person,
  check (state = 'gathering' or (pack is not null and pack_sha256 is not null and signed_at is not null)),
  foreign key (jurisdiction_id, previous_id) references meeting
);
create index meeting_by_day on meeting (jurisdiction_id, held_on, id);

create table meeting_item (
  jurisdiction_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  title text not null,
  text text not null default '',
  task_id uuid, -- what it is about
  problem_id uuid,
  put_forward_by_unit_id uuid,
  admitted boolean, -- null: not yet looked at
  remark text, -- why it was not admitted
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, meeting_id) references meeting,
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, problem_id) references problem,
  foreign key (jurisdiction_id, put_forward_by_unit_id) references unit
);
create index meeting_item_of on meeting_item (jurisdiction_id, meeting_id, position, id);
create index meeting_item_by_problem on meeting_item (jurisdiction_id, problem_id) where problem_id is not null;

create table meeting_decision (
  jurisdiction_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  position integer not null,
  text text not null,
  due date not null,
  task_id uuid, -- what it became when the meeting was closed
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, meeting_id) references meeting,
  foreign key (jurisdiction_id, item_id) references meeting_item,
  foreign key (jurisdiction_id, task_id) references task
);
create index meeting_decision_of on meeting_decision (jurisdiction_id, meeting_id, position, id);

create table meeting_decision_unit (
  jurisdiction_id integer not null,
  decision_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in ('lead', 'support')),
  position integer not null,
  primary key (jurisdiction_id, decision_id, unit_id),
  foreign key (jurisdiction_id, decision_id) references meeting_decision on delete cascade,
  foreign key (jurisdiction_id, unit_id) references unit
);

alter table task add foreign key (jurisdiction_id, meeting_item_id) references meeting_item;
create index task_by_meeting_item on task (jurisdiction_id, meeting_item_id) where meeting_item_id is not null;
`,
};
