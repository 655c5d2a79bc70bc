import type { Part } from '../migration.js';

/** Files as they came, the papers they are, each version's text and each reading of it, and the opinions on drafts. */
export const papers: Part = {
  subject: 'papers',
  history: ['paper_version', 'paper_reading'],
  sql: `
create table stored_file (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  stored_at timestamptz not null,
  stored_by uuid,
  -- Who stored it has said that it bears no mark of classification: because such words stand in it, or none could be read.
  without_mark text check (without_mark in ('words', 'unread')),
  primary key (jurisdiction_id, id)
);
create index stored_file_by_hash on stored_file (jurisdiction_id, sha256);

-- The bytes, in pieces of at most 1 MiB, so that a file streams in and out.
create table stored_file_piece (
  jurisdiction_id integer not null,
  file_id uuid not null,
  position integer not null check (position >= 0),
  bytes bytea not null check (octet_length(bytes) <= 1048576),
  primary key (jurisdiction_id, file_id, position),
  foreign key (jurisdiction_id, file_id) references stored_file
);
alter table stored_file_piece alter column bytes set storage external;

create table paper (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  title text not null,
  document_number text, -- 文号
  issuers text[] not null default '{}',
  issuer_unit_id uuid,
  addressees text[] not null default '{}',
  published date,
  status text not null check (status in ('draft', 'issued', 'lapsed')),
  genre text not null check (genre in ('measures', 'digest', 'news', 'report', 'other')),
  handling text check (handling in ('internal', 'on-request')), -- 内部资料, 依申请公开: kept, and export is limited
  draft_id uuid, -- the draft for comment that this issued paper came from
  lapsed_on date,
  latest_version integer not null default 1,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, draft_id) references paper,
  foreign key (jurisdiction_id, issuer_unit_id) references unit
);
create index paper_by_day on paper (jurisdiction_id, published, id);
create index paper_by_number on paper (jurisdiction_id, document_number) where document_number is not null;

-- One text of a paper. Never changed: a better text is a version of its own.
create table paper_version (
  jurisdiction_id integer not null,
  id uuid not null,
  paper_id uuid not null,
  number integer not null check (number > 0),
  file_id uuid not null,
  sha256 bytea not null, -- of the bytes as they came: the same file again is recognised
  text_sha256 bytea not null, -- of the canonical text in UTF-8
  text text not null,
  places jsonb, -- page, box and cell of each stretch, where the format has them
  notes jsonb not null default '[]', -- what decoding had to say
  taken_in_at timestamptz not null,
  taken_in_by uuid,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, paper_id, number),
  unique (jurisdiction_id, sha256),
  foreign key (jurisdiction_id, paper_id) references paper,
  foreign key (jurisdiction_id, file_id) references stored_file
);
create index paper_version_by_text on paper_version (jurisdiction_id, text_sha256);

-- What a version of the reader took out of a text; a newer reader adds a row.
create table paper_reading (
  jurisdiction_id integer not null,
  id uuid not null,
  version_id uuid not null,
  reader text not null, -- the reader's version
  body jsonb not null,
  read_at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, version_id, reader),
  foreign key (jurisdiction_id, version_id) references paper_version
);

create table opinion_round (
  jurisdiction_id integer not null,
  id uuid not null,
  paper_id uuid not null,
  version_id uuid not null,
  title text not null,
  opened_at timestamptz not null,
  opened_by uuid,
  due date not null,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, paper_id) references paper,
  foreign key (jurisdiction_id, version_id) references paper_version
);
create index opinion_round_by_paper on opinion_round (jurisdiction_id, paper_id);

-- Whose opinion a round asks for.
create table opinion_request (
  jurisdiction_id integer not null,
  round_id uuid not null,
  unit_id uuid not null,
  asked_at timestamptz not null,
  primary key (jurisdiction_id, round_id, unit_id),
  foreign key (jurisdiction_id, round_id) references opinion_round,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index opinion_request_by_unit on opinion_request (jurisdiction_id, unit_id);

-- One unit's opinion on a draft or on one of its measures; no text means 无意见.
create table opinion (
  jurisdiction_id integer not null,
  id uuid not null,
  round_id uuid not null,
  unit_id uuid not null,
  measure_id uuid,
  text text,
  given_at timestamptz not null,
  given_by uuid,
  outcome text check (outcome in ('adopted', 'partly', 'not-adopted')),
  reason text,
  decided_at timestamptz,
  decided_by uuid,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  check (outcome is null or outcome = 'adopted' or reason is not null),
  foreign key (jurisdiction_id, round_id) references opinion_round,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index opinion_by_round on opinion (jurisdiction_id, round_id, unit_id);
`,
};
