import type { Part } from '../migration.js';

/** What the first step's tables lacked for the functions over them. */
export const additions: Part = {
  subject: 'additions',
  sql: `
-- Entered twice under two spellings: this row gave everything it had to the other and is kept for its history.
alter table unit add column same_as_id uuid;
alter table unit add foreign key (jurisdiction_id, same_as_id) references unit;
alter table unit add check (same_as_id <> id);

-- What this text of the paper was: a draft's text stays a draft's when the paper has been issued.
alter table paper_version add column status text not null default 'issued' check (status in ('draft', 'issued', 'lapsed'));

-- Came with the product to try it. Said when the text comes, and since then nobody can say otherwise: what is no sample is
-- never removed as one.
alter table paper_version add column sample boolean not null default false;
create index paper_version_sample on paper_version (jurisdiction_id, paper_id) where sample;

-- Lists of papers, newest first, those without a day last.
create index paper_in_order on paper (jurisdiction_id, (coalesce(published, date '0001-01-01')) desc, id desc);
`,
};
