// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { DayRange, Id, Instant } from './column.js';

/** Subject: bulletins. */
export interface BulletinRow {
  jurisdiction_id: number;
  id: Id;
  kind: 'payment' | 'weekly-ledger';
  scope: Generated<string>;
  period: DayRange;
  edition: Generated<number>;
  reason: string | null;
  model: string;
  sha256: Buffer;
  frozen_at: Instant;
  frozen_by: Id | null;
}
