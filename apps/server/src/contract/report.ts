import { periodKey as periodKeyOf, periodName } from '@luoshi/work';
import { z } from 'zod';
import { periodKey, periodKind } from './reporting.js';
import { day, decimal, filled, id, instant, line, pageOf, paging, several } from './value.js';

export const reportState = z.enum(['drafted', 'submitted', 'checked', 'issued', 'accepted', 'returned']);

const figureForm = z.strictObject({
  /** Null is the task's own target. */
  indicatorId: id.nullable(),
  said: line(200),
  /** Left as it was filled in beforehand: nobody has confirmed it. */
  prefilled: z.enum(['last-period', 'other-task']).nullable().default(null),
});

/** What a unit types. */
export const reportForm = z.strictObject({
  text: line(20_000),
  progress: decimal
    .refine((value) => !value.startsWith('-') && Number(value) <= 1000, '应在0到1000之间')
    .nullable()
    .default(null),
  difficulties: line(5000).nullable().default(null),
  nextSteps: line(5000).nullable().default(null),
  figures: z.array(figureForm).max(200).default([]),
  asOf: day.nullable().default(null),
  started: day.nullable().default(null),
});

export const newReport = z.strictObject({ taskId: id, unitId: id, period: periodKey });

const span = z.object({ kind: periodKind, cumulative: z.boolean(), from: day, to: day });
/** A period with its key, as it stands in addresses, and its name: 2026年1—11月累计. */
const period = z.codec(span.extend({ key: z.string(), name: z.string() }), span, {
  decode: (shown) => shown,
  encode: (one) => ({ ...one, key: periodKeyOf(one), name: periodName(one) }),
});

export const report = z.object({
  id,
  taskId: id,
  assignmentId: id,
  unitId: id,
  period,
  state: reportState,
  text: z.string(),
  progress: decimal.nullable(),
  difficulties: z.string().nullable(),
  nextSteps: z.string().nullable(),
  figures: z
    .array(
      z.object({
        indicatorId: id.nullable(),
        said: z.string(),
        prefilled: z.enum(['last-period', 'other-task']).nullable(),
      }),
    )
    .readonly(),
  asOf: day.nullable(),
  started: day.nullable(),
  entryId: id.nullable(),
  filedAt: instant.nullable(),
  issuedAt: instant.nullable(),
  issuedBy: id.nullable(),
  late: z.boolean().nullable(),
  returnedTimes: z.number().int(),
  returnReason: z.string().nullable(),
  acceptedAt: instant.nullable(),
  acceptedBy: id.nullable(),
  version: z.number().int(),
  createdAt: instant,
  changedAt: instant,
});

export const reportFilter = z.object({
  task: id.optional(),
  unit: id.optional(),
  state: several(reportState),
  period: periodKey.optional(),
  late: z.stringbool().optional(),
});
export const reportQuery = reportFilter.extend(paging.shape);

const ofTask = z.object({ number: z.string(), title: z.string() });
export const reportPage = pageOf(report.extend({ task: ofTask }));

export const reportLooked = z.object({
  report,
  task: ofTask.extend({ quote: z.string().nullable(), content: z.string(), due: day.nullable() }),
  filings: z
    .array(
      z.object({
        entryId: id,
        filed: z.string(),
        said: z.unknown(),
        sha256: z.string(),
        status: z.enum(['filed', 'accepted', 'returned', 'taken-back']),
        remark: z.string().nullable(),
        corrections: z
          .array(z.object({ entryId: id, on: z.string(), reason: z.string(), said: z.unknown() }))
          .readonly(),
      }),
    )
    .readonly(),
  others: z.array(report).readonly(),
  consolidated: z.boolean(),
  last: report.nullable(),
  form: z.object({
    figures: z.array(z.object({ indicatorId: id.nullable(), name: z.string(), unit: z.string() })).readonly(),
    stamped: z.boolean(),
    steps: z.object({ held: z.boolean(), next: reportState.nullable(), mayIssue: z.boolean() }).nullable(),
  }),
});

const reason = filled(2000);
export const stepForm = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('next') }),
  z.strictObject({ to: z.literal('drafter'), reason }),
]);

export const judgementForm = z.discriminatedUnion('accepted', [
  z.strictObject({ accepted: z.literal(true) }),
  z.strictObject({ accepted: z.literal(false), reason }),
]);

export const correctionForm = z.strictObject({ content: reportForm, reason });

export const receipt = z.object({
  entryId: id,
  filedAt: instant,
  late: z.boolean().nullable(),
  version: z.number().int(),
});
export const changed = z.object({ version: z.number().int() });
