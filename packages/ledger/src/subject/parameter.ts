import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { ParameterRow } from '../schema/jurisdictions.js';
import { daysOf, rangeOf } from './day-range.js';
import type { Days } from './day-range.js';
import type { Handle, Transaction } from './handle.js';
import { takeTurn } from './turn.js';

/** A number or choice of a rule, with its days and its source; without a source it waits to be confirmed (待核). */
export interface Parameter {
  readonly id: Id;
  readonly programme: string;
  readonly name: string;
  readonly valid: Days;
  readonly value: unknown;
  readonly unit: string | null;
  readonly source: string | null;
  readonly enteredAt: Date;
  readonly enteredBy: Id | null;
}

export interface NewParameter {
  readonly programme: string;
  readonly name: string;
  /** The first day on which it holds. */
  readonly from: Day;
  readonly value: unknown;
  readonly unit: string | null;
  readonly source: string | null;
}

/** What holds on a day, by name. */
export async function parametersOn(
  db: Handle,
  jurisdiction: number,
  programme: string,
  day: Day,
): Promise<Map<string, Parameter>> {
  const rows = await db
    .selectFrom('parameter')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .where(sql<boolean>`valid @> ${day}::date`)
    .execute();
  return new Map(rows.map((row) => [row.name, shown(row)]));
}

/** Everything that ever held for a programme, by name and then by day. */
export async function parametersOf(db: Handle, jurisdiction: number, programme: string): Promise<Parameter[]> {
  const rows = await db
    .selectFrom('parameter')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .orderBy('name')
    .orderBy(sql`lower(valid)`)
    .execute();
  return rows.map(shown);
}

/**
 * Enters a value that holds from a day on; what held until then ends the day before and stays for past days. Refuses
 * (`days-out-of-order`) a day that is not after the first day of the value before.
 */
export async function enterParameter(
  transaction: Transaction,
  jurisdiction: number,
  parameter: NewParameter,
  at: Date,
  by: Id | null,
): Promise<Id> {
  await takeTurn(transaction, jurisdiction, 'parameters');
  const { programme, name, from } = parameter;
  const last = await transaction
    .selectFrom('parameter')
    .select(['id', 'valid'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .where('name', '=', name)
    .orderBy(sql`lower(valid)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last) {
    const { from: since } = daysOf(last.valid);
    if (since === null || from <= since) throw new StoreRefusal('days-out-of-order', `${name}：${since ?? ''}–${from}`);
    await transaction
      .updateTable('parameter')
      .set({ valid: rangeOf({ from: since, until: from }), version: sql<number>`version + 1` })
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', last.id)
      .execute();
  }
  const id = newId();
  await transaction
    .insertInto('parameter')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      programme,
      name,
      valid: rangeOf({ from, until: null }),
      value: JSON.stringify(parameter.value),
      unit: parameter.unit,
      source: parameter.source,
      entered_at: at,
      entered_by: by,
    })
    .execute();
  return id;
}

const shown = (row: Selectable<ParameterRow>): Parameter => ({
  id: row.id,
  programme: row.programme,
  name: row.name,
  valid: daysOf(row.valid),
  value: row.value,
  unit: row.unit,
  source: row.source,
  enteredAt: row.entered_at,
  enteredBy: row.entered_by,
});
