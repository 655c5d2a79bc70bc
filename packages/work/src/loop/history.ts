import { entriesOf } from '@luoshi/ledger';
import type { Entry as StoredEntry, Handle, Id, NewEntry } from '@luoshi/ledger';
import { momentAt } from '../desk/desk.js';
import type { Role } from '../task/actor.js';
import type { Deed } from '../task/deed.js';
import type { Entry } from '../task/entry.js';

/** What a task's entry holds in the store: the role in which the account acted, and the deed whole. */
interface Body {
  readonly role: Role;
  readonly deed: Deed;
}

/** A stored entry as the fold knows it. */
export function entryFrom(stored: StoredEntry): Entry {
  const { role, deed } = stored.body as Body;
  return {
    id: stored.id,
    recorded: momentAt(stored.at),
    effective: stored.day,
    actor: { person: stored.accountId ?? '', role, unit: stored.unitId },
    deed,
  };
}

/** An entry as the store keeps it. */
export function storedFrom(taskId: Id, entry: Entry, at: Date): NewEntry & { readonly taskId: Id } {
  const { deed, actor } = entry;
  return {
    id: entry.id,
    at,
    day: entry.effective,
    taskId,
    subjectKind: 'task',
    subjectId: taskId,
    action: deed.action,
    body: { role: actor.role, deed } satisfies Body,
    reason: 'reason' in deed ? deed.reason : null,
    accountId: actor.person === '' ? null : actor.person,
    unitId: actor.unit,
    correctsId: deed.action === 'correct' ? deed.entry : null,
  };
}

/** A task's history as the fold wants it: what was done to the task itself, in order. */
export async function historyOf(
  db: Handle,
  jurisdiction: number,
  taskId: Id,
  known: { readonly until?: Date } = {},
): Promise<{ readonly entries: readonly Entry[]; readonly last: Date | null }> {
  const stored = (await entriesOf(db, jurisdiction, taskId, known)).filter(({ subjectKind }) => subjectKind === 'task');
  return { entries: stored.map(entryFrom), last: stored.at(-1)?.at ?? null };
}
