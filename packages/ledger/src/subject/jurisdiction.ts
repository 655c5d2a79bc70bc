import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day } from '../schema/column.js';
import type { JurisdictionRow } from '../schema/jurisdictions.js';
import type { Handle, Transaction } from './handle.js';
import { takeTurn } from './turn.js';

export type Level = JurisdictionRow['level'];

/** An office with a ledger of its own. */
export interface Jurisdiction {
  readonly id: number;
  /** Stands in addresses: `linjiang`. */
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** Of GB/T 2260. */
  readonly divisionCode: string | null;
  readonly level: Level;
  readonly parentId: number | null;
  readonly officialOrder: number;
  readonly profile: 'online' | 'offline';
  readonly closedOn: Day | null;
  readonly version: number;
}

export interface NewJurisdiction {
  /** Given where an office moves in with its numbers; else the next free one is taken. */
  readonly id?: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly divisionCode?: string | null;
  readonly level: Level;
  readonly parentId?: number | null;
  readonly officialOrder?: number;
  readonly profile?: 'online' | 'offline';
}

export type JurisdictionChange = Partial<
  Pick<Jurisdiction, 'name' | 'shortName' | 'divisionCode' | 'level' | 'officialOrder' | 'profile'>
>;

/** A place in the tree: how many steps it is above or below the office that was asked about. */
export interface Step {
  readonly jurisdiction: Jurisdiction;
  readonly depth: number;
}

/**
 * Sets up an office under its parent (none: a root). Refuses a code that stands for another one and a closed parent.
 * @returns its number
 */
export async function createJurisdiction(transaction: Transaction, office: NewJurisdiction, at: Date): Promise<number> {
  await takeTurn(transaction, 0, 'tree');
  const parentId = office.parentId ?? null;
  if (parentId !== null) await refuseClosed(transaction, parentId);
  const taken = await transaction
    .selectFrom('jurisdiction')
    .select('jurisdiction_id')
    .where((row) => row.or([row('code', '=', office.code), row('jurisdiction_id', '=', office.id ?? -1)]))
    .executeTakeFirst();
  if (taken) throw new StoreRefusal('code-taken', office.code);
  const id = office.id ?? (await nextNumber(transaction));
  await transaction
    .insertInto('jurisdiction')
    .values({
      jurisdiction_id: id,
      code: office.code,
      name: office.name,
      short_name: office.shortName,
      division_code: office.divisionCode ?? null,
      level: office.level,
      parent_id: parentId,
      official_order: office.officialOrder ?? 0,
      profile: office.profile ?? 'offline',
      created_at: at,
    })
    .execute();
  await transaction
    .insertInto('jurisdiction_ancestor')
    .values({ jurisdiction_id: id, ancestor_id: id, depth: 0 })
    .execute();
  if (parentId !== null) await hangUnder(transaction, [{ id, depth: 0 }], parentId);
  return id;
}

/**
 * Moves an office with all below it under another parent (null: becomes a root). Refuses a parent in its own part of
 * the tree, and a version that is not the latest.
 */
export async function moveJurisdiction(
  transaction: Transaction,
  id: number,
  parentId: number | null,
  version: number,
): Promise<void> {
  await takeTurn(transaction, 0, 'tree');
  const moved = await transaction
    .selectFrom('jurisdiction_ancestor')
    .select(['jurisdiction_id as id', 'depth'])
    .where('ancestor_id', '=', id)
    .execute();
  if (moved.length === 0) throw new StoreRefusal('not-found', String(id));
  if (parentId !== null) {
    if (moved.some((below) => below.id === parentId)) throw new StoreRefusal('tree-loop', `${id} → ${parentId}`);
    await refuseClosed(transaction, parentId);
  }
  await update(transaction, id, version, { parent_id: parentId });
  const ids = moved.map((below) => below.id);
  await transaction
    .deleteFrom('jurisdiction_ancestor')
    .where('jurisdiction_id', 'in', ids)
    .where('ancestor_id', 'not in', ids)
    .execute();
  if (parentId !== null) await hangUnder(transaction, moved, parentId);
}

