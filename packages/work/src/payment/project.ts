import {
  allot,
  allotmentsOf,
  appendEntry,
  batchById,
  bondProjectById,
  changeBondProject,
  insertBatch,
  insertBondProject,
  listBatches,
  listBondProjects,
  moneyRows,
  moneyThatCounts,
  newId,
  StoreRefusal,
  taskById,
  unitsById,
} from '@luoshi/ledger';
import type {
  Allotment,
  BondBatch,
  BondProject,
  Day,
  Id,
  MoneyRow,
  NewBondProject,
  Page,
  PageAsked,
  Transaction,
} from '@luoshi/ledger';
import { add, compare, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { dayAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { lightBeside } from '../loop/light-beside.js';
import { WorkRefusal } from '../refusal.js';
import { amountOf } from './amount.js';

/** Appends to the own history of a batch or project. */
const append = (transaction: Transaction, desk: Desk, kind: string, id: Id, action: string, body: unknown) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: null,
    subjectKind: kind,
    subjectId: id,
    action,
    body: body ?? {},
    accountId: desk.who.accountId,
  });

/** Registers an issue of bonds 批次; `said` is its amount as the document has it. */
export async function registerBatch(
  desk: Desk,
  draft: { readonly name: string; readonly issuedOn: Day; readonly said: string },
): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  if (draft.issuedOn > dayAt(now)) throw new WorkRefusal('day-in-future', draft.issuedOn);
  const batch = { id: newId(), name: draft.name, issuedOn: draft.issuedOn, amount: amountOf(draft.said) };
  await store.db.transaction().execute(async (transaction) => {
    await insertBatch(transaction, jurisdiction, batch, { at: now, accountId: who.accountId });
    await append(transaction, desk, 'bond-batch', batch.id, 'register', draft);
  });
  return batch.id;
}

export const batchList = ({ store, jurisdiction }: Desk, page: PageAsked): Promise<Page<BondBatch>> =>
  listBatches(store.db, jurisdiction, page);

export type ProjectDraft = Omit<NewBondProject, 'id'>;

async function refuseStrange(transaction: Transaction, desk: Desk, draft: ProjectDraft): Promise<void> {
  const { jurisdiction, now } = desk;
  const wanted = [draft.unitId, draft.payerUnitId];
  const units = await unitsById(transaction, jurisdiction, wanted, dayAt(now));
  const strange = wanted.find((id) => !units.has(id));
  if (strange !== undefined) throw new StoreRefusal('not-found', strange);
  if (draft.taskId !== null) await taskById(transaction, jurisdiction, draft.taskId);
}

/** Registers a project that bond money goes to, with the task whose lamp its money turns. */
export async function registerProject(desk: Desk, draft: ProjectDraft): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const id = newId();
  await store.db.transaction().execute(async (transaction) => {
    await refuseStrange(transaction, desk, draft);
    await insertBondProject(transaction, jurisdiction, { id, ...draft }, { at: now, accountId: who.accountId });
    await append(transaction, desk, 'bond-project', id, 'register', draft);
  });
  return id;
}

/** Changes a project's name, code, units or task; both tasks are lit anew. @returns the new version */
export async function changeProject(desk: Desk, id: Id, version: number, draft: ProjectDraft): Promise<number> {
  const { store, jurisdiction } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const before = await bondProjectById(transaction, jurisdiction, id, true);
    await refuseStrange(transaction, desk, draft);
    const next = await changeBondProject(transaction, jurisdiction, version, { id, ...draft });
    await append(transaction, desk, 'bond-project', id, 'change', draft);
    if (before.taskId !== draft.taskId)
      await lightBeside(
        transaction,
        desk,
        [before.taskId, draft.taskId].flatMap((task) => task ?? []),
      );
    return next;
  });
}

/**
 * Gives a project its part of a batch. `version` 0 is a project that has none of it yet. Refuses more than the batch
 * holds, and less than the project has asked for. @returns the new version
 */
export async function allotTo(
  desk: Desk,
  projectId: Id,
  version: number,
  draft: { readonly batchId: Id; readonly allottedOn: Day; readonly said: string },
): Promise<number> {
  const { store, jurisdiction, now } = desk;
  if (draft.allottedOn > dayAt(now)) throw new WorkRefusal('day-in-future', draft.allottedOn);
  const amount = amountOf(draft.said);
  return store.db.transaction().execute(async (transaction) => {
    const batch = await batchById(transaction, jurisdiction, draft.batchId, true);
    if (draft.allottedOn < batch.issuedOn) throw new WorkRefusal('before-issue', batch.issuedOn);
    const { taskId } = await bondProjectById(transaction, jurisdiction, projectId, true);
    const before = (await allotmentsOf(transaction, jurisdiction, [projectId])).find(
      ({ batchId }) => batchId === draft.batchId,
    );
    const others = subtract(batch.allotted, before?.amount ?? '0');
    if (compare(add(others, amount), batch.amount) > 0)
      throw new WorkRefusal('batch-overdrawn', `${batch.name}尚余${subtract(batch.amount, others)}元`);
    const rows = moneyThatCounts(await moneyRows(transaction, jurisdiction, { projectIds: [projectId] }));
    const requested = sumOf(rows, (row) => row.kind === 'request' && row.batchId === draft.batchId);
    if (compare(amount, requested) < 0) throw new WorkRefusal('allotment-in-use', `已申请${requested}元`);
    const { batchId, allottedOn } = draft;
    const next = await allot(transaction, jurisdiction, version, { projectId, batchId, amount, allottedOn });
    await append(transaction, desk, 'bond-project', projectId, 'allot', draft);
    if (taskId !== null) await lightBeside(transaction, desk, [taskId]);
    return next;
  });
}

/** The amounts of the lines that fit, added up. */
export const sumOf = <Row extends MoneyRow>(rows: readonly Row[], fits: (row: Row) => boolean): Decimal =>
  rows.reduce((sum, row) => (fits(row) ? add(sum, row.amount) : sum), '0');

/** Projects that the desk may see: a liaison those in which its units ask or pay. */
export function projectList(
  desk: Desk,
  filter: { readonly unitId?: Id | undefined; readonly payerUnitId?: Id | undefined; readonly taskId?: Id | undefined },
  page: PageAsked,
): Promise<Page<BondProject>> {
  const seen = seenUnits(desk);
  return listBondProjects(desk.store.db, desk.jurisdiction, seen === null ? filter : { ...filter, seenBy: seen }, page);
}

/** A project with its allotments and every line of its register, corrected ones too. */
export interface ProjectWhole {
  readonly project: BondProject;
  readonly allotments: readonly Allotment[];
  readonly lines: readonly (MoneyRow & { readonly counts: boolean })[];
}

export async function projectAt(desk: Desk, id: Id): Promise<ProjectWhole> {
  const { store, jurisdiction } = desk;
  const project = await bondProjectById(store.db, jurisdiction, id);
  const seen = seenUnits(desk);
  if (seen !== null && !seen.includes(project.unitId) && !seen.includes(project.payerUnitId))
    throw new StoreRefusal('not-found', id);
  const rows = await moneyRows(store.db, jurisdiction, { projectIds: [id] });
  const counting = new Set(moneyThatCounts(rows).map((row) => row.id));
  return {
    project,
    allotments: await allotmentsOf(store.db, jurisdiction, [id]),
    lines: rows.map((row) => ({ ...row, counts: counting.has(row.id) })),
  };
}
