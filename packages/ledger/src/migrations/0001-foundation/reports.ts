import type { Part } from '../migration.js';

/** Which reports are asked for and on what basis, the periods with their cut-offs, what units report, and attachments. */
export const reports: Part = {
  subject: 'reports',
  sql: `
-- One request for reports, as the task's history has it; ended by the next one. In words on what it rests.
create table reporting_plan (
  jurisdiction_id integer not null,
  id uuid not null, -- that of the entry that asked for it
  task_id uuid not null,
  period_kind text not null check (period_kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')),
  cumulative boolean not null default false, -- since 1 January
  basis text not null, -- the words that ask for it
  basis_kind text check (basis_kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')), -- null: they name no period
  cut_off jsonb not null, -- the rule: days, calendar or working, time
  stamped boolean not null default false, -- a scan of the stamped page 盖章件 is asked for
  valid daterange not null check (not isempty(valid)),
  owed_since date not null, -- nothing is owed for a period that began earlier
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task
);
create unique index reporting_plan_in_force on reporting_plan (jurisdiction_id, task_id) where upper_inf(valid);
create index reporting_plan_of on reporting_plan (jurisdiction_id, task_id, id);
create index reporting_plan_by_kind on reporting_plan (jurisdiction_id, period_kind, cumulative, task_id);

-- What the office decided of a period for all tasks: a cut-off of its own in place of the plans' rules, and its closing.
create table period (
  jurisdiction_id integer not null references jurisdiction,
  kind text not null check (kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')),
  span daterange not null check (not isempty(span)), -- of the step; the cumulative period that ends with it goes with it
  cut_off timestamptz, -- 截报时间; null: the plans' rules stand
  closed_at timestamptz, -- nothing more is taken for it
  closed_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, kind, span)
);

create table report (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  assignment_id uuid not null,
  unit_id uuid not null,
  period_kind text not null check (period_kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')),
  cumulative boolean not null default false,
  period daterange not null check (not isempty(period)),
  -- 经办 drafted → submitted → 科室 checked → 分管领导 issued; then the supervision office accepts or returns it
  state text not null default 'drafted' check (state in ('drafted', 'submitted', 'checked', 'issued', 'accepted', 'returned')),
  text text not null default '',
  progress numeric check (progress >= 0), -- per cent, as the unit says
  difficulties text,
  next_steps text,
  figures jsonb not null default '[]', -- the figures as typed, and which of them were filled in beforehand
  as_of date, -- of the figures
  started date, -- when the unit really began, where it says so
  entry_id uuid, -- the latest filing in the task's history
  filed_at timestamptz, -- the first filing: what the roster goes by
  issued_at timestamptz,
  issued_by uuid,
  late boolean, -- 补报: the first filing came after the cut-off; null: not filed, or it hangs on unpublished holidays
  returned_times integer not null default 0,
  return_reason text, -- of the last return, by the office or within the unit
  accepted_at timestamptz,
  accepted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, assignment_id, period_kind, cumulative, period),
  check (state <> 'returned' or return_reason is not null),
  check (state not in ('issued', 'accepted') or (entry_id is not null and filed_at is not null)),
  foreign key (jurisdiction_id, assignment_id) references assignment
);
create index report_by_unit on report (jurisdiction_id, unit_id, id);
create index report_by_period on report (jurisdiction_id, period_kind, period, id);
create index report_to_look_at on report (jurisdiction_id, id) where state = 'issued';

create table attachment (
  jurisdiction_id integer not null,
  id uuid not null,
  subject_kind text not null check (subject_kind in
    ('task', 'report', 'verification', 'problem', 'meeting', 'notice', 'approval', 'objection', 'instruction', 'opinion')),
  subject_id uuid not null,
  file_id uuid not null,
  title text not null,
  stamped boolean not null default false, -- 盖章件
  added_at timestamptz not null,
  added_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, file_id) references stored_file
);
create index attachment_of on attachment (jurisdiction_id, subject_kind, subject_id);
`,
};
