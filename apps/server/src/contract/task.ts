import { ledgerColumns } from '@luoshi/work';
import type { LedgerColumnName } from '@luoshi/work';
import { z } from 'zod';
import { duty, reportingDuty, taskLeader } from './deed.js';
import {
  day,
  deadline,
  decimal,
  figure,
  filled,
  id,
  instant,
  line,
  pageOf,
  paging,
  several,
  subject,
} from './value.js';

export const taskState = z.enum([
  'drafted',
  'approved',
  'awaiting-signature',
  'in-progress',
  'awaiting-verification',
  'closed',
  'struck-off',
  'archived',
  'suspended',
  'reopened',
  'cancelled',
  'merged',
  'carried-over',
]);
export const lamp = z.enum(['green', 'yellow', 'red', 'grey']);
export const modality = z.enum(['must', 'strive', 'encourage']);
export const partState = z.enum(['awaiting-signature', 'in-progress', 'awaiting-verification', 'done', 'withdrawn']);
export const origin = z.enum(['paper', 'meeting', 'instruction', 'import', 'upper', 'hand']);
export const progressClass = z.enum(['done', 'ahead', 'on-schedule', 'behind', 'other']);
const span = z.object({ start: z.number().int(), end: z.number().int() });

export const taskPart = z.object({
  id,
  unitId: id,
  role: z.enum(['lead', 'support']),
  position: z.number().int(),
  asWritten: z.string().nullable(),
  groupId: id.nullable(),
  state: partState,
  signedAt: instant.nullable(),
  lamp,
  cooperation: z.enum(['good', 'fair', 'poor']).nullable(),
});

export const task = z.object({
  id,
  number: z.string(),
  title: z.string(),
  content: z.string(),
  completionMark: z.string().nullable(),
  origin,
  paperId: id.nullable(),
  versionId: id.nullable(),
  measureId: id.nullable(),
  meetingItemId: id.nullable(),
  instructionId: id.nullable(),
  quote: z.string().nullable(),
  span: span.nullable(),
  overrideReason: z.string().nullable(),
  state: taskState,
  modality,
  standing: z.boolean(),
  starts: day.nullable(),
  due: day.nullable(),
  dueSaid: z.string().nullable(),
  category: z.string().nullable(),
  league: z.string().nullable(),
  parentId: id.nullable(),
  mergedIntoId: id.nullable(),
  carriedFromId: id.nullable(),
  progress: decimal.nullable(),
  progressClass: progressClass.nullable(),
  lamp,
  lampSince: day.nullable(),
  lampReason: z.unknown(),
  /** 核定灯 while it lasts, else as computed. */
  lampShown: lamp,
  lampByHand: lamp.nullable(),
  lampByHandReason: z.string().nullable(),
  lampByHandApprover: z.string().nullable(),
  lampByHandUntil: day.nullable(),
  /** The kinds of approvals in progress, each once. */
  approvalKinds: z.array(z.string()).readonly(),
  closedAt: instant.nullable(),
  struckOffAt: instant.nullable(),
  version: z.number().int(),
  createdAt: instant,
  changedAt: instant,
  parts: z.array(taskPart).readonly(),
});

