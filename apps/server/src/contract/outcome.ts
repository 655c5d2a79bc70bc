import { z } from 'zod';
import { id } from './value.js';

/** One of many that was refused, while the others went on. */
export const refused = z.object({ id, code: z.string(), message: z.string(), english: z.string() });

/** How many rows a list holds in all. */
export const count = z.object({ count: z.number().int() });

/** The new version of what was changed. */
export const changed = z.object({ version: z.number().int() });

export const made = z.object({ id });
