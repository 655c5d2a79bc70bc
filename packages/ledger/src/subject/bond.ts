import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** 批次: one issue of special bonds 专项债券. Amounts are in 元. */
export interface BondBatch {
  readonly id: Id;
  readonly name: string;
  readonly issuedOn: Day;
  readonly amount: Decimal;
  /** Of the amount, what has gone to projects. */
  readonly allotted: Decimal;
  readonly version: number;
}

/** A project that bond money goes to. */
export interface BondProject {
  readonly id: Id;
  /** The project's one code. */
  readonly code: string | null;
  readonly name: string;
  /** 项目单位: asks and spends. */
  readonly unitId: Id;
  /** 拨付单位: pays. */
  readonly payerUnitId: Id;
  /** The task whose lamp its money turns. */
  readonly taskId: Id | null;
  readonly version: number;
}

export type NewBondProject = Omit<BondProject, 'version'>;

/** What of a batch went to a project. */
export interface Allotment {
  readonly projectId: Id;
  readonly batchId: Id;
  readonly batch: string;
  readonly issuedOn: Day;
  readonly amount: Decimal;
  readonly allottedOn: Day;
  readonly version: number;
}

interface By {
  readonly at: Date;
  readonly accountId: Id | null;
}

export async function insertBatch(
  transaction: Transaction,
  jurisdiction: number,
  batch: Omit<BondBatch, 'version' | 'allotted'>,
  by: By,
): Promise<void> {
  await transaction
    .insertInto('bond_batch')
    .values({
      jurisdiction_id: jurisdiction,
      id: batch.id,
      name: batch.name,
      issued_on: batch.issuedOn,
      amount: batch.amount,
      created_at: by.at,
      created_by: by.accountId,
    })
    .execute();
}

const batches = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('bond_batch as b')
    .select(['b.id', 'b.name', 'b.issued_on', 'b.amount', 'b.version'])
    .select(
      sql<Decimal>`coalesce((select sum(a.amount) from bond_allotment a
        where a.jurisdiction_id = b.jurisdiction_id and a.batch_id = b.id), 0)`.as('allotted'),
    )
    .where('b.jurisdiction_id', '=', jurisdiction);

type BatchShown = Awaited<ReturnType<ReturnType<typeof batches>['execute']>>[number];

const batchShown = (row: BatchShown): BondBatch => ({
  id: row.id,
  name: row.name,
  issuedOn: row.issued_on,
  amount: row.amount,
  allotted: row.allotted,
  version: row.version,
});

