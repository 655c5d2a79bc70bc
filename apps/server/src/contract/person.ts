import { z } from 'zod';
import { days, officeNumber } from './unit.js';
import { day, filled, id, pageOf, paging } from './value.js';

export const person = z.object({
  id,
  unitId: id.nullable(),
  name: z.string(),
  post: z.string().nullable(),
  isLeader: z.boolean(),
  officialOrder: z.number().int(),
  inOffice: days,
  version: z.number().int(),
});
export const personPage = pageOf(person);

export const personQuery = z.object({
  office: officeNumber.optional(),
  day: day.optional(),
  unit: id.optional(),
  leader: z.enum(['true', 'false']).optional(),
  name: filled(100).optional(),
  ...paging.shape,
});

const form = {
  unitId: id.nullable(),
  name: filled(100),
  post: filled(200).nullable(),
  isLeader: z.boolean(),
  officialOrder: z.number().int().min(0).max(1_000_000),
  inOffice: z.strictObject({ from: day.nullable(), until: day.nullable() }),
};

export const newPerson = z.strictObject({
  ...form,
  unitId: form.unitId.default(null),
  post: form.post.default(null),
  isLeader: form.isLeader.default(false),
  officialOrder: form.officialOrder.default(0),
  inOffice: form.inOffice.default({ from: null, until: null }),
});

export const personChange = z.strictObject(form).partial();
