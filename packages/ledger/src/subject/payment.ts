import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';

/** 申请拨付, 拨付 (paid out) and 支出 (really spent): three different facts. */
export type MoneyKind = 'request' | 'payment' | 'spending';

/** One line of the register. Never changed; a wrong one is corrected by a line that names it. Amounts are in 元. */
export interface MoneyRow {
  readonly kind: MoneyKind;
  readonly id: Id;
  readonly projectId: Id;
  readonly batchId: Id;
  /** Of a payment: the request as it was first entered. */
  readonly requestId: Id | null;
  readonly on: Day;
  readonly amount: Decimal;
  /** As typed. */
  readonly said: string;
  /** 用途, 凭证号, 收款人: what the kind of line has beside its figure. */
  readonly note: string;
  /** The line as it was first entered: its own id, or that of the first of those that corrections name. */
  readonly firstId: Id;
  readonly correctsId: Id | null;
  /** The corrected line should not be there at all. */
  readonly voided: boolean;
  readonly reason: string | null;
  readonly enteredAt: Date;
  readonly enteredBy: Id | null;
}

/** Adds a line. A correction of one that was corrected already is refused. */
export async function insertMoney(transaction: Transaction, jurisdiction: number, row: MoneyRow): Promise<void> {
  const columns = {
    jurisdiction_id: jurisdiction,
    id: row.id,
    amount: row.amount,
    said: row.said,
    corrects_id: row.correctsId,
    voided: row.voided,
    reason: row.reason,
    entered_at: row.enteredAt,
    entered_by: row.enteredBy,
  };
  const of = { project_id: row.projectId, batch_id: row.batchId };
  if (row.correctsId !== null) await refuseCorrected(transaction, jurisdiction, row.kind, row.correctsId);
  if (row.kind === 'request')
    await transaction
      .insertInto('payment_request')
      .values({ ...columns, ...of, requested_on: row.on, purpose: row.note })
      .execute();
  else if (row.kind === 'spending')
    await transaction
      .insertInto('spending')
      .values({ ...columns, ...of, spent_on: row.on, payee: row.note })
      .execute();
  else
    await transaction
      .insertInto('payment')
      .values({ ...columns, request_id: row.requestId!, paid_on: row.on, voucher: row.note })
      .execute();
}

const TABLE = { request: 'payment_request', payment: 'payment', spending: 'spending' } as const;

async function refuseCorrected(transaction: Transaction, jurisdiction: number, kind: MoneyKind, id: Id): Promise<void> {
  const { rows } = await sql`select from ${sql.table(TABLE[kind])}
    where jurisdiction_id = ${jurisdiction} and corrects_id = ${id}`.execute(transaction);
  if (rows.length > 0) throw new StoreRefusal('changed-meanwhile', id);
}

const SHARED = `m.amount, m.said, m.corrects_id as "correctsId", m.voided, m.reason, m.entered_at as "enteredAt",
  m.entered_by as "enteredBy"`;

const select = (kind: MoneyKind): RawBuilder<unknown> => {
  const shared = sql.raw(SHARED);
  if (kind === 'request')
    return sql`select 'request' as kind, m.id, m.project_id as "projectId", m.batch_id as "batchId",
      null::uuid as "requestId", m.requested_on as "on", m.purpose as note, ${shared} from payment_request m`;
  if (kind === 'spending')
    return sql`select 'spending' as kind, m.id, m.project_id as "projectId", m.batch_id as "batchId",
      null::uuid as "requestId", m.spent_on as "on", coalesce(m.payee, '') as note, ${shared} from spending m`;
  return sql`select 'payment' as kind, m.id, r.project_id as "projectId", r.batch_id as "batchId",
    m.request_id as "requestId", m.paid_on as "on", coalesce(m.voucher, '') as note, ${shared} from payment m
    join payment_request r on r.jurisdiction_id = m.jurisdiction_id and r.id = m.request_id`;
};

/** Lines of the register in the order in which they were entered, corrected ones too: of some projects, or of all. */
export async function moneyRows(
  db: Handle,
  jurisdiction: number,
  asked: { readonly projectIds?: readonly Id[]; readonly enteredBy?: Date } = {},
): Promise<MoneyRow[]> {
  const { projectIds, enteredBy } = asked;
  const of = (kind: MoneyKind) => sql`${select(kind)} where m.jurisdiction_id = ${jurisdiction}
    ${projectIds ? sql`and ${sql.ref(kind === 'payment' ? 'r.project_id' : 'm.project_id')} = any(${projectIds}::uuid[])` : sql``}
    ${enteredBy ? sql`and m.entered_at <= ${enteredBy}` : sql``}`;
  const { rows } = await sql<
    Omit<MoneyRow, 'firstId'>
  >`${of('request')} union all ${of('payment')} union all ${of('spending')}
    order by id`.execute(db);
  // A line is entered after the one that it corrects.
  const first = new Map<Id, Id>();
  return rows.map((row) => {
    const firstId = row.correctsId === null ? row.id : (first.get(row.correctsId) ?? row.correctsId);
    first.set(row.id, firstId);
    return { ...row, firstId };
  });
}

/** The lines that count: neither corrected by another nor voided. By their days. */
export function moneyThatCounts(rows: readonly MoneyRow[]): MoneyRow[] {
  const corrected = new Set(rows.map(({ correctsId }) => correctsId));
  return rows
    .filter(({ id, voided }) => !voided && !corrected.has(id))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
}
