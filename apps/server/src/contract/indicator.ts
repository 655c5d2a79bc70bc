import { z } from 'zod';
import { periodKey, periodKind } from './reporting.js';
import { day, decimal, filled, flag, id, instant, pageOf, paging, several } from './value.js';

const direction = z.enum(['up', 'down']);
const adding = z.enum(['whole', 'sum']);

export const indicatorForm = z.strictObject({
  name: filled(200),
  unit: filled(20),
  /** The task's own target is measured by it. */
  main: z.boolean().default(false),
  direction: direction.default('up'),
  /** `whole`: the first lead's figure is the whole; `sum`: the units' figures add up. */
  adding: adding.default('whole'),
  /** Since 1 January, else of the period alone. */
  cumulative: z.boolean().default(true),
  kind: periodKind,
  baseline: decimal.nullable().default(null),
  baselineDay: day.nullable().default(null),
  weight: decimal
    .refine((value) => !value.startsWith('-'), '不能小于0')
    .nullable()
    .default(null),
});

const indicator = z.object({
  id,
  taskId: id,
  commitmentId: id.nullable(),
  name: z.string(),
  unit: z.string(),
  main: z.boolean(),
  direction,
  adding,
  cumulative: z.boolean(),
  kind: periodKind,
  baseline: decimal.nullable(),
  baselineDay: day.nullable(),
  weight: decimal.nullable(),
  endedOn: day.nullable(),
  version: z.number().int(),
});

const commitment = z.object({
  id,
  factId: id.nullable(),
  subject: z.string(),
  relation: z.string().nullable(),
  said: z.string().nullable(),
  lower: decimal.nullable(),
  upper: decimal.nullable(),
  unit: z.string().nullable(),
  per: z.string().nullable(),
  due: day.nullable(),
  modality: z.enum(['must', 'strive', 'encourage']),
  /** The version of its paper that makes it no more, and what was decided since. */
  dropped: z.object({ versionId: id, fate: z.enum(['kept', 'ended']).nullable() }).nullable(),
});

const target = z.object({
  id,
  byDay: day,
  said: z.string(),
  least: decimal.nullable(),
  most: decimal.nullable(),
  source: z.enum(['paper', 'plan', 'office']),
  planId: id.nullable(),
  unitId: id.nullable(),
});

const goal = z.object({ least: decimal.nullable(), most: decimal.nullable(), unit: z.string(), due: day.nullable() });
const planState = z.enum(['proposed', 'approved', 'refused', 'replaced']);
const plan = z.object({
  id,
  indicatorId: id,
  state: planState,
  basis: z.string(),
  /** The target and last day that it was made for. */
  madeFor: goal,
  /** Since when these are others: a new plan is to be approved. */
  outdatedAt: instant.nullable(),
  proposedByUnitId: id.nullable(),
  proposedAt: instant,
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  version: z.number().int(),
});

/** From one unit of measure into another: multiplied by `top`, divided by `bottom`. */
export const conversion = z.object({ from: z.string(), to: z.string(), top: decimal, bottom: decimal });

const source = z.enum(['report', 'verification', 'import', 'paper', 'hand']);
const value = z.object({
  id,
  unitId: id.nullable(),
  from: day,
  to: day,
  asOf: day,
  said: z.string(),
  least: decimal.nullable(),
  most: decimal.nullable(),
  reportId: id.nullable(),
  source,
  correctsId: id.nullable(),
  voided: z.boolean(),
  /** The corrected value is right, and is told here in the unit that the indicator has since. */
  converted: conversion.nullable().optional(),
  reason: z.string().nullable(),
  enteredAt: instant,
  enteredBy: id.nullable(),
});

export const indicatorWhole = z.object({
  indicator,
  commitment: commitment.nullable(),
  targets: z.array(target).readonly(),
  plans: z.array(plan).readonly(),
  latest: value.nullable(),
});
export const indicatorRows = z.object({ rows: z.array(indicatorWhole).readonly() });

const point = z.strictObject({ byDay: day, said: filled(100) });
export const targetsForm = z.strictObject({
  /** Which paper says so, or who decided; the history keeps it. */
  basis: filled(500).nullable().default(null),
  targets: z
    .array(point.extend({ unitId: id.nullable().default(null) }))
    .min(1)
    .max(200),
});
export const indicatorPlanForm = z.strictObject({ basis: filled(500), points: z.array(point).min(1).max(200) });
export const planDecision = z.discriminatedUnion('granted', [
  z.strictObject({ granted: z.literal(true), reason: filled(2000).nullable().default(null) }),
  z.strictObject({ granted: z.literal(false), reason: filled(2000) }),
]);

export const planFilter = z.object({ state: several(planState), outdated: flag, lead: id.optional() });
export const planQuery = planFilter.extend(paging.shape);
export const planPage = pageOf(
  plan.extend({
    indicator: z.string(),
    taskId: id,
    number: z.string(),
    title: z.string(),
    points: z.array(z.object({ byDay: day, said: z.string() })).readonly(),
    /** What there is to be reached now, where that is another. */
    goal: goal.nullable(),
  }),
);

const bounds = z.object({ least: decimal.nullable(), most: decimal.nullable() }).nullable();
export const indicatorValues = z.object({
  values: z.array(value.extend({ counts: z.boolean() })).readonly(),
  series: z
    .array(
      z.object({
        period: z.object({ key: z.string(), name: z.string(), from: day, to: day }),
        /** As reported. */
        value: bounds,
        /** Of the period alone. */
        own: bounds,
        sinceNewYear: bounds,
        missing: z.array(id).readonly(),
      }),
    )
    .readonly(),
});

export const valueForm = z.strictObject({
  unitId: id.nullable().default(null),
  period: periodKey,
  asOf: day,
  said: filled(200),
  source: source.exclude(['report']),
});
export const valueCorrection = z.strictObject({
  /** Null takes the value back. */
  instead: z.strictObject({ said: filled(200), asOf: day }).nullable(),
  reason: filled(2000),
});
