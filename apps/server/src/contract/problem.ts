import { z } from 'zod';
import { entry } from './task.js';
import { day, filled, flag, id, instant, line, pageOf, paging, several } from './value.js';

export const problemState = z.enum(['raised', 'claimed', 'coordinated', 'solved', 'struck-off', 'withdrawn']);
export const problemKind = z.enum(['land', 'money', 'approval', 'energy', 'debt', 'labour', 'other']);

export const problem = z.object({
  id,
  taskId: id.nullable(),
  raisedByUnitId: id,
  kind: problemKind,
  title: z.string(),
  text: z.string(),
  blockingUnitId: id.nullable(),
  state: problemState,
  claimDue: day.nullable(),
  due: day.nullable(),
  overdue: z.boolean(),
  raisedAt: instant,
  claimedAt: instant.nullable(),
  coordinatedAt: instant.nullable(),
  solvedAt: instant.nullable(),
  struckOffAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  solution: z.string().nullable(),
  returnedTimes: z.number().int(),
  version: z.number().int(),
});

const step = z.enum([
  'name-unit',
  'claim',
  'hand-back',
  'coordinate',
  'solve',
  'send-back',
  'strike-off',
  'withdraw',
  'reschedule',
]);

export const problemWhole = problem.extend({
  history: z.array(entry).readonly(),
  /** What the asker may do now, and what each step must say. */
  possible: z.array(z.object({ step, needs: z.array(z.enum(['text', 'unit', 'due'])).readonly() })).readonly(),
  /** How long each stage took, in days. */
  stages: z
    .array(z.object({ state: problemState, from: instant, until: instant.nullable(), days: z.number() }))
    .readonly(),
});

export const problemFilter = z.object({
  state: several(problemState),
  kind: several(problemKind),
  blocking: id.optional(),
  raisedBy: id.optional(),
  task: id.optional(),
  overdue: flag,
});
export const problemQuery = problemFilter.extend(paging.shape);
export const problemPage = pageOf(problem);

/** The list's rows counted by blocking unit, kind and state. */
export const problemTable = z.object({
  rows: z
    .array(
      z.object({
        blockingUnitId: id.nullable(),
        kind: problemKind,
        state: problemState,
        count: z.number().int(),
      }),
    )
    .readonly(),
});

export const newProblem = z.strictObject({
  task: id.nullable().default(null),
  unit: id,
  kind: problemKind,
  title: filled(500),
  text: line(20_000).default(''),
  blocking: id.nullable().default(null),
});

export const problemStep = z.strictObject({
  step,
  text: line(20_000).nullable().default(null),
  unit: id.nullable().default(null),
  due: day.nullable().default(null),
});
