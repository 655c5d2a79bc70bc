import type { Part } from '../migration.js';

/** What a reading found, beside its words, and what a clerk decided about each. */
export const review: Part = {
  subject: 'review',
  history: ['fact_review'],
  sql: `
create table measure (
  jurisdiction_id integer not null,
  id uuid not null,
  paper_id uuid not null,
  version_id uuid not null,
  position integer not null,
  number text, -- as written, without punctuation: 12, 一
  path text[] not null default '{}',
  heading text,
  quote text not null,
  span_start integer not null,
  span_end integer not null check (span_end >= span_start),
  review text not null default 'waiting' check (review in ('waiting', 'accepted', 'corrected', 'dropped')),
  duty text not null default 'unknown' check (duty in ('unknown', 'said', 'assigned')), -- unknown waits in 责任分工
  earlier_id uuid, -- the same measure in the version before
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, version_id, position),
  foreign key (jurisdiction_id, paper_id) references paper,
  foreign key (jurisdiction_id, version_id) references paper_version,
  foreign key (jurisdiction_id, earlier_id) references measure
);
create index measure_by_paper on measure (jurisdiction_id, paper_id);
create index measure_waiting on measure (jurisdiction_id, duty, paper_id) where duty = 'unknown' and review <> 'dropped';

alter table opinion add foreign key (jurisdiction_id, measure_id) references measure;

-- Duties, commitments, provisions and the rest. \`said\` is the reading's own and is never changed; what a person made
-- of it stands in fact_review, the last of which is shown here as \`review\`.
create table fact (
  jurisdiction_id integer not null,
  id uuid not null,
  version_id uuid not null,
  reading_id uuid not null,
  measure_id uuid,
  kind text not null check (kind in ('duty', 'commitment', 'provision', 'observation', 'fund-flow', 'finding')),
  position integer not null,
  said jsonb not null,
  span_start integer not null,
  span_end integer not null check (span_end >= span_start),
  review text not null default 'waiting' check (review in ('waiting', 'accepted', 'corrected', 'dropped')),
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, reading_id, kind, position),
  foreign key (jurisdiction_id, version_id) references paper_version,
  foreign key (jurisdiction_id, reading_id) references paper_reading,
  foreign key (jurisdiction_id, measure_id) references measure
);
create index fact_by_version on fact (jurisdiction_id, version_id, kind, span_start);
-- What the checks found wrong or open, over all papers.
create index fact_doubt on fact (jurisdiction_id, version_id desc, span_start, id)
  where kind = 'finding' and said ->> 'verdict' <> 'consistent';
create index fact_by_measure on fact (jurisdiction_id, measure_id);

create table fact_review (
  jurisdiction_id integer not null,
  id uuid not null,
  fact_id uuid,
  measure_id uuid,
  decision text not null check (decision in ('accepted', 'corrected', 'dropped', 'waiting')),
  corrected jsonb, -- the fact as the clerk has it, whole
  reason text,
  undoes_id uuid, -- the decision that this one took back
  decided_at timestamptz not null,
  decided_by uuid,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(fact_id, measure_id) = 1),
  check ((decision = 'corrected') = (corrected is not null)),
  foreign key (jurisdiction_id, fact_id) references fact,
  foreign key (jurisdiction_id, measure_id) references measure
);
create index fact_review_by_fact on fact_review (jurisdiction_id, fact_id, id);
create index fact_review_by_measure on fact_review (jurisdiction_id, measure_id, id);

-- What a person has to say before the paper's words can be used: whom a name means, whether a word is a mark of secrecy.
create table question (
  jurisdiction_id integer not null,
  id uuid not null,
  paper_id uuid not null,
  version_id uuid not null,
  kind text not null check (kind in ('unit', 'secrecy')),
  words text not null, -- as written
  span_start integer not null,
  span_end integer not null check (span_end >= span_start),
  answer jsonb,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, version_id, kind, words),
  check ((answer is null) = (answered_at is null)),
  foreign key (jurisdiction_id, paper_id) references paper,
  foreign key (jurisdiction_id, version_id) references paper_version
);
create index question_open on question (jurisdiction_id, paper_id) where answer is null;
`,
};
