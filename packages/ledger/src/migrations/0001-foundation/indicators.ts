import type { Part } from '../migration.js';

/** What was promised, as intervals; the figures followed for it; their targets and their values over the periods. */
export const indicators: Part = {
  subject: 'indicators',
  history: ['indicator_value'],
  sql: `
create table commitment (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  fact_id uuid, -- null where a person entered it
  subject text not null,
  relation text check (relation in ('>=', '<=', '=', 'range', 'about', 'change')),
  quantity_said text, -- 近24万套
  value numeric,
  lower numeric,
  upper numeric,
  lower_open boolean not null default false,
  upper_open boolean not null default false,
  unit text,
  per text, -- 每人, 每月
  due daterange,
  every text, -- RRULE of a recurring duty
  modality text not null check (modality in ('must', 'strive', 'encourage')),
  dropped_by_id uuid, -- the version of its paper that makes it no more; null while the text that the task stands on makes it
  dropped_fate text check (dropped_fate in ('kept', 'ended')), -- null: nobody has said what becomes of it
  dropped_reason text,
  dropped_decided_at timestamptz,
  dropped_decided_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check (lower <= upper),
  check (dropped_fate is null or (dropped_by_id is not null and dropped_reason is not null and dropped_decided_at is not null)),
  check ((relation is null) = (quantity_said is null)),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, fact_id) references fact
);
create index commitment_of on commitment (jurisdiction_id, task_id);
create index commitment_dropped on commitment (jurisdiction_id, id) where dropped_by_id is not null;

create table indicator (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  commitment_id uuid,
  name text not null,
  unit text not null, -- in which targets and values are kept: 亿元, 套, %
  question text not null, -- name, unit and period folded: the same question of several tasks is asked once
  main boolean not null default false, -- the one that the task's own target is measured by
  direction text not null default 'up' check (direction in ('up', 'down')),
  adding text not null default 'whole' check (adding in ('whole', 'sum')), -- the first lead's figure is the whole, or the units' add up
  cumulative boolean not null default true, -- since 1 January, else of the period alone
  period_kind text not null check (period_kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')),
  baseline numeric,
  baseline_day date,
  weight numeric check (weight >= 0),
  ended_on date, -- from the end of this day it is followed no more; what was reported stays
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, commitment_id) references commitment
);
create index indicator_of on indicator (jurisdiction_id, task_id);
create unique index indicator_main on indicator (jurisdiction_id, task_id) where main and ended_on is null;

-- A cumulative plan 序时进度计划: proposed, then in force once approved, until the next one is.
create table indicator_plan (
  jurisdiction_id integer not null,
  id uuid not null,
  indicator_id uuid not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused', 'replaced')),
  basis text not null,
  -- The target and last day that it was made for; null where the task had none.
  for_lower numeric,
  for_upper numeric,
  for_unit text not null,
  for_due date,
  outdated_at timestamptz, -- since when the target or the day is another one: a new plan is to be approved
  proposed_by_unit_id uuid,
  proposed_at timestamptz not null,
  proposed_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check (state <> 'refused' or decision_reason is not null),
  foreign key (jurisdiction_id, indicator_id) references indicator,
  foreign key (jurisdiction_id, proposed_by_unit_id) references unit
);
create index indicator_plan_of on indicator_plan (jurisdiction_id, indicator_id, id);
create index indicator_plan_outdated on indicator_plan (jurisdiction_id, id) where outdated_at is not null;
create unique index indicator_plan_open on indicator_plan (jurisdiction_id, indicator_id, state) where state in ('proposed', 'approved');

-- What should be reached by the end of a day: by the paper, by a plan's points, of the whole or of one unit's part.
create table indicator_target (
  jurisdiction_id integer not null,
  id uuid not null,
  indicator_id uuid not null,
  by_day date not null,
  said text not null,
  lower numeric,
  upper numeric,
  source text not null check (source in ('paper', 'plan', 'office')),
  plan_id uuid,
  unit_id uuid, -- null: the whole
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  unique nulls not distinct (jurisdiction_id, indicator_id, by_day, plan_id, unit_id),
  check (num_nonnulls(lower, upper) > 0),
  check ((source = 'plan') = (plan_id is not null)),
  foreign key (jurisdiction_id, indicator_id) references indicator,
  foreign key (jurisdiction_id, plan_id) references indicator_plan,
  foreign key (jurisdiction_id, unit_id) references unit
);

-- A value as reported. A wrong one is corrected by a new row that names it.
create table indicator_value (
  jurisdiction_id integer not null,
  id uuid not null,
  indicator_id uuid not null,
  unit_id uuid, -- who says so; null: the office
  period daterange not null check (not isempty(period)),
  as_of date not null,
  said text not null, -- the figure in the reporter's words
  lower numeric, -- in the indicator's unit; null: unbounded
  upper numeric,
  report_id uuid,
  entry_id uuid, -- the filing in the task's history
  source text not null check (source in ('report', 'verification', 'import', 'paper', 'hand')),
  corrects_id uuid,
  voided boolean not null default false, -- the corrected value should not be there at all
  converted jsonb, -- the corrected value is right, and is told in another unit: from, to, and by how much
  reason text,
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (jurisdiction_id, id),
  check (corrects_id is null or reason is not null),
  check (not voided or corrects_id is not null),
  foreign key (jurisdiction_id, indicator_id) references indicator,
  foreign key (jurisdiction_id, corrects_id) references indicator_value
);
create index indicator_value_of on indicator_value (jurisdiction_id, indicator_id, as_of, id);
create index indicator_value_by_unit on indicator_value (jurisdiction_id, unit_id, period) where unit_id is not null;
create unique index indicator_value_once on indicator_value (jurisdiction_id, corrects_id) where corrects_id is not null;
`,
};
