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
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check (lower <= upper),
  check ((relation is null) = (quantity_said is null)),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, fact_id) references fact
);
create index commitment_of on commitment (jurisdiction_id, task_id);

create table indicator (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  commitment_id uuid,
  name text not null,
  unit text not null,
  direction text not null default 'up' check (direction in ('up', 'down')),
  cumulative boolean not null default true, -- since 1 January, else of the period alone
  period_kind text not null check (period_kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')),
  baseline numeric,
  baseline_day date,
  weight numeric check (weight >= 0),
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, commitment_id) references commitment
);
create index indicator_of on indicator (jurisdiction_id, task_id);

create table indicator_target (
  jurisdiction_id integer not null,
  indicator_id uuid not null,
  by_day date not null,
  lower numeric,
  upper numeric,
  source text not null check (source in ('paper', 'plan', 'straight-line')), -- the last only as a marked last resort
  approved_at timestamptz,
  approved_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, indicator_id, by_day),
  check (num_nonnulls(lower, upper) > 0),
  foreign key (jurisdiction_id, indicator_id) references indicator
);

-- A value as reported. A wrong one is corrected by a new row that names it.
create table indicator_value (
  jurisdiction_id integer not null,
  id uuid not null,
  indicator_id uuid not null,
  period daterange not null check (not isempty(period)),
  as_of date not null,
  said text not null, -- the figure in the reporter's words
  value numeric,
  lower numeric,
  upper numeric,
  report_id uuid,
  source text not null check (source in ('report', 'verification', 'import', 'paper', 'hand')),
  corrects_id uuid,
  reason text,
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (jurisdiction_id, id),
  check (corrects_id is null or reason is not null),
  foreign key (jurisdiction_id, indicator_id) references indicator,
  foreign key (jurisdiction_id, corrects_id) references indicator_value
);
create index indicator_value_of on indicator_value (jurisdiction_id, indicator_id, as_of, id);
`,
};
