import type { Part } from '../migration.js';

/** Other systems that are told when something has happened, and what became of each message. */
export const webhooks: Part = {
  subject: 'webhooks',
  sql: `
create table webhook (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  name text not null, -- which system it is
  address text not null,
  events text[] not null, -- what it is told of: task, report, lamp …
  secret bytea not null, -- signs what is sent; shown once, when it is made
  state text not null default 'on' check (state in ('on', 'off')),
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id)
);

-- Written in the transaction of what it tells about, sent afterwards, tried again until it has arrived or was given up.
create table webhook_delivery (
  jurisdiction_id integer not null,
  id uuid not null, -- rises with time; the receiver knows by it what came twice
  webhook_id uuid not null,
  event text not null,
  action text not null, -- sign, report, turn …
  subject_id uuid not null,
  task_id uuid,
  happened_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  attempts integer not null default 0,
  next_at timestamptz not null, -- when it is tried next; while it is being sent: when it counts as lost
  status integer, -- what the receiver last answered (HTTP); null where it did not
  fault text, -- why the last attempt did not arrive, in words for a person
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, webhook_id) references webhook
);
create index webhook_delivery_waiting on webhook_delivery (jurisdiction_id, webhook_id, next_at) where state = 'waiting';
create index webhook_delivery_of on webhook_delivery (jurisdiction_id, webhook_id, id);
`,
};
