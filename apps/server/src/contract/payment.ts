import { z } from 'zod';
import { bulletin } from './bulletin.js';
import { periodKey } from './reporting.js';
import { day, decimal, filled, id, instant, line, pageOf, paging } from './value.js';

/** An amount in the words of the voucher: `500万元`, `5000000` (元). */
const amountSaid = filled(100);
const note = line(300).default('');

export const batchForm = z.strictObject({ name: filled(200), issuedOn: day, said: amountSaid });
export const batchPage = pageOf(
  z.object({ id, name: z.string(), issuedOn: day, amount: decimal, allotted: decimal, version: z.number().int() }),
);

export const projectForm = z.strictObject({
  code: filled(100).nullable().default(null),
  name: filled(200),
  unitId: id,
  payerUnitId: id,
  taskId: id.nullable().default(null),
});
export const project = z.object({
  id,
  code: z.string().nullable(),
  name: z.string(),
  unitId: id,
  payerUnitId: id,
  taskId: id.nullable(),
  version: z.number().int(),
});
export const projectQuery = z.object({
  unit: id.optional(),
  payer: id.optional(),
  task: id.optional(),
  ...paging.shape,
});
export const projectPage = pageOf(project);

const kind = z.enum(['request', 'payment', 'spending']);
const allotment = z.object({
  projectId: id,
  batchId: id,
  batch: z.string(),
  issuedOn: day,
  amount: decimal,
  allottedOn: day,
  version: z.number().int(),
});
const moneyLine = z.object({
  kind,
  id,
  batchId: id,
  requestId: id.nullable(),
  on: day,
  amount: decimal,
  said: z.string(),
  note: z.string(),
  correctsId: id.nullable(),
  voided: z.boolean(),
  reason: z.string().nullable(),
  enteredAt: instant,
  enteredBy: id.nullable(),
  /** Neither corrected by another line nor taken back. */
  counts: z.boolean(),
});
export const projectWhole = z.object({
  project,
  allotments: z.array(allotment).readonly(),
  lines: z.array(moneyLine).readonly(),
});

export const allotmentForm = z.strictObject({ allottedOn: day, said: amountSaid });

const money = { on: day, said: amountSaid, note };
export const moneyForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), batchId: id, ...money }),
  z.strictObject({ kind: z.literal('spending'), batchId: id, ...money }),
  z.strictObject({ kind: z.literal('payment'), requestId: id, ...money }),
]);
/** What should stand in the line's place; null takes it back. */
export const moneyCorrection = z.strictObject({ instead: z.strictObject(money).nullable(), reason: filled(2000) });

export const bulletinAsked = z.strictObject({ period: periodKey, reason: filled(2000).nullable().default(null) });

const count = z.number().int();
export const bulletinModel = z.object({
  period: z.object({ key: z.string(), name: z.string(), from: day, to: day }),
  asOf: z.string(),
  edition: count,
  requests: z
    .array(
      z.object({
        project: z.string(),
        code: z.string().nullable(),
        batch: z.string(),
        unit: z.string(),
        payer: z.string(),
        requestedOn: day,
        earlier: z.boolean(),
        amount: decimal,
        paidSameDay: decimal,
        paid: decimal,
        paidOn: day.nullable(),
        standing: z.enum(['same-day', 'later', 'unpaid']),
        days: count,
      }),
    )
    .readonly(),
  payers: z
    .array(
      z.object({
        payer: z.string(),
        requests: count,
        sameDay: count,
        requested: decimal,
        paidSameDay: decimal,
        sameDayRate: decimal.nullable(),
      }),
    )
    .readonly(),
  projects: z
    .array(
      z.object({
        project: z.string(),
        code: z.string().nullable(),
        unit: z.string(),
        allotted: decimal,
        requested: decimal,
        paid: decimal,
        spent: decimal,
        paidInPeriod: decimal,
        spentInPeriod: decimal,
        paidRate: decimal.nullable(),
        spentRate: decimal.nullable(),
        overspent: z.boolean(),
      }),
    )
    .readonly(),
  corrections: z
    .array(
      z.object({
        project: z.string(),
        kind,
        on: day,
        amount: decimal.nullable(),
        before: decimal.nullable(),
        reason: z.string().nullable(),
      }),
    )
    .readonly(),
});

export const bulletinPage = pageOf(bulletin);
/** The same with its model; `text` are the frozen bytes that the hash is of. */
export const bulletinWhole = bulletin.extend({ text: z.string(), model: bulletinModel });
