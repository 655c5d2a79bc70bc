import { z } from 'zod';
import { id, instant, pageOf } from './value.js';

/** A long piece of work. */
export const job = z.object({
  id,
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  doneUnits: z.number().int(),
  totalUnits: z.number().int().nullable(),
  cancelAsked: z.boolean(),
  result: z.unknown(),
  fault: z.string().nullable(),
  createdAt: instant,
  createdBy: id.nullable(),
  endedAt: instant.nullable(),
});
export const jobPage = pageOf(job);
