import { z } from 'zod';
import { lamp, progressClass, taskFilter, taskState } from './task.js';
import { day, decimal, filled, id, instant, line, pageOf } from './value.js';

export const ruleId = z.enum(['gap', 'start', 'deadline', 'silence', 'returned', 'forecast', 'money', 'modality']);

const whole = z.number().int().min(0).max(1000);
const straightLine = z.enum(['last-resort', 'never']);
const share = decimal.refine((value) => !value.startsWith('-'), '不能为负数');
const head = { from: day, source: filled(300).nullable() };

/** A proposal: each rule with its own numbers; null switches it off. */
export const ruleProposal = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('gap'),
    ...head,
    numbers: z.strictObject({ slight: share, red: share, straightLine }).nullable(),
  }),
  z.strictObject({
    rule: z.literal('start'),
    ...head,
    numbers: z.strictObject({ yellowFrom: z.enum(['day', 'month']), redMonths: whole.min(1) }).nullable(),
  }),
  z.strictObject({
    rule: z.literal('deadline'),
    ...head,
    numbers: z.strictObject({ yellowDays: whole.max(250) }).nullable(),
  }),
  z.strictObject({
    rule: z.literal('silence'),
    ...head,
    numbers: z.strictObject({ yellow: whole.min(1), red: whole.min(1) }).nullable(),
  }),
  z.strictObject({
    rule: z.literal('returned'),
    ...head,
    numbers: z.strictObject({ yellow: whole.min(1) }).nullable(),
  }),
  z.strictObject({
    rule: z.literal('forecast'),
    ...head,
    numbers: z.strictObject({ behind: share, straightLine }).nullable(),
  }),
  z.strictObject({
    rule: z.literal('money'),
    ...head,
    numbers: z
      .strictObject({
        curve: z
          .array(share)
          .min(1)
          .max(60)
          .refine((curve) => curve.some((part) => /[1-9]/.test(part)), '至少一个月大于零'),
        yellow: share,
      })
      .nullable(),
  }),
  z.strictObject({
    rule: z.literal('modality'),
    ...head,
    numbers: z.strictObject({ strive: lamp.nullable() }).nullable(),
  }),
]);

export const rule = z.object({
  id: id.nullable(),
  rule: ruleId,
  name: z.string(),
  from: day,
  source: z.string().nullable(),
  numbers: z.unknown(),
  state: z.enum(['practice', 'proposed', 'adopted']),
  inForce: z.boolean(),
  adoptedAt: instant.nullable(),
  version: z.number().int(),
});
export const rules = z.object({ rules: z.array(rule).readonly() });

export const rehearsalAsked = z.strictObject({
  proposals: z.array(id).min(1).max(8),
  unit: id.optional(),
  /** By a job also where the ledger is small enough to wait for. */
  background: z.boolean().default(false),
});
/** A large ledger is tried by a job; its result has the form of the answer. */
export const rehearsalJob = z.object({ jobId: id });
const greyCase = z.enum(['unclear', 'suspended', 'not-due', 'encouraged', 'ended']);

/** Why a lamp is as it is: in Chinese (`why`, `toGreen`, `note`), and by codes and values without words. */
/** An approved plan that is made for another target or day than there is: nothing is measured by it. */
const outdatedPlan = z.object({
  approved: z.string(),
  target: z.object({ least: decimal, most: decimal }).nullable(),
  due: day.nullable(),
});

export const lampReason = z.object({
  atWorst: lamp,
  grey: greyCase.nullable(),
  rule: ruleId.nullable(),
  blocking: id.nullable(),
  note: z.string().nullable(),
  inputs: z.record(z.string(), z.string()).readonly(),
  why: z.string(),
  toGreen: z.string().nullable(),
  source: z.string().nullable(),
  silentSupports: z.array(id).readonly().optional(),
  outdated: outdatedPlan.nullable().optional(),
});

export const rehearsal = z.object({
  days: z.array(day).readonly(),
  judged: z.number().int(),
  counts: z.record(z.string(), z.number().int()).readonly(),
  turned: z.number().int(),
  turns: z
    .array(z.object({ task: id, at: z.string(), from: lamp, to: lamp, why: z.string(), reason: lampReason }))
    .readonly(),
});

