import type { Part } from '../migration.js';

/** Long work and what keeps it done once: progress for the screen, marks of effects, messages between offices, counters. */
export const jobs: Part = {
  subject: 'jobs',
  sql: `
-- A long piece of work: the queue, and what the screen shows of it. Whoever has the last \`attempt\` has the job.
create table job (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kind text not null,
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done_units bigint not null default 0,
  total_units bigint,
  attempt integer not null default 0, -- how often it was begun: rises where a worker died
  fruitful_attempt integer not null default 0, -- the last attempt that finished a part of it
  heartbeat_at timestamptz,
  cancel_asked_at timestamptz,
  result jsonb,
  fault text,
  created_at timestamptz not null,
  created_by uuid,
  ended_at timestamptz,
  primary key (jurisdiction_id, id)
);
create index job_open on job (jurisdiction_id, state, id) where state in ('waiting', 'running');

-- A job may be delivered twice; its effect is not: the mark is written in the effect's own transaction.
create table job_effect (
  jurisdiction_id integer not null,
  job_id uuid not null,
  effect text not null,
  done_at timestamptz not null,
  result jsonb,
  primary key (jurisdiction_id, job_id, effect)
);

-- The answer to a write that a client may send again with the same key.
create table idempotency_key (
  jurisdiction_id integer not null,
  account_id uuid not null,
  key text not null,
  request_sha256 bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (jurisdiction_id, account_id, key)
);
create index idempotency_key_expiry on idempotency_key (jurisdiction_id, expires_at);

create table outbox (
  jurisdiction_id integer not null,
  id uuid not null,
  to_jurisdiction_id integer not null,
  kind text not null,
  body jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (jurisdiction_id, id)
);
create index outbox_waiting on outbox (jurisdiction_id, id) where sent_at is null;

create table inbox (
  jurisdiction_id integer not null,
  from_jurisdiction_id integer not null,
  message_id uuid not null,
  received_at timestamptz not null,
  primary key (jurisdiction_id, from_jurisdiction_id, message_id)
);

-- Numbers that people count by: task numbers of a year, notices.
create table counter (
  jurisdiction_id integer not null,
  name text not null,
  value bigint not null check (value >= 0),
  primary key (jurisdiction_id, name)
);

-- When the whole store was last copied out; jurisdiction 0 stands for all of them.
create table backup_mark (
  jurisdiction_id integer not null default 0,
  id uuid not null,
  made_at timestamptz not null,
  file_name text not null,
  sha256 bytea not null,
  rows bigint not null,
  bytes bigint not null,
  primary key (jurisdiction_id, id)
);
`,
};
