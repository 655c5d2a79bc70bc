import { appendEntry } from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import { WorkRefusal } from '../refusal.js';
import type { Role } from '../task/actor.js';
import { dayAt, holds } from './desk.js';
import type { Desk } from './desk.js';

/** Whose hand changes something: a desk's account, or the product itself (`by` null) when it sets up or is told by its host. */
export interface Hand {
  readonly jurisdiction: number;
  readonly by: Id | null;
  readonly now: Date;
}

export const handOf = ({ jurisdiction, who, now }: Desk): Hand => ({ jurisdiction, by: who.accountId, now });

/** Refuses a desk that holds none of the roles. */
export function refuseOthers(desk: Desk, ...roles: readonly Role[]): void {
  if (!holds(desk, ...roles)) throw new WorkRefusal('not-allowed');
}

/** An office in the history, where a row is named by a UUID: its number in the last twelve digits. */
export const jurisdictionSubject = (office: number): Id =>
  `00000000-0000-0000-0000-${office.toString(16).padStart(12, '0')}`;

/** Something that happened to a row which is no task: its own history. */
export interface Happening {
  readonly kind: 'unit' | 'person' | 'account' | 'token' | 'webhook' | 'jurisdiction' | 'setting';
  readonly id: Id;
  readonly action: string;
  /** What was entered or changed; never a secret. */
  readonly body?: unknown;
  readonly reason?: string | null;
}

/** Appends to a row's own history, in the transaction of the change. */
export async function record(transaction: Transaction, hand: Hand, happening: Happening): Promise<void> {
  await appendEntry(transaction, hand.jurisdiction, {
    at: hand.now,
    day: dayAt(hand.now),
    taskId: null,
    subjectKind: happening.kind,
    subjectId: happening.id,
    action: happening.action,
    body: happening.body ?? {},
    reason: happening.reason ?? null,
    accountId: hand.by,
  });
}
