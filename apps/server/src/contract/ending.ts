import { z } from 'zod';
import { duty } from './deed.js';
import { refused } from './outcome.js';
import { day, deadline, filled, id, line } from './value.js';

const versioned = z.strictObject({ id, version: z.number().int().min(1) });
const started = z.object({ id, number: z.string() });

export const merging = z.strictObject({ from: z.array(versioned).min(1).max(200), reason: filled(2000) });

export const splitting = z.strictObject({
  reason: filled(2000),
  pieces: z
    .array(
      z.strictObject({
        title: filled(500),
        content: line(20_000).nullable().default(null),
        due: deadline.nullable().default(null),
        duties: z.array(duty).min(1).max(500).nullable().default(null),
      }),
    )
    .min(2)
    .max(50),
});
export const pieces = z.object({ started: z.array(started).readonly() });

export const carrying = z.strictObject({
  tasks: z.array(versioned).min(1).max(500),
  due: deadline.nullable(),
  begins: day.nullable().default(null),
  reason: filled(2000),
});
export const carried = z.object({
  done: z.array(z.object({ id, successor: started })).readonly(),
  refused: z.array(refused).readonly(),
});
