import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Decimal, Id } from '../schema/column.js';
import type { IndicatorValueRow } from '../schema/indicators.js';
import { insertMany } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';
import { indicatorsEver } from './indicator.js';
import type { PeriodSpan } from './reporting-period.js';
import { spanOf, spanRange } from './reporting-period.js';

/** From one unit of measure into another: a figure is multiplied by `top` and divided by `bottom`. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly top: Decimal;
  readonly bottom: Decimal;
}

/** A value as somebody gave it: the words, and the interval that they say. Never changed; a wrong one is corrected. */
export interface IndicatorValue {
  readonly id: Id;
  readonly indicatorId: Id;
  /** Who says so; null: the office. */
  readonly unitId: Id | null;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  readonly said: string;
  /** In the indicator's unit; null is without a bound. */
  readonly least: Decimal | null;
  readonly most: Decimal | null;
  readonly reportId: Id | null;
  /** The filing in the task's history. */
  readonly entryId: Id | null;
  readonly source: IndicatorValueRow['source'];
  readonly correctsId: Id | null;
  /** The corrected value should not be there at all. */
  readonly voided: boolean;
  /** The corrected value is right, and is told here in the unit that the indicator has since. */
  readonly converted?: Conversion | null | undefined;
  readonly reason: string | null;
  readonly enteredAt: Date;
  readonly enteredBy: Id | null;
}

/** Adds values. A correction names a value that nobody has corrected yet, else it is refused. */
export async function insertValues(
  transaction: Transaction,
  jurisdiction: number,
  values: readonly IndicatorValue[],
): Promise<void> {
  const named = values.flatMap(({ correctsId }) => (correctsId === null ? [] : [correctsId]));
  if (named.length > 0) {
    const before = await transaction
      .selectFrom('indicator_value')
      .select('corrects_id')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('corrects_id', '=', sql<Id>`any(${named})`)
      .executeTakeFirst();
    if (before) throw new StoreRefusal('changed-meanwhile', before.corrects_id);
  }
  await insertMany(
    transaction,
    'indicator_value',
    values.map((value) => ({
      jurisdiction_id: jurisdiction,
      id: value.id,
      indicator_id: value.indicatorId,
      unit_id: value.unitId,
      period: spanRange(value),
      as_of: value.asOf,
      said: value.said,
      lower: value.least,
      upper: value.most,
      report_id: value.reportId,
      entry_id: value.entryId,
      source: value.source,
      corrects_id: value.correctsId,
      voided: value.voided,
      converted: value.converted ?? null,
      reason: value.reason,
      entered_at: value.enteredAt.toISOString(),
      entered_by: value.enteredBy,
    })),
  );
}

/** All values of indicators, corrected ones too, in the order in which they were entered. */
export async function valuesOf(
  db: Handle,
  jurisdiction: number,
  indicatorIds: readonly Id[],
): Promise<IndicatorValue[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await db
    .selectFrom('indicator_value')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('indicator_id', '=', sql<Id>`any(${indicatorIds})`)
    .orderBy('id')
    .execute();
  return rows.map(shown);
}

/** Those that count: neither corrected by another nor voided. In the order of their days. */
export function valuesThatCount(values: readonly IndicatorValue[]): IndicatorValue[] {
  const corrected = new Set(values.map(({ correctsId }) => correctsId));
  return values
    .filter(({ id, voided }) => !voided && !corrected.has(id))
    .sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : a.id < b.id ? -1 : 1));
}

/** What a filing said of a task's indicators does not count any more: it was returned, or taken back. */
export async function takeBackValues(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  entryId: Id,
  why: { readonly reason: string; readonly at: Date; readonly by: Id | null },
): Promise<void> {
  const ids = (await indicatorsEver(transaction, jurisdiction, [taskId])).map(({ id }) => id);
  const values = valuesThatCount(await valuesOf(transaction, jurisdiction, ids));
  await insertValues(
    transaction,
    jurisdiction,
    values
      .filter((value) => value.entryId === entryId)
      .map((value) => ({
        ...value,
        id: newId(),
        correctsId: value.id,
        voided: true,
        reason: why.reason,
        enteredAt: why.at,
        enteredBy: why.by,
      })),
  );
}

