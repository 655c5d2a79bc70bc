import { z } from 'zod';
import { taskState } from './task.js';
import { day, filled, id, instant, pageOf, paging, several } from './value.js';

const fate = z.enum(['kept', 'ended']);

/** A promise of an earlier text that the new version of the paper makes no more. */
export const droppedPromise = z.object({
  id,
  taskId: id,
  number: z.string(),
  title: z.string(),
  state: taskState,
  subject: z.string(),
  said: z.string().nullable(),
  unit: z.string().nullable(),
  due: day.nullable(),
  modality: z.enum(['must', 'strive', 'encourage']),
  paperId: id,
  versionNumber: z.number().int(),
  before: z.object({ versionNumber: z.number().int(), number: z.string().nullable(), quote: z.string() }).nullable(),
  after: z.object({ number: z.string().nullable(), quote: z.string() }).nullable(),
  figure: z.object({ id, name: z.string(), main: z.boolean(), values: z.number().int() }).nullable(),
  fate: fate.nullable(),
  reason: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: id.nullable(),
  version: z.number().int(),
});

export const droppedFilter = z.object({
  fate: several(z.enum(['undecided', ...fate.options])),
  paper: id.optional(),
  task: id.optional(),
});
export const droppedQuery = droppedFilter.extend(paging.shape);
export const droppedPage = pageOf(droppedPromise);

export const droppedDecision = z.strictObject({ fate, reason: filled(2000) });
