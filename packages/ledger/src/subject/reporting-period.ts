import { addDays } from '@luoshi/reading';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, DayRange, Id } from '../schema/column.js';
import type { PeriodRow } from '../schema/reports.js';
import type { Handle, Transaction } from './handle.js';

export type PeriodKind = PeriodRow['kind'];

/** A reporting period with both ends included; a cumulative one runs from 1 January to the end of its step. */
export interface PeriodSpan {
  readonly kind: PeriodKind;
  readonly cumulative: boolean;
  readonly from: Day;
  readonly to: Day;
}

/** Both ends included as people write them → half-open as the store keeps them. */
export const spanRange = ({ from, to }: Pick<PeriodSpan, 'from' | 'to'>): DayRange => `[${from},${addDays(to, 1)})`;

/** The way back. */
export function spanOf(kind: PeriodKind, cumulative: boolean, range: DayRange): PeriodSpan {
  const [from = '', until = ''] = range.slice(1, -1).split(',');
  return { kind, cumulative, from, to: addDays(until, -1) };
}

/** What the office decided of a period for all tasks. */
export interface PeriodRecord {
  readonly kind: PeriodKind;
  /** Of the step; the cumulative period that ends with it goes with it. */
  readonly from: Day;
  readonly to: Day;
  /** Null: the plans' rules stand. */
  readonly cutOff: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: Id | null;
  readonly version: number;
}

const shown = (row: {
  kind: PeriodKind;
  span: DayRange;
  cut_off: Date | null;
  closed_at: Date | null;
  closed_by: Id | null;
  version: number;
}): PeriodRecord => {
  const { from, to } = spanOf(row.kind, false, row.span);
  return {
    kind: row.kind,
    from,
    to,
    cutOff: row.cut_off,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    version: row.version,
  };
};

/** What was decided of the periods whose step ends within some days, both included; of all kinds, or of one. */
export async function periodsIn(
  db: Handle,
  jurisdiction: number,
  days: { readonly from: Day; readonly to: Day },
  kind?: PeriodKind,
): Promise<PeriodRecord[]> {
  const rows = await db
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where(sql<boolean>`upper(span) - 1 between ${days.from}::date and ${days.to}::date`)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .orderBy('kind')
    .orderBy('span')
    .execute();
  return rows.map(shown);
}

/** What was decided of one period; null where nothing was. */
export async function periodAt(
  db: Handle,
  jurisdiction: number,
  step: Pick<PeriodSpan, 'kind' | 'from' | 'to'>,
): Promise<PeriodRecord | null> {
  const row = await db
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('kind', '=', step.kind)
    .where('span', '=', spanRange(step))
    .executeTakeFirst();
  return row ? shown(row) : null;
}

/**
 * Decides of a period. `version` 0 is a period of which nothing was decided yet; refuses another than the latest.
 * @returns the new version
 */
export async function decidePeriod(
  transaction: Transaction,
  jurisdiction: number,
  step: Pick<PeriodSpan, 'kind' | 'from' | 'to'>,
  version: number,
  decided: Pick<PeriodRecord, 'cutOff' | 'closedAt' | 'closedBy'>,
): Promise<number> {
  const columns = { cut_off: decided.cutOff, closed_at: decided.closedAt, closed_by: decided.closedBy };
  const span = spanRange(step);
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('period')
      .values({ jurisdiction_id: jurisdiction, kind: step.kind, span, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return 1;
  } else {
    const { numUpdatedRows } = await transaction
      .updateTable('period')
      .set({ ...columns, version: version + 1 })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('kind', '=', step.kind)
      .where('span', '=', span)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 1n) return version + 1;
  }
  throw new StoreRefusal('changed-meanwhile', `${step.from}–${step.to}`);
}
