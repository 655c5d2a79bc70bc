import type { Part } from '../migration.js';

/** 月调度: the meeting with its pack and decisions. A decision with unit and day becomes a task. */
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
  pack jsonb, -- frozen when it is signed
  previous_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, chair_id) references person,
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
  admitted boolean,
  decision text,
  decision_unit_id uuid,
  decision_due date,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, meeting_id, position),
  foreign key (jurisdiction_id, meeting_id) references meeting,
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, problem_id) references problem,
  foreign key (jurisdiction_id, put_forward_by_unit_id) references unit,
  foreign key (jurisdiction_id, decision_unit_id) references unit
);

alter table task add foreign key (jurisdiction_id, meeting_item_id) references meeting_item;
create index task_by_meeting_item on task (jurisdiction_id, meeting_item_id) where meeting_item_id is not null;
`,
};
