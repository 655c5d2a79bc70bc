// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Id, Instant } from './column.js';

/** Subject: webhooks. */
export interface WebhookRow {
  jurisdiction_id: number;
  id: Id;
  name: string;
  address: string;
  events: string[];
  secret: Buffer;
  state: Generated<'on' | 'off'>;
  created_at: Instant;
  created_by: Id | null;
}

export interface WebhookDeliveryRow {
  jurisdiction_id: number;
  id: Id;
  webhook_id: Id;
  event: string;
  action: string;
  subject_id: Id;
  task_id: Id | null;
  happened_at: Instant;
  state: Generated<'waiting' | 'delivered' | 'failed' | 'dropped'>;
  attempts: Generated<number>;
  next_at: Instant;
  status: number | null;
  fault: string | null;
  ended_at: Instant | null;
}
