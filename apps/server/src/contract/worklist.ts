import { z } from 'zod';
import { id } from './value.js';

/** A card: a count, and the address of exactly the list that it counts. */
export const card = z.object({
  name: z.string(),
  chinese: z.string(),
  english: z.string(),
  count: z.number().int(),
  /** `/api/tasks?state=…` */
  list: z.string(),
});
export const worklist = z.object({ cards: z.array(card).readonly() });

/** The account's own: one for each role it holds, and for each unit that it speaks for. */
export const myWorklists = z.object({
  lists: z
    .array(
      worklist.extend({
        role: z.enum(['supervision', 'leader', 'liaison']),
        unitId: id.nullable(),
        /** The leader whose tasks they are. */
        personId: id.nullable(),
      }),
    )
    .readonly(),
});
