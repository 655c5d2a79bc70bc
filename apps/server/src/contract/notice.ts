import { z } from 'zod';
import { taskFilter } from './task.js';
import { day, filled, id, instant, line, pageOf, paging, several } from './value.js';

export const noticeKind = z.enum(['circular', 'supervision-letter', 'request-letter', 'talk']);
export const noticeState = z.enum(['drafted', 'rehearsed', 'signed', 'issued', 'dropped']);

export const notice = z.object({
  id,
  kind: noticeKind,
  number: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  proposedFor: z.unknown(),
  state: noticeState,
  objectionsUntil: day.nullable(),
  talkLeader: z.string().nullable(),
  talkOn: day.nullable(),
  snapshotSha256: z.string().nullable(),
  signedAt: instant.nullable(),
  signedBy: id.nullable(),
  issuedOn: day.nullable(),
  answerDue: day.nullable(),
  version: z.number().int(),
  createdAt: instant,
  taskIds: z.array(id).readonly(),
  recipients: z
    .array(
      z.object({
        unitId: id,
        readAt: instant.nullable(),
        answer: z.string().nullable(),
        answeredAt: instant.nullable(),
      }),
    )
    .readonly(),
});

/** `sign` (署名): who has issued it; null before it is issued. */
export const noticeWhole = notice.extend({ sign: z.string().nullable() });

export const noticeFilter = z.object({
  state: several(noticeState),
  kind: noticeKind.optional(),
  task: id.optional(),
  unit: id.optional(),
  /** Issued, and not yet read or answered. */
  open: z.enum(['unread', 'unanswered']).optional(),
});
export const noticeQuery = noticeFilter.extend(paging.shape);
export const noticePage = pageOf(notice);

export const proposalQuery = taskFilter.extend({
  period: z.enum(['week', 'ten-days', 'month', 'quarter']).default('month'),
  ...paging.shape,
});
export const proposal = z.object({
  kind: z.enum(['supervision-letter', 'talk', 'request-letter']),
  unit: id,
  unitName: z.string(),
  why: z.string(),
  /** The lamps that were counted, one in each of the periods. */
  lamps: z.enum(['yellow', 'red']),
  periods: z.array(z.string()).readonly(),
  taskId: id,
  taskNumber: z.string(),
  taskTitle: z.string(),
});
export const proposalPage = pageOf(proposal);

const words = {
  title: filled(200),
  text: filled(50_000),
  tasks: z.array(id).max(500).default([]),
  units: z.array(id).min(1).max(500),
  /** 约谈: who talks, and when. */
  talkLeader: filled(100).nullable().default(null),
  talkOn: day.nullable().default(null),
  answerDue: day.nullable().default(null),
};
export const noticeWords = z.strictObject(words);
export const newNotice = z.strictObject({
  kind: noticeKind,
  ...words,
  /** The proposals that led to it. */
  proposedFor: z
    .array(z.strictObject({ taskId: id, unit: id, why: line(500), periods: z.array(line(40)).max(50) }))
    .max(500)
    .nullable()
    .default(null),
});

export const rehearsal = z.strictObject({ until: day });
export const dropped = z.strictObject({ reason: filled(2000) });
export const receipt = z.strictObject({ unit: id });
export const answerToNotice = z.strictObject({ unit: id, text: filled(20_000) });

/** The model, frozen once it is signed; `same` says whether making it again gives the same bytes. */
export const snapshot = z.object({
  text: z.string(),
  sha256: z.string(),
  frozen: z.boolean(),
  same: z.boolean(),
});
