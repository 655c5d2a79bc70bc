import { z } from 'zod';
import { refused } from './outcome.js';
import { taskFilter } from './task.js';
import { day, filled, id, instant, pageOf, paging } from './value.js';

export const urge = z.object({
  id,
  entryId: id,
  taskId: id,
  taskNumber: z.string(),
  taskTitle: z.string(),
  taskVersion: z.number().int(),
  unitId: id,
  text: z.string(),
  answerBy: day.nullable(),
  batchId: id.nullable(),
  sentAt: instant,
  sentBy: id.nullable(),
  readAt: instant.nullable(),
  readBy: id.nullable(),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredBy: id.nullable(),
});

export const urgeFilter = z.object({
  state: z.enum(['unread', 'unanswered', 'overdue', 'answered']).optional(),
  task: id.optional(),
  unit: id.optional(),
  batch: id.optional(),
});
export const urgeQuery = urgeFilter.extend(paging.shape);
export const urgePage = pageOf(urge);

export const newUrge = z.strictObject({
  about: z.union([
    z.strictObject({ tasks: z.array(id).min(1).max(2000) }),
    z.strictObject({ filter: taskFilter.strict() }),
  ]),
  to: z.enum(['leads', 'all']).default('leads'),
  /** Only these units, where given. */
  units: z.array(id).min(1).max(500).nullable().default(null),
  text: filled(20_000),
  answerBy: day.nullable().default(null),
});

export const urged = z.object({
  batchId: id,
  sent: z.array(z.object({ id, unitIds: z.array(id).readonly() })).readonly(),
  /** Urged not long ago: from when on (Beijing) they may be urged again. */
  waiting: z.array(z.object({ id, unitId: id, again: z.string() })).readonly(),
  refused: z.array(refused).readonly(),
});

export const answerToUrge = z.strictObject({ text: filled(20_000) });