/** Changes what an office is called and how it works; its code stays, because addresses hold it. */
export async function changeJurisdiction(
  db: Handle,
  id: number,
  change: JurisdictionChange,
  version: number,
): Promise<void> {
  await update(db, id, version, {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.shortName === undefined ? {} : { short_name: change.shortName }),
    ...(change.divisionCode === undefined ? {} : { division_code: change.divisionCode }),
    ...(change.level === undefined ? {} : { level: change.level }),
    ...(change.officialOrder === undefined ? {} : { official_order: change.officialOrder }),
    ...(change.profile === undefined ? {} : { profile: change.profile }),
  });
}

/** Closes an office from a day on, or opens it again (null). Its ledger stays; refused while open offices hang below it. */
export async function closeJurisdiction(
  transaction: Transaction,
  id: number,
  on: Day | null,
  version: number,
): Promise<void> {
  await takeTurn(transaction, 0, 'tree');
  if (on !== null) {
    const below = await transaction
      .selectFrom('jurisdiction')
      .select('code')
      .where('parent_id', '=', id)
      .where('closed_on', 'is', null)
      .executeTakeFirst();
    if (below) throw new StoreRefusal('office-has-below', below.code);
  }
  await update(transaction, id, version, { closed_on: on });
}

export async function jurisdictionById(db: Handle, id: number): Promise<Jurisdiction | null> {
  const row = await db.selectFrom('jurisdiction').selectAll().where('jurisdiction_id', '=', id).executeTakeFirst();
  return row ? shown(row) : null;
}

export async function jurisdictionByCode(db: Handle, code: string): Promise<Jurisdiction | null> {
  const row = await db.selectFrom('jurisdiction').selectAll().where('code', '=', code).executeTakeFirst();
  return row ? shown(row) : null;
}

/** The offices without one above them, in official order; none before the first one is founded. */
export async function rootJurisdictions(db: Handle): Promise<Jurisdiction[]> {
  const rows = await db
    .selectFrom('jurisdiction')
    .selectAll()
    .where('parent_id', 'is', null)
    .orderBy('official_order')
    .orderBy('jurisdiction_id')
    .execute();
  return rows.map(shown);
}

/** The offices above one, nearest first, without itself. */
export async function ancestorsOf(db: Handle, id: number): Promise<Step[]> {
  const rows = await db
    .selectFrom('jurisdiction_ancestor as a')
    .innerJoin('jurisdiction as j', 'j.jurisdiction_id', 'a.ancestor_id')
    .selectAll('j')
    .select('a.depth')
    .where('a.jurisdiction_id', '=', id)
    .where('a.depth', '>', 0)
    .orderBy('a.depth')
    .execute();
  return rows.map((row) => ({ jurisdiction: shown(row), depth: row.depth }));
}

/**
 * An office and everything below it, each after its parent and among its equals in official order, as a tree is
 * printed. This is also what the people of that office may look into.
 * @param depth how many steps down; all, where it is left out
 */
export async function descendantsOf(db: Handle, id: number, depth?: number): Promise<Step[]> {
  const rows = await db
    .selectFrom('jurisdiction_ancestor as a')
    .innerJoin('jurisdiction as j', 'j.jurisdiction_id', 'a.jurisdiction_id')
    .selectAll('j')
    .select('a.depth')
    .where('a.ancestor_id', '=', id)
    .$if(depth !== undefined, (query) => query.where('a.depth', '<=', depth!))
    .orderBy('j.official_order')
    .orderBy('j.jurisdiction_id')
    .execute();
  return printed(
    rows.map((row) => ({ jurisdiction: shown(row), depth: row.depth })),
    id,
  );
}

/** Whether people of one office may look into another: themselves and everything below, never sideways or up. */
export async function seesJurisdiction(db: Handle, viewer: number, target: number): Promise<boolean> {
  const row = await db
    .selectFrom('jurisdiction_ancestor')
    .select('depth')
    .where('jurisdiction_id', '=', target)
    .where('ancestor_id', '=', viewer)
    .executeTakeFirst();
  return row !== undefined;
}

