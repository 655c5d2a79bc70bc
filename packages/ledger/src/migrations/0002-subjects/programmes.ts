import type { Part } from '../migration.js';

/**
 * Programmes: the records of registers whose fields a programme's definition gives, their history, and dated parameters.
 * What a field holds is JSON (figures as exact decimals in text): a new programme changes no table.
 */
export const programmes: Part = {
  subject: 'programmes',
  history: ['programme_entry', 'programme_setting'],
  sql: `
-- One row for each register in use: its stamp rises with every change of a record in it. What a server keeps is of a stamp.
create table programme_register (
  jurisdiction_id integer not null references jurisdiction,
  programme text not null,
  register text not null, -- '*' for the programme's parameters
  stamp bigint not null,
  primary key (jurisdiction_id, programme, register)
);

-- Records as they stand: the fold of their entries.
create table programme_record (
  jurisdiction_id integer not null,
  id uuid not null,
  programme text not null,
  register text not null,
  key uuid not null, -- first half of the SHA-256 of its register and the values of its key fields
  title text not null, -- what people call it
  words text, -- what it is found by; null: it is not searched for by itself
  fields jsonb not null,
  withdrawn boolean not null default false,
  stamp bigint not null, -- the register's stamp at its last change
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
create unique index programme_record_by_key on programme_record (jurisdiction_id, key) where not withdrawn;
create index programme_record_by_stamp on programme_record (jurisdiction_id, programme, register, stamp, id);
create index programme_record_by_change on programme_record (jurisdiction_id, programme, register, changed_at);

-- What was entered, fields by fields: a past day is the fold of what was entered by its end.
create table programme_entry (
  jurisdiction_id integer not null,
  id uuid not null, -- rises with time: the order of the history
  programme text not null,
  register text not null,
  record_id uuid not null,
  entered_at timestamptz not null,
  entered_day date not null, -- of Beijing
  fields jsonb, -- the fields that it sets, null in one makes it unknown; null altogether withdraws the record
  origin text not null check (origin in ('form', 'sheet', 'trial', 'sample', 'ledger')),
  account_id uuid, -- null: the product itself
  primary key (jurisdiction_id, record_id, id)
);

-- Values of parameters and the papers behind rules, each with its days and its source; one without a source is 待核.
create table programme_setting (
  jurisdiction_id integer not null,
  id uuid not null,
  programme text not null,
  subject text not null check (subject in ('parameter', 'rule')),
  name text not null, -- the parameter's or the rule's code
  from_day date, -- the first day on which the value holds; null for a rule
  surely_day date, -- where the day is known only roughly: by when it held for certain
  value text, -- null for a rule
  source text, -- the paper's title, or who said it
  paper_id uuid,
  paper_version integer,
  quote text, -- the sentence
  span_start integer,
  span_end integer,
  entered_at timestamptz not null,
  entered_day date not null,
  account_id uuid,
  primary key (jurisdiction_id, id),
  check ((subject = 'rule') = (value is null)),
  check ((subject = 'rule') = (from_day is null)),
  check ((paper_id is null) = (quote is null))
);
create index programme_setting_of on programme_setting (jurisdiction_id, programme, id);

-- What a rule proposed and a person took up, as a task or as the draft of a notice: it is not proposed again.
create table programme_task (
  jurisdiction_id integer not null,
  programme text not null,
  key text not null, -- SHA-256 of what was proposed, about what, to whom
  task_id uuid,
  notice_id uuid,
  rule text not null,
  taken_at timestamptz not null,
  taken_by uuid,
  primary key (jurisdiction_id, programme, key),
  check ((task_id is null) <> (notice_id is null)),
  foreign key (jurisdiction_id, task_id) references task,
  foreign key (jurisdiction_id, notice_id) references notice
);
create index programme_task_of on programme_task (jurisdiction_id, task_id);

-- Problems (要素保障) that were raised from a record which says what its project lacks.
create table programme_problem (
  jurisdiction_id integer not null,
  problem_id uuid not null,
  record_id uuid not null,
  programme text not null,
  register text not null,
  solved_field text not null, -- the record's field that tells when it was solved
  primary key (jurisdiction_id, problem_id),
  foreign key (jurisdiction_id, problem_id) references problem
);
create index programme_problem_of on programme_problem (jurisdiction_id, record_id);
`,
};
