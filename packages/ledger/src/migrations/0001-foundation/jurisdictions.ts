import type { Part } from '../migration.js';

/** Offices with a ledger of their own, as a tree, and the dated parameters of each. */
export const jurisdictions: Part = {
  subject: 'jurisdictions',
  sql: `
create table jurisdiction (
  jurisdiction_id integer primary key check (jurisdiction_id > 0),
  code text not null unique, -- stands in addresses: linjiang
  name text not null,
  short_name text not null,
  division_code text, -- of GB/T 2260
  level text not null check (level in ('nation', 'province', 'prefecture', 'county', 'township', 'park')),
  parent_id integer references jurisdiction,
  official_order integer not null default 0,
  profile text not null default 'offline' check (profile in ('online', 'offline')),
  closed_on date,
  version integer not null default 1,
  created_at timestamptz not null
);

-- Every office above an office, itself included at depth 0: who sees which part of the tree.
create table jurisdiction_ancestor (
  jurisdiction_id integer not null references jurisdiction,
  ancestor_id integer not null references jurisdiction,
  depth integer not null check (depth >= 0),
  primary key (jurisdiction_id, ancestor_id)
);
create index jurisdiction_ancestor_below on jurisdiction_ancestor (ancestor_id, jurisdiction_id);

-- Numbers and choices of rules, each with its days and its source; without a source it waits to be confirmed (待核).
create table parameter (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  programme text not null,
  name text not null,
  valid daterange not null check (not isempty(valid)),
  value jsonb not null,
  unit text,
  source text,
  entered_at timestamptz not null,
  entered_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, id)
);
create index parameter_by_name on parameter (jurisdiction_id, programme, name, valid);
`,
};
