import type { Part } from '../migration.js';

/** Who may come in, as what, and what is open now. Only hashes of passwords, sessions and tokens are kept. */
export const accounts: Part = {
  subject: 'accounts',
  sql: `
create table account (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  login text not null,
  name text not null,
  person_id uuid,
  password_hash text, -- argon2id; null: cannot log in with a password
  password_at timestamptz,
  must_change_password boolean not null default false,
  state text not null default 'active' check (state in ('active', 'disabled')),
  failed_logins integer not null default 0,
  locked_until timestamptz,
  last_login_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, login),
  foreign key (jurisdiction_id, person_id) references person
);

-- A liaison's step inside the unit: 经办 drafts, 科室 checks, 分管领导 issues.
create table account_role (
  jurisdiction_id integer not null,
  id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('administrator', 'supervision', 'leader', 'liaison', 'auditor', 'operator')),
  unit_id uuid,
  step text check (step in ('drafter', 'checker', 'issuer')),
  granted_at timestamptz not null,
  granted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (jurisdiction_id, id),
  check (role <> 'liaison' or unit_id is not null),
  check (step is null or role = 'liaison'),
  foreign key (jurisdiction_id, account_id) references account,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index account_role_of on account_role (jurisdiction_id, account_id);
create index account_role_by_unit on account_role (jurisdiction_id, unit_id) where revoked_at is null;

create table session (
  jurisdiction_id integer not null,
  id uuid not null,
  account_id uuid not null,
  secret_hash bytea not null, -- SHA-256
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, secret_hash),
  foreign key (jurisdiction_id, account_id) references account
);
create index session_of on session (jurisdiction_id, account_id) where ended_at is null;

create table api_token (
  jurisdiction_id integer not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, secret_hash),
  foreign key (jurisdiction_id, account_id) references account
);
`,
};
