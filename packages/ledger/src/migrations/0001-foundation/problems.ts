import type { Part } from '../migration.js';

/** 要素保障: what blocks a task, from raised to struck off, with the blocking unit and a clock. */
export const problems: Part = {
  subject: 'problems',
  sql: `
create table problem (
  jurisdiction_id integer not null,
  id uuid not null,
  task_id uuid,
  raised_by_unit_id uuid not null,
  kind text not null check (kind in ('land', 'money', 'approval', 'energy', 'debt', 'labour', 'other')),
  title text not null,
  text text not null default '',
  blocking_unit_id uuid,
  state text not null default 'raised' check (state in ('raised', 'claimed', 'coordinated', 'solved', 'struck-off', 'withdrawn')),
  claim_due date, -- by when it is to be claimed
  due date, -- by when it is to be solved
  raised_at timestamptz not null,
  raised_by uuid,
  claimed_at timestamptz,
  coordinated_at timestamptz,
  solved_at timestamptz,
  struck_off_at timestamptz,
  solution text,
  returned_times integer not null default 0, -- a solution that did not hold
  withdrawn_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check (state not in ('solved', 'struck-off') or solution is not null),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, raised_by_unit_id) references unit,
  foreign key (jurisdiction_id, blocking_unit_id) references unit
);
create index problem_of on problem (jurisdiction_id, task_id);
create index problem_by_blocking on problem (jurisdiction_id, blocking_unit_id, state);
create index problem_by_raiser on problem (jurisdiction_id, raised_by_unit_id, id);
create index problem_by_state on problem (jurisdiction_id, state, due, id);
`,
};