/** What a list and its count are narrowed by. */
export const taskFilter = z.object({
  /** These rows only. */
  id: several(id),
  state: several(taskState),
  lamp: several(lamp),
  unit: id.optional(),
  role: z.enum(['lead', 'support']).optional(),
  partState: several(partState),
  turnedSince: day.optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  closedFrom: day.optional(),
  closedTo: day.optional(),
  paper: id.optional(),
  measure: id.optional(),
  parent: id.optional(),
  carriedFrom: id.optional(),
  instruction: id.optional(),
  meetingItem: id.optional(),
  origin: origin.optional(),
  modality: modality.optional(),
  league: line(100).optional(),
  category: line(100).optional(),
  leader: id.optional(),
  progressClass: several(progressClass),
  approval: line(40).optional(),
  name: filled(200).optional(),
  /** One group of `/api/tasks/groups`: `unit:ID`, `lamp:red`, `paper:ID`, `month:2026-03`; with nothing behind the colon those that belong to none. */
  group: z
    .string()
    .regex(
      /^(?:(?:unit|paper):(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?|lamp:(?:green|yellow|red|grey)|month:(?:\d{4}-(?:0[1-9]|1[0-2]))?)$/,
    )
    .optional(),
});

export const grouping = z.enum(['unit', 'lamp', 'paper', 'month']);
export const groupsQuery = taskFilter.extend({ by: grouping });
export const taskGroups = z.object({
  rows: z
    .array(
      z.object({
        key: z.string().nullable(),
        name: z.string().nullable(),
        count: z.number().int(),
        lamps: z.object({ green: z.number(), yellow: z.number(), red: z.number(), grey: z.number() }),
      }),
    )
    .readonly(),
});

export const ledgerColumn = z.enum(ledgerColumns as [LedgerColumnName, ...LedgerColumnName[]]);

export const taskQuery = taskFilter.extend({
  order: z.enum(['due', 'number', 'changed']).default('due'),
  ...paging.shape,
});

/** What the screen shows, without pages. */
export const sheetQuery = taskFilter.extend({ order: taskQuery.shape.order, column: several(ledgerColumn) });

/** A row of a list; the words, their place in the paper and the lamp's reason are the task's own. */
export const listedTask = task
  .pick({
    id: true,
    number: true,
    title: true,
    origin: true,
    paperId: true,
    parentId: true,
    state: true,
    modality: true,
    standing: true,
    starts: true,
    due: true,
    category: true,
    league: true,
    progress: true,
    progressClass: true,
    lamp: true,
    lampSince: true,
    lampShown: true,
    lampByHand: true,
    approvalKinds: true,
    closedAt: true,
    version: true,
    changedAt: true,
  })
  .extend({ parts: z.array(taskPart.pick({ unitId: true, role: true, state: true, lamp: true })).readonly() });

export const taskPage = pageOf(listedTask);
export const taskCounts = z.object({ green: z.number(), yellow: z.number(), red: z.number(), grey: z.number() });

/** A task entered by hand or by a program; from papers, meetings and instructions it comes by their own operations. */
export const newTask = z.strictObject({
  title: filled(500),
  content: line(20_000).optional(),
  completionMark: line(500).nullable().optional(),
  origin: z.object({ kind: z.enum(['import', 'hand']), source: filled(500) }),
  modality: modality.optional(),
  begins: day.nullable().optional(),
  due: deadline
    .extend({ said: line(200).nullable().optional() })
    .nullable()
    .optional(),
  target: figure.nullable().optional(),
  standing: z.boolean().optional(),
  reporting: reportingDuty.nullable().optional(),
  category: line(100).nullable().optional(),
  league: line(100).nullable().optional(),
  leaders: z.array(taskLeader).max(50).optional(),
  parentId: id.nullable().optional(),
  /** 立项 at once. */
  establish: z.boolean().optional(),
  /** 交办 at once. */
  duties: z
    .array(duty.extend({ asWritten: line(200).nullable().optional() }))
    .min(1)
    .max(500)
    .optional(),
});

export const newTasks = z.object({ tasks: z.array(newTask).min(1).max(5000) });
export const startedTasks = z.object({ started: z.array(z.object({ id, number: z.string() })).readonly() });

/** Rows of an import, each judged by itself: one that does not fit is told in the answer and stops none of the others. */
export const importedRows = z.object({ rows: z.array(z.unknown()).min(1).max(10_000) });

/** What became of each row, in their order: the task that it is now, or why it is none. */
export const importFates = z.object({
  started: z.number().int(),
  refused: z.number().int(),
  rows: z
    .array(
      z.union([
        z.object({ row: z.number().int(), id, number: z.string() }),
        z.object({
          row: z.number().int(),
          code: z.string(),
          message: z.string(),
          english: z.string(),
          fields: z.array(z.object({ path: z.string(), message: z.string() })).readonly(),
        }),
      ]),
    )
    .readonly(),
});

export const entry = z.object({
  id,
  at: instant,
  day,
  taskId: id.nullable(),
  subjectKind: z.string(),
  subjectId: subject,
  action: z.string(),
  body: z.unknown(),
  reason: z.string().nullable(),
  accountId: id.nullable(),
  /** The account's name, where the desk may see it. */
  by: z.string().nullable().optional(),
  unitId: id.nullable(),
  correctsId: id.nullable(),
});
export const entryPage = pageOf(entry);

const moment = z.string();
const duties = z.array(duty).readonly();
const milestone = z.object({ name: z.string(), due: day, sign: z.string(), share: decimal.nullable() });

/** A task as its history has it now, and what the asker may do to it. */
export const taskStanding = z.object({
  version: z.number().int(),
  task: z.object({
    assignments: z
      .array(z.object({ unit: id, role: z.enum(['lead', 'support']), state: partState, signed: moment.nullable() }))
      .readonly(),
    deadline: z.object({ day, time: z.string().nullable() }).nullable(),
    milestones: z.array(milestone.extend({ reached: day.nullable() })).readonly(),
    approvals: z
      .array(
        z.object({
          id,
          kind: z.enum(['extension', 'duties', 'dispute', 'milestones', 'closing', 'short-period']),
          unit: id.nullable(),
          asked: moment,
          reason: z.string(),
          deadline: z.object({ day, time: z.string().nullable() }).nullable(),
          duties: duties.nullable(),
          milestones: z.array(milestone).readonly().nullable(),
        }),
      )
      .readonly(),
    reports: z
      .array(
        z.object({
          id,
          unit: id,
          period: z.string(),
          filed: moment,
          asOf: day,
          text: z.string(),
          figure: figure.nullable(),
          status: z.enum(['filed', 'accepted', 'returned']),
          remark: z.string().nullable(),
        }),
      )
      .readonly(),
    urges: z
      .array(
        z.object({
          id,
          sent: moment,
          answerBy: day.nullable(),
          units: z.array(z.object({ unit: id, read: moment.nullable(), answered: moment.nullable() })).readonly(),
        }),
      )
      .readonly(),
  }),
  possible: z
    .array(
      z.object({
        action: z.string(),
        unit: id.nullable(),
      }),
    )
    .readonly(),
});
