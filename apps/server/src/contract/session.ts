import { z } from 'zod';
import { filled, id } from './value.js';

export const signInForm = z.strictObject({
  /** The office's code, `linjiang`. */
  office: filled(60),
  login: filled(100),
  password: z.string().min(1).max(1000),
});

export const role = z.enum(['administrator', 'supervision', 'leader', 'liaison', 'auditor', 'operator']);

/** Who is signed in, as what. */
export const signedIn = z.object({
  jurisdiction: z.number().int(),
  accountId: id,
  name: z.string(),
  personId: id.nullable(),
  mustChangePassword: z.boolean(),
  roles: z
    .array(z.object({ id, role, unitId: id.nullable(), step: z.enum(['drafter', 'checker', 'issuer']).nullable() }))
    .readonly(),
});

export const passwordChange = z.strictObject({
  old: z.string().min(1).max(1000),
  fresh: z.string().min(1).max(1000),
});
