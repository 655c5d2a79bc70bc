import { z } from 'zod';
import { reportingDuty } from './deed.js';
import { day, filled, id, instant, time } from './value.js';

export const periodKind = z.enum(['day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year']);

/** `month:2026-11-30`, cumulative `month+:2026-11-30`. */
export const periodKey = z
  .string()
  .regex(/^[a-z-]{3,9}\+?:\d{4}-\d{2}-\d{2}$/)
  .meta({ description: '报告期：种类和末日，累计的加 +，如 month+:2026-11-30' });

/** A minute on the Beijing clock. */
export const moment = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const burden = z.object({
  fields: z.number().int(),
  units: z.number().int(),
  periods: z.number().int(),
  answers: z.number().int(),
  until: day,
});

/** What the units are asked to report, and on what that rests; null ends the asking. */
export const planForm = z.strictObject({
  basis: filled(500),
  reporting: z
    .strictObject({
      ...reportingDuty.shape,
      cutOff: reportingDuty.shape.cutOff.extend({ time: time.nullable().default(null) }),
      cumulative: z.boolean().default(false),
      /** How often the basis asks for it; null where it names no period. */
      asked: periodKind.nullable(),
      stamped: z.boolean().default(false),
    })
    .nullable(),
});

export const planMade = z.object({
  version: z.number().int(),
  entryId: id,
  approval: id.nullable(),
  burden: burden.nullable(),
});

const plan = z.object({
  id,
  taskId: id,
  kind: periodKind,
  cumulative: z.boolean(),
  basis: z.string(),
  basisKind: periodKind.nullable(),
  cutOff: z.unknown(),
  stamped: z.boolean(),
  owedSince: day,
  valid: z.object({ from: day.nullable(), until: day.nullable() }),
});

const cutOff = z.object({ moment: z.string().nullable(), notBefore: z.string().nullable() });

export const reportingLooked = z.object({
  plan: plan.nullable(),
  waiting: z.object({ approval: id, reporting: z.unknown() }).nullable(),
  past: z.array(plan).readonly(),
  burden: burden.nullable(),
  calendar: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        from: day,
        to: day,
        cutOff,
        moved: z.boolean(),
        closed: z.boolean(),
      }),
    )
    .readonly(),
});

export const periodRecord = z.object({
  kind: periodKind,
  from: day,
  to: day,
  cutOff: instant.nullable(),
  closedAt: instant.nullable(),
  closedBy: id.nullable(),
  version: z.number().int(),
  /** What its history is of. */
  subjectId: id,
});

const reason = filled(2000);
export const periodDecision = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('move-cut-off'), cutOff: moment.nullable(), reason }),
  z.strictObject({ action: z.literal('close') }),
  z.strictObject({ action: z.literal('reopen'), reason }),
]);
