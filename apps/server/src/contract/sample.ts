import { z } from 'zod';
import { id } from './value.js';

const count = z.number().int();
export const sampleCounts = z.object({ papers: count, tasks: count, records: count });

/** What came to try the product with, and how far the office has come from a paper to a notice. */
export const samples = sampleCounts.extend({
  steps: z.object({
    paper: z.boolean(),
    reviewed: z.boolean(),
    started: z.boolean(),
    red: z.boolean(),
    drafted: z.boolean(),
    issued: z.boolean(),
  }),
  paperId: id.nullable(),
});
