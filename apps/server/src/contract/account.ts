import { z } from 'zod';
import { role } from './session.js';
import { filled, id, instant, pageOf, paging } from './value.js';

const step = z.enum(['drafter', 'checker', 'issuer']);
const state = z.enum(['active', 'disabled']);

export const account = z.object({
  id,
  login: z.string(),
  name: z.string(),
  personId: id.nullable(),
  state,
  mustChangePassword: z.boolean(),
  hasPassword: z.boolean(),
  failedLogins: z.number().int(),
  lockedUntil: instant.nullable(),
  lastLoginAt: instant.nullable(),
  version: z.number().int(),
  roles: z.array(z.object({ id, role, unitId: id.nullable(), step: step.nullable() })).readonly(),
});
export const accountPage = pageOf(account);

export const accountQuery = z.object({
  role: role.optional(),
  unit: id.optional(),
  state: state.optional(),
  ...paging.shape,
});

/** A liaison speaks for a unit, and may have a step inside it; the others have neither. */
export const newRole = z
  .strictObject({ role, unitId: id.nullable().default(null), step: step.nullable().default(null) })
  .refine((asked) => (asked.role === 'liaison') === (asked.unitId !== null), {
    path: ['unitId'],
    message: '联络员须指明单位，其他角色不指明单位',
  })
  .refine((asked) => asked.step === null || asked.role === 'liaison', {
    path: ['step'],
    message: '只有联络员有经办、科室、分管领导之分',
  });

export const newAccount = z.strictObject({
  login: filled(100),
  name: filled(100),
  personId: id.nullable().default(null),
  roles: z.array(newRole).min(1).max(20),
});

/** The password that is shown this once. */
export const oneTime = z.object({ accountId: id, password: z.string() });

export const accountChange = z.strictObject({ name: filled(100), personId: id.nullable() }).partial();
export const stateChange = z.strictObject({ state });
export const roleGiven = z.object({ id });
export const sessionsEnded = z.object({ ended: z.number().int() });

const scope = z.enum(['read', 'write']);

export const token = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.string()).readonly(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  usedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export const tokens = z.array(token);
export const newToken = z.strictObject({
  name: filled(100),
  scopes: z.array(scope).min(1).max(2),
  /** At most a year from now. */
  expiresAt: z.iso.datetime({ offset: true }),
});
export const tokenMade = z.object({ id, secret: z.string() });

export const accessQuery = z.object({
  account: id.optional(),
  action: z.enum(['sign-in', 'sign-in-failed', 'sign-out', 'refused', 'read', 'export']).optional(),
  ...paging.shape,
});
export const accessPage = pageOf(
  z.object({
    id,
    at: instant,
    accountId: id.nullable(),
    action: z.string(),
    subjectKind: z.string().nullable(),
    subjectId: id.nullable(),
    body: z.unknown(),
  }),
);
