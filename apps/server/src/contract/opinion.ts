import { z } from 'zod';
import { day, filled, id, instant, line, pageOf } from './value.js';

export const roundDraft = z.strictObject({
  title: filled(200),
  due: day,
  unitIds: z.array(id).min(1).max(500),
});

export const round = z.object({
  id,
  paperId: id,
  versionId: id,
  title: z.string(),
  openedAt: instant,
  openedBy: id.nullable(),
  due: day,
  closedAt: instant.nullable(),
  version: z.number().int(),
  unitIds: z.array(id).readonly(),
});
export const rounds = z.object({ rows: z.array(round).readonly() });

/** Of all papers: how many of the units that are asked have spoken. */
export const roundPage = pageOf(round.extend({ paperTitle: z.string(), said: z.number().int() }));

export const outcome = z.enum(['adopted', 'partly', 'not-adopted']);

export const opinion = z.object({
  id,
  roundId: id,
  unitId: id,
  measureId: id.nullable(),
  text: z.string().nullable(),
  givenAt: instant,
  givenBy: id.nullable(),
  outcome: outcome.nullable(),
  reason: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: id.nullable(),
  version: z.number().int(),
});

export const roundWhole = z.object({
  round,
  opinions: z.array(opinion).readonly(),
  silent: z.array(id).readonly(),
});

export const opinionDraft = z.strictObject({
  unitId: id,
  measureId: id.nullable().default(null),
  /** null: 无意见 */
  text: filled(20_000).nullable(),
});

export const opinionDecision = z.strictObject({ outcome, reason: line(2000).nullable().default(null) });
export const roundEnd = z.strictObject({ closed: z.boolean() });
