import { z } from 'zod';
import { id } from './value.js';

const count = z.number().int();
export const sampleCounts = z.object({ papers: count, tasks: count, records: count });

/** How far the office has come from a paper to a notice, and whether samples are there. */
export const firstSteps = z.object({
  samples: z.boolean(),
  paper: z.boolean(),
  reviewed: z.boolean(),
  started: z.boolean(),
  red: z.boolean(),
  drafted: z.boolean(),
  issued: z.boolean(),
});

/** What came to try the product with, and how far the office has come from a paper to a notice. */
export const samples = sampleCounts.extend({
  steps: firstSteps,
  paperId: id.nullable(),
});
