import { changePerson, createPerson, personById, StoreRefusal } from '@luoshi/ledger';
import type { Id, NewPerson, PersonChange, Transaction } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { handOf, record, refuseOthers } from '../desk/record.js';
import type { Hand } from '../desk/record.js';
import { pinyinKey } from '../unit/pinyin-key.js';

/** What is entered of somebody in a post. The key for lists is made here. */
export type PersonForm = Omit<NewPerson, 'pinyinKey'>;

/** Enters somebody within a transaction of the caller's. */
export async function enterPerson(transaction: Transaction, hand: Hand, form: PersonForm): Promise<Id> {
  const id = await createPerson(transaction, hand.jurisdiction, { ...form, pinyinKey: pinyinKey(form.name) });
  await record(transaction, hand, { kind: 'person', id, action: 'create', body: form });
  return id;
}

/** Enters somebody in a post. */
export async function createPersonAt(desk: Desk, form: PersonForm): Promise<Id> {
  refuseOthers(desk, 'administrator', 'supervision');
  return desk.store.db.transaction().execute((transaction) => enterPerson(transaction, handOf(desk), form));
}

/** Changes somebody's post, order or days in office; the history holds what it was before. */
export async function changePersonAt(
  desk: Desk,
  id: Id,
  change: Omit<PersonChange, 'pinyinKey'>,
  version: number,
): Promise<void> {
  refuseOthers(desk, 'administrator', 'supervision');
  const hand = handOf(desk);
  await desk.store.db.transaction().execute(async (transaction) => {
    const before = await personById(transaction, hand.jurisdiction, id);
    if (!before) throw new StoreRefusal('not-found', id);
    const key = change.name === undefined ? {} : { pinyinKey: pinyinKey(change.name) };
    await changePerson(transaction, hand.jurisdiction, id, { ...change, ...key }, version);
    const from = Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof PersonChange]]));
    await record(transaction, hand, { kind: 'person', id, action: 'change', body: { from, to: change } });
  });
}
