import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { UnitSuccessionRow } from '../schema/units.js';
import { builtOnce } from '../store/built-once.js';
import type { Handle, Transaction } from './handle.js';
import { moveCounts } from './ledger-count.js';
import { passFacts } from './lighting.js';
import { takeTurn } from './turn.js';
import { refuseNoUnit } from './unit.js';
import { namesOf } from './unit-name.js';

/**
 * Where a unit stands in other rows, as `table.column`. History is not among them: it keeps the unit that it was
 * written for, and `unit.same_as_id` leads on. A test holds the list against the database.
 */
export const UNIT_PLACES = [
  'account_role.unit_id',
  'approval.asked_by_unit_id',
  'assignment.group_id',
  'assignment.unit_id',
  'bond_project.payer_unit_id',
  'bond_project.unit_id',
  'indicator_plan.proposed_by_unit_id',
  'indicator_target.unit_id',
  'meeting_decision_unit.unit_id',
  'meeting_item.put_forward_by_unit_id',
  'milestone.proposed_by_unit_id',
  'notice_recipient.unit_id',
  'objection.unit_id',
  'opinion.unit_id',
  'opinion_request.unit_id',
  'paper.issuer_unit_id',
  'person.unit_id',
  'problem.blocking_unit_id',
  'problem.raised_by_unit_id',
  'report.unit_id',
  'unit.parent_id',
  'unit.same_as_id',
  'unit_member.group_id',
  'unit_member.unit_id',
  'unit_succession.successor_id',
  'unit_succession.unit_id',
  'urge.unit_id',
  'verification.unit_id',
] as const;

/** Where a unit may stand once only: both units there is a case for a person. */
const ONCE = [
  ['assignment', 'task_id'],
  ['notice_recipient', 'notice_id'],
  ['meeting_decision_unit', 'decision_id'],
  ['opinion_request', 'round_id'],
] as const;

/**
 * Merges a unit that was entered twice under two spellings: everything of `goesId` passes to `keepsId`, its names
 * become aliases there (on the days on which they held), and its row stays only for the history. Refused where both
 * take part in the same task or stand on the same notice.
 */
export async function mergeSpellings(
  transaction: Transaction,
  jurisdiction: number,
  keepsId: Id,
  goesId: Id,
): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'units');
  if (keepsId === goesId) throw new StoreRefusal('tree-loop', keepsId);
  await refuseNoUnit(transaction, jurisdiction, keepsId);
  await refuseNoUnit(transaction, jurisdiction, goesId);
  for (const [table, shared] of ONCE) {
    const { rows } = await sql<{ id: Id }>`select a.${sql.ref(shared)} as id from ${sql.table(table)} a
      join ${sql.table(table)} b on b.jurisdiction_id = a.jurisdiction_id and b.${sql.ref(shared)} = a.${sql.ref(shared)}
      where a.jurisdiction_id = ${jurisdiction} and a.unit_id = ${keepsId} and b.unit_id = ${goesId} limit 3`.execute(
      transaction,
    );
    if (rows.length > 0) throw new StoreRefusal('units-share-work', `${table} ${rows.map(({ id }) => id).join(' ')}`);
  }
  await dropCrossingMemberships(transaction, jurisdiction, keepsId, goesId);
  await takeNames(transaction, jurisdiction, keepsId, goesId);
  for (const place of UNIT_PLACES) {
    const [table, column] = place.split('.') as [string, string];
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${keepsId}
      where jurisdiction_id = ${jurisdiction} and ${sql.ref(column)} = ${goesId}`.execute(transaction);
  }
  await moveCounts(transaction, jurisdiction, goesId, keepsId);
  await passFacts(transaction, jurisdiction, goesId, keepsId);
  await transaction
    .updateTable('unit')
    .set({ same_as_id: keepsId, code: null, version: sql`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', goesId)
    .execute();
}

/** The units that were merged away: under the id that went, the one that stayed. */
export async function mergedUnits(db: Handle, jurisdiction: number): Promise<Map<Id, Id>> {
  const rows = await mergedRows(db, jurisdiction);
  return new Map(rows.flatMap(({ id, same_as_id }) => (same_as_id === null ? [] : [[id, same_as_id]])));
}

const mergedRows = builtOnce(1, (db, jurisdiction: number) =>
  db
    .selectFrom('unit')
    .select(['id', 'same_as_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('same_as_id', 'is not', null),
);

/** A name that the unit which stays bears already is dropped; the others become aliases. */
async function takeNames(transaction: Transaction, jurisdiction: number, keepsId: Id, goesId: Id): Promise<void> {
  const borne = new Set((await namesOf(transaction, jurisdiction, keepsId)).map(({ name }) => name));
  for (const name of await namesOf(transaction, jurisdiction, goesId)) {
    const row = { jurisdiction_id: jurisdiction, id: name.id };
    if (borne.has(name.name)) {
      await transaction
        .deleteFrom('unit_name')
        .where((at) => at.and(row))
        .execute();
      continue;
    }
    await transaction
      .updateTable('unit_name')
      .set({ unit_id: keepsId, kind: name.kind === 'former' ? 'former' : 'alias' })
      .where((at) => at.and(row))
      .execute();
  }
}

/** Memberships that the unit which stays has too, and those of one in the other. */
async function dropCrossingMemberships(
  transaction: Transaction,
  jurisdiction: number,
  keepsId: Id,
  goesId: Id,
): Promise<void> {
  await sql`delete from unit_member m where m.jurisdiction_id = ${jurisdiction} and (
      (m.group_id = ${goesId} and m.unit_id = ${keepsId}) or (m.group_id = ${keepsId} and m.unit_id = ${goesId})
      or exists (select 1 from unit_member k where k.jurisdiction_id = m.jurisdiction_id and k.valid && m.valid and (
        (m.unit_id = ${goesId} and k.unit_id = ${keepsId} and k.group_id = m.group_id)
        or (m.group_id = ${goesId} and k.group_id = ${keepsId} and k.unit_id = m.unit_id))))`.execute(transaction);
}

export interface Succession {
  readonly unitId: Id;
  readonly successorId: Id;
  /** A reorganisation: merged into it, split into several, or only some duties moved. */
  readonly kind: UnitSuccessionRow['kind'];
  readonly onDay: Day;
  /** The paper that ordered it. */
  readonly basis: string | null;
}

/** Records who took over from whom in a reorganisation; ending the old unit is a step of its own. */
export async function recordSuccession(db: Handle, jurisdiction: number, succession: Succession): Promise<void> {
  if (succession.unitId === succession.successorId) throw new StoreRefusal('tree-loop', succession.unitId);
  await refuseNoUnit(db, jurisdiction, succession.unitId);
  await refuseNoUnit(db, jurisdiction, succession.successorId, succession.onDay);
  await db
    .insertInto('unit_succession')
    .values({
      jurisdiction_id: jurisdiction,
      id: newId(),
      unit_id: succession.unitId,
      successor_id: succession.successorId,
      kind: succession.kind,
      on_day: succession.onDay,
      basis: succession.basis,
    })
    .execute();
}

/** Who took over from a unit, the first day first. */
export async function successorsOf(db: Handle, jurisdiction: number, unitId: Id): Promise<Succession[]> {
  const rows = await db
    .selectFrom('unit_succession')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('unit_id', '=', unitId)
    .orderBy('on_day')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    unitId: row.unit_id,
    successorId: row.successor_id,
    kind: row.kind,
    onDay: row.on_day,
    basis: row.basis,
  }));
}