/** A batch, locked until the transaction ends where `lock` says so: two allotments do not share one remainder. */
export async function batchById(db: Handle, jurisdiction: number, id: Id, lock = false): Promise<BondBatch> {
  const query = batches(db, jurisdiction).where('b.id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return batchShown(row);
}

/** Batches, the last entered first. */
export async function listBatches(db: Handle, jurisdiction: number, page: PageAsked): Promise<Page<BondBatch>> {
  const after = keysOf<[Id]>('bond-batches', page.after, ['id']);
  const rows = await batches(db, jurisdiction)
    .$if(after !== null, (query) => query.where('b.id', '<', after![0]))
    .orderBy('b.id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows.map(batchShown), page.limit, (last) => cursorOf('bond-batches', [last.id]));
}

const columnsOf = ({ code, name, unitId, payerUnitId, taskId }: NewBondProject) => ({
  code,
  name,
  unit_id: unitId,
  payer_unit_id: payerUnitId,
  task_id: taskId,
});

export async function insertBondProject(
  transaction: Transaction,
  jurisdiction: number,
  project: NewBondProject,
  by: By,
): Promise<void> {
  await transaction
    .insertInto('bond_project')
    .values({
      jurisdiction_id: jurisdiction,
      id: project.id,
      ...columnsOf(project),
      created_at: by.at,
      created_by: by.accountId,
    })
    .execute();
}

/** Changes what a project says of itself. Refuses a version that is not the latest. @returns the new version */
export async function changeBondProject(
  transaction: Transaction,
  jurisdiction: number,
  version: number,
  project: NewBondProject,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('bond_project')
    .set({ ...columnsOf(project), version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', project.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', project.name);
  return version + 1;
}

const projects = (db: Handle, jurisdiction: number) =>
  db
    .selectFrom('bond_project')
    .select(['id', 'code', 'name', 'unit_id', 'payer_unit_id', 'task_id', 'version'])
    .where('jurisdiction_id', '=', jurisdiction);

type ProjectShown = Awaited<ReturnType<ReturnType<typeof projects>['execute']>>[number];

const projectShown = (row: ProjectShown): BondProject => ({
  id: row.id,
  code: row.code,
  name: row.name,
  unitId: row.unit_id,
  payerUnitId: row.payer_unit_id,
  taskId: row.task_id,
  version: row.version,
});

/** A project, locked until the transaction ends where `lock` says so: its sums are judged one write at a time. */
export async function bondProjectById(db: Handle, jurisdiction: number, id: Id, lock = false): Promise<BondProject> {
  const query = projects(db, jurisdiction).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return projectShown(row);
}

/** Projects, the last entered first. */
export async function listBondProjects(
  db: Handle,
  jurisdiction: number,
  filter: {
    readonly unitId?: Id | undefined;
    readonly payerUnitId?: Id | undefined;
    readonly taskId?: Id | undefined;
    /** Only those in which one of these units asks or pays. */
    readonly seenBy?: readonly Id[] | undefined;
  },
  page: PageAsked,
): Promise<Page<BondProject>> {
  const after = keysOf<[Id]>('bond-projects', page.after, ['id']);
  const { unitId, payerUnitId, taskId, seenBy } = filter;
  let query = projects(db, jurisdiction)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (unitId) query = query.where('unit_id', '=', unitId);
  if (payerUnitId) query = query.where('payer_unit_id', '=', payerUnitId);
  if (taskId) query = query.where('task_id', '=', taskId);
  if (seenBy) query = query.where(sql<boolean>`(unit_id = any(${seenBy}) or payer_unit_id = any(${seenBy}))`);
  if (after) query = query.where('id', '<', after[0]);
  const rows = await query.execute();
  return pageOf(rows.map(projectShown), page.limit, (last) => cursorOf('bond-projects', [last.id]));
}

/**
 * Gives a project its part of a batch, or another one than before. `version` 0 is a project that has none of it yet.
 * @returns the new version
 */
export async function allot(
  transaction: Transaction,
  jurisdiction: number,
  version: number,
  { projectId, batchId, amount, allottedOn }: Pick<Allotment, 'projectId' | 'batchId' | 'amount' | 'allottedOn'>,
): Promise<number> {
  const columns = { amount, allotted_on: allottedOn };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('bond_allotment')
      .values({ jurisdiction_id: jurisdiction, project_id: projectId, batch_id: batchId, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return 1;
  } else {
    const { numUpdatedRows } = await transaction
      .updateTable('bond_allotment')
      .set({ ...columns, version: version + 1 })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('project_id', '=', projectId)
      .where('batch_id', '=', batchId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 1n) return version + 1;
  }
  throw new StoreRefusal('changed-meanwhile', projectId);
}

/** What went to projects, by the day of issue; of all projects where none is named. */
export async function allotmentsOf(db: Handle, jurisdiction: number, projectIds?: readonly Id[]): Promise<Allotment[]> {
  let query = db
    .selectFrom('bond_allotment as a')
    .innerJoin('bond_batch as b', (join) =>
      join.onRef('b.jurisdiction_id', '=', 'a.jurisdiction_id').onRef('b.id', '=', 'a.batch_id'),
    )
    .select(['a.project_id', 'a.batch_id', 'b.name', 'b.issued_on', 'a.amount', 'a.allotted_on', 'a.version'])
    .where('a.jurisdiction_id', '=', jurisdiction)
    .orderBy('b.issued_on')
    .orderBy('b.id')
    .orderBy('a.project_id');
  if (projectIds) query = query.where('a.project_id', '=', sql<Id>`any(${projectIds})`);
  const rows = await query.execute();
  return rows.map((row) => ({
    projectId: row.project_id,
    batchId: row.batch_id,
    batch: row.name,
    issuedOn: row.issued_on,
    amount: row.amount,
    allottedOn: row.allotted_on,
    version: row.version,
  }));
}

/** One batch's money of a task, over its projects. */
export interface BondIssue {
  readonly batch: string;
  readonly issuedOn: Day;
  readonly amount: Decimal;
  /** Spent by the last day of which the register says something; null: it says nothing yet. */
  readonly spent: { readonly asOf: Day; readonly amount: Decimal } | null;
}

/**
 * The bond money of tasks by batch. What is spent stands as of the last spending entered, or the last day of the last
 * bulletin where that is later: a bulletin says that until then no more was spent. Before either nothing is known.
 * @param span what had been entered by an instant, of days up to one
 */
export async function bondIssuesOf(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
  { enteredBy, until }: { readonly enteredBy?: Date; readonly until?: Day } = {},
): Promise<Map<Id, BondIssue[]>> {
  if (taskIds.length === 0) return new Map();
  const entered = (column: string) => (enteredBy ? sql`and ${sql.ref(column)} <= ${enteredBy}` : sql``);
  const upTo = (column: string) => (until ? sql`and ${sql.ref(column)} <= ${until}::date` : sql``);
  const { rows } = await sql<{
    task_id: Id;
    batch: string;
    issued_on: Day;
    amount: Decimal;
    spent: Decimal | null;
    as_of: Day | null;
  }>`with issue as (
      select p.task_id, b.id as batch_id, b.name as batch, b.issued_on, sum(a.amount) as amount,
        array_agg(p.id) as projects
      from bond_project p
      join bond_allotment a on a.jurisdiction_id = p.jurisdiction_id and a.project_id = p.id ${upTo('a.allotted_on')}
      join bond_batch b on b.jurisdiction_id = a.jurisdiction_id and b.id = a.batch_id
      where p.jurisdiction_id = ${jurisdiction} and p.task_id = any(${taskIds}::uuid[])
      group by p.task_id, b.id, b.name, b.issued_on),
    told as (
      select max(upper(period) - 1) as day from bulletin
      where jurisdiction_id = ${jurisdiction} and kind = 'payment' ${entered('frozen_at')}
        ${until ? sql`and upper(period) - 1 <= ${until}::date` : sql``})
    select issue.task_id, issue.batch, issue.issued_on, issue.amount, coalesce(s.spent, 0) as spent,
      greatest(s.last, case when told.day >= issue.issued_on then told.day end) as as_of
    from issue cross join told left join lateral (
      select sum(amount) as spent, max(spent_on) as last from spending s
      where s.jurisdiction_id = ${jurisdiction} and s.project_id = any(issue.projects) and s.batch_id = issue.batch_id
        and not s.voided ${entered('s.entered_at')} ${upTo('s.spent_on')}
        and not exists (select 1 from spending c where c.jurisdiction_id = ${jurisdiction}
          and c.corrects_id = s.id ${entered('c.entered_at')})) s on true
    order by issue.issued_on, issue.batch`.execute(db);
  const issues = new Map<Id, BondIssue[]>();
  for (const row of rows) {
    const spent = row.as_of === null ? null : { asOf: row.as_of, amount: row.spent ?? '0' };
    const issue = { batch: row.batch, issuedOn: row.issued_on, amount: row.amount, spent };
    const of = issues.get(row.task_id);
    if (of) of.push(issue);
    else issues.set(row.task_id, [issue]);
  }
  return issues;
}
