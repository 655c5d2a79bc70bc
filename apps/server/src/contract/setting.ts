import { z } from 'zod';
import { day, filled, id, instant, subject } from './value.js';

export const setting = z.object({
  name: z.string(),
  chinese: z.string(),
  /** Under which who changed it stands in the history. */
  subjectId: subject,
  /** What holds where nothing was entered: 待核. */
  usual: z.unknown(),
  entered: z
    .array(
      z.object({
        id,
        valid: z.object({ from: day.nullable(), until: day.nullable() }),
        value: z.unknown(),
        /** Null: 待核. */
        source: z.string().nullable(),
        enteredAt: instant,
        enteredBy: id.nullable(),
      }),
    )
    .readonly(),
});
export const settings = z.object({ rows: z.array(setting).readonly() });

export const newSetting = z.strictObject({
  value: z.union([
    z.null(),
    z.number(),
    z.string().max(200),
    z.strictObject({ days: z.number(), count: z.enum(['working', 'calendar']) }),
    z.strictObject({ yellows: z.number(), reds: z.number() }),
  ]),
  /** The first day on which it holds. */
  from: day,
  source: filled(500).nullable().default(null),
});
