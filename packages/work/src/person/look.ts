import { listPeople, personById, StoreRefusal } from '@luoshi/ledger';
import type { Id, Page, PageAsked, Person, PersonFilter } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { officeSeen } from '../office/tree.js';

/** People in official order, of the desk's own office or of one below it. */
export async function personList(
  desk: Desk,
  filter: PersonFilter,
  page: PageAsked,
  office?: number,
): Promise<Page<Person>> {
  return listPeople(desk.store.db, await officeSeen(desk, office), filter, page);
}

/** Somebody in a post; refused where they are not there. */
export async function personAt(desk: Desk, id: Id): Promise<Person> {
  const person = await personById(desk.store.db, desk.jurisdiction, id);
  if (!person) throw new StoreRefusal('not-found', id);
  return person;
}
