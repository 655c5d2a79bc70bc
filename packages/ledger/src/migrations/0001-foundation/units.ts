import type { Part } from '../migration.js';

/** Units with their dated names, group units with their dated members, what became of units, and the people in posts. */
export const units: Part = {
  subject: 'units',
  sql: `
create table unit (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  code text, -- 统一社会信用代码 or the office's own
  kind text not null check (kind in
    ('department', 'township', 'subdistrict', 'county', 'park', 'section', 'enterprise', 'bank', 'court', 'task-force', 'other')),
  -- 督查对象, 垂管, 法院检察院, 国企, 临时机构, 银行企业: only the first gets 督办函 and rankings
  relation text not null check (relation in ('supervised', 'vertical', 'judicial', 'state-owned', 'temporary', 'commercial')),
  is_group boolean not null default false, -- stands for its members (各乡镇、街道)
  parent_id uuid,
  league text, -- units that are ranked against each other
  official_order integer not null default 0,
  existence daterange not null check (not isempty(existence)),
  linked_jurisdiction_id integer references jurisdiction, -- the ledger that this unit keeps itself
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, parent_id) references unit
);
create index unit_in_order on unit (jurisdiction_id, official_order, id);
create index unit_by_parent on unit (jurisdiction_id, parent_id);
create unique index unit_by_code on unit (jurisdiction_id, code) where code is not null;

create table unit_name (
  jurisdiction_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  kind text not null check (kind in ('full', 'short', 'alias', 'former')),
  pinyin_key text not null, -- made by the application; the order of lists by name
  valid daterange not null check (not isempty(valid)),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit
);
create index unit_name_of on unit_name (jurisdiction_id, unit_id, valid);
create index unit_name_by_name on unit_name (jurisdiction_id, name);
create index unit_name_by_pinyin on unit_name (jurisdiction_id, pinyin_key, id);

create table unit_member (
  jurisdiction_id integer not null,
  group_id uuid not null,
  unit_id uuid not null,
  valid daterange not null check (not isempty(valid)),
  primary key (jurisdiction_id, group_id, unit_id, valid),
  check (group_id <> unit_id),
  foreign key (jurisdiction_id, group_id) references unit,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index unit_member_by_unit on unit_member (jurisdiction_id, unit_id);

-- Reorganisation: who took over from whom, by which paper.
create table unit_succession (
  jurisdiction_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  successor_id uuid not null,
  kind text not null check (kind in ('merged', 'split', 'duties-moved')),
  on_day date not null,
  basis text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit,
  foreign key (jurisdiction_id, successor_id) references unit
);

-- Leaders and staff as posts of a time; most have no account.
create table person (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  unit_id uuid,
  name text not null,
  pinyin_key text not null,
  post text,
  is_leader boolean not null default false,
  official_order integer not null default 0,
  in_office daterange not null check (not isempty(in_office)),
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit
);
create index person_in_order on person (jurisdiction_id, official_order, id);
create index person_by_unit on person (jurisdiction_id, unit_id);
`,
};
