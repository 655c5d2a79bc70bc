// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Id, Instant, Json } from './column.js';

/** Subject: division-maps. */
export interface DivisionMapRow {
  jurisdiction_id: number;
  approval_number: string;
  features: Json;
  entered_at: Instant;
  entered_by: Id | null;
}
