import {
  addMember,
  addUnitName,
  changeUnit,
  createUnit,
  endMember,
  endUnit,
  mergeSpellings,
  namesOf,
  recordSuccession,
  removeUnitName,
  renameUnit,
  StoreRefusal,
  unitById,
} from '@luoshi/ledger';
import type { Day, Days, Id, NameKind, NewUnit, Succession, Transaction, Unit, UnitChange } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import { changingSessions } from '../account/held-sessions.js';
import type { Desk } from '../desk/desk.js';
import { handOf, record, refuseOthers } from '../desk/record.js';
import type { Hand } from '../desk/record.js';
import { pinyinKey } from './pinyin-key.js';

/** Another name of a unit; without days it has always held. */
export interface OtherName {
  readonly name: string;
  readonly kind: Exclude<NameKind, 'full'>;
  readonly from?: Day | null;
  readonly until?: Day | null;
}

/** What is entered of a unit. The keys for lists are made here. */
export interface UnitForm extends Omit<NewUnit, 'pinyinKey' | 'otherNames'> {
  readonly otherNames?: readonly OtherName[];
}

/** Who keeps the register of units and people. */
const KEEPERS = ['administrator', 'supervision'] as const;

/** Enters a unit within a transaction of the caller's. */
export async function enterUnit(transaction: Transaction, hand: Hand, form: UnitForm): Promise<Id> {
  const id = await createUnit(
    transaction,
    hand.jurisdiction,
    {
      ...form,
      pinyinKey: pinyinKey(form.name),
      otherNames: (form.otherNames ?? []).map(({ name, kind, from, until }) => ({
        name,
        kind,
        pinyinKey: pinyinKey(name),
        valid: { from: from ?? form.from, until: until ?? null },
      })),
    },
    hand.now,
  );
  await record(transaction, hand, { kind: 'unit', id, action: 'create', body: form });
  return id;
}

/** Puts a unit into a group within a transaction of the caller's. */
export async function enterMember(
  transaction: Transaction,
  hand: Hand,
  groupId: Id,
  unitId: Id,
  valid: Days,
): Promise<void> {
  await addMember(transaction, hand.jurisdiction, { groupId, unitId, valid });
  await record(transaction, hand, { kind: 'unit', id: groupId, action: 'add-member', body: { unitId, ...valid } });
}

/** A change of the register, in one transaction, by one of its keepers. */
function keep<T>(desk: Desk, work: (transaction: Transaction, hand: Hand) => Promise<T>): Promise<T> {
  refuseOthers(desk, ...KEEPERS);
  return desk.store.db.transaction().execute((transaction) => work(transaction, handOf(desk)));
}

/** Enters a unit with its names. */
export const createUnitAt = (desk: Desk, form: UnitForm): Promise<Id> =>
  keep(desk, (transaction, hand) => enterUnit(transaction, hand, form));

/** Changes what has no dates; the history holds what it was before. */
export const changeUnitAt = (desk: Desk, id: Id, change: UnitChange, version: number): Promise<void> =>
  keep(desk, async (transaction, hand) => {
    const before = await existing(transaction, hand, id);
    await changeUnit(transaction, hand.jurisdiction, id, change, version);
    const from = Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof UnitChange]]));
    await record(transaction, hand, { kind: 'unit', id, action: 'change', body: { from, to: change } });
  });

/** Ends a unit: `until` is the first day without it. */
export const endUnitAt = (desk: Desk, id: Id, until: Day, version: number): Promise<void> =>
  keep(desk, async (transaction, hand) => {
    await endUnit(transaction, hand.jurisdiction, id, until, version);
    await record(transaction, hand, { kind: 'unit', id, action: 'end', body: { until } });
  });

/** Renames a unit from a day on. */
export const renameUnitAt = (desk: Desk, id: Id, name: string, from: Day): Promise<void> =>
  keep(desk, async (transaction, hand) => {
    await renameUnit(transaction, hand.jurisdiction, id, { name, pinyinKey: pinyinKey(name), from });
    await record(transaction, hand, { kind: 'unit', id, action: 'rename', body: { name, from } });
  });

/** Adds a short name, another spelling or a name of earlier times. */
export const addNameAt = (desk: Desk, id: Id, name: OtherName): Promise<Id> =>
  keep(desk, async (transaction, hand) => {
    const valid = { from: name.from ?? null, until: name.until ?? null };
    const entered = { name: name.name, kind: name.kind, pinyinKey: pinyinKey(name.name), valid };
    const nameId = await addUnitName(transaction, hand.jurisdiction, id, entered);
    await record(transaction, hand, { kind: 'unit', id, action: 'add-name', body: { ...name, nameId } });
    return nameId;
  });

/** Takes away a name of the unit that was entered by mistake. */
export const removeNameAt = (desk: Desk, id: Id, nameId: Id): Promise<void> =>
  keep(desk, async (transaction, hand) => {
    const name = (await namesOf(transaction, hand.jurisdiction, id)).find((one) => one.id === nameId);
    if (!name) throw new StoreRefusal('not-found', nameId);
    await removeUnitName(transaction, hand.jurisdiction, nameId);
    const { name: words, kind } = name;
    await record(transaction, hand, { kind: 'unit', id, action: 'remove-name', body: { name: words, kind } });
  });

/** Makes a unit a member of a group from a day on. */
export const addMemberAt = (desk: Desk, groupId: Id, unitId: Id, valid: Days): Promise<void> =>
  keep(desk, (transaction, hand) => enterMember(transaction, hand, groupId, unitId, valid));

/** Ends a membership; `until` is the first day without it. */
export const endMemberAt = (desk: Desk, groupId: Id, unitId: Id, until: Day): Promise<void> =>
  keep(desk, async (transaction, hand) => {
    await endMember(transaction, hand.jurisdiction, groupId, unitId, until);
    await record(transaction, hand, { kind: 'unit', id: groupId, action: 'end-member', body: { unitId, until } });
  });

/** Records who took over from a unit in a reorganisation. */
export const recordSuccessionAt = (desk: Desk, succession: Succession): Promise<void> =>
  keep(desk, async (transaction, hand) => {
    await recordSuccession(transaction, hand.jurisdiction, succession);
    const { unitId, ...body } = succession;
    await record(transaction, hand, { kind: 'unit', id: unitId, action: 'succession', body });
  });

/** Merges a unit that was entered twice: `goesId` gives everything it has to `keepsId`. */
export const mergeUnitsAt = (desk: Desk, keepsId: Id, goesId: Id): Promise<void> =>
  // Roles pass to it too.
  changingSessions(desk.store, () =>
    keep(desk, async (transaction, hand) => {
      await mergeSpellings(transaction, hand.jurisdiction, keepsId, goesId);
      await record(transaction, hand, { kind: 'unit', id: keepsId, action: 'merge', body: { goesId } });
      await record(transaction, hand, { kind: 'unit', id: goesId, action: 'merged', body: { keepsId } });
    }),
  );

async function existing(transaction: Transaction, hand: Hand, id: Id): Promise<Unit> {
  const unit = await unitById(transaction, hand.jurisdiction, id, dayAt(hand.now));
  if (!unit) throw new StoreRefusal('not-found', id);
  return unit;
}
