import {
  appendEntry,
  changeItem,
  changeMeeting,
  countMeetings,
  decisionsOf,
  insertItems,
  insertMeeting,
  itemsOf,
  listMeetings,
  meetingBefore,
  meetingById,
  newId,
  problemById,
  refuseNoPeople,
  saveDecisions,
  StoreRefusal,
  taskById,
  unitsById,
} from '@luoshi/ledger';
import type {
  Day,
  MeetingDecision,
  Id,
  Meeting,
  MeetingFilter,
  MeetingItem,
  MeetingKind,
  MeetingState,
  Page,
  PageAsked,
  Transaction,
} from '@luoshi/ledger';
import { dayAt, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { freeze } from '../frozen/frozen.js';
import { startWithin } from '../loop/start.js';
import type { Started, TaskDraft } from '../loop/start.js';
import { stepWithin } from '../problem/problem.js';
import { WorkRefusal } from '../refusal.js';
import type { Duty } from '../task/deed.js';
import { packOf } from './pack.js';
import type { Pack } from './pack.js';

export const meetingStateWords: Readonly<Record<MeetingState, string>> = {
  gathering: '收集议题',
  signed: '已签批',
  held: '已召开',
  closed: '已闭会',
};

export interface MeetingDraft {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly heldOn: Day;
  /** The leader in charge. */
  readonly chair: Id | null;
}

const append = (transaction: Transaction, desk: Desk, meetingId: Id, action: string, body: unknown) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: null,
    subjectKind: 'meeting',
    subjectId: meetingId,
    action,
    body,
    accountId: desk.who.accountId,
  });

/** Calls a meeting: from now on items are gathered. Its pack will open with the decisions of the last one of its kind. */
export async function callMeeting(desk: Desk, draft: MeetingDraft): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const { kind, title, heldOn, chair } = draft;
  return store.db.transaction().execute(async (transaction) => {
    if (chair !== null) await refuseNoPeople(transaction, jurisdiction, [chair]);
    const id = newId();
    await insertMeeting(transaction, jurisdiction, {
      id,
      kind,
      title,
      heldOn,
      chairId: chair,
      previousId: (await meetingBefore(transaction, jurisdiction, kind, heldOn))?.id ?? null,
      createdAt: now,
      createdBy: who.accountId,
    });
    await append(transaction, desk, id, 'call', draft);
    return id;
  });
}

export interface ItemDraft {
  readonly title: string;
  readonly text: string;
  readonly taskId: Id | null;
  readonly problemId: Id | null;
  /** The unit that puts it forward; null where the office does. */
  readonly unit: Id | null;
}

/**
 * Puts items before a meeting. What the office adds is admitted; what a unit puts forward waits to be looked at. Refuses
 * tasks and problems that are not the unit's, and once the list is signed; at the meeting itself the office may still
 * add one.
 */
export async function addItems(desk: Desk, meetingId: Id, drafts: readonly ItemDraft[]): Promise<Id[]> {
  const { store, jurisdiction } = desk;
  const seen = seenUnits(desk);
  return store.db.transaction().execute(async (transaction) => {
    const meeting = await meetingById(transaction, jurisdiction, meetingId);
    refuseState(meeting, seen === null ? ['gathering', 'held'] : ['gathering']);
    const there = await itemsOf(transaction, jurisdiction, meetingId);
    let position = there.at(-1)?.position ?? 0;
    const items: Omit<MeetingItem, 'version' | 'remark'>[] = [];
    for (const { title, text, taskId, problemId, unit } of drafts) {
      if (seen !== null && (unit === null || !unitsOf(desk).includes(unit))) throw new WorkRefusal('other-unit');
      if (taskId !== null) {
        const { parts } = await taskById(transaction, jurisdiction, taskId);
        if (seen !== null && !parts.some(({ unitId }) => seen.includes(unitId)))
          throw new StoreRefusal('not-found', taskId);
      }
      if (problemId !== null) await problemById(transaction, jurisdiction, problemId, seen);
      if (unit !== null && !(await unitsById(transaction, jurisdiction, [unit], dayAt(desk.now))).has(unit))
        throw new StoreRefusal('not-found', unit);
      position += 1;
      items.push({
        id: newId(),
        meetingId,
        position,
        title,
        text,
        taskId,
        problemId,
        putForwardByUnitId: unit,
        admitted: seen === null ? true : null,
      });
    }
    await insertItems(transaction, jurisdiction, items);
    await append(transaction, desk, meetingId, 'add-items', { items });
    return items.map(({ id }) => id);
  });
}

