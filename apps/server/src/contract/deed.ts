import type { Deed } from '@luoshi/work';
import { z } from 'zod';
import { day, deadline, decimal, figure, filled, id } from './value.js';

const unit = id;
const units = z.array(unit).min(1).max(500);
const reason = filled(2000);
const text = filled(20_000);
const evidence = z.array(id).max(50);
const colour = z.enum(['green', 'yellow', 'red', 'grey']);

export const duty = z.object({ unit, role: z.enum(['lead', 'support']) });
const duties = z.array(duty).min(1).max(500);

/** 牵头, 包联, 链长, 专班. */
export const taskLeader = z.object({
  person: id,
  role: z.enum(['in-charge', 'looks-after', 'chain-head', 'task-force']),
});

const milestone = z.object({ name: filled(200), due: day, sign: filled(500), share: decimal.nullable().default(null) });

export const reportingDuty = z.object({
  kind: z.enum(['day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year']),
  cutOff: z.object({
    days: z.number().int().min(-31).max(92),
    count: z.enum(['calendar', 'working']),
    time: z.string().nullable().default(null),
    onRestDay: z.enum(['stay', 'next', 'previous']).default('stay'),
  }),
});

const one = <Action extends Deed['action'], Shape extends z.ZodRawShape>(action: Action, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape });

const reached = one('reach-milestone', { name: filled(200), on: day, evidence: evidence.min(1) });
const urged = one('urge', { units, text, answerBy: day.nullable().default(null) });
const verified = one('verify', {
  unit,
  means: z.enum(['documents', 'site', 'phone', 'sample']),
  finding: z.enum(['true', 'mostly-true', 'false']),
  text,
  evidence: evidence.min(1),
});
const lampSet = one('set-lamp', { colour, reason, approver: filled(100), from: day, until: day });

/**
 * What may be done to a task through the API: one form per action of the trade. 拟办, 通报, 约谈, 合并, 拆分 and 结转 have
 * operations of their own, because they concern more than the one task.
 */
export const deed = z.discriminatedUnion('action', [
  one('establish', {
    override: z
      .object({ reason, approver: filled(100) })
      .nullable()
      .default(null),
  }),
  one('assign', { duties }),
  one('sign', { unit }),
  one('break-down', { unit: unit.nullable().default(null), milestones: z.array(milestone).min(1).max(100) }),
  reached,
  one('dispute', { unit, reason, instead: duties.nullable().default(null) }),
  one('adjust', {
    reason,
    title: filled(500).optional(),
    begins: day.nullable().optional(),
    target: figure.nullable().optional(),
    deadline: deadline.nullable().optional(),
    duties: duties.optional(),
    leaders: z.array(taskLeader).max(50).optional(),
  }),
  one('request-extension', { unit, reason, deadline }),
  one('request-duties', { unit, reason, duties }),
  one('decide', { approval: id, granted: z.boolean(), reason, duties: duties.optional() }),
  urged,
  one('read-urge', { urge: id, unit }),
  one('answer-urge', { urge: id, unit, text }),
  one('accept-report', { report: id }),
  one('return-report', { report: id, reason }),
  verified,
  one('request-closing', { unit, reason, evidence: evidence.min(1) }),
  one('close', {}),
  one('strike-off', {}),
  one('reopen', { reason }),
  one('suspend', { reason }),
  one('resume', { reason }),
  one('cancel', { reason }),
  one('archive', {}),
  one('rate', { unit, grade: z.enum(['good', 'fair', 'poor']), reason }),
  lampSet,
]);

/** What a task's version and the words of the history ask beside the deed. */
export const acting = z.object({
  deed,
  /** The day on which it happened, where it is entered late. */
  on: day.optional(),
});

/** A new entry that names a wrong one of the task's history; `instead` null where that should not be there at all. */
export const correcting = z.strictObject({
  entry: id,
  instead: z.discriminatedUnion('action', [reached, verified, urged, lampSet]).nullable(),
  reason,
});
