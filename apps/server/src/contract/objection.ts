import { z } from 'zod';
import { means } from './verification.js';
import { day, filled, flag, id, instant, line, pageOf, paging, several } from './value.js';

export const objectionSubject = z.enum(['verification', 'duty', 'lamp', 'ranking', 'notice']);
export const objectionState = z.enum(['waiting', 'upheld', 'partly', 'rejected', 'withdrawn']);

export const objection = z.object({
  id,
  subjectKind: objectionSubject,
  subjectId: id,
  taskId: id.nullable(),
  unitId: id,
  text: z.string(),
  raisedAt: instant,
  raisedBy: id.nullable(),
  answerDue: day.nullable(),
  overdue: z.boolean(),
  state: objectionState,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredBy: id.nullable(),
  secondLookId: id.nullable(),
  version: z.number().int(),
});

export const objectionFilter = z.object({
  state: several(objectionState),
  about: objectionSubject.optional(),
  subject: id.optional(),
  unit: id.optional(),
  overdue: flag,
});
export const objectionQuery = objectionFilter.extend(paging.shape);
export const objectionPage = pageOf(objection);

export const newObjection = z.strictObject({
  about: objectionSubject,
  /** The check; the task whose duty or lamp it is; the notice; the circular in which the ranking stands. */
  subject: id,
  unit: id,
  text: filled(20_000),
});

export const secondLook = z.strictObject({
  means,
  asks: line(5000).default(''),
  plannedFor: day.nullable().default(null),
});
export const secondLookPlanned = z.object({ checkId: id, version: z.number().int() });

export const answer = z.strictObject({ state: z.enum(['upheld', 'partly', 'rejected']), answer: filled(20_000) });
