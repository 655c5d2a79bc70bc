import type { ExpressionBuilder, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { Database } from '../schema/database.js';
import type { UnitRow } from '../schema/units.js';
import { among } from '../store/among.js';
import { builtOnce } from '../store/built-once.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import { daysOf, holds, rangeOf } from './day-range.js';
import type { Days } from './day-range.js';
import type { Handle, Transaction } from './handle.js';
import { takeTurn } from './turn.js';
import type { NewName } from './unit-name.js';
import { endNames, enterName } from './unit-name.js';

export type UnitKind = UnitRow['kind'];
/** 督查对象, 垂管, 法院检察院, 国企, 临时机构, 银行企业. */
export type Relation = UnitRow['relation'];

/** A unit as it was on a day. */
export interface Unit {
  readonly id: Id;
  /** The full name on the day asked for; the nearest one where it had none then. */
  readonly name: string;
  readonly pinyinKey: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly kind: UnitKind;
  readonly relation: Relation;
  /** Stands for its members (各乡镇、街道). */
  readonly isGroup: boolean;
  readonly parentId: Id | null;
  /** Units that are ranked against each other. */
  readonly league: string | null;
  readonly officialOrder: number;
  readonly existence: Days;
  /** The ledger that it keeps itself. */
  readonly linkedJurisdictionId: number | null;
  /** The unit that this one was another spelling of, and which has everything now. */
  readonly sameAsId: Id | null;
  readonly version: number;
}

export interface NewUnit {
  readonly name: string;
  /** Made by the caller: the order of lists by name. */
  readonly pinyinKey: string;
  readonly otherNames?: readonly NewName[];
  readonly code?: string | null;
  readonly kind: UnitKind;
  readonly relation: Relation;
  readonly isGroup?: boolean;
  readonly parentId?: Id | null;
  readonly league?: string | null;
  readonly officialOrder?: number;
  /** First day; null where it is not known. */
  readonly from: Day | null;
  readonly linkedJurisdictionId?: number | null;
}

export type UnitChange = Partial<
  Pick<Unit, 'code' | 'kind' | 'relation' | 'parentId' | 'league' | 'officialOrder' | 'linkedJurisdictionId'>
>;

export interface UnitFilter {
  readonly day: Day;
  readonly kind?: UnitKind;
  readonly relation?: Relation;
  readonly isGroup?: boolean;
  readonly parentId?: Id;
  /** A piece of any name that holds on the day. */
  readonly name?: string;
}

/** Enters a unit with its names. Refuses names that mean another unit on one of their days, and codes that are taken. */
export async function createUnit(transaction: Transaction, jurisdiction: number, unit: NewUnit, at: Date): Promise<Id> {
  await takeTurn(transaction, jurisdiction, 'units');
  const id = newId();
  const existence = { from: unit.from, until: null };
  await refuseCode(transaction, jurisdiction, unit.code ?? null, id);
  if (unit.parentId != null) await refuseNoUnit(transaction, jurisdiction, unit.parentId);
  await transaction
    .insertInto('unit')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      code: unit.code ?? null,
      kind: unit.kind,
      relation: unit.relation,
      is_group: unit.isGroup ?? false,
      parent_id: unit.parentId ?? null,
      league: unit.league ?? null,
      official_order: unit.officialOrder ?? 0,
      existence: rangeOf(existence),
      linked_jurisdiction_id: unit.linkedJurisdictionId ?? null,
      created_at: at,
    })
    .execute();
  await enterName(transaction, jurisdiction, id, {
    name: unit.name,
    pinyinKey: unit.pinyinKey,
    kind: 'full',
    valid: existence,
  });
  for (const name of unit.otherNames ?? []) await enterName(transaction, jurisdiction, id, name);
  return id;
}

/** Changes what has no dates. Refuses a parent below the unit, a code that is taken and an old version. */
export async function changeUnit(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  change: UnitChange,
  version: number,
): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'units');
  if (change.code != null) await refuseCode(transaction, jurisdiction, change.code, id);
  if (change.parentId != null) await refuseLoop(transaction, jurisdiction, id, change.parentId);
  await update(transaction, jurisdiction, id, version, {
    ...(change.code === undefined ? {} : { code: change.code }),
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.relation === undefined ? {} : { relation: change.relation }),
    ...(change.parentId === undefined ? {} : { parent_id: change.parentId }),
    ...(change.league === undefined ? {} : { league: change.league }),
    ...(change.officialOrder === undefined ? {} : { official_order: change.officialOrder }),
    ...(change.linkedJurisdictionId === undefined ? {} : { linked_jurisdiction_id: change.linkedJurisdictionId }),
  });
}

