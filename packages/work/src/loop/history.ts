import { entriesOf, mergedUnits, streamEntries } from '@luoshi/ledger';
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

/** Units that were entered twice: under the id that went, the one that stayed. */
type Merged = ReadonlyMap<Id, Id>;

/** A stored entry as the fold knows it. What was written of a unit that was merged since is told of the one that stayed. */
function entryFrom(stored: StoredEntry, merged: Merged): Entry {
  const { role, deed } = stored.body as Body;
  const unit = stored.unitId;
  return {
    id: stored.id,
    recorded: momentAt(stored.at),
    effective: stored.day,
    actor: { person: stored.accountId ?? '', role, unit: unit && (merged.get(unit) ?? unit) },
    deed: merged.size === 0 ? deed : (renamed(deed, merged) as Deed),
  };
}

/** A plain value with every id that went replaced; no other text of an entry has the form of an id. */
function renamed(value: unknown, merged: Merged): unknown {
  if (typeof value === 'string') return merged.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => renamed(one, merged));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, renamed(held, merged)]));
}

/** What a reader of the history is told of a deed: why it was done, else what was found, urged or answered; null for others. */
function wordsOf(deed: Deed): string | null {
  if ('reason' in deed) return deed.reason;
  const { action } = deed;
  return action === 'verify' || action === 'urge' || action === 'answer-urge' ? deed.text : null;
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
    reason: wordsOf(deed),
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
  const merged = await mergedUnits(db, jurisdiction);
  return { entries: stored.map((entry) => entryFrom(entry, merged)), last: stored.at(-1)?.at ?? null };
}

/** The histories of many tasks, as `historyOf` gives one. */
export async function historiesOf(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
): Promise<Map<Id, readonly Entry[]>> {
  const merged = await mergedUnits(db, jurisdiction);
  const histories = new Map<Id, Entry[]>();
  for await (const entry of streamEntries(db, jurisdiction, taskIds)) {
    if (entry.subjectKind !== 'task' || entry.taskId === null) continue;
    const history = histories.get(entry.taskId);
    if (history) history.push(entryFrom(entry, merged));
    else histories.set(entry.taskId, [entryFrom(entry, merged)]);
  }
  return histories;
}