/** Admits an item that a unit put forward, or not (then with a reason); moves it to another place of the list. */
export async function judgeItem(
  desk: Desk,
  meetingId: Id,
  itemId: Id,
  version: number,
  change: { readonly admitted?: boolean; readonly remark?: string; readonly position?: number },
): Promise<number> {
  const { store, jurisdiction } = desk;
  if (change.admitted === false && !change.remark?.trim()) throw new WorkRefusal('missing', '不上会的理由');
  return store.db.transaction().execute(async (transaction) => {
    refuseState(await meetingById(transaction, jurisdiction, meetingId), ['gathering']);
    const item = (await itemsOf(transaction, jurisdiction, meetingId)).find(({ id }) => id === itemId);
    if (!item) throw new StoreRefusal('not-found', itemId);
    const next = await changeItem(transaction, jurisdiction, itemId, version, change);
    await append(transaction, desk, meetingId, 'judge-item', { itemId, ...change });
    return next;
  });
}

function refuseState(meeting: Meeting, states: readonly MeetingState[]): void {
  if (!states.includes(meeting.state))
    throw new WorkRefusal('meeting-state', `${meeting.title}：${meetingStateWords[meeting.state]}`);
}

/**
 * The leader in charge signs the list: the pack is frozen as it stands. Refuses another leader than the chair, an empty
 * list and items that nobody has looked at.
 */
export async function signMeeting(desk: Desk, id: Id, version: number): Promise<number> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const meeting = await meetingById(transaction, jurisdiction, id);
    refuseState(meeting, ['gathering']);
    if (meeting.chairId !== null && meeting.chairId !== who.personId) throw new WorkRefusal('not-the-chair');
    const items = await itemsOf(transaction, jurisdiction, id);
    if (items.some(({ admitted }) => admitted === null)) throw new WorkRefusal('items-open');
    if (!items.some(({ admitted }) => admitted)) throw new WorkRefusal('no-items');
    const frozen = freeze(await packOf(transaction, desk, meeting));
    const next = await changeMeeting(transaction, jurisdiction, id, version, {
      state: 'signed',
      signedAt: now,
      signedBy: who.accountId,
      frozen,
    });
    await append(transaction, desk, id, 'sign', { sha256: frozen.sha256.toString('hex') });
    return next;
  });
}

/** The meeting has been held; its decisions can be recorded. */
export async function holdMeeting(desk: Desk, id: Id, version: number): Promise<number> {
  const { store, jurisdiction, now } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const meeting = await meetingById(transaction, jurisdiction, id);
    refuseState(meeting, ['signed']);
    if (meeting.heldOn > dayAt(now)) throw new WorkRefusal('day-in-future', meeting.heldOn);
    const next = await changeMeeting(transaction, jurisdiction, id, version, { state: 'held', heldAt: now });
    await append(transaction, desk, id, 'hold', {});
    return next;
  });
}

export interface DecisionDraft {
  readonly itemId: Id;
  readonly text: string;
  readonly due: Day;
  readonly duties: readonly Duty[];
}

/** Records what was decided, in the place of what was recorded before; until the meeting is closed it can be mended. */
export async function recordDecisions(
  desk: Desk,
  id: Id,
  version: number,
  drafts: readonly DecisionDraft[],
): Promise<number> {
  const { store, jurisdiction, now } = desk;
  return store.db.transaction().execute(async (transaction) => {
    refuseState(await meetingById(transaction, jurisdiction, id), ['held']);
    const items = await itemsOf(transaction, jurisdiction, id);
    for (const { itemId } of drafts) {
      const item = items.find((one) => one.id === itemId);
      if (!item) throw new StoreRefusal('not-found', itemId);
      if (!item.admitted) throw new WorkRefusal('item-not-admitted', item.title);
    }
    for (const { duties, text } of drafts) refuseDuties(duties, text);
    const ids = [...new Set(drafts.flatMap(({ duties }) => duties.map(({ unit }) => unit)))];
    const units = await unitsById(transaction, jurisdiction, ids, dayAt(now));
    const strange = ids.find((unit) => !units.has(unit));
    if (strange !== undefined) throw new StoreRefusal('not-found', strange);
    const next = await changeMeeting(transaction, jurisdiction, id, version, {});
    const decisions = drafts.map((draft, index): MeetingDecision => ({
      ...draft,
      id: newId(),
      meetingId: id,
      position: index + 1,
      taskId: null,
    }));
    await saveDecisions(transaction, jurisdiction, id, decisions);
    await append(transaction, desk, id, 'decide', { decisions });
    return next;
  });
}

function refuseDuties(duties: readonly Duty[], text: string): void {
  if (!duties.some(({ role }) => role === 'lead')) throw new WorkRefusal('no-lead', text);
  if (new Set(duties.map(({ unit }) => unit)).size < duties.length) throw new WorkRefusal('unit-twice', text);
}

/**
 * Closes a meeting: every decision becomes a task of its units with its day (立项 and 交办), and a problem that was decided
 * about is in coordination, with the decision's day as its clock. All in one transaction.
 */
