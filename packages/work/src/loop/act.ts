import { changeTask, lockTasks, newId, refuseNoPeople, StoreRefusal, unitsById } from '@luoshi/ledger';
import type { Day, Id, Transaction } from '@luoshi/ledger';
import { urgeHours } from '../clock/answer-clock.js';
import { actorAt, dayAt, momentAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { judgePlans } from '../indicator/goal.js';
import { besidesOf } from '../lighting/beside.js';
import { WorkRefusal } from '../refusal.js';
import { actions } from '../task/action.js';
import { refusalOf } from '../task/attempt.js';
import type { Deed } from '../task/deed.js';
import type { Entry } from '../task/entry.js';
import { foldOn, foldTask } from '../task/fold.js';
import type { Task } from '../task/task.js';
import { indexTasks } from '../search/keep.js';
import { historyOf, storedFrom } from './history.js';
import { keepLit, lampChange, lit, rulesHeld } from './lamp.js';
import { projectParts, rowOf } from './project.js';

/** A deed done: the task before and after, and its entry. What stands beside the history is written with it. */
export interface Done {
  readonly taskId: Id;
  readonly entry: Entry;
  readonly before: Task | null;
  readonly after: Task;
}

export interface Doing {
  /** The version that the caller saw; null where the caller has just locked the task himself. */
  readonly version: number | null;
  readonly deed: Deed;
  /** The day on which it happened, where it is entered late (as the task before tells); today where it is left out. */
  readonly on?: Day | ((before: Task) => Day | undefined);
  /** Writes what stands beside the history (a report's text, a verification's files) in the same transaction. */
  readonly beside?: (transaction: Transaction, done: Done) => Promise<void>;
}

/**
 * Does one thing to one task: judges it by the rules of the trade, appends the entry, brings the row, its parts and its
 * lamp to what the history says, all in one transaction.
 *
 * Refused (`WorkRefusal`) by the rules, and (`StoreRefusal`) where the task is not there for this desk or was
 * changed since the version named.
 * @returns the task's new version
 */
export async function act(desk: Desk, taskId: Id, doing: Doing): Promise<Done & { readonly version: number }> {
  return desk.store.db.transaction().execute((transaction) => actWithin(transaction, desk, taskId, doing));
}

/** The same within a transaction of the caller's. */
export async function actWithin(
  transaction: Transaction,
  desk: Desk,
  taskId: Id,
  { version, deed, on, beside }: Doing,
): Promise<Done & { readonly version: number }> {
  const { jurisdiction, now } = desk;
  const locked = (await lockTasks(transaction, jurisdiction, [taskId])).get(taskId);
  if (locked === undefined) throw new StoreRefusal('not-found', taskId);
  const { entries, last } = await historyOf(transaction, jurisdiction, taskId);
  const before = foldTask(entries);
  refuseUnseen(desk, taskId, before);
  if (version !== null && version !== locked.version)
    throw new StoreRefusal('changed-meanwhile', before?.title ?? taskId);
  // Clocks of two machines may differ by a little: a history never runs backwards.
  const at = last !== null && last > now ? last : now;
  const { roles } = actions[deed.action];
  let entry: Entry = {
    id: newId(),
    recorded: momentAt(at),
    effective: (typeof on === 'function' ? before && on(before) : on) ?? dayAt(at),
    actor: actorAt(desk, roles, unitOf(deed)),
    deed,
  };
  if (entry.effective > dayAt(at)) throw new WorkRefusal('day-in-future', entry.effective);
  const relations = await unitsById(transaction, jurisdiction, unitsNamedBy(deed), dayAt(at));
  const strange = unitsNamedBy(deed).find((unit) => !relations.has(unit));
  if (strange !== undefined) throw new StoreRefusal('not-found', strange);
  await refuseNoPeople(transaction, jurisdiction, peopleNamedBy(deed));
  const surroundings = {
    relationOf: (unit: Id) => relations.get(unit)!.relation,
    ...(deed.action === 'urge' ? { urgeEvery: await urgeHours(transaction, jurisdiction, dayAt(at)) } : {}),
  };
  let refusal = refusalOf(entries, entry, surroundings);
  // Who holds several of the roles acts in the one that may.
  for (const { role } of desk.who.roles) {
    if (refusal?.code !== 'wrong-role') break;
    if (role === 'liaison' || !roles.includes(role)) continue;
    entry = { ...entry, actor: { ...entry.actor, role, unit: null } };
    refusal = refusalOf(entries, entry, surroundings);
  }
  if (refusal) throw new WorkRefusal(refusal.code, await named(transaction, desk, refusal.detail));
  const after = foldOn(before, entries, entry)!;
  const done: Done = { taskId, entry, before, after };
  const rules = await rulesHeld(transaction, desk);
  const besides = await besidesOf(transaction, jurisdiction, new Map([[taskId, after]]));
  const around = besides.get(taskId);
  const lamp = lit(rules, after, at, taskId, locked.version + 1, locked, around);
  const row = rowOf(after, entry, around?.falling != null);
  const next = await changeTask(
    transaction,
    jurisdiction,
    locked.version,
    { row, lamp: lampChange(lamp, at) },
    storedFrom(taskId, entry, at),
  );
  await projectParts(transaction, desk, taskId, before, after, entry);
  if (before && (before.target !== after.target || before.deadline !== after.deadline))
    await judgePlans(transaction, desk, taskId, after);
  const closedAt = row.closed_at === undefined ? locked.closedAt : row.closed_at;
  const moved = {
    taskId,
    version: next,
    lit: lamp,
    before: { task: before!, locked },
    after,
    closedAt,
    league: locked.league,
  };
  await keepLit(transaction, desk, [moved]);
  if (isFoundOtherwise(before, after)) await indexTasks(transaction, jurisdiction, [taskId]);
  await beside?.(transaction, done);
  return { ...done, version: next };
}

/** Whether the search shows a task otherwise after a deed: its title, or who takes part. */
function isFoundOtherwise(before: Task | null, after: Task): boolean {
  const units = (task: Task | null) => task?.assignments.map(({ unit }) => unit).join();
  return before?.title !== after.title || units(before) !== units(after);
}

/** A task that no unit of the desk takes part in is not there for it. */
function refuseUnseen(desk: Desk, taskId: Id, task: Task | null): void {
  const seen = seenUnits(desk);
  if (seen === null || task?.assignments.some(({ unit }) => seen.includes(unit))) return;
  throw new StoreRefusal('not-found', taskId);
}

/** The unit that a deed is done for; a correction's is that of what should have stood there. */
function unitOf(deed: Deed): Id | null {
  const said = deed.action === 'correct' ? deed.instead : deed;
  return said && 'unit' in said ? said.unit : null;
}

/** The units that a deed names, wherever it does. */
function unitsNamedBy(deed: Deed): Id[] {
  const ids = new Set<Id>();
  const one = (value: Deed): void => {
    if ('unit' in value && value.unit !== null) ids.add(value.unit);
    if ('units' in value) for (const unit of value.units) ids.add(unit);
    if ('duties' in value) for (const { unit } of value.duties ?? []) ids.add(unit);
    if (value.action === 'dispute') for (const { unit } of value.instead ?? []) ids.add(unit);
    if (value.action === 'correct' && value.instead) one(value.instead);
  };
  one(deed);
  return [...ids];
}

/** The leaders that a deed names. */
const peopleNamedBy = (deed: Deed): Id[] =>
  deed.action === 'adjust' ? (deed.leaders ?? []).map(({ person }) => person) : [];

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A refusal's detail with the unit's name where it is a unit's id. */
async function named(transaction: Transaction, { jurisdiction, now }: Desk, detail: string | null) {
  if (detail === null || !ID.test(detail)) return detail;
  const unit = (await unitsById(transaction, jurisdiction, [detail], dayAt(now))).get(detail);
  return unit?.name ?? detail;
}
