import { z } from 'zod';
import { bulletin } from './bulletin.js';
import { reportState } from './report.js';
import { moment, periodKey } from './reporting.js';
import { day, decimal, filled, id, instant, line, pageOf, paging } from './value.js';

const count = z.number().int();
const standing = z.enum(['reported', 'late', 'returned', 'missing', 'not-due', 'undetermined']);
const counts = z.object({
  reported: count,
  late: count,
  returned: count,
  missing: count,
  'not-due': count,
  undetermined: count,
});
const period = z.object({ key: z.string(), name: z.string() });
const cutOff = z.object({ moment: z.string().nullable(), notBefore: z.string().nullable() });

export const rosterQuery = z.object({
  /** A minute on the Beijing clock; now where it is left out. */
  at: moment.optional(),
  /** `corrected`: late filings that came since stand as 补报. */
  view: z.enum(['known', 'corrected']).default('known'),
});

export const roster = z.object({
  period: period.extend({ from: day, to: day }),
  at: z.string(),
  units: z.array(z.object({ unitId: id, name: z.string(), due: count, counts })).readonly(),
  counts,
  /** To copy for the group. */
  text: z.string(),
});

const rosterReport = z.object({
  taskId: id,
  number: z.string(),
  title: z.string(),
  unitId: id,
  period,
  cutOff,
  stamped: z.boolean(),
  reportId: id.nullable(),
  state: reportState.nullable(),
  filedAt: instant.nullable(),
  standing,
});
export const rosterReportPage = pageOf(rosterReport);
export const rosterReportQuery = z.object({
  unit: id.optional(),
  filing: z.enum(['filed', 'unfiled', 'returned']).optional(),
  ...paging.shape,
});

export const missingFilter = z.object({ unit: id.optional() });
export const missingQuery = missingFilter.extend(paging.shape);

export const due = z.object({
  reports: z
    .array(
      z.object({
        taskId: id,
        number: z.string(),
        title: z.string(),
        period,
        cutOff,
        standing,
        reportId: id.nullable(),
        state: reportState.nullable(),
      }),
    )
    .readonly(),
  questions: z
    .array(
      z.object({
        question: z.string(),
        name: z.string(),
        unit: z.string(),
        period,
        tasks: z.array(z.object({ taskId: id, number: z.string(), indicatorId: id })).readonly(),
        answered: z.object({ said: z.string(), filed: z.boolean() }).nullable(),
        last: z.object({ said: z.string(), asOf: day }).nullable(),
      }),
    )
    .readonly(),
  fields: count,
  toAnswer: count,
});

export const answersForm = z.strictObject({
  answers: z
    .array(z.strictObject({ question: filled(500), period: periodKey, said: filled(200) }))
    .min(1)
    .max(200),
});
export const answersDone = z.object({
  done: z.array(z.object({ id, taskId: id, version: count })).readonly(),
  refused: z.array(z.object({ id, code: z.string(), message: z.string(), english: z.string() })).readonly(),
});

const scope = { category: filled(100).optional(), league: filled(100).optional(), unit: id.optional() };
export const weeklyQuery = z.object({ period: periodKey, ...scope });
export const weeklyAsked = z.strictObject({ period: periodKey, ...scope, reason: line(2000).nullable().default(null) });

const lamp = z.enum(['green', 'yellow', 'red', 'grey']);
export const weeklyModel = z.object({
  period: period.extend({ from: day, to: day }),
  asOf: z.string(),
  edition: count,
  scope: z.object({ category: z.string().nullable(), league: z.string().nullable(), unit: id.nullable() }),
  lamps: z.object({ green: count, yellow: count, red: count, grey: count }),
  reports: z.object({ period: z.string(), due: count, counts }),
  tasks: z
    .array(
      z.object({
        id,
        number: z.string(),
        title: z.string(),
        leads: z.array(z.string()).readonly(),
        state: z.string(),
        due: day.nullable(),
        lamp,
        why: z.string().nullable(),
        progress: decimal.nullable(),
        filings: z
          .array(
            z.object({
              unit: z.string(),
              text: z.string(),
              figures: z.array(z.string()).readonly(),
              difficulties: z.string().nullable(),
              late: z.boolean().nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  since: z.string().nullable(),
  changes: z
    .array(
      z.object({
        number: z.string(),
        title: z.string(),
        kind: z.enum(['new', 'gone', 'changed']),
        fields: z
          .array(z.object({ field: z.string(), before: z.string().nullable(), now: z.string().nullable() }))
          .readonly(),
      }),
    )
    .readonly(),
});
export const weeklyPage = pageOf(bulletin);
/** With the frozen bytes that the hash is of. */
export const weeklyWhole = bulletin.extend({ text: z.string(), model: weeklyModel });
