import type { Part } from '../migration.js';

/**
 * Full text. Derived from the other tables and made anew from them at any time: a rebuild fills the next generation
 * beside the current one and turns over in one transaction.
 */
export const search: Part = {
  subject: 'search',
  sql: `
create table search_generation (
  jurisdiction_id integer primary key references jurisdiction,
  current integer not null check (current > 0), -- what readers see
  last integer not null check (last >= current), -- the highest number ever given
  building integer check (building > current), -- what a rebuild is filling; writers write to both
  building_since timestamptz,
  built_at timestamptz
);

create table search_document (
  jurisdiction_id integer not null references jurisdiction,
  generation integer not null,
  kind text not null, -- paper, measure, task, report …
  id uuid not null, -- of the paper, the measure …
  title text not null,
  text text not null, -- as it is shown; hits are offsets of it
  folded text not null, -- title and text as they are compared
  day date,
  unit_ids uuid[] not null default '{}',
  paper_id uuid,
  task_id uuid,
  places text[] not null default '{}',
  tokens tsvector not null, -- pairs of characters, each headed by the jurisdiction and the generation
  partly boolean not null default false, -- more different pairs than an index row can hold: the first are in it
  gone boolean not null default false, -- taken out while its generation was being built
  primary key (jurisdiction_id, generation, kind, id)
);
create index search_document_in_order on search_document
  (jurisdiction_id, generation, (coalesce(day, date '0001-01-01')) desc, id desc);
create index search_document_tokens on search_document using gin (tokens);
`,
};
