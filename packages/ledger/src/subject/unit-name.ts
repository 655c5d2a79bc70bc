import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { UnitNameRow } from '../schema/units.js';
import type { Days } from './day-range.js';
import { daysOf, rangeOf } from './day-range.js';
import type { Handle, Transaction } from './handle.js';
import { takeTurn } from './turn.js';

/** `full` the official one, `short` 市住建局, `alias` another spelling, `former` one of earlier times. */
export type NameKind = UnitNameRow['kind'];

export interface NewName {
  readonly name: string;
  readonly pinyinKey: string;
  readonly kind: NameKind;
  readonly valid: Days;
}

export interface UnitName extends NewName {
  readonly id: Id;
  readonly unitId: Id;
}

/** A unit that a name means. */
export interface UnitFound {
  readonly unitId: Id;
  readonly name: UnitName;
  /** `now`: the name holds on the day asked for; `earlier`: it held before it; `later`: only after it. */
  readonly when: 'now' | 'earlier' | 'later';
}

/**
 * Renames a unit from a day on; before it the old name goes on holding. Refuses a day that is not after the beginning
 * of the present full name, and a name that means another unit on one of its days.
 */
export async function renameUnit(
  transaction: Transaction,
  jurisdiction: number,
  unitId: Id,
  renaming: { readonly name: string; readonly pinyinKey: string; readonly from: Day },
): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'units');
  const last = (await namesOf(transaction, jurisdiction, unitId)).filter(({ kind }) => kind === 'full').at(-1);
  if (!last) throw new StoreRefusal('not-found', unitId);
  const { from, until } = last.valid;
  if (until !== null) throw new StoreRefusal('unit-ended', last.name);
  if (from !== null && from >= renaming.from) throw new StoreRefusal('days-out-of-order', `${from}–${renaming.from}`);
  await setValid(transaction, jurisdiction, last.id, { from, until: renaming.from });
  await enterName(transaction, jurisdiction, unitId, {
    name: renaming.name,
    pinyinKey: renaming.pinyinKey,
    kind: 'full',
    valid: { from: renaming.from, until: null },
  });
}

/** Adds a short name, another spelling or a name of earlier times. */
export async function addUnitName(
  transaction: Transaction,
  jurisdiction: number,
  unitId: Id,
  name: NewName,
): Promise<Id> {
  await takeTurn(transaction, jurisdiction, 'units');
  const names = await namesOf(transaction, jurisdiction, unitId);
  if (names.length === 0) throw new StoreRefusal('not-found', unitId);
  if (name.kind === 'full') throw new StoreRefusal('days-out-of-order', name.name); // a new full name is a renaming
  return enterName(transaction, jurisdiction, unitId, name);
}

/** Takes away a name that was entered by mistake; the full name stays. */
export async function removeUnitName(db: Handle, jurisdiction: number, nameId: Id): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('unit_name')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', nameId)
    .where('kind', '<>', 'full')
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new StoreRefusal('not-found', nameId);
}

/** All names of a unit, the oldest first. */
export async function namesOf(db: Handle, jurisdiction: number, unitId: Id): Promise<UnitName[]> {
  const rows = await db
    .selectFrom('unit_name')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('unit_id', '=', unitId)
    .orderBy(sql`lower(valid) nulls first`)
    .orderBy('id')
    .execute();
  return rows.map(shown);
}

/**
 * The units that a name means for someone who reads it on a day: those that bear it on that day; else those that bore
 * it last before; else those that take it first after. More than one only where a name went from one unit to another
 * on the way; each unit once.
 */
export async function findUnits(db: Handle, jurisdiction: number, name: string, day: Day): Promise<UnitFound[]> {
  return (await findUnitsOf(db, jurisdiction, [name], day)).get(name) ?? [];
}

/** The same for many names at once: a paper's duties. Names that nobody bears are not in the answer. */
export async function findUnitsOf(
  db: Handle,
  jurisdiction: number,
  names: readonly string[],
  day: Day,
): Promise<Map<string, UnitFound[]>> {
  const unitsOn = await unitsBehind(db, jurisdiction, names);
  const units = names.map((name) => [name, unitsOn(name, day)] as const);
  return new Map(units.filter(([, found]) => found.length > 0));
}

