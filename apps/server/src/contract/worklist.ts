import { z } from 'zod';

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
