import { z } from 'zod';
import { duty, reportingDuty } from './deed.js';
import { measure } from './paper.js';
import { day, filled, id, instant, line, pageOf, paging } from './value.js';

const reason = line(2000).nullable().default(null);

/** A decision about a fact: `corrected` holds it whole, as the reading gives it. */
export const factDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accepted'), reason }),
  z.strictObject({ decision: z.literal('dropped'), reason }),
  z.strictObject({ decision: z.literal('corrected'), reason, corrected: z.record(z.string().max(60), z.unknown()) }),
]);

/** A decision about a measure: as corrected it may have a title of its own, and units that answer for it, in order. */
export const measureDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accepted'), reason }),
  z.strictObject({ decision: z.literal('dropped'), reason }),
  z.strictObject({
    decision: z.literal('corrected'),
    reason,
    corrected: z.strictObject({
      title: filled(500).optional(),
      duties: z.array(duty).min(1).max(500).optional(),
    }),
  }),
]);

export const undoing = z.strictObject({ reason });

export const reviews = z.object({
  rows: z
    .array(
      z.object({
        id,
        decision: z.enum(['waiting', 'accepted', 'corrected', 'dropped']),
        corrected: z.unknown(),
        reason: z.string().nullable(),
        undoesId: id.nullable(),
        decidedAt: instant,
        decidedBy: id.nullable(),
      }),
    )
    .readonly(),
});

export const questionAnswer = z.strictObject({
  /** null opens the question again. */
  answer: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('unit'), unit: id, remember: z.boolean().default(false) }),
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('not-classified'), note: line(500).nullable().default(null) }),
    ])
    .nullable(),
});

export const unitsMeant = z.object({
  rows: z.array(z.object({ unitId: id, name: z.string(), likeness: z.number() })).readonly(),
});

export const starting = z.strictObject({
  /** Those to start; null for all that were accepted. */
  measureIds: z.array(id).min(1).max(2000).nullable().default(null),
  /** A leader's leave to assign a draft for comment. */
  override: z
    .strictObject({ reason: filled(2000), approver: filled(100) })
    .nullable()
    .default(null),
  reporting: reportingDuty.nullable().default(null),
});

export const startedMeasures = z.object({
  started: z.array(z.object({ measureId: id, taskId: id, number: z.string() })).readonly(),
  waiting: z
    .array(
      z.object({
        measureId: id,
        why: z.enum(['not-reviewed', 'dropped', 'no-duty', 'no-lead', 'unknown-unit', 'has-task']),
        detail: z.string().nullable(),
      }),
    )
    .readonly(),
});

export const withoutDutyFilter = z.object({ paper: id.optional() });
export const withoutDutyQuery = withoutDutyFilter.extend(paging.shape);
export const withoutDutyPage = pageOf(measure.extend({ paperTitle: z.string(), published: day.nullable() }));

export const suggestions = z.object({
  rows: z
    .array(
      z.object({
        unitId: id,
        unit: z.string(),
        role: z.enum(['lead', 'support']),
        likeness: z.number(),
        because: z.object({ measureId: id, paper: z.string(), heading: z.string().nullable() }),
      }),
    )
    .readonly(),
});
