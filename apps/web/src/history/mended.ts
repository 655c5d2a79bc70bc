import type { Deed, Entry } from '../api/tasks.js';

/** What is mended by naming its entry: the others have ways back of their own. */
const MENDED = ['reach-milestone', 'verify', 'urge', 'set-lamp'] as const;
export type MendedDeed = Extract<Deed, { action: (typeof MENDED)[number] }>;

interface Correction {
  readonly action: 'correct';
  readonly entry: string;
  readonly instead: MendedDeed | null;
}

const deedOf = ({ body }: Entry): unknown => (body as { readonly deed?: unknown } | null)?.deed;

/** The deed of an entry that can be mended; null for others. */
export function mendedDeed(entry: Entry): MendedDeed | null {
  const isOne = entry.subjectKind === 'task' && (MENDED as readonly string[]).includes(entry.action);
  return isOne ? ((deedOf(entry) as MendedDeed | undefined) ?? null) : null;
}

/** What a correction says; null for other entries. */
export function correctionIn(entry: Entry): Correction | null {
  return entry.subjectKind === 'task' && entry.action === 'correct' ? (deedOf(entry) as Correction) : null;
}

/** The last correction of an entry, among those that have come; the newest stand first. */
const lastOf = ({ id }: Entry, all: readonly Entry[]): Correction | null => {
  const found = all.find((other) => correctionIn(other)?.entry === id);
  return found ? correctionIn(found) : null;
};

/** What became of an entry: mended, taken back, or nothing. */
export function fateOf(entry: Entry, all: readonly Entry[]): 'mended' | 'voided' | null {
  const correction = lastOf(entry, all);
  if (correction === null) return null;
  return correction.instead === null ? 'voided' : 'mended';
}

/** What counts of an entry now: as it was corrected last; null where it was taken back or cannot be mended. */
export function countingDeed(entry: Entry, all: readonly Entry[]): MendedDeed | null {
  const correction = lastOf(entry, all);
  return correction === null ? mendedDeed(entry) : correction.instead;
}
