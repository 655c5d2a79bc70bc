import {
  appendEntry,
  changeNotice,
  countNotices,
  countObjections,
  insertNotice,
  jurisdictionById,
  listNotices,
  markNotice,
  newId,
  noticeById,
  StoreRefusal,
  takeNumbers,
  tasksById,
  unitsById,
} from '@luoshi/ledger';
import type {
  Day,
  Id,
  Notice,
  NoticeFilter,
  NoticeRowKind,
  NoticeState,
  NoticeWords,
  Page,
  PageAsked,
  Transaction,
} from '@luoshi/ledger';
import { parametersOn } from '@luoshi/ledger';
import { LOOP } from '../clock/answer-clock.js';
import { LETTER_SIGN, prefixName, settingForms } from '../clock/setting.js';
import { dayAt, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { freeze } from '../frozen/frozen.js';
import { actWithin } from '../loop/act.js';
import { WorkRefusal } from '../refusal.js';
import type { Deed } from '../task/deed.js';
import { modelOf } from './model.js';
import type { NoticeModel } from './model.js';

export const noticeStateWords: Readonly<Record<NoticeState, string>> = {
  drafted: '起草',
  rehearsed: '征求单位意见',
  signed: '已签发',
  issued: '已印发',
  dropped: '已作废',
};

export interface NoticeDraft extends NoticeWords {
  readonly kind: NoticeRowKind;
  /** The proposals that led to it, as they were shown. */
  readonly proposedFor: unknown;
}

const append = (
  transaction: Transaction,
  desk: Desk,
  noticeId: Id,
  action: string,
  body: unknown,
  unitId: Id | null = null,
) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: null,
    subjectKind: 'notice',
    subjectId: noticeId,
    action,
    body,
    accountId: desk.who.accountId,
    unitId,
  });

/**
 * Refuses what a kind of notice cannot be: tasks and units that are not there, a 督办函, 通报 or 约谈 to a unit that is no
 * 督查对象 (it gets a 商请函), a talk without leader and day.
 */
async function refuseWrongWords(
  transaction: Transaction,
  desk: Desk,
  kind: NoticeRowKind,
  words: NoticeWords,
): Promise<void> {
  const { jurisdiction, now } = desk;
  const units = await unitsById(transaction, jurisdiction, words.unitIds, dayAt(now));
  for (const id of words.unitIds) {
    const unit = units.get(id);
    if (!unit) throw new StoreRefusal('not-found', id);
    if (kind !== 'request-letter' && unit.relation !== 'supervised')
      throw new WorkRefusal('letter-to-non-subject', unit.name);
  }
  const tasks = await tasksById(transaction, jurisdiction, words.taskIds);
  const gone = words.taskIds.find((id) => !tasks.some((task) => task.id === id));
  if (gone !== undefined) throw new StoreRefusal('not-found', gone);
  if (kind === 'talk' && (words.talkLeader === null || words.talkOn === null)) throw new WorkRefusal('talk-incomplete');
}

/** Drafts a notice, by proposal or by hand. Nobody but the office sees it yet. */
export const draftNotice = (desk: Desk, draft: NoticeDraft): Promise<Id> =>
  desk.store.db.transaction().execute((transaction) => draftWithin(transaction, desk, draft));

/** The same within a transaction of the caller's. */
export async function draftWithin(transaction: Transaction, desk: Desk, draft: NoticeDraft): Promise<Id> {
  const { jurisdiction, now, who } = desk;
  await refuseWrongWords(transaction, desk, draft.kind, draft);
  const id = newId();
  await insertNotice(transaction, jurisdiction, { ...draft, id, createdAt: now, createdBy: who.accountId });
  await append(transaction, desk, id, 'draft', draft);
  return id;
}

/** One change of a notice that is in one of these states, with its entry. */
async function change(
  desk: Desk,
  id: Id,
  states: readonly NoticeState[],
  work: (transaction: Transaction, notice: Notice) => Promise<number>,
): Promise<number> {
  const { store, jurisdiction } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const notice = await noticeById(transaction, jurisdiction, id, null);
    if (!states.includes(notice.state))
      throw new WorkRefusal('notice-state', `${notice.title}：${noticeStateWords[notice.state]}`);
    return work(transaction, notice);
  });
}

