import type { Part } from '../migration.js';

/** Which reports are asked for and on what basis, the periods with their cut-offs, what units report, and attachments. */
export const reports: Part = {
  subject: 'reports',
  sql: `
create table reporting_plan (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid not null,
  period_kind text not null check (period_kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')),
  cumulative boolean not null default false,
  basis text not null, -- the words that ask for it; a shorter period than the paper's needs an approval
  approval_id uuid,
  valid daterange not null check (not isempty(valid)),
  cut_off_days integer not null default 0, -- days from the period's end to the cut-off
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, approval_id) references approval
);
create index reporting_plan_of on reporting_plan (jurisdiction_id, task_id);

create table period (
  jurisdiction_id integer not null references jurisdiction,
  kind text not null check (kind in ('day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year')),
  span daterange not null check (not isempty(span)),
  cut_off timestamptz not null, -- 截报时间
  closed_at timestamptz,
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
  period daterange not null check (not isempty(period)),
  -- 经办 drafted → 科室 checked → 分管领导 issued; then the supervision office accepts or returns it
  state text not null default 'drafted' check (state in ('drafted', 'checked', 'issued', 'accepted', 'returned')),
  text text not null default '',
  progress numeric check (progress >= 0),
  difficulties text,
  next_steps text,
  issued_at timestamptz,
  issued_by uuid,
  late boolean not null default false, -- 补报
  returned_times integer not null default 0,
  return_reason text,
  accepted_at timestamptz,
  accepted_by uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, assignment_id, period),
  check (state <> 'returned' or return_reason is not null),
  foreign key (jurisdiction_id, assignment_id) references assignment
);
create index report_of on report (jurisdiction_id, task_id, id);
create index report_by_unit on report (jurisdiction_id, unit_id, period, id);
create index report_to_look_at on report (jurisdiction_id, issued_at, id) where state = 'issued';

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