const meaning = z.strictObject({ name: filled(20), meaning: line(200) });
export const colourMeanings = z.strictObject({ green: meaning, yellow: meaning, red: meaning, grey: meaning });

const listed = z.array(day).max(200).readonly();
export const holidayNotice = z.strictObject({
  year: z.number().int().min(2000).max(2200),
  source: filled(300),
  rest: listed,
  working: listed,
});
export const dayOverride = z.strictObject({ day, working: z.boolean().nullable(), reason: filled(200) });

export const calendarDays = z.object({
  local: z.object({
    notices: z.array(holidayNotice.extend({ entered: day })).readonly(),
    overrides: z.array(dayOverride.extend({ entered: day })).readonly(),
  }),
  days: z
    .array(
      z.object({
        day,
        kind: z.enum(['working', 'rest', 'unknown']),
        name: z.string().nullable(),
        by: z.enum(['national', 'notice', 'office', 'weekday', 'nobody']),
      }),
    )
    .readonly(),
});

/** A lamp with everything that made it. */
export const lampWhy = z.object({
  shown: lamp,
  byHand: z.object({ colour: lamp, reason: z.string(), approver: z.string(), from: day, until: day }).nullable(),
  computed: z.object({
    colour: lamp,
    atWorst: lamp,
    grey: greyCase.nullable(),
    rule: ruleId.nullable(),
    source: z.string().nullable(),
    blocking: id.nullable(),
    silentSupports: z.array(id).readonly(),
    outdated: outdatedPlan.nullable(),
    note: z.string().nullable(),
    inputs: z.record(z.string(), z.string()).readonly(),
    why: z.string(),
    toGreen: z.string().nullable(),
  }),
  parts: z
    .array(
      z.object({
        unit: id,
        role: z.enum(['lead', 'support']),
        colour: lamp,
        verdicts: z
          .array(
            z.object({
              rule: ruleId,
              colour: lamp,
              atWorst: lamp,
              note: z.string().nullable(),
              inputs: z.record(z.string(), z.string()).readonly(),
              why: z.string(),
              toGreen: z.string().nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  progressClass,
  /** The Beijing minute at which it may turn although nothing is entered. */
  turnsAt: z.string().nullable(),
});

export const view = z.enum(['known', 'corrected']).default('known');

export const pastFilter = taskFilter.pick({
  state: true,
  lamp: true,
  unit: true,
  role: true,
  dueFrom: true,
  dueTo: true,
  turnedSince: true,
  league: true,
  category: true,
  progressClass: true,
  approval: true,
  name: true,
});

export const pastPage = pageOf(
  z.object({
    taskId: id,
    number: z.string(),
    fromDay: day.nullable(),
    title: z.string(),
    state: taskState,
    starts: day.nullable(),
    due: day.nullable(),
    category: z.string().nullable(),
    league: z.string().nullable(),
    progressClass: progressClass.nullable(),
    lamp,
    lampShown: lamp,
    lampSince: day.nullable(),
    approvalKinds: z.array(z.string()).readonly(),
    leadIds: z.array(id).readonly(),
    supportIds: z.array(id).readonly(),
  }),
);

const counted = z.object({
  counts: z.object({ green: z.number(), yellow: z.number(), red: z.number(), grey: z.number() }),
  /** The query of GET /api/tasks that lists just these rows; add `lamp` for one colour. */
  query: z.string(),
});
export const wall = z.object({
  total: counted,
  turned: counted,
  units: z.array(
    z.object({
      unitId: id,
      name: z.string(),
      kind: z.string(),
      league: z.string().nullable(),
      lead: counted,
      support: counted,
    }),
  ),
  leagues: z.array(counted.extend({ league: z.string() })),
  needsLeader: z.object({ red: counted, approvals: z.record(z.string(), z.number()).readonly() }),
  curve: z.array(z.object({ month: day, due: z.number(), closed: z.number() })).readonly(),
});
