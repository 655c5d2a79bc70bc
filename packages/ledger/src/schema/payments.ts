// Written from the database by the test schema.test.ts (LUOSHI_WRITE_SCHEMA=1): change the migrations instead.
import type { Generated } from 'kysely';
import type { Day, Decimal, Id, Instant } from './column.js';

/** Subject: payments. */
export interface BondProjectRow {
  jurisdiction_id: number;
  id: Id;
  code: string | null;
  name: string;
  unit_id: Id;
  payer_unit_id: Id;
  task_id: Id | null;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface BondBatchRow {
  jurisdiction_id: number;
  id: Id;
  name: string;
  issued_on: Day;
  amount: Decimal;
  version: Generated<number>;
  created_at: Instant;
  created_by: Id | null;
}

export interface BondAllotmentRow {
  jurisdiction_id: number;
  project_id: Id;
  batch_id: Id;
  amount: Decimal;
  allotted_on: Day;
  version: Generated<number>;
}

export interface PaymentRequestRow {
  jurisdiction_id: number;
  id: Id;
  project_id: Id;
  batch_id: Id;
  requested_on: Day;
  amount: Decimal;
  said: string;
  purpose: Generated<string>;
  corrects_id: Id | null;
  voided: Generated<boolean>;
  reason: string | null;
  entered_at: Instant;
  entered_by: Id | null;
}

export interface PaymentRow {
  jurisdiction_id: number;
  id: Id;
  request_id: Id;
  paid_on: Day;
  amount: Decimal;
  said: string;
  voucher: string | null;
  corrects_id: Id | null;
  voided: Generated<boolean>;
  reason: string | null;
  entered_at: Instant;
  entered_by: Id | null;
}

export interface SpendingRow {
  jurisdiction_id: number;
  id: Id;
  project_id: Id;
  batch_id: Id;
  spent_on: Day;
  amount: Decimal;
  said: string;
  payee: string | null;
  corrects_id: Id | null;
  voided: Generated<boolean>;
  reason: string | null;
  entered_at: Instant;
  entered_by: Id | null;
}
