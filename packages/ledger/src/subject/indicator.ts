import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { IndicatorRow } from '../schema/indicators.js';
import { insertMany } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';
import type { PeriodKind } from './reporting-period.js';

/** A figure that is followed for a task. Targets and values are kept in its unit. */
export interface Indicator {
  readonly id: Id;
  readonly taskId: Id;
  readonly commitmentId: Id | null;
  readonly name: string;
  readonly unit: string;
  /** The one that the task's own target is measured by. */
  readonly main: boolean;
  readonly direction: Selectable<IndicatorRow>['direction'];
  /** `whole`: the first lead's figure is the whole; `sum`: the units' figures add up. */
  readonly adding: Selectable<IndicatorRow>['adding'];
  /** Since 1 January, else of the period alone. */
  readonly cumulative: boolean;
  readonly kind: PeriodKind;
  readonly baseline: Decimal | null;
  readonly baselineDay: Day | null;
  readonly weight: Decimal | null;
  readonly version: number;
}

export type NewIndicator = Omit<Indicator, 'version'>;

/** The question that an indicator puts to a unit: what asks the same is asked once. Width, case and spaces do not count. */
export const questionOf = ({
  name,
  unit,
  kind,
  cumulative,
}: Pick<Indicator, 'name' | 'unit' | 'kind' | 'cumulative'>) =>
  [name, unit, kind, cumulative ? '+' : '']
    .map((word) => word.normalize('NFKC').toLowerCase().replace(/\s+/g, ''))
    .join('|');

/** Adds indicators to tasks, in one statement. */
export async function insertIndicators(
  transaction: Transaction,
  jurisdiction: number,
  indicators: readonly NewIndicator[],
): Promise<void> {
  await insertMany(
    transaction,
    'indicator',
    indicators.map((one) => ({
      jurisdiction_id: jurisdiction,
      id: one.id,
      task_id: one.taskId,
      commitment_id: one.commitmentId,
      question: questionOf(one),
      ...columnsOf(one),
    })),
  );
}

const columnsOf = (one: Omit<NewIndicator, 'id' | 'taskId' | 'commitmentId'>) => ({
  name: one.name,
  unit: one.unit,
  main: one.main,
  direction: one.direction,
  adding: one.adding,
  cumulative: one.cumulative,
  period_kind: one.kind,
  baseline: one.baseline,
  baseline_day: one.baselineDay,
  weight: one.weight,
});

/** Changes what an indicator says of itself. Refuses a version that is not the latest. @returns the new version */
export async function changeIndicator(
  transaction: Transaction,
  jurisdiction: number,
  version: number,
  changed: NewIndicator,
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('indicator')
    .set({ ...columnsOf(changed), question: questionOf(changed), version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', changed.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', changed.name);
  return version + 1;
}

/** The indicators of tasks; the main one of each first, then by name. */
export async function indicatorsOf(db: Handle, jurisdiction: number, taskIds: readonly Id[]): Promise<Indicator[]> {
  if (taskIds.length === 0) return [];
  const rows = await db
    .selectFrom('indicator')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', sql<Id>`any(${taskIds})`)
    .orderBy('task_id')
    .orderBy('main', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(shown);
}

/** The tasks whose main indicator goes down, each with where it came from (null: nobody said). */
export async function fallingTasks(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
): Promise<Map<Id, Decimal | null>> {
  const rows = await db
    .selectFrom('indicator')
    .select(['task_id', 'baseline'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', sql<Id>`any(${taskIds})`)
    .where('main', '=', true)
    .where('direction', '=', 'down')
    .execute();
  return new Map(rows.map(({ task_id, baseline }) => [task_id, baseline]));
}

export async function indicatorById(db: Handle, jurisdiction: number, id: Id): Promise<Indicator> {
  const row = await db
    .selectFrom('indicator')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

const shown = (row: Selectable<IndicatorRow>): Indicator => ({
  id: row.id,
  taskId: row.task_id,
  commitmentId: row.commitment_id,
  name: row.name,
  unit: row.unit,
  main: row.main,
  direction: row.direction,
  adding: row.adding,
  cumulative: row.cumulative,
  kind: row.period_kind,
  baseline: row.baseline,
  baselineDay: row.baseline_day,
  weight: row.weight,
  version: row.version,
});