/** Writes a draft anew. What the units were shown no longer stands: it is shown to them again. */
export const amendNotice = (desk: Desk, id: Id, version: number, words: NoticeWords): Promise<number> =>
  change(desk, id, ['drafted', 'rehearsed'], async (transaction, { kind }) => {
    await refuseWrongWords(transaction, desk, kind, words);
    const anew = { state: 'drafted', objectionsUntil: null, words } as const;
    const next = await changeNotice(transaction, desk.jurisdiction, id, version, anew);
    await append(transaction, desk, id, 'amend', words);
    return next;
  });

/** Shows a draft to its units, who may object until the end of a day. */
export const rehearseNotice = (desk: Desk, id: Id, version: number, until: Day): Promise<number> =>
  change(desk, id, ['drafted'], async (transaction) => {
    if (until < dayAt(desk.now)) throw new StoreRefusal('days-out-of-order', until);
    const shown = { state: 'rehearsed', objectionsUntil: until } as const;
    const next = await changeNotice(transaction, desk.jurisdiction, id, version, shown);
    await append(transaction, desk, id, 'rehearse', { until });
    return next;
  });

/**
 * A leader signs: the model is frozen with its hash. A circular has been shown to its units before; whatever was shown is
 * signed after the last day of objections, when all of them are answered.
 */
export const signNotice = (desk: Desk, id: Id, version: number): Promise<number> =>
  change(desk, id, ['drafted', 'rehearsed'], async (transaction, notice) => {
    const { jurisdiction, now, who } = desk;
    if (notice.state === 'drafted' && notice.kind === 'circular') throw new WorkRefusal('rehearsal-needed');
    if (notice.state === 'rehearsed') await refuseObjections(transaction, desk, notice);
    const frozen = freeze(await modelOf(transaction, desk, notice, now));
    const next = await changeNotice(transaction, jurisdiction, id, version, {
      state: 'signed',
      signedAt: now,
      signedBy: who.accountId,
      frozen,
    });
    await append(transaction, desk, id, 'sign', { sha256: frozen.sha256.toString('hex') });
    return next;
  });

async function refuseObjections(transaction: Transaction, desk: Desk, notice: Notice): Promise<void> {
  const today = dayAt(desk.now);
  if (notice.objectionsUntil !== null && today <= notice.objectionsUntil)
    throw new WorkRefusal('rehearsal-running', notice.objectionsUntil);
  const open = await countObjections(transaction, desk.jurisdiction, { subjectId: notice.id, states: ['waiting'] });
  if (open > 0) throw new WorkRefusal('objections-open', `${open}件`);
}

/**
 * Numbers a signed notice (the next of its kind and year) and issues it: its units see it now, and the history of every
 * task of theirs says so. All of it or nothing.
 */
export const issueNotice = (desk: Desk, id: Id, version: number): Promise<number> =>
  change(desk, id, ['signed'], async (transaction, notice) => {
    const { jurisdiction, now } = desk;
    const today = dayAt(now);
    const year = today.slice(0, 4);
    const count = await takeNumbers(transaction, jurisdiction, `notice:${notice.kind}:${year}`);
    const number = `${await prefixOf(transaction, desk, notice.kind)}〔${year}〕${count}号`;
    const issued = { state: 'issued', number, issuedOn: today } as const;
    const next = await changeNotice(transaction, jurisdiction, id, version, issued);
    const tasks = await tasksById(transaction, jurisdiction, notice.taskIds);
    for (const { id: taskId, parts } of [...tasks].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const sent = notice.recipients.map(({ unitId }) => unitId);
      const units = parts.map(({ unitId }) => unitId).filter((unit) => sent.includes(unit));
      if (units.length > 0)
        await actWithin(transaction, desk, taskId, { version: null, deed: deedOf(notice, number, units) });
    }
    await append(transaction, desk, id, 'issue', { number });
    return next;
  });

async function prefixOf(transaction: Transaction, desk: Desk, kind: NoticeRowKind): Promise<string> {
  const name = prefixName(kind);
  const entered = (await parametersOn(transaction, desk.jurisdiction, LOOP, dayAt(desk.now))).get(name)?.value;
  return (entered ?? settingForms[name]!.usual) as string;
}