export async function closeMeeting(
  desk: Desk,
  id: Id,
  version: number,
): Promise<{ readonly version: number; readonly started: readonly Started[] }> {
  const { store, jurisdiction, now } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const meeting = await meetingById(transaction, jurisdiction, id);
    refuseState(meeting, ['held']);
    const next = await changeMeeting(transaction, jurisdiction, id, version, { state: 'closed', closedAt: now });
    const items = await itemsOf(transaction, jurisdiction, id);
    const decisions = await decisionsOf(transaction, jurisdiction, id);
    const leaders = meeting.chairId === null ? [] : [{ person: meeting.chairId, role: 'in-charge' as const }];
    const drafts = decisions.map(({ itemId, text, due, duties }): TaskDraft => ({
      title: text,
      content: `${meeting.title}：${items.find((one) => one.id === itemId)!.title}`,
      origin: { kind: 'meeting', meetingItemId: itemId },
      due: { day: due, time: null },
      leaders,
      establish: true,
      duties,
    }));
    const started = drafts.length === 0 ? [] : await startWithin(transaction, desk, drafts);
    await saveDecisions(
      transaction,
      jurisdiction,
      id,
      decisions.map((one, index) => ({ ...one, taskId: started[index]!.id })),
    );
    for (const decision of decisions) {
      const item = items.find((one) => one.id === decision.itemId)!;
      if (item.problemId !== null) await decideProblem(transaction, desk, item.problemId, decision);
    }
    await append(transaction, desk, id, 'close', { started });
    return { version: next, started };
  });
}

/** A problem that the meeting decided about goes to the unit that the decision names, unless it has one, and on. */
async function decideProblem(
  transaction: Transaction,
  desk: Desk,
  problemId: Id,
  { text, due, duties }: MeetingDecision,
): Promise<void> {
  const asked = { text, due, unit: null };
  const now = () => problemById(transaction, desk.jurisdiction, problemId, null);
  let problem = await now();
  if (problem.blockingUnitId === null) {
    const unit = duties.find(({ role }) => role === 'lead')!.unit;
    await stepWithin(transaction, desk, problem, problem.version, { ...asked, step: 'name-unit', unit });
    problem = await now();
  }
  if (problem.state === 'raised') {
    await stepWithin(transaction, desk, problem, problem.version, { ...asked, step: 'claim' });
    problem = await now();
  }
  if (problem.state === 'claimed' || problem.state === 'coordinated')
    await stepWithin(transaction, desk, problem, problem.version, { ...asked, step: 'coordinate' });
}

/** A meeting as the desk may see it: a liaison sees what its units put forward and what was decided for them. */
export interface ShownMeeting extends Omit<Meeting, 'pack'> {
  readonly items: readonly MeetingItem[];
  readonly decisions: readonly MeetingDecision[];
}

export async function meetingAt(desk: Desk, id: Id): Promise<ShownMeeting> {
  const { db } = desk.store;
  const { pack: _, ...meeting } = await meetingById(db, desk.jurisdiction, id);
  const seen = seenUnits(desk);
  const items = await itemsOf(db, desk.jurisdiction, id);
  const decisions = await decisionsOf(db, desk.jurisdiction, id);
  if (seen === null) return { ...meeting, items, decisions };
  const mine = (unit: Id | null): boolean => unit !== null && seen.includes(unit);
  const decided = decisions.filter(({ duties }) => duties.some(({ unit }) => mine(unit)));
  return {
    ...meeting,
    decisions: decided,
    items: items.filter((item) => mine(item.putForwardByUnitId) || decided.some(({ itemId }) => itemId === item.id)),
  };
}

/** Meetings, the latest first. */
export async function meetingList(
  desk: Desk,
  filter: MeetingFilter,
  page: PageAsked,
): Promise<Page<Omit<Meeting, 'pack'>>> {
  const { rows, next } = await listMeetings(desk.store.db, desk.jurisdiction, filter, page);
  return { rows: rows.map(({ pack: _, ...meeting }) => meeting), next };
}

/** How many rows `meetingList` gives in all. */
export const meetingCount = (desk: Desk, filter: MeetingFilter): Promise<number> =>
  countMeetings(desk.store.db, desk.jurisdiction, filter);

/** What lies before the meeting: the frozen pack once it is signed, with the hash of its bytes; until then as of now. */
export async function packAt(
  desk: Desk,
  id: Id,
): Promise<{ readonly pack: Pack; readonly frozen: { readonly text: string; readonly sha256: string } | null }> {
  return desk.store.db.transaction().execute(async (transaction) => {
    const meeting = await meetingById(transaction, desk.jurisdiction, id);
    if (meeting.pack === null) return { pack: await packOf(transaction, desk, meeting), frozen: null };
    const frozen = { text: meeting.pack, sha256: meeting.packSha256! };
    return { pack: JSON.parse(meeting.pack) as Pack, frozen };
  });
}
