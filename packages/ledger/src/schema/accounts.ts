// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Id, Instant } from './column.js';

/** Subject: accounts. */
export interface AccountRow {
  jurisdiction_id: number;
  id: Id;
  login: string;
  name: string;
  person_id: Id | null;
  password_hash: string | null;
  password_at: Instant | null;
  must_change_password: Generated<boolean>;
  state: Generated<'active' | 'disabled'>;
  failed_logins: Generated<number>;
  locked_until: Instant | null;
  last_login_at: Instant | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface AccountRoleRow {
  jurisdiction_id: number;
  id: Id;
  account_id: Id;
  role: 'administrator' | 'supervision' | 'leader' | 'liaison' | 'auditor' | 'operator';
  unit_id: Id | null;
  step: 'drafter' | 'checker' | 'issuer' | null;
  granted_at: Instant;
  granted_by: Id | null;
  revoked_at: Instant | null;
  revoked_by: Id | null;
}

export interface SessionRow {
  jurisdiction_id: number;
  id: Id;
  account_id: Id;
  secret_hash: Buffer;
  opened_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
  ended_at: Instant | null;
}

export interface ApiTokenRow {
  jurisdiction_id: number;
  id: Id;
  account_id: Id;
  name: string;
  secret_hash: Buffer;
  scopes: string[];
  created_at: Instant;
  expires_at: Instant | null;
  used_at: Instant | null;
  revoked_at: Instant | null;
}