/**
 * Ends a unit: `until` is the first day without it. Its full and short names and its memberships end with it; aliases
 * and former names go on leading to it, so that old papers are understood.
 */
export async function endUnit(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  until: Day,
  version: number,
): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'units');
  const unit = await unitById(transaction, jurisdiction, id, until);
  if (!unit) throw new StoreRefusal('not-found', id);
  if (unit.existence.until !== null) throw new StoreRefusal('unit-ended', unit.name);
  await update(transaction, jurisdiction, id, version, { existence: rangeOf({ ...unit.existence, until }) });
  await endNames(transaction, jurisdiction, id, until);
  const members = await transaction
    .selectFrom('unit_member')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where((row) => row.or([row('unit_id', '=', id), row('group_id', '=', id)]))
    .execute();
  for (const member of members) {
    const valid = daysOf(member.valid);
    if (valid.until !== null && valid.until <= until) continue;
    const row = transaction
      .updateTable('unit_member')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('group_id', '=', member.group_id)
      .where('unit_id', '=', member.unit_id)
      .where('valid', '=', member.valid);
    if (valid.from !== null && valid.from >= until) {
      await transaction
        .deleteFrom('unit_member')
        .where('jurisdiction_id', '=', jurisdiction)
        .where('group_id', '=', member.group_id)
        .where('unit_id', '=', member.unit_id)
        .where('valid', '=', member.valid)
        .execute();
    } else await row.set({ valid: rangeOf({ ...valid, until }) }).execute();
  }
}

/** One unit, with its names of a day; also one that has ended. */
export async function unitById(db: Handle, jurisdiction: number, id: Id, day: Day): Promise<Unit | null> {
  return (await unitsById(db, jurisdiction, [id], day)).get(id) ?? null;
}

/** Many units at once, with their names of a day: what a list of tasks shows. */
export async function unitsById(
  db: Handle,
  jurisdiction: number,
  ids: readonly Id[],
  day: Day,
): Promise<Map<Id, Unit>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsById(db, jurisdiction, day, ids);
  return new Map(rows.map((row) => [row.id, shown(row)]));
}

const rowsById = builtOnce(3, (db, jurisdiction: number, day: Day, ids: readonly Id[]) =>
  selected(db, jurisdiction, day).where('u.id', '=', among(ids)),
);

