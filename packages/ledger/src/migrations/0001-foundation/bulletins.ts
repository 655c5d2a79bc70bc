import type { Part } from '../migration.js';

/** What is put out period by period, frozen: the 旬通报 of bond money and the weekly ledger 台账周报. */
export const bulletins: Part = {
  subject: 'bulletins',
  history: ['bulletin'],
  sql: `
create table bulletin (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kind text not null check (kind in ('payment', 'weekly-ledger')),
  scope text not null default '', -- which part of the ledger, as the list's query; empty: all of it
  period daterange not null check (not isempty(period)),
  edition integer not null default 1 check (edition > 0),
  reason text, -- why there is another edition of the same days
  model text not null, -- canonical JSON, as it was frozen: its bytes must repeat
  sha256 bytea not null, -- of the model
  frozen_at timestamptz not null,
  frozen_by uuid,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, kind, scope, period, edition),
  check (edition = 1 or reason is not null)
);
create index bulletin_by_kind on bulletin (jurisdiction_id, kind, id);
`,
};
