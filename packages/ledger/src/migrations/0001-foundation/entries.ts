import type { Part } from '../migration.js';

/**
 * The history. A task's row is the fold of its entries. Without foreign keys: an entry is written in the transaction of
 * what it tells about, and stays what it was whatever becomes of the rest.
 */
export const entries: Part = {
  subject: 'entries',
  history: ['entry', 'access_entry'],
  sql: `
create table entry (
  jurisdiction_id integer not null,
  id uuid not null, -- rises with time: the order of the history
  at timestamptz not null, -- when it became known
  day date not null, -- the day it holds from; earlier than \`at\` for what is entered late
  task_id uuid,
  subject_kind text not null, -- task, assignment, report, problem, unit, account …
  subject_id uuid not null,
  action text not null, -- the action's code: sign, report, return, extend …
  body jsonb not null, -- what changed, from what to what
  reason text,
  account_id uuid, -- null: the product itself
  unit_id uuid, -- for which the account acted
  corrects_id uuid,
  primary key (jurisdiction_id, id),
  check (corrects_id is null or reason is not null)
);
create index entry_of_task on entry (jurisdiction_id, task_id, id) where task_id is not null;
create index entry_of_subject on entry (jurisdiction_id, subject_kind, subject_id, id);
create index entry_by_day on entry (jurisdiction_id, day, id);

-- Reads and exports of sensitive rows, logins and refusals.
create table access_entry (
  jurisdiction_id integer not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  action text not null, -- sign-in, sign-in-failed, sign-out, refused, read, export
  subject_kind text,
  subject_id uuid,
  body jsonb not null default '{}',
  primary key (jurisdiction_id, id)
);
create index access_entry_by_account on access_entry (jurisdiction_id, account_id, id);
create index access_entry_of on access_entry (jurisdiction_id, subject_kind, subject_id, id);
`,
};
