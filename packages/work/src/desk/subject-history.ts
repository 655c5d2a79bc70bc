import { listEntries } from '@luoshi/ledger';
import type { Id, Page, PageAsked } from '@luoshi/ledger';
import type { Desk } from './desk.js';
import { signed } from './signed.js';
import type { SignedEntry } from './signed.js';

/**
 * What has a history that the office reads as it is: who did what to it, and why. Tasks, units, people and accounts have
 * theirs on their own pages; what goes on inside a unit before a report is issued is the unit's own.
 */
export const subjectKinds = [
  'paper',
  'meeting',
  'notice',
  'problem',
  'verification',
  'objection',
  'instruction',
  'indicator',
  'promise',
  'parameter',
  'setting',
  'period',
  'attachment',
  'ending',
  'jurisdiction',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** The history of one subject, the newest first. */
export const subjectHistory = async (
  desk: Desk,
  kind: SubjectKind,
  id: Id,
  page: PageAsked,
): Promise<Page<SignedEntry>> =>
  signed(desk, await listEntries(desk.store.db, desk.jurisdiction, { subjectKind: kind, subjectId: id }, page));
