import { z } from 'zod';
import { officeId } from './unit.js';
import { day, filled, id } from './value.js';

const level = z.enum(['nation', 'province', 'prefecture', 'county', 'township', 'park']);
const profile = z.enum(['online', 'offline']);
const divisionCode = z.string().regex(/^\d{6,12}$/);

export const jurisdiction = z.object({
  id: z.number().int(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  divisionCode: z.string().nullable(),
  level,
  parentId: z.number().int().nullable(),
  officialOrder: z.number().int(),
  profile,
  closedOn: day.nullable(),
  version: z.number().int(),
});

/** The own office and everything below it, each after its parent. */
export const jurisdictionTree = z.array(z.object({ jurisdiction, depth: z.number().int() })).readonly();

const form = {
  name: filled(200),
  shortName: filled(100),
  divisionCode: divisionCode.nullable(),
  level,
  officialOrder: z.number().int().min(0).max(1_000_000),
  profile,
};

export const newJurisdiction = z.strictObject({
  ...form,
  under: officeId,
  code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  divisionCode: form.divisionCode.default(null),
  officialOrder: form.officialOrder.default(0),
  profile: form.profile.default('offline'),
});

/** The new office with its first administrator and the password that is shown this once. */
export const jurisdictionMade = z.object({
  id: z.number().int(),
  login: z.string(),
  accountId: id,
  password: z.string(),
});

export const jurisdictionChange = z.strictObject(form).partial();
export const moving = z.strictObject({ under: officeId });
export const closing = z.strictObject({ on: day.nullable() });