/** The units that exist on a day, in official order or by name, without those that were another one's spelling. */
export async function listUnits(
  db: Handle,
  jurisdiction: number,
  filter: UnitFilter,
  page: PageAsked & { readonly order?: 'official' | 'name' },
): Promise<Page<Unit>> {
  const order = page.order ?? 'official';
  const list = `units-${order}`;
  let query = selected(db, jurisdiction, filter.day)
    .where('u.same_as_id', 'is', null)
    .where(sql<boolean>`u.existence @> ${filter.day}::date`)
    .limit(page.limit + 1);
  if (filter.kind) query = query.where('u.kind', '=', filter.kind);
  if (filter.relation) query = query.where('u.relation', '=', filter.relation);
  if (filter.isGroup !== undefined) query = query.where('u.is_group', '=', filter.isGroup);
  if (filter.parentId) query = query.where('u.parent_id', '=', filter.parentId);
  if (filter.name) {
    const piece = `%${filter.name.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('unit_name as n')
          .select('n.id')
          .where('n.jurisdiction_id', '=', jurisdiction)
          .whereRef('n.unit_id', '=', 'u.id')
          .where(sql<boolean>`n.valid @> ${filter.day}::date`)
          .where('n.name', 'like', piece),
      ),
    );
  }
  if (order === 'official') {
    const after = keysOf<[number, Id]>(list, page.after, ['number', 'id']);
    if (after) query = query.where(sql<boolean>`(u.official_order, u.id) > (${after[0]}::integer, ${after[1]}::uuid)`);
    const rows = await query.orderBy('u.official_order').orderBy('u.id').execute();
    return pageOf(rows.map(shown), page.limit, (unit) => cursorOf(list, [unit.officialOrder, unit.id]));
  }
  const key = sql<string>`coalesce(full_name.pinyin_key, '') collate "C"`;
  const after = keysOf<[string, Id]>(list, page.after, ['text', 'id']);
  if (after) query = query.where(sql<boolean>`(${key}, u.id) > (${after[0]} collate "C", ${after[1]}::uuid)`);
  const rows = await query.orderBy(key).orderBy('u.id').execute();
  return pageOf(rows.map(shown), page.limit, (unit) => cursorOf(list, [unit.pinyinKey, unit.id]));
}

/** Units with their full name and short name on a day, else the nearest before it, else the first after it. */
function selected(db: Handle, jurisdiction: number, day: Day) {
  const nameOf = (kind: 'full' | 'short') => (row: ExpressionBuilder<Database & { u: UnitRow }, 'u'>) =>
    row
      .selectFrom('unit_name as n')
      .select(['n.name', 'n.pinyin_key'])
      .where('n.jurisdiction_id', '=', jurisdiction)
      .whereRef('n.unit_id', '=', 'u.id')
      .where('n.kind', '=', kind)
      .$if(kind === 'short', (names) => names.where(sql<boolean>`n.valid @> ${day}::date`))
      .orderBy(sql`n.valid @> ${day}::date`, 'desc')
      .orderBy(sql`coalesce(lower(n.valid) <= ${day}::date, true)`, 'desc')
      .orderBy(sql`abs(coalesce(lower(n.valid), date '0001-01-01') - ${day}::date)`)
      .limit(1);
  return db
    .selectFrom('unit as u')
    .leftJoinLateral(
      (row) => nameOf('full')(row as never).as('full_name'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (row) => nameOf('short')(row as never).as('short_name'),
      (join) => join.onTrue(),
    )
    .selectAll('u')
    .select(['full_name.name as full', 'full_name.pinyin_key as pinyin_key', 'short_name.name as short'])
    .where('u.jurisdiction_id', '=', jurisdiction);
}

const shown = (
  row: Selectable<UnitRow> & { full: string | null; pinyin_key: string | null; short: string | null },
): Unit => ({
  id: row.id,
  name: row.full ?? '',
  pinyinKey: row.pinyin_key ?? '',
  shortName: row.short,
  code: row.code,
  kind: row.kind,
  relation: row.relation,
  isGroup: row.is_group,
  parentId: row.parent_id,
  league: row.league,
  officialOrder: row.official_order,
  existence: daysOf(row.existence),
  linkedJurisdictionId: row.linked_jurisdiction_id,
  sameAsId: row.same_as_id,
  version: row.version,
});

/** Refuses a unit that is not there, has ended on that day or was another one's spelling. */
export async function refuseNoUnit(db: Handle, jurisdiction: number, id: Id, day?: Day): Promise<void> {
  const row = await db
    .selectFrom('unit')
    .select(['existence', 'same_as_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  if (row.same_as_id !== null || (day !== undefined && !holds(daysOf(row.existence), day)))
    throw new StoreRefusal('unit-ended', id);
}

async function refuseCode(db: Handle, jurisdiction: number, code: string | null, id: Id): Promise<void> {
  if (code === null) return;
  const other = await db
    .selectFrom('unit')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('code', '=', code)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (other) throw new StoreRefusal('code-taken', code);
}

async function refuseLoop(db: Handle, jurisdiction: number, id: Id, parentId: Id): Promise<void> {
  await refuseNoUnit(db, jurisdiction, parentId);
  for (let above: Id | null = parentId; above !== null;) {
    if (above === id) throw new StoreRefusal('tree-loop', id);
    const row: { parent_id: Id | null } | undefined = await db
      .selectFrom('unit')
      .select('parent_id')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('id', '=', above)
      .executeTakeFirst();
    above = row?.parent_id ?? null;
  }
}

async function update(
  db: Handle,
  jurisdiction: number,
  id: Id,
  version: number,
  values: Updateable<UnitRow>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('unit')
    .set({ ...values, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await refuseMissing(db, jurisdiction, id);
  throw new StoreRefusal('changed-meanwhile', id);
}

async function refuseMissing(db: Handle, jurisdiction: number, id: Id): Promise<void> {
  const row = await db
    .selectFrom('unit')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
}
