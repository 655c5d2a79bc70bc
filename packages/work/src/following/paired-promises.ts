import type { CommitmentRecord, Fact, Id, NewCommitment } from '@luoshi/ledger';
import type { ReportingDuty } from '../period/duty.js';
import { commitmentOf } from '../review/start-measures.js';

/** The promises of a text as they count, each with the promise of the task that it was. */
export interface Paired {
  readonly pairs: readonly { readonly promise: NewCommitment; readonly was: CommitmentRecord | null }[];
  /** What the task promises beside them. */
  readonly left: readonly CommitmentRecord[];
}

/** @param measured whether the task is followed by the one figure that it promises */
export const commitmentsIn = (
  taskId: Id,
  facts: readonly Fact[],
  reporting: ReportingDuty | null,
  measured: boolean,
): NewCommitment[] =>
  facts
    .filter(({ kind, review }) => kind === 'commitment' && review !== 'dropped')
    .map((fact) => commitmentOf(taskId, fact, reporting, measured));

/** Finds of each promise of a text which of the task's it was. One that an earlier text had dropped may be made again. */
export function pairPromises(promised: readonly NewCommitment[], before: readonly CommitmentRecord[]): Paired {
  const left = new Set(before);
  const standing = before.filter(({ dropped }) => dropped === null);
  const only = promised.length === 1 && standing.length === 1 ? standing[0] : undefined;
  const pairs = promised.map((promise) => {
    const open = [...left];
    const was =
      partnerOf(
        promise,
        open.filter(({ dropped }) => dropped === null),
      ) ??
      partnerOf(promise, open) ??
      (only && left.has(only) ? only : null);
    if (was) left.delete(was);
    return { promise, was };
  });
  return { pairs, left: [...left] };
}

/** The promise that one of the new text was: of the same subject, and of the same unit of measure where there are several. */
function partnerOf(one: NewCommitment, before: readonly CommitmentRecord[]): CommitmentRecord | null {
  const plain = (words: string) => words.replace(/\s+/gu, '');
  const alike = before.filter(({ subject }) => plain(subject) === plain(one.subject));
  return alike.find(({ unit }) => unit === (one.quantity?.unit ?? null)) ?? alike[0] ?? null;
}

/** Whether the new text drops it: an earlier text made it, and nobody was asked yet. What a person entered is no text's. */
export const isDropped = ({ factId, dropped }: CommitmentRecord): boolean => factId !== null && dropped === null;