const deedOf = ({ kind, talkLeader, talkOn }: Notice, number: string, units: readonly Id[]): Deed =>
  kind === 'talk'
    ? { action: 'talk', units, leader: talkLeader!, on: talkOn! }
    : { action: 'notice', kind, number, units };

/** Puts aside what was not issued. */
export const dropNotice = (desk: Desk, id: Id, version: number, reason: string): Promise<number> =>
  change(desk, id, ['drafted', 'rehearsed', 'signed'], async (transaction) => {
    const next = await changeNotice(transaction, desk.jurisdiction, id, version, { state: 'dropped' });
    await append(transaction, desk, id, 'drop', { reason });
    return next;
  });

/** Notes that a recipient has read an issued notice, or its answer (which is a receipt too). */
export async function replyToNotice(desk: Desk, id: Id, unit: Id, answer: string | null): Promise<void> {
  const { store, jurisdiction, now, who } = desk;
  await store.db.transaction().execute(async (transaction) => {
    const notice = await noticeById(transaction, jurisdiction, id, seenUnits(desk));
    if (notice.state !== 'issued') throw new WorkRefusal('notice-state', noticeStateWords[notice.state]);
    if (!unitsOf(desk).includes(unit) || !notice.recipients.some(({ unitId }) => unitId === unit))
      throw new WorkRefusal('not-a-recipient');
    const mark = { noticeId: id, unitId: unit, answer, at: now, accountId: who.accountId };
    await markNotice(transaction, jurisdiction, mark);
    await append(transaction, desk, id, answer === null ? 'read' : 'answer', { answer }, unit);
  });
}

const within = (desk: Desk, filter: NoticeFilter): NoticeFilter => ({
  ...filter,
  seenBy: seenUnits(desk) ?? undefined,
});

/** Notices, the newest first; a liaison sees what its units have been shown, and its own units' receipts. */
export const noticeList = (desk: Desk, filter: NoticeFilter, page: PageAsked): Promise<Page<Notice>> =>
  listNotices(desk.store.db, desk.jurisdiction, within(desk, filter), page);

/** How many rows `noticeList` gives in all. */
export const noticeCount = (desk: Desk, filter: NoticeFilter): Promise<number> =>
  countNotices(desk.store.db, desk.jurisdiction, within(desk, filter));

export async function noticeAt(desk: Desk, id: Id): Promise<Notice & { readonly sign: string | null }> {
  const notice = await noticeById(desk.store.db, desk.jurisdiction, id, seenUnits(desk));
  return { ...notice, sign: notice.issuedOn && (await signOf(desk, notice.issuedOn)) };
}

/** 署名: who issues letters on a day, as the office has set it, else its own name. */
async function signOf({ store: { db }, jurisdiction }: Desk, day: Day): Promise<string> {
  const entered = (await parametersOn(db, jurisdiction, LOOP, day)).get(LETTER_SIGN)?.value;
  return (entered as string | undefined) ?? (await jurisdictionById(db, jurisdiction))!.name;
}

/**
 * The frozen model of a signed notice, and the same made again from the histories as they stood: both have the same bytes.
 * Before it is signed, the model as it would be frozen now.
 */
export async function snapshotOf(
  desk: Desk,
  id: Id,
): Promise<{
  readonly text: string;
  readonly sha256: string;
  readonly frozen: boolean;
  /** Whether making it again gives the same bytes; true where it is not frozen yet. */
  readonly same: boolean;
}> {
  return desk.store.db.transaction().execute(async (transaction) => {
    const notice = await noticeById(transaction, desk.jurisdiction, id, seenUnits(desk));
    if (notice.snapshot === null || notice.signedAt === null) {
      const { text, sha256 } = freeze(await modelOf(transaction, desk, notice, desk.now));
      return { text, sha256: sha256.toString('hex'), frozen: false, same: true };
    }
    const { tasks } = JSON.parse(notice.snapshot) as NoticeModel;
    const versions = new Map(tasks.map((task) => [task.id, task.version]));
    const again = freeze(await modelOf(transaction, desk, notice, notice.signedAt, versions));
    return {
      text: notice.snapshot,
      sha256: notice.snapshotSha256!,
      frozen: true,
      same: again.text === notice.snapshot && again.sha256.toString('hex') === notice.snapshotSha256,
    };
  });
}
