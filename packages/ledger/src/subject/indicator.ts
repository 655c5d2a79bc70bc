import type { RawBuilder, Selectable } from 'kysely';
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
  /** From the end of this day it is followed no more; null while it is. */
  readonly endedOn: Day | null;
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
  ended_on: one.endedOn,
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

/** The indicators that are followed for tasks; the main one of each first, then by name. */
export const indicatorsOf = async (db: Handle, jurisdiction: number, taskIds: readonly Id[]): Promise<Indicator[]> =>
  (await indicatorsEver(db, jurisdiction, taskIds)).filter(({ endedOn }) => endedOn === null);

/** The same with those behind them that are followed no more. */
export async function indicatorsEver(db: Handle, jurisdiction: number, taskIds: readonly Id[]): Promise<Indicator[]> {
  if (taskIds.length === 0) return [];
  const rows = await db
    .selectFrom('indicator')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('task_id', '=', sql<Id>`any(${taskIds})`)
    .orderBy('task_id')
    .orderBy(sql`ended_on is not null`)
    .orderBy('main', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(shown);
}

/**
 * The tasks whose main indicator goes down, each with where it came from (null: nobody said); by the end of a day, or now.
 */
export async function fallingTasks(
  db: Handle,
  jurisdiction: number,
  taskIds: readonly Id[],
  until?: Day,
): Promise<Map<Id, Decimal | null>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await sql<{ task_id: Id; baseline: Decimal | null; direction: Indicator['direction'] }>`
    select distinct on (task_id) task_id, baseline, direction from indicator
    where jurisdiction_id = ${jurisdiction} and task_id = any(${taskIds}::uuid[]) and main
      and ${followedOn('ended_on', until)}
    order by task_id, ended_on`.execute(db);
  return new Map(
    rows.filter(({ direction }) => direction === 'down').map(({ task_id, baseline }) => [task_id, baseline]),
  );
}

/** Whether an indicator is followed at the end of a day, or now. */
export const followedOn = (endedOn: string, until: Day | RawBuilder<Day> | undefined) =>
  until === undefined
    ? sql`${sql.ref(endedOn)} is null`
    : sql`(${sql.ref(endedOn)} is null or ${sql.ref(endedOn)} > ${until}::date)`;

/** Follows an indicator no more from the end of a day, or again (null). */
export async function followUntil(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  endedOn: Day | null,
): Promise<void> {
  await transaction
    .updateTable('indicator')
    .set({ ended_on: endedOn, version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .execute();
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
  endedOn: row.ended_on,
  version: row.version,
});
