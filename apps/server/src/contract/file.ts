import { z } from 'zod';
import { filled, flag, id, instant } from './value.js';

export const storedFile = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  sha256: z.string(),
  storedAt: instant,
  storedBy: id.nullable(),
  /** Why who stored it had to say that it bears no mark of classification; null where its words show none. */
  withoutMark: z.enum(['words', 'unread']).nullable(),
});

export const uploadQuery = z.object({
  /** The sender has looked: the file bears no mark of classification. */
  withoutMark: flag,
});

export const attachedTo = z.enum([
  'task',
  'report',
  'verification',
  'problem',
  'meeting',
  'notice',
  'approval',
  'objection',
  'instruction',
  'opinion',
]);

export const attachmentDraft = z.strictObject({
  subjectKind: attachedTo,
  subjectId: id,
  /** From the upload. */
  fileId: id,
  title: filled(200),
  /** 盖章件 */
  stamped: z.boolean().default(false),
});

export const attachment = z.object({
  id,
  subjectKind: attachedTo,
  subjectId: id,
  file: storedFile,
  title: z.string(),
  stamped: z.boolean(),
  addedAt: instant,
  addedBy: id.nullable(),
});

export const attachments = z.object({ rows: z.array(attachment).readonly() });
export const attachmentQuery = z.object({ subjectKind: attachedTo, subjectId: id });
export const withdrawal = z.strictObject({ reason: filled(2000) });
