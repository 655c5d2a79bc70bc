import { z } from 'zod';
import { periodKind } from './reporting.js';
import { day, id, instant } from './value.js';

const words = z.object({ title: z.string(), meaning: z.string(), next: z.string() });

/** What the doctor looked at, and what was found; `unable` says why a check could not be made. */
export const healthCheck = z.object({
  code: z.string(),
  severity: z.enum(['fault', 'warning', 'note']),
  chinese: words,
  english: words,
  /** What was found: its code and values, and the line that they make in both languages. */
  found: z
    .array(
      z.object({
        code: z.string(),
        values: z.record(z.string(), z.string()),
        chinese: z.string(),
        english: z.string(),
      }),
    )
    .readonly(),
  unable: z.string().nullable(),
});
export const healthChecks = z.object({ clean: z.boolean(), rows: z.array(healthCheck).readonly() });

export const backup = z.object({
  madeAt: instant,
  fileName: z.string(),
  sha256: z.string(),
  rows: z.number().int(),
  /** Of the archive. */
  bytes: z.number().int(),
});
export const backups = z.object({
  /** Where the server keeps them. */
  folder: z.string(),
  rows: z.array(backup).readonly(),
});

/** What is asked of whom and how often, to the year's end. */
export const burdenMeter = z.object({
  units: z
    .array(
      z.object({
        unitId: id,
        asked: z
          .array(
            z.object({
              kind: periodKind,
              tasks: z.number().int(),
              fields: z.number().int(),
              periods: z.number().int(),
              answers: z.number().int(),
            }),
          )
          .readonly(),
        answers: z.number().int(),
      }),
    )
    .readonly(),
  answers: z.number().int(),
  until: day,
});
