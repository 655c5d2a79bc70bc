import {
  allotmentsOf,
  bondProjectById,
  insertMoney,
  moneyRows,
  moneyThatCounts,
  newId,
  StoreRefusal,
} from '@luoshi/ledger';
import type { BondProject, Day, Id, MoneyKind, MoneyRow, Transaction } from '@luoshi/ledger';
import { compare, subtract } from '@luoshi/reading';
import { dayAt, holds, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { lightBeside } from '../loop/light-beside.js';
import { WorkRefusal } from '../refusal.js';
import { amountOf } from './amount.js';
import { sumOf } from './project.js';

/** A line of the register as somebody types it: the day, the amount in its words, and what stands beside it. */
export interface MoneyDraft {
  readonly on: Day;
  readonly said: string;
  /** 用途, 凭证号, 收款人. */
  readonly note: string;
}

/** What a line is about: a batch for requests and spending, a request for a payment. */
export type MoneyOf =
  | { readonly kind: 'request' | 'spending'; readonly batchId: Id }
  | { readonly kind: 'payment'; readonly requestId: Id };

/** Refuses who may not enter such a line; a project in which no unit of the desk asks or pays is not there for it. */
function refuseOther(desk: Desk, { id, unitId, payerUnitId }: BondProject, kind: MoneyKind): void {
  if (holds(desk, 'supervision')) return;
  const own = unitsOf(desk);
  const seen = seenUnits(desk);
  if (seen !== null && !own.includes(unitId) && !own.includes(payerUnitId)) throw new StoreRefusal('not-found', id);
  if (!own.includes(kind === 'payment' ? payerUnitId : unitId)) throw new WorkRefusal('not-your-line');
}

/** Enters a request 申请, payment 拨付 or spending 支出 of a project. @returns the line's id */
export async function enterMoney(desk: Desk, projectId: Id, of: MoneyOf, draft: MoneyDraft): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const amount = amountOf(draft.said);
  return store.db.transaction().execute(async (transaction) => {
    const project = await bondProjectById(transaction, jurisdiction, projectId, true);
    refuseOther(desk, project, of.kind);
    const rows = await moneyRows(transaction, jurisdiction, { projectIds: [projectId] });
    const requestId = of.kind === 'payment' ? of.requestId : null;
    const request = moneyThatCounts(rows).find(
      ({ kind, firstId, id }) => kind === 'request' && (firstId === requestId || id === requestId),
    );
    if (requestId !== null && !request) throw new StoreRefusal('not-found', requestId);
    const id = newId();
    const line: MoneyRow = {
      ...{ kind: of.kind, id, firstId: id },
      projectId,
      batchId: 'batchId' in of ? of.batchId : request!.batchId,
      requestId: request?.firstId ?? null,
      ...{ on: draft.on, said: draft.said, note: draft.note, amount },
      ...{ correctsId: null, voided: false, reason: null },
      enteredAt: now,
      enteredBy: who.accountId,
    };
    await write(transaction, desk, project, rows, line);
    return line.id;
  });
}

/**
 * Corrects a line by a new one that names it, or takes it back (`draft` null); the old one stays. By whoever may enter it.
 * @returns the new line's id
 */
export async function correctMoney(
  desk: Desk,
  projectId: Id,
  lineId: Id,
  { draft, reason }: { readonly draft: MoneyDraft | null; readonly reason: string },
): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const project = await bondProjectById(transaction, jurisdiction, projectId, true);
    const rows = await moneyRows(transaction, jurisdiction, { projectIds: [projectId] });
    const old = rows.find(({ id }) => id === lineId);
    if (!old) {
      refuseOther(desk, project, 'request');
      throw new StoreRefusal('not-found', lineId);
    }
    refuseOther(desk, project, old.kind);
    if (old.voided || rows.some(({ correctsId }) => correctsId === lineId)) throw new WorkRefusal('line-superseded');
    const line: MoneyRow = {
      ...old,
      ...(draft && { on: draft.on, said: draft.said, note: draft.note, amount: amountOf(draft.said) }),
      id: newId(),
      correctsId: lineId,
      voided: draft === null,
      reason,
      enteredAt: now,
      enteredBy: who.accountId,
    };
    await write(transaction, desk, project, rows, line);
    return line.id;
  });
}

/** Judges a line against the others of its project, adds it, and lights the project's task. */
async function write(
  transaction: Transaction,
  desk: Desk,
  project: BondProject,
  rows: readonly MoneyRow[],
  line: MoneyRow,
): Promise<void> {
  const { jurisdiction, now } = desk;
  if (line.on > dayAt(now)) throw new WorkRefusal('day-in-future', line.on);
  const allotment = (await allotmentsOf(transaction, jurisdiction, [project.id])).find(
    ({ batchId }) => batchId === line.batchId,
  );
  if (!allotment) throw new WorkRefusal('no-allotment');
  if (line.on < allotment.issuedOn) throw new WorkRefusal('before-issue', allotment.issuedOn);
  refuseSums([...rows, line], line, allotment.amount);
  await insertMoney(transaction, jurisdiction, line);
  if (project.taskId !== null && line.kind === 'spending') await lightBeside(transaction, desk, [project.taskId]);
}

/**
 * The sums as they would be: requests of a batch no more than its allotment, payments of a request no more than it and not
 * before it. Spending above what was paid is a fact that the bulletin points out, not a mistake of the form.
 */
function refuseSums(rows: readonly MoneyRow[], line: MoneyRow, allotted: string): void {
  const counting = moneyThatCounts(rows);
  if (line.kind === 'spending') return;
  const first = line.kind === 'payment' ? line.requestId! : line.firstId;
  const request = counting.find(({ kind, firstId }) => kind === 'request' && firstId === first);
  const paid = counting.filter(({ kind, requestId }) => kind === 'payment' && requestId === first);
  if (line.kind === 'request') {
    const asked = sumOf(counting, (row) => row.kind === 'request' && row.batchId === line.batchId);
    if (compare(asked, allotted) > 0) throw new WorkRefusal('allotment-exceeded', `超出${subtract(asked, allotted)}元`);
    if (paid.length === 0) return;
    const less =
      !request ||
      compare(
        request.amount,
        sumOf(paid, () => true),
      ) < 0;
    if (less || paid.some(({ on }) => on < request.on)) throw new WorkRefusal('request-paid');
    return;
  }
  if (line.voided) return;
  if (!request) throw new StoreRefusal('not-found', first);
  if (line.on < request.on) throw new WorkRefusal('before-request', request.on);
  const sum = sumOf(paid, () => true);
  if (compare(sum, request.amount) > 0)
    throw new WorkRefusal('request-exceeded', `超出${subtract(sum, request.amount)}元`);
}
