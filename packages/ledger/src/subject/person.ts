import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { PersonRow } from '../schema/units.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import { daysOf, rangeOf } from './day-range.js';
import type { Days } from './day-range.js';
import type { Handle } from './handle.js';
import { refuseNoUnit } from './unit.js';

/** Somebody in a post for a time: a leader, a liaison, a member of staff. Who has no account is here too. */
export interface Person {
  readonly id: Id;
  readonly unitId: Id | null;
  readonly name: string;
  readonly pinyinKey: string;
  readonly post: string | null;
  /** 牵头市领导: may be named by tasks and has a page. */
  readonly isLeader: boolean;
  readonly officialOrder: number;
  readonly inOffice: Days;
  readonly version: number;
}

export type NewPerson = Omit<Person, 'id' | 'version'>;

export type PersonChange = Partial<NewPerson>;

/** Enters somebody in a post; refuses a unit that is not there. */
export async function createPerson(db: Handle, jurisdiction: number, person: NewPerson): Promise<Id> {
  if (person.unitId !== null) await refuseNoUnit(db, jurisdiction, person.unitId);
  const id = newId();
  await db
    .insertInto('person')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      unit_id: person.unitId,
      name: person.name,
      pinyin_key: person.pinyinKey,
      post: person.post,
      is_leader: person.isLeader,
      official_order: person.officialOrder,
      in_office: rangeOf(person.inOffice),
    })
    .execute();
  return id;
}

/** Changes a person's row; leaving a post is the end of `inOffice`. Refuses a version that is not the latest. */
export async function changePerson(
  db: Handle,
  jurisdiction: number,
  id: Id,
  change: PersonChange,
  version: number,
): Promise<void> {
  if (change.unitId != null) await refuseNoUnit(db, jurisdiction, change.unitId);
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({
      ...(change.unitId === undefined ? {} : { unit_id: change.unitId }),
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.pinyinKey === undefined ? {} : { pinyin_key: change.pinyinKey }),
      ...(change.post === undefined ? {} : { post: change.post }),
      ...(change.isLeader === undefined ? {} : { is_leader: change.isLeader }),
      ...(change.officialOrder === undefined ? {} : { official_order: change.officialOrder }),
      ...(change.inOffice === undefined ? {} : { in_office: rangeOf(change.inOffice) }),
      version: version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new StoreRefusal((await personById(db, jurisdiction, id)) ? 'changed-meanwhile' : 'not-found', id);
}

export async function personById(db: Handle, jurisdiction: number, id: Id): Promise<Person | null> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? shown(row) : null;
}

export interface PersonFilter {
  /** In office on that day. */
  readonly day?: Day;
  readonly unitId?: Id;
  readonly isLeader?: boolean;
  /** A piece of the name. */
  readonly name?: string;
}

/** People in official order. */
export async function listPeople(
  db: Handle,
  jurisdiction: number,
  filter: PersonFilter,
  page: PageAsked,
): Promise<Page<Person>> {
  let query = db
    .selectFrom('person')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .orderBy('official_order')
    .orderBy('id')
    .limit(page.limit + 1);
  if (filter.day !== undefined) query = query.where(sql<boolean>`in_office @> ${filter.day}::date`);
  if (filter.unitId !== undefined) query = query.where('unit_id', '=', filter.unitId);
  if (filter.isLeader !== undefined) query = query.where('is_leader', '=', filter.isLeader);
  if (filter.name !== undefined) query = query.where('name', 'like', `%${filter.name.replace(/[\\%_]/g, '\\$&')}%`);
  const after = keysOf<[number, Id]>('people', page.after, ['number', 'id']);
  if (after) query = query.where(sql<boolean>`(official_order, id) > (${after[0]}::integer, ${after[1]}::uuid)`);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('people', [last.officialOrder, last.id]));
}

const shown = (row: Selectable<PersonRow>): Person => ({
  id: row.id,
  unitId: row.unit_id,
  name: row.name,
  pinyinKey: row.pinyin_key,
  post: row.post,
  isLeader: row.is_leader,
  officialOrder: row.official_order,
  inOffice: daysOf(row.in_office),
  version: row.version,
});