/** What a unit has answered to the same questions for a period, in whatever task: to fill in, and to be confirmed. */
export async function answersTo(
  db: Handle,
  jurisdiction: number,
  unitId: Id,
  questions: readonly string[],
  period: Pick<PeriodSpan, 'from' | 'to'>,
): Promise<{ readonly question: string; readonly taskId: Id; readonly said: string }[]> {
  if (questions.length === 0) return [];
  const rows = await db
    .selectFrom('indicator as i')
    .innerJoin('indicator_value as v', (join) =>
      join.onRef('v.jurisdiction_id', '=', 'i.jurisdiction_id').onRef('v.indicator_id', '=', 'i.id'),
    )
    .select(['i.question', 'i.task_id', 'v.said', 'v.id'])
    .where('i.jurisdiction_id', '=', jurisdiction)
    .where('i.question', '=', sql<string>`any(${questions})`)
    .where(ofUnit(jurisdiction, unitId))
    .where('v.period', '=', spanRange(period))
    .where('v.voided', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('indicator_value as c')
            .select('c.id')
            .where('c.jurisdiction_id', '=', jurisdiction)
            .whereRef('c.corrects_id', '=', 'v.id'),
        ),
      ),
    )
    .orderBy('v.id')
    .execute();
  return rows.map(({ question, task_id, said }) => ({ question, taskId: task_id, said }));
}

/** What a unit said to questions for a period, filed or in a draft that it works on; what it filed goes before. */
export async function unitAnswers(
  db: Handle,
  jurisdiction: number,
  unitId: Id,
  questions: readonly string[],
  period: Pick<PeriodSpan, 'from' | 'to'>,
): Promise<Map<string, { readonly said: string; readonly filed: boolean }>> {
  const answers = new Map<string, { said: string; filed: boolean }>();
  if (questions.length === 0) return answers;
  const { rows } = await sql<{ question: string; said: string }>`select i.question, f.said from report r
    cross join lateral jsonb_to_recordset(r.figures) as f("indicatorId" uuid, said text, prefilled text)
    join indicator i on i.jurisdiction_id = r.jurisdiction_id and i.id = f."indicatorId"
    where r.jurisdiction_id = ${jurisdiction} and r.unit_id = ${unitId} and r.period = ${spanRange(period)}::daterange
      and r.state in ('drafted', 'submitted', 'checked') and f.prefilled is null and f.said ~ '\\S'
      and i.question = any(${questions})
    order by r.changed_at, r.id`.execute(db);
  for (const { question, said } of rows) answers.set(question, { said, filed: false });
  for (const { question, said } of await answersTo(db, jurisdiction, unitId, questions, period))
    answers.set(question, { said, filed: true });
  return answers;
}

/** What a unit last said to questions for a period that ended before a day, in whatever task: to hand along. */
export async function lastAnswers(
  db: Handle,
  jurisdiction: number,
  unitId: Id,
  questions: readonly string[],
  before: Day,
): Promise<Map<string, { readonly said: string; readonly asOf: Day }>> {
  if (questions.length === 0) return new Map();
  const { rows } = await sql<{ question: string; said: string; asOf: Day }>`
    select distinct on (i.question) i.question, v.said, v.as_of as "asOf"
    from indicator i join indicator_value v on v.jurisdiction_id = i.jurisdiction_id and v.indicator_id = i.id
    where i.jurisdiction_id = ${jurisdiction} and i.question = any(${questions}) and ${ofUnit(jurisdiction, unitId)}
      and upper(v.period) - 1 < ${before}::date and not v.voided
      and not exists (select from indicator_value c where c.jurisdiction_id = ${jurisdiction} and c.corrects_id = v.id)
    order by i.question, upper(v.period) desc, v.id desc`.execute(db);
  return new Map(rows.map(({ question, said, asOf }) => [question, { said, asOf }]));
}

/** Values of a unit, and of those that were merged into it: history keeps the unit that it was written for. */
const ofUnit = (jurisdiction: number, unitId: Id) => sql<boolean>`v.unit_id in (select u.id from unit u
  where u.jurisdiction_id = ${jurisdiction} and (u.id = ${unitId} or u.same_as_id = ${unitId}))`;

const shown = (row: Selectable<IndicatorValueRow>): IndicatorValue => {
  const { from, to } = spanOf('day', false, row.period);
  return {
    id: row.id,
    indicatorId: row.indicator_id,
    unitId: row.unit_id,
    from,
    to,
    asOf: row.as_of,
    said: row.said,
    least: row.lower,
    most: row.upper,
    reportId: row.report_id,
    entryId: row.entry_id,
    source: row.source,
    correctsId: row.corrects_id,
    voided: row.voided,
    converted: row.converted as Conversion | null,
    reason: row.reason,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
  };
};
