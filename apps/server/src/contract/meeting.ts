import { z } from 'zod';
import { duty } from './deed.js';
import { problem } from './problem.js';
import { listedTask } from './task.js';
import { day, filled, id, instant, line, pageOf, paging, several } from './value.js';

export const meetingKind = z.enum(['dispatch', 'executive', 'special', 'other']);
export const meetingState = z.enum(['gathering', 'signed', 'held', 'closed']);

export const meeting = z.object({
  id,
  kind: meetingKind,
  title: z.string(),
  heldOn: day,
  chairId: id.nullable(),
  state: meetingState,
  signedAt: instant.nullable(),
  signedBy: id.nullable(),
  heldAt: instant.nullable(),
  closedAt: instant.nullable(),
  previousId: id.nullable(),
  packSha256: z.string().nullable(),
  version: z.number().int(),
  createdAt: instant,
});

export const meetingItem = z.object({
  id,
  meetingId: id,
  position: z.number().int(),
  title: z.string(),
  text: z.string(),
  taskId: id.nullable(),
  problemId: id.nullable(),
  putForwardByUnitId: id.nullable(),
  admitted: z.boolean().nullable(),
  remark: z.string().nullable(),
  version: z.number().int(),
});

export const decision = z.object({
  id,
  meetingId: id,
  itemId: id,
  position: z.number().int(),
  text: z.string(),
  due: day,
  duties: z.array(duty).readonly(),
  taskId: id.nullable(),
});

export const meetingWhole = meeting.extend({
  items: z.array(meetingItem).readonly(),
  decisions: z.array(decision).readonly(),
});

export const meetingFilter = z.object({
  state: several(meetingState),
  kind: meetingKind.optional(),
  chair: id.optional(),
  heldTo: day.optional(),
});
export const meetingQuery = meetingFilter.extend(paging.shape);
export const meetingPage = pageOf(meeting);

export const newMeeting = z.strictObject({
  kind: meetingKind.default('dispatch'),
  title: filled(200),
  heldOn: day,
  chair: id.nullable().default(null),
});

export const newItems = z.strictObject({
  items: z
    .array(
      z.strictObject({
        title: filled(500),
        text: line(20_000).default(''),
        task: id.nullable().default(null),
        problem: id.nullable().default(null),
        /** The unit that puts it forward; null where the office does. */
        unit: id.nullable().default(null),
      }),
    )
    .min(1)
    .max(200),
});
export const addedItems = z.object({ ids: z.array(id).readonly() });

export const judgement = z.strictObject({
  admitted: z.boolean().optional(),
  remark: line(2000).optional(),
  position: z.number().int().min(1).max(10_000).optional(),
});

export const newDecisions = z.strictObject({
  decisions: z
    .array(z.strictObject({ item: id, text: filled(500), due: day, duties: z.array(duty).min(1).max(500) }))
    .max(500),
});

export const closedMeeting = z.object({
  version: z.number().int(),
  started: z.array(z.object({ id, number: z.string() })).readonly(),
});

/** What might be put on the list: the first of each, and how many there are. */
export const candidates = z.object({
  problems: z.object({ count: z.number().int(), rows: z.array(problem).readonly() }),
  tasks: z.object({ count: z.number().int(), rows: z.array(listedTask).readonly() }),
});

/** `frozen` holds the signed bytes and their SHA-256. */
export const pack = z.object({
  pack: z.unknown(),
  frozen: z.object({ text: z.string(), sha256: z.string() }).nullable(),
});
