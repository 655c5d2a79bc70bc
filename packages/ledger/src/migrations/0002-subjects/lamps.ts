import type { Part } from '../migration.js';

/**
 * Lamps: what they hang on, how far they have been lit, the ledger's rows on past days, and the counts of the wall map.
 * All of it follows from the history and the parameters and can be made anew.
 */
export const lamps: Part = {
  subject: 'lamps',
  sql: `
-- What the rules look at and that changes only with an entry; written with each, so that no lighting folds histories.
create table lamp_facts (
  jurisdiction_id integer not null,
  task_id uuid not null,
  task_version integer not null, -- the version of the task that they are of
  facts json not null, -- written and read as a whole
  primary key (jurisdiction_id, task_id),
  foreign key (jurisdiction_id, task_id) references task
);

create table lighting (
  jurisdiction_id integer primary key references jurisdiction,
  rules_version integer not null default 1, -- rises with every change of rules or calendar: what servers keep is of a version
  lit_version integer not null default 1, -- the version by which all tasks were last lit
  lit_at timestamptz, -- until when what turns by itself has been lit
  written_day date -- the last day whose rows stand in task_past
);

-- The ledger's rows as they were at the end of past days: one row for as long as nothing in it changed.
create table task_past (
  jurisdiction_id integer not null,
  task_id uuid not null,
  from_day date not null,
  until_day date not null default '9999-12-31', -- not included
  title text not null,
  state text not null,
  starts date,
  due date,
  category text,
  league text,
  progress_class text,
  lamp text not null check (lamp in ('green', 'yellow', 'red', 'grey')),
  lamp_shown text not null check (lamp_shown in ('green', 'yellow', 'red', 'grey')),
  lamp_since date,
  approval_kinds text[] not null default '{}',
  lead_ids uuid[] not null default '{}', -- in their order
  support_ids uuid[] not null default '{}',
  primary key (jurisdiction_id, task_id, from_day),
  check (from_day < until_day),
  foreign key (jurisdiction_id, task_id) references task
);
create index task_past_by_due on task_past (jurisdiction_id, (coalesce(due, date '9999-12-31')), task_id, until_day);
create index task_past_by_lamp on task_past
  (jurisdiction_id, lamp_shown, (coalesce(due, date '9999-12-31')), task_id, until_day);
create index task_past_by_unit on task_past using gin ((lead_ids || support_ids));

-- What was entered or corrected after its day: the few tasks whose past is another one as corrected since.
create index entry_late on entry (jurisdiction_id, day, task_id)
  where task_id is not null and (corrects_id is not null or (at at time zone 'Asia/Shanghai')::date > day);

-- How many tasks stand where, kept with every change: the changes are added to the counts now and then.
create table ledger_count (
  jurisdiction_id integer not null references jurisdiction,
  -- all tasks by the day their lamp turned; a unit's as lead or support; a league's; by the month due; by the month closed; by what is asked
  series text not null check (series in ('task', 'lead', 'support', 'league', 'due', 'closed', 'approval')),
  unit_id uuid not null, -- nil: all units
  day date not null, -- 0001-01-01: none
  state text not null,
  lamp text not null,
  league text not null default '',
  count bigint not null,
  primary key (jurisdiction_id, series, unit_id, day, state, lamp, league)
);
create table ledger_count_change (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  series text not null,
  unit_id uuid not null,
  day date not null,
  state text not null,
  lamp text not null,
  league text not null default '',
  change integer not null,
  primary key (jurisdiction_id, id)
);
`,
};
