import { z } from 'zod';
import { duty } from './deed.js';
import { refused } from './outcome.js';
import { day, filled, flag, id, instant, pageOf, paging, several } from './value.js';

export const approvalKind = z.enum([
  'initiation',
  'extension',
  'duties',
  'dispute',
  'closing',
  'striking-off',
  'suspension',
  'cancelling',
  'merging',
  'carrying-over',
  'reopening',
  'milestones',
  'short-period',
  'lamp-by-hand',
]);

export const approval = z.object({
  id,
  kind: approvalKind,
  taskId: id,
  taskNumber: z.string(),
  taskTitle: z.string(),
  taskVersion: z.number().int(),
  taskDue: day.nullable(),
  request: z.unknown(),
  wayBack: z.unknown(),
  reason: z.string().nullable(),
  askedAt: instant,
  askedBy: id.nullable(),
  unitId: id.nullable(),
  answerDue: day.nullable(),
  overdue: z.boolean(),
  ifGranted: z.string(),
  ifRefused: z.string(),
  state: z.enum(['waiting', 'granted', 'refused', 'withdrawn']),
  decidedAt: instant.nullable(),
  decidedBy: id.nullable(),
  decisionReason: z.string().nullable(),
});

export const approvalFilter = z.object({
  state: approval.shape.state.optional(),
  kind: several(approvalKind),
  task: id.optional(),
  unit: id.optional(),
  leader: id.optional(),
  /** Waiting past its clock. */
  overdue: flag,
});
export const approvalQuery = approvalFilter.extend(paging.shape);
export const approvalPage = pageOf(approval);

export const decisions = z.object({
  decisions: z
    .array(
      z.strictObject({
        id,
        granted: z.boolean(),
        reason: filled(2000),
        duties: z.array(duty).min(1).max(500).optional(),
      }),
    )
    .min(1)
    .max(200),
});
export const decided = z.object({
  done: z.array(z.object({ id, taskId: id, version: z.number().int() })).readonly(),
  refused: z.array(refused).readonly(),
});
