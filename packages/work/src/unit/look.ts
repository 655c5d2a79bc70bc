import {
  expandUnit,
  findUnitsOf,
  listEntries,
  listUnits,
  membershipsOf,
  namesOf,
  StoreRefusal,
  successorsOf,
  unitById,
} from '@luoshi/ledger';
import type {
  Day,
  Id,
  Membership,
  Page,
  PageAsked,
  Succession,
  Unit,
  UnitFilter,
  UnitFound,
  UnitName,
} from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { signed } from '../desk/signed.js';
import type { SignedEntry } from '../desk/signed.js';
import { officeSeen } from '../office/tree.js';

/** A unit with all its names, its members where it is a group, and who took over from it. */
export interface UnitWhole extends Unit {
  readonly names: readonly UnitName[];
  readonly members: readonly Membership[];
  readonly successors: readonly Succession[];
}

/** The units that exist on a day, of the desk's own office or of one below it. */
export async function unitList(
  desk: Desk,
  filter: UnitFilter,
  page: PageAsked & { readonly order?: 'official' | 'name' },
  office?: number,
): Promise<Page<Unit>> {
  return listUnits(desk.store.db, await officeSeen(desk, office), filter, page);
}

/** A unit as it was on a day; refused where it is not there. */
export async function unitAt(desk: Desk, id: Id, day: Day): Promise<UnitWhole> {
  const { store, jurisdiction } = desk;
  const unit = await unitById(store.db, jurisdiction, id, day);
  if (!unit) throw new StoreRefusal('not-found', id);
  return {
    ...unit,
    names: await namesOf(store.db, jurisdiction, id),
    members: unit.isGroup ? await membershipsOf(store.db, jurisdiction, id) : [],
    successors: await successorsOf(store.db, jurisdiction, id),
  };
}

/** The units that a unit stands for on a day: a group's members, of its groups too; else itself. */
export const unitExpanded = (desk: Desk, id: Id, day: Day): Promise<Unit[]> =>
  expandUnit(desk.store.db, desk.jurisdiction, id, day);

/** What names mean on a day; names that nobody bears have an empty list. */
export async function unitsNamed(
  desk: Desk,
  names: readonly string[],
  day: Day,
): Promise<{ readonly name: string; readonly found: readonly UnitFound[] }[]> {
  const found = await findUnitsOf(desk.store.db, desk.jurisdiction, names, day);
  return names.map((name) => ({ name, found: found.get(name) ?? [] }));
}

/** The own history of a unit, a person or an account, the newest first. */
export const ownHistory = async (
  desk: Desk,
  kind: 'unit' | 'person' | 'account',
  id: Id,
  page: PageAsked,
): Promise<Page<SignedEntry>> =>
  signed(desk, await listEntries(desk.store.db, desk.jurisdiction, { subjectKind: kind, subjectId: id }, page));
