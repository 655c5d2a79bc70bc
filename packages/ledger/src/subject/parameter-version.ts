import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';

/** One version of a number or choice of a rule, with its days and its source. */
export interface ParameterVersion {
  readonly id: Id;
  readonly name: string;
  /** The first day it holds on. */
  readonly from: Day;
  readonly value: unknown;
  /** The document that says so; null waits to be confirmed (待核). */
  readonly source: string | null;
  readonly enteredAt: Date;
  readonly enteredBy: Id | null;
  /** When it was adopted; null is a proposal, which nothing goes by. */
  readonly confirmedAt: Date | null;
  readonly confirmedBy: Id | null;
  readonly version: number;
}

export interface NewParameterVersion {
  readonly programme: string;
  readonly name: string;
  readonly from: Day;
  readonly value: unknown;
  readonly source: string | null;
}

/** All versions of a programme's parameters, in the order in which they were entered; old ones stay. */
export async function parameterVersions(
  db: Handle,
  jurisdiction: number,
  programme: string,
): Promise<ParameterVersion[]> {
  const rows = await db
    .selectFrom('parameter')
    .selectAll()
    .select(sql<Day>`lower(valid)`.as('from_day'))
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    from: row.from_day,
    value: row.value,
    source: row.source,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    confirmedAt: row.confirmed_at,
    confirmedBy: row.confirmed_by,
    version: row.version,
  }));
}

/** Enters a version: adopted at once where `adopted` says so, else as a proposal. */
export async function enterVersion(
  transaction: Transaction,
  jurisdiction: number,
  { programme, name, from, value, source }: NewParameterVersion,
  by: { readonly at: Date; readonly accountId: Id | null; readonly adopted: boolean },
): Promise<Id> {
  const id = newId();
  await transaction
    .insertInto('parameter')
    .values({
      ...{ jurisdiction_id: jurisdiction, id, programme, name, source },
      valid: sql<string>`daterange(${from}::date, null)`,
      value: JSON.stringify(value),
      entered_at: by.at,
      entered_by: by.accountId,
      confirmed_at: by.adopted ? by.at : null,
      confirmed_by: by.adopted ? by.accountId : null,
    })
    .execute();
  return id;
}

/** Adopts a proposal. Refuses one that is not there or was adopted or changed since the version named. */
export async function adoptVersion(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  by: { readonly at: Date; readonly accountId: Id },
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('parameter')
    .set({ confirmed_at: by.at, confirmed_by: by.accountId, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  const row = await transaction
    .selectFrom('parameter')
    .select('name')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  throw new StoreRefusal(row ? 'changed-meanwhile' : 'not-found', row?.name ?? id);
}
