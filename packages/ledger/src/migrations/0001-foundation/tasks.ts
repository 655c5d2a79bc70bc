import type { Part } from '../migration.js';

/** The ledger's rows, their leaders, milestones and links, leaders' instructions, and approvals in progress. */
export const tasks: Part = {
  subject: 'tasks',
  sql: `
create table instruction (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  person_id uuid, -- the leader
  text text not null,
  given_on date not null,
  on_what text, -- the report or letter it was written on
  file_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references person,
  foreign key (jurisdiction_id, file_id) references stored_file
);

-- Today's row; its past is in \`entry\`, written in the same transaction.
create table task (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  number text not null, -- 编号, given once
  title text not null,
  content text not null default '',
  completion_mark text, -- 完成标志
  origin text not null check (origin in ('paper', 'meeting', 'instruction', 'import', 'upper', 'hand')),
  paper_id uuid,
  version_id uuid,
  measure_id uuid,
  meeting_item_id uuid,
  instruction_id uuid,
  quote text, -- only so that the span can be checked
  span_start integer,
  span_end integer,
  override_reason text, -- why it was made from a draft
  -- 拟办 立项 待签收 办理中 待核查 办结 销号 归档 中止 退回重办 取消 合并 结转
  state text not null default 'drafted' check (state in
    ('drafted', 'approved', 'awaiting-signature', 'in-progress', 'awaiting-verification', 'closed', 'struck-off',
     'archived', 'suspended', 'reopened', 'cancelled', 'merged', 'carried-over')),
  modality text not null default 'must' check (modality in ('must', 'strive', 'encourage')),
  standing boolean not null default false, -- 长期坚持: closed year by year
  starts date,
  due date,
  due_said text,
  category text,
  league text,
  parent_id uuid, -- 分解, 拆分
  merged_into_id uuid,
  carried_from_id uuid,
  progress numeric check (progress >= 0), -- percent as last accepted; unknown is null, not 0
  approval_kinds text[] not null default '{}', -- approvals in progress, each kind once; their rows in \`approval\` hold the way back
  closed_at timestamptz,
  struck_off_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, number),
  foreign key (jurisdiction_id, paper_id) references paper,
  foreign key (jurisdiction_id, version_id) references paper_version,
  foreign key (jurisdiction_id, measure_id) references measure,
  foreign key (jurisdiction_id, instruction_id) references instruction,
  foreign key (jurisdiction_id, parent_id) references task,
  foreign key (jurisdiction_id, merged_into_id) references task,
  foreign key (jurisdiction_id, carried_from_id) references task
);
create index task_by_due on task (jurisdiction_id, (coalesce(due, date '9999-12-31')), id);
create index task_by_state on task (jurisdiction_id, state, (coalesce(due, date '9999-12-31')), id);
create index task_by_change on task (jurisdiction_id, changed_at, id);
create index task_by_approval on task (jurisdiction_id, id) where approval_kinds <> '{}';
create index task_by_paper on task (jurisdiction_id, paper_id, measure_id) where paper_id is not null;
create index task_by_parent on task (jurisdiction_id, parent_id) where parent_id is not null;

-- A task's lamp, beside its row: a lighting writes a million of these, and each as little and into as few indexes as can be.
-- Its words are none of it: they follow from \`lamp_facts\` and are made for whoever reads them.
create table task_lamp (
  jurisdiction_id integer not null,
  task_id uuid not null,
  task_version integer not null default 1, -- the task's, with which it was lit
  due date not null default '9999-12-31', -- the task's, for lists in its order; the last day where it has none
  lamp text not null default 'grey' check (lamp in ('green', 'yellow', 'red', 'grey')),
  lamp_since date,
  part_lamps json, -- by unit, of the parts that are lit otherwise than the task
  lamp_shown text not null default 'grey' check (lamp_shown in ('green', 'yellow', 'red', 'grey')), -- by hand while it lasts, else as computed
  lamp_at timestamptz, -- when the lamp was last written, with an entry or by a lighting
  lamp_turns_at timestamptz, -- when it may turn although nothing is entered
  lamp_by_hand text check (lamp_by_hand in ('green', 'yellow', 'red', 'grey')), -- 核定灯; the computed one stays beside it
  lamp_by_hand_reason text,
  lamp_by_hand_approver text,
  lamp_by_hand_until date,
  progress_class text check (progress_class in ('done', 'ahead', 'on-schedule', 'behind', 'other')),
  primary key (jurisdiction_id, task_id),
  foreign key (jurisdiction_id, task_id) references task
);
create index task_lamp_in_order on task_lamp (jurisdiction_id, lamp_shown, due, task_id);
create index task_lamp_by_turn on task_lamp (jurisdiction_id, lamp_turns_at) where lamp_turns_at is not null;

create table task_leader (
  jurisdiction_id integer not null,
  task_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('in-charge', 'looks-after', 'chain-head', 'task-force')), -- 牵头 包联 链长 专班
  primary key (jurisdiction_id, task_id, person_id, role),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, person_id) references person
);
create index task_leader_by_person on task_leader (jurisdiction_id, person_id, task_id);

create table milestone (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  position integer not null,
  title text not null,
  completion_mark text not null,
  due date not null,
  weight numeric check (weight >= 0),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'reached', 'dropped')),
  proposed_by_unit_id uuid,
  approved_at timestamptz,
  approved_by uuid,
  reached_on date,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, proposed_by_unit_id) references unit
);
create index milestone_of on milestone (jurisdiction_id, task_id, due);

-- The same work in another office's ledger, told by messages, never joined.
create table task_link (
  jurisdiction_id integer not null,
  task_id uuid not null,
  other_jurisdiction_id integer not null,
  other_task_id uuid not null,
  direction text not null check (direction in ('down', 'up')),
  linked_at timestamptz not null,
  primary key (jurisdiction_id, task_id, other_jurisdiction_id, other_task_id),
  foreign key (jurisdiction_id, task_id) references task
);
create index task_link_back on task_link (jurisdiction_id, other_jurisdiction_id, other_task_id);
`,
};
