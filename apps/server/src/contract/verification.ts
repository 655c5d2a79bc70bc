import { z } from 'zod';
import { taskFilter } from './task.js';
import { day, decimal, filled, id, instant, line, pageOf, paging, several } from './value.js';

export const means = z.enum(['documents', 'site', 'phone', 'sample']);
export const finding = z.enum(['true', 'mostly-true', 'false']);
export const verificationState = z.enum(['planned', 'done', 'cancelled']);

export const verification = z.object({
  id,
  taskId: id,
  unitId: id,
  reportId: id.nullable(),
  drawingId: id.nullable(),
  entryId: id.nullable(),
  means,
  state: verificationState,
  asks: z.string(),
  finding: finding.nullable(),
  text: z.string().nullable(),
  evidence: z.array(id).readonly(),
  plannedFor: day.nullable(),
  doneOn: day.nullable(),
  doneBy: id.nullable(),
  secondLookOfId: id.nullable(),
  version: z.number().int(),
  createdAt: instant,
});

export const verificationFilter = z.object({
  state: several(verificationState),
  finding: finding.optional(),
  means: means.optional(),
  task: id.optional(),
  unit: id.optional(),
  drawing: id.optional(),
  plannedTo: day.optional(),
});
export const verificationQuery = verificationFilter.extend(paging.shape);
export const verificationPage = pageOf(verification);

export const newVerifications = z.strictObject({
  about: z.union([z.strictObject({ tasks: z.array(id).min(1).max(2000) }), z.strictObject({ drawing: id })]),
  /** Whose parts; the leads' where left out. */
  units: z.array(id).min(1).max(500).nullable().default(null),
  means,
  asks: line(5000).default(''),
  plannedFor: day.nullable().default(null),
});
export const plannedVerifications = z.object({ ids: z.array(id).readonly() });

export const found = z.strictObject({ finding, text: filled(20_000), evidence: z.array(id).min(1).max(50) });
export const cancelled = z.strictObject({ reason: filled(2000) });

const rate = decimal.meta({ description: '百分比，0 至 100' });
const drawingHead = {
  title: filled(200),
  /** By chance where left out. */
  seed: filled(200).nullable().default(null),
  /** Rolling: nobody drawn in that drawing's cycle is drawn again before all were. */
  previous: id.nullable().default(null),
};

export const newDrawing = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('tasks'),
    ...drawingHead,
    filter: taskFilter.strict(),
    by: z.enum(['all', 'lead', 'league', 'category', 'lamp']).default('all'),
    rate,
    /** Of strata by name, where they differ. */
    rates: z.record(z.string().max(200), rate).default({}),
  }),
  z.strictObject({
    of: z.literal('names'),
    ...drawingHead,
    strata: z
      .array(z.strictObject({ name: filled(200), members: z.array(filled(200)).max(20_000), rate }))
      .min(1)
      .max(500),
  }),
]);

const draws = z
  .array(
    z.object({
      name: z.string(),
      size: z.number().int(),
      count: z.number().int(),
      drawn: z.array(z.string()).readonly(),
      cycle: z.array(z.string()).readonly(),
    }),
  )
  .readonly();

export const drawing = z.object({
  id,
  title: z.string(),
  seed: z.string(),
  members: z.enum(['tasks', 'names']),
  rules: z.unknown(),
  frame: z.unknown(),
  drawn: z.unknown(),
  previousId: id.nullable(),
  drawnAt: instant,
  drawnBy: id.nullable(),
});
export const drawingPage = pageOf(drawing);
/** A kept drawing and the same drawn again. */
export const drawnAgain = z.object({ drawing, again: draws, same: z.boolean() });
