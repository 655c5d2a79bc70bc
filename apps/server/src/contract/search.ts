import { z } from 'zod';
import { lamp } from './task.js';
import { cursor, day, filled, id, line, paging, several } from './value.js';

export const searchQuery = z.object({
  q: filled(500),
  kind: several(z.enum(['paper', 'measure', 'task', 'report', 'record'])),
  unit: id.optional(),
  from: day.optional(),
  to: day.optional(),
  paper: id.optional(),
  place: line(50).optional(),
  lamp: lamp.optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  ...paging.shape,
});

const words = z.object({ chinese: z.string(), english: z.string() });
const mark = z.object({ start: z.number().int(), end: z.number().int() });
const marks = z.array(mark).readonly();

export const searchPage = z.object({
  hits: z
    .array(
      z.object({
        kind: z.string(),
        id,
        title: z.string(),
        titleMarks: marks,
        excerpt: z.string(),
        excerptAt: mark,
        /** Offsets of the whole text, the first hundred. */
        marks,
        day: day.nullable(),
        unitIds: z.array(id).readonly(),
        paperId: id.nullable(),
        taskId: id.nullable(),
        places: z.array(z.string()).readonly(),
        tier: z.enum(['title', 'often', 'any']),
        /** Of a programme's record: which programme and register it belongs to. */
        record: z
          .object({ programme: z.string(), programmeName: words, register: z.string(), registerName: words })
          .nullable(),
      }),
    )
    .readonly(),
  /** With `more` at least so many: shown as 1000+. */
  total: z.number().int(),
  more: z.boolean(),
  next: cursor.nullable(),
});
