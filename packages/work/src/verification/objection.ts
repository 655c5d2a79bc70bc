import {
  appendEntry,
  changeObjection,
  countObjections,
  insertObjection,
  listObjections,
  newId,
  noticeById,
  objectionById,
  StoreRefusal,
  taskById,
  verificationById,
} from '@luoshi/ledger';
import type { Day, Id, Objection, ObjectionFilter, Page, PageAsked, Transaction } from '@luoshi/ledger';
import { dueOf } from '../clock/answer-clock.js';
import { dayAt, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { planWithin } from './check.js';

export const objectionWords: Readonly<Record<Objection['subjectKind'], string>> = {
  verification: '核查结论',
  duty: '责任分工',
  lamp: '亮灯',
  ranking: '排名',
  notice: '通报',
};

export interface ObjectionAsked {
  readonly subjectKind: Objection['subjectKind'];
  /** The check; the task whose duty or lamp it is; the notice; the circular in which the ranking stands. */
  readonly subjectId: Id;
  readonly unit: Id;
  readonly text: string;
}

const append = (transaction: Transaction, desk: Desk, objection: Objection, action: string, body: unknown) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: objection.taskId,
    subjectKind: 'objection',
    subjectId: objection.id,
    action,
    body,
    accountId: desk.who.accountId,
    unitId: objection.unitId,
  });

/** The task that a matter belongs to, if it concerns the unit; refused otherwise. */
async function taskConcerned(transaction: Transaction, desk: Desk, asked: ObjectionAsked): Promise<Id | null> {
  const { jurisdiction } = desk;
  const { subjectKind, subjectId, unit } = asked;
  const seen = seenUnits(desk);
  const refuse = (): never => {
    throw new WorkRefusal('not-yours-to-object', objectionWords[subjectKind]);
  };
  switch (subjectKind) {
    case 'verification': {
      const check = await verificationById(transaction, jurisdiction, subjectId, seen);
      return check.unitId === unit && check.state === 'done' ? check.taskId : refuse();
    }
    case 'duty':
    case 'lamp': {
      const task = await taskById(transaction, jurisdiction, subjectId);
      const mine = (units: readonly Id[]) => task.parts.some(({ unitId }) => units.includes(unitId));
      if (seen !== null && !mine(seen)) throw new StoreRefusal('not-found', subjectId);
      return mine([unit]) ? task.id : refuse();
    }
    case 'notice':
    case 'ranking': {
      const notice = await noticeById(transaction, jurisdiction, subjectId, seen);
      const sent = notice.recipients.some(({ unitId }) => unitId === unit);
      return sent && (subjectKind === 'notice' || notice.kind === 'circular') ? null : refuse();
    }
  }
}

/**
 * A unit objects: to a finding, its duty, its lamp, a ranking or a notice. Entered by its liaison, or by the office for a
 * unit that takes part on paper. Refuses what does not concern the unit, and a second one about the same.
 */
export async function raiseObjection(desk: Desk, asked: ObjectionAsked): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  if (seenUnits(desk) !== null && !unitsOf(desk).includes(asked.unit)) throw new WorkRefusal('other-unit');
  return store.db.transaction().execute(async (transaction) => {
    const id = newId();
    const taskId = await taskConcerned(transaction, desk, asked);
    const { subjectKind, subjectId, unit: unitId, text } = asked;
    const answerDue = await dueOf(transaction, desk, 'objection', dayAt(now));
    const raised = {
      id,
      subjectKind,
      subjectId,
      taskId,
      unitId,
      text,
      raisedAt: now,
      raisedBy: who.accountId,
      answerDue,
    };
    if (!(await insertObjection(transaction, jurisdiction, raised))) throw new WorkRefusal('objection-waiting');
    await append(transaction, desk, await objectionById(transaction, jurisdiction, id, null), 'raise', asked);
    return id;
  });
}

/** Plans the second look (复核) at the finding that an objection is about. */
export async function planSecondLook(
  desk: Desk,
  id: Id,
  version: number,
  look: {
    readonly means: 'documents' | 'site' | 'phone' | 'sample';
    readonly asks: string;
    readonly plannedFor: Day | null;
  },
): Promise<{ readonly checkId: Id; readonly version: number }> {
  const { store, jurisdiction } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const objection = await objectionById(transaction, jurisdiction, id, null);
    if (objection.subjectKind !== 'verification')
      throw new WorkRefusal('not-yours-to-object', `${objectionWords[objection.subjectKind]}没有核查可复核`);
    if (objection.secondLookId !== null) throw new WorkRefusal('second-look-open');
    const check = await verificationById(transaction, jurisdiction, objection.subjectId, null);
    const checkId = newId();
    await planWithin(transaction, desk, [
      { ...look, id: checkId, taskId: check.taskId, unitId: check.unitId, secondLookOfId: check.id },
    ]);
    const next = await changeObjection(transaction, jurisdiction, id, version, { secondLookId: checkId });
    await append(transaction, desk, objection, 'second-look', { checkId });
    return { checkId, version: next };
  });
}

/** Answers an objection: upheld, in part, or rejected, with reasons. A second look that was planned comes first. */
export async function answerObjection(
  desk: Desk,
  id: Id,
  version: number,
  answer: { readonly state: 'upheld' | 'partly' | 'rejected'; readonly answer: string },
): Promise<number> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const objection = await objectionById(transaction, jurisdiction, id, null);
    if (objection.secondLookId !== null) {
      const look = await verificationById(transaction, jurisdiction, objection.secondLookId, null);
      if (look.state === 'planned') throw new WorkRefusal('second-look-open');
    }
    const next = await changeObjection(transaction, jurisdiction, id, version, {
      ...answer,
      answeredAt: now,
      answeredBy: who.accountId,
    });
    await append(transaction, desk, objection, 'answer', answer);
    return next;
  });
}

/** The unit takes its objection back. */
export async function withdrawObjection(desk: Desk, id: Id, version: number): Promise<number> {
  const { store, jurisdiction } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const objection = await objectionById(transaction, jurisdiction, id, seenUnits(desk));
    const next = await changeObjection(transaction, jurisdiction, id, version, { state: 'withdrawn' });
    await append(transaction, desk, objection, 'withdraw', {});
    return next;
  });
}

/** An objection with whether its clock has run out. */
export type ShownObjection = Objection & { readonly overdue: boolean };

const within = (desk: Desk, filter: ObjectionFilter): ObjectionFilter => ({
  ...filter,
  seenBy: seenUnits(desk) ?? undefined,
});

/** Objections, the newest first; a liaison sees those of its units. */
export async function objectionList(
  desk: Desk,
  filter: ObjectionFilter,
  page: PageAsked,
): Promise<Page<ShownObjection>> {
  const { rows, next } = await listObjections(desk.store.db, desk.jurisdiction, within(desk, filter), page);
  return { rows: rows.map((row) => shown(desk, row)), next };
}

/** How many rows `objectionList` gives in all. */
export const objectionCount = (desk: Desk, filter: ObjectionFilter): Promise<number> =>
  countObjections(desk.store.db, desk.jurisdiction, within(desk, filter));

export const objectionAt = async (desk: Desk, id: Id): Promise<ShownObjection> =>
  shown(desk, await objectionById(desk.store.db, desk.jurisdiction, id, seenUnits(desk)));

const shown = (desk: Desk, objection: Objection): ShownObjection => ({
  ...objection,
  overdue: objection.state === 'waiting' && objection.answerDue !== null && objection.answerDue < dayAt(desk.now),
});