/** The numbers of all offices that people of one may look into, itself among them. */
export async function seenFrom(db: Handle, viewer: number): Promise<number[]> {
  const rows = await db
    .selectFrom('jurisdiction_ancestor')
    .select('jurisdiction_id')
    .where('ancestor_id', '=', viewer)
    .orderBy('jurisdiction_id')
    .execute();
  return rows.map((row) => row.jurisdiction_id);
}

/** Puts a part of the tree (its members with their depth below its top) under a parent. */
async function hangUnder(
  transaction: Transaction,
  part: readonly { readonly id: number; readonly depth: number }[],
  parentId: number,
): Promise<void> {
  const above = await transaction
    .selectFrom('jurisdiction_ancestor')
    .select(['ancestor_id', 'depth'])
    .where('jurisdiction_id', '=', parentId)
    .execute();
  const rows = part.flatMap(({ id, depth }) =>
    above.map((step) => ({ jurisdiction_id: id, ancestor_id: step.ancestor_id, depth: depth + 1 + step.depth })),
  );
  for (let start = 0; start < rows.length; start += 5000) {
    await transaction
      .insertInto('jurisdiction_ancestor')
      .values(rows.slice(start, start + 5000))
      .execute();
  }
}

async function refuseClosed(db: Handle, id: number): Promise<void> {
  const office = await jurisdictionById(db, id);
  if (!office) throw new StoreRefusal('not-found', String(id));
  if (office.closedOn !== null) throw new StoreRefusal('office-closed', office.code);
}

/** Numbers are never given twice, also when the highest has gone. */
async function nextNumber(transaction: Transaction): Promise<number> {
  const { highest } = await transaction
    .selectFrom('jurisdiction')
    .select(sql<number>`coalesce(max(jurisdiction_id), 0)`.as('highest'))
    .executeTakeFirstOrThrow();
  const { value } = await transaction
    .insertInto('counter')
    .values({ jurisdiction_id: 0, name: 'jurisdiction', value: String(highest + 1) })
    .onConflict((conflict) =>
      conflict.columns(['jurisdiction_id', 'name']).doUpdateSet({
        value: sql`greatest(counter.value, ${highest}::bigint) + 1`,
      }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value);
}

async function update(db: Handle, id: number, version: number, values: Updateable<JurisdictionRow>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('jurisdiction')
    .set({ ...values, version: version + 1 })
    .where('jurisdiction_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new StoreRefusal((await jurisdictionById(db, id)) ? 'changed-meanwhile' : 'not-found', String(id));
}

/** Depth first; rows come in official order. */
function printed(steps: readonly Step[], top: number): Step[] {
  const below = new Map<number | null, Step[]>();
  let first: Step | undefined;
  for (const step of steps) {
    if (step.jurisdiction.id === top) first = step;
    else {
      const equals = below.get(step.jurisdiction.parentId);
      if (equals) equals.push(step);
      else below.set(step.jurisdiction.parentId, [step]);
    }
  }
  const list: Step[] = [];
  const open = first ? [first] : [];
  for (let step = open.pop(); step; step = open.pop()) {
    list.push(step);
    open.push(...(below.get(step.jurisdiction.id) ?? []).toReversed());
  }
  return list;
}

const shown = (row: Selectable<JurisdictionRow>): Jurisdiction => ({
  id: row.jurisdiction_id,
  code: row.code,
  name: row.name,
  shortName: row.short_name,
  divisionCode: row.division_code,
  level: row.level,
  parentId: row.parent_id,
  officialOrder: row.official_order,
  profile: row.profile,
  closedOn: row.closed_on,
  version: row.version,
});

/** The numbers of all offices, for what is done in each of them. */
export async function jurisdictionsOf(db: Handle): Promise<number[]> {
  const rows = await db.selectFrom('jurisdiction').select('jurisdiction_id').orderBy('jurisdiction_id').execute();
  return rows.map(({ jurisdiction_id }) => jurisdiction_id);
}
