import type { Bulletin } from '@luoshi/work';
import { z } from 'zod';
import { day, id, instant } from './value.js';

/** What was put out for a period and frozen, as a list shows it. */
export const bulletin = z.object({
  id,
  scope: z.string(),
  from: day,
  to: day,
  edition: z.number().int(),
  reason: z.string().nullable(),
  /** SHA-256 of the model's bytes, hexadecimal. */
  sha256: z.string(),
  frozenAt: instant,
  frozenBy: id.nullable(),
});

/** Its row for an answer. */
export const frozen = ({ sha256, ...row }: Omit<Bulletin, 'model'>) => ({ ...row, sha256: sha256.toString('hex') });
