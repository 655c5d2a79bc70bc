import { z } from 'zod';
import { day, filled, id, line, pageOf, paging } from './value.js';

export const unitKind = z.enum([
  'department',
  'township',
  'subdistrict',
  'county',
  'park',
  'section',
  'enterprise',
  'bank',
  'court',
  'task-force',
  'other',
]);
export const relation = z.enum(['supervised', 'vertical', 'judicial', 'state-owned', 'temporary', 'commercial']);
export const days = z.object({ from: day.nullable(), until: day.nullable() });
const otherKind = z.enum(['short', 'alias', 'former']);
const name = filled(200);
const order = z.number().int().min(0).max(1_000_000);

/** An office's number, in a body and in an address. */
export const officeId = z.number().int().min(1).max(2_147_483_647);
export const officeNumber = z.coerce.number().int().min(1).max(2_147_483_647);

export const unit = z.object({
  id,
  name: z.string(),
  shortName: z.string().nullable(),
  code: z.string().nullable(),
  kind: unitKind,
  relation,
  isGroup: z.boolean(),
  parentId: id.nullable(),
  league: z.string().nullable(),
  officialOrder: z.number().int(),
  existence: days,
  linkedJurisdictionId: z.number().int().nullable(),
  sameAsId: id.nullable(),
  version: z.number().int(),
});
export const unitPage = pageOf(unit);

const unitName = z.object({ id, name: z.string(), kind: z.enum(['full', 'short', 'alias', 'former']), valid: days });
const successionKind = z.enum(['merged', 'split', 'duties-moved']);

export const unitWhole = unit.extend({
  names: z.array(unitName).readonly(),
  members: z.array(z.object({ unitId: id, valid: days })).readonly(),
  successors: z
    .array(z.object({ successorId: id, kind: successionKind, onDay: day, basis: z.string().nullable() }))
    .readonly(),
});

export const unitQuery = z.object({
  /** One below the own office; the own one where it is left out. */
  office: officeNumber.optional(),
  day: day.optional(),
  kind: unitKind.optional(),
  relation: relation.optional(),
  group: z.enum(['true', 'false']).optional(),
  parent: id.optional(),
  name: filled(200).optional(),
  order: z.enum(['official', 'name']).default('official'),
  ...paging.shape,
});

export const otherName = z.strictObject({
  name,
  kind: otherKind,
  from: day.nullable().default(null),
  until: day.nullable().default(null),
});

export const newUnit = z.strictObject({
  name,
  otherNames: z.array(otherName).max(50).default([]),
  code: filled(50).nullable().default(null),
  kind: unitKind,
  relation,
  isGroup: z.boolean().default(false),
  parentId: id.nullable().default(null),
  league: filled(100).nullable().default(null),
  officialOrder: order.default(0),
  from: day.nullable().default(null),
});

export const unitChange = z
  .strictObject({
    code: filled(50).nullable(),
    kind: unitKind,
    relation,
    parentId: id.nullable(),
    league: filled(100).nullable(),
    officialOrder: order,
  })
  .partial();

export const ending = z.strictObject({ until: day });
export const renaming = z.strictObject({ name, from: day });
export const newMember = z.strictObject({ unitId: id, from: day.nullable().default(null) });
export const newSuccession = z.strictObject({
  successorId: id,
  kind: successionKind,
  onDay: day,
  basis: line(500).nullable().default(null),
});
export const merging = z.strictObject({ goesId: id });

export const namesAsked = z.strictObject({ names: z.array(filled(200)).min(1).max(500), day: day.optional() });
export const namesFound = z.array(
  z.object({
    name: z.string(),
    found: z.array(z.object({ unitId: id, when: z.enum(['now', 'earlier', 'later']) })).readonly(),
  }),
);