/** The units behind many names, to be asked for each name and day: many papers' duties, each read on its own day. */
export async function unitsBehind(
  db: Handle,
  jurisdiction: number,
  names: readonly string[],
): Promise<(name: string, day: Day) => UnitFound[]> {
  const rows =
    names.length === 0
      ? []
      : await db
          .selectFrom('unit_name')
          .selectAll()
          .where('jurisdiction_id', '=', jurisdiction)
          .where('name', '=', sql<string>`any(${names})`)
          .orderBy('id')
          .execute();
  const byName = new Map<string, UnitName[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), shown(row)]);
  return (name, day) => nearest((byName.get(name) ?? []).map((one) => foundOn(one, day)));
}

/** Every name that holds on a day, with its unit. */
export async function unitNamesOn(
  db: Handle,
  jurisdiction: number,
  day: Day,
): Promise<{ readonly unitId: Id; readonly name: string }[]> {
  return db
    .selectFrom('unit_name')
    .select(['unit_id as unitId', 'name'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where(sql<boolean>`valid @> ${day}::date`)
    .orderBy('id')
    .execute();
}

function foundOn(name: UnitName, day: Day): UnitFound {
  const { from, until } = name.valid;
  const when = until !== null && until <= day ? 'earlier' : from !== null && from > day ? 'later' : 'now';
  return { unitId: name.unitId, name, when };
}

const ORDER = { now: 0, earlier: 1, later: 2 } as const;

function nearest(found: readonly UnitFound[]): UnitFound[] {
  const sorted = found.toSorted((a, b) => {
    if (a.when !== b.when) return ORDER[a.when] - ORDER[b.when];
    if (a.when === 'earlier') return a.name.valid.until! < b.name.valid.until! ? 1 : -1;
    if (a.when === 'later') return a.name.valid.from! < b.name.valid.from! ? -1 : 1;
    return 0;
  });
  const first = sorted[0]!;
  const units = new Set<Id>();
  return sorted.filter((one) => one.when === first.when && !units.has(one.unitId) && units.add(one.unitId));
}

/** Enters a name after a check that it means no other unit on any of its days. The caller has the turn. */
export async function enterName(
  transaction: Transaction,
  jurisdiction: number,
  unitId: Id,
  name: NewName,
): Promise<Id> {
  const valid = rangeOf(name.valid);
  const other = await transaction
    .selectFrom('unit_name')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('name', '=', name.name)
    .where('unit_id', '<>', unitId)
    .where(sql<boolean>`valid && ${valid}::daterange`)
    .executeTakeFirst();
  if (other) throw new StoreRefusal('name-taken', name.name);
  const id = newId();
  await transaction
    .insertInto('unit_name')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      unit_id: unitId,
      name: name.name,
      kind: name.kind,
      pinyin_key: name.pinyinKey,
      valid,
    })
    .execute();
  return id;
}

/** Ends the full and short names of a unit; one that would begin later goes. */
export async function endNames(transaction: Transaction, jurisdiction: number, unitId: Id, until: Day): Promise<void> {
  for (const name of await namesOf(transaction, jurisdiction, unitId)) {
    if (name.kind !== 'full' && name.kind !== 'short') continue;
    if (name.valid.until !== null && name.valid.until <= until) continue;
    if (name.valid.from !== null && name.valid.from >= until) {
      await transaction
        .deleteFrom('unit_name')
        .where('jurisdiction_id', '=', jurisdiction)
        .where('id', '=', name.id)
        .execute();
    } else await setValid(transaction, jurisdiction, name.id, { ...name.valid, until });
  }
}

async function setValid(db: Handle, jurisdiction: number, nameId: Id, valid: Days): Promise<void> {
  await db
    .updateTable('unit_name')
    .set({ valid: rangeOf(valid) })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', nameId)
    .execute();
}

const shown = (row: UnitNameRow): UnitName => ({
  id: row.id,
  unitId: row.unit_id,
  name: row.name,
  pinyinKey: row.pinyin_key,
  kind: row.kind,
  valid: daysOf(row.valid),
});
