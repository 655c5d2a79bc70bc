import { nextStamp, registerStamps, StoreRefusal } from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import { recordFaults, titleOf } from '@luoshi/programmes';
import type { AnyRecord, Names, Programme, Register, Value } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { refuseOthers } from '../desk/record.js';
import { WorkRefusal } from '../refusal.js';
import { forgetRecords, indexRecords } from '../search/keep.js';
import type { OfficeFacts } from './office-facts.js';
import type { Programmes } from './programmes.js';
import { refuseForeignFiles } from './evidence.js';
import { ownAmong } from './own.js';
import type { Own } from './own.js';
import { registerNamed, withLinked } from './seen.js';
import { enteringAt, newRecord, RecordRefusal, valuesOf, writeOf, writeRecords } from './write.js';
import type { Given } from './write.js';

/** Who keeps the registers. */
export const KEEPERS = ['operator', 'supervision'] as const;

/** Fields through which other registers' records belong to records of this one. */
export const belongingTo = (programme: Programme, register: Register): { register: Register; field: string }[] =>
  programme.registers.flatMap((other) =>
    Object.entries(other.fields)
      .filter(([, field]) => field.kind === 'link' && field.to === register.code)
      .map(([field]) => ({ register: other, field })),
  );

/** What a writer sees while it is its turn. */
export interface Turn {
  readonly stamp: number;
  readonly facts: OfficeFacts;
  readonly programme: Programme;
  readonly register: Register;
  readonly names: Names;
  /** What belongs to the desk's units; null where it keeps all. */
  readonly own: Own | null;
}

/** Writes to a register in its turn: everything read is as it stands. */
export async function inTurn<Result>(
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  work: (transaction: Transaction, turn: Turn) => Promise<Result>,
): Promise<Result> {
  return desk.store.db
    .transaction()
    .execute((transaction) => inTurnWithin(transaction, desk, programmes, code, registerCode, work));
}

/** The same within a transaction of the caller's. */
export async function inTurnWithin<Result>(
  transaction: Transaction,
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  work: (transaction: Transaction, turn: Turn) => Promise<Result>,
): Promise<Result> {
  const { store, jurisdiction } = desk;
  const programme = programmes.named(code);
  const register = registerNamed(programme, registerCode);
  const facts = programmes.factsOf(store, jurisdiction, programme);
  const of = { programme: programme.code, register: register.code };
  const stamp = await nextStamp(transaction, jurisdiction, of);
  // What was written before is read within the turn; what others write meanwhile waits for its end.
  const stamps = await registerStamps(transaction, jurisdiction, programme.code);
  for (const one of withLinked(programme, [register.code]))
    await facts.refresh(transaction, one, one === register.code ? stamp - 1 : (stamps.get(one) ?? 0));
  const names = facts.currentNames();
  const own = await ownAmong(transaction, desk, programme, names, (one) => facts.currentRows(one));
  return work(transaction, { stamp, facts, programme, register, names: own?.names ?? names, own });
}

/** Who may enter records: those who keep the registers, and a unit's liaison what belongs to its own unit's records. */
export const refuseStrangers = (desk: Desk): void => refuseOthers(desk, ...KEEPERS, 'liaison');

/** Refuses (`other-unit`) a desk of units a record that does not belong to one of theirs. */
function refuseOtherUnits({ own, register }: Turn, record: AnyRecord, by: 'own' | 'addable'): void {
  if (own !== null && !own[by](register, record)) throw new WorkRefusal('other-unit');
}

/** Enters a new record. Refuses what does not fit (`record-wrong`) and a key that is taken (`record-exists`). */
export async function enterRecord(
  desk: Desk,
  programmes: Programmes,
  code: string,
  register: string,
  given: Given,
): Promise<Id> {
  refuseStrangers(desk);
  return inTurn(desk, programmes, code, register, async (transaction, turn) => {
    const fields = valuesOf(turn.register.fields, given, turn.names);
    const record = newRecord(fields);
    refuseWrong(turn, record);
    refuseOtherUnits(turn, record, 'addable');
    await refuseForeignFiles(transaction, desk, turn.register, null, record);
    const entered = knownOf(fields);
    const writes = { fresh: [writeOf(turn.programme, turn.register, record, entered, turn.names)], changed: [] };
    await keep(transaction, desk, turn, writes);
    return record.id;
  });
}

/** Changes the given fields of a record; null in one makes it unknown. @returns its new version */
export async function changeRecord(
  desk: Desk,
  programmes: Programmes,
  code: string,
  register: string,
  id: Id,
  version: number,
  given: Given,
): Promise<number> {
  refuseStrangers(desk);
  return inTurn(desk, programmes, code, register, async (transaction, turn) => {
    const before = currentOf(turn, id, version);
    const fields = valuesOf(turn.register.fields, given, turn.names);
    const record = { ...before, ...fields, id };
    refuseWrong(turn, record);
    refuseOtherUnits(turn, record, 'own');
    await refuseForeignFiles(transaction, desk, turn.register, before, record);
    const entered = Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name] ?? null)),
    );
    if (Object.keys(entered).length === 0) return version;
    const writes = { fresh: [], changed: [writeOf(turn.programme, turn.register, record, entered, turn.names)] };
    await keep(transaction, desk, turn, writes);
    return version + 1;
  });
}

/** Withdraws a record that was entered by mistake; its history stays. Refuses one that others belong to (`record-linked`). */
export async function withdrawRecord(
  desk: Desk,
  programmes: Programmes,
  code: string,
  register: string,
  id: Id,
  version: number,
): Promise<void> {
  refuseOthers(desk, ...KEEPERS);
  await inTurn(desk, programmes, code, register, async (transaction, turn) => {
    const before = currentOf(turn, id, version);
    const stamps = await registerStamps(transaction, desk.jurisdiction, turn.programme.code);
    for (const { register: other, field } of belongingTo(turn.programme, turn.register)) {
      await turn.facts.refresh(transaction, other.code, stamps.get(other.code) ?? 0);
      for (const record of turn.facts.current(other.code).values())
        if (record[field] === id) throw new WorkRefusal('record-linked', other.name.chinese);
    }
    await keep(transaction, desk, turn, {
      fresh: [],
      changed: [writeOf(turn.programme, turn.register, before, null, turn.names)],
    });
  });
}

function currentOf({ facts, register, own }: Turn, id: Id, version: number): AnyRecord {
  const before = facts.current(register.code).get(id);
  if (!before || own?.own(register, before) === false) throw new StoreRefusal('not-found', id);
  if (facts.versionOf(register.code, id) !== version) throw new StoreRefusal('changed-meanwhile', id);
  return before;
}

function refuseWrong({ register, names }: Turn, record: AnyRecord): void {
  const faults = recordFaults(register, record, names.exists);
  if (faults.length > 0) throw new RecordRefusal(register.fields, faults);
  const same = names.byKey(register.code, record);
  if (same && same.id !== record.id) throw new WorkRefusal('record-exists', titleOf(register, same));
}

const knownOf = (fields: Readonly<Record<string, Value>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

async function keep(
  transaction: Transaction,
  desk: Desk,
  { programme, register, stamp }: Turn,
  writes: Parameters<typeof writeRecords>[5],
): Promise<void> {
  const { jurisdiction } = desk;
  const entering = enteringAt(desk, 'form');
  await writeRecords(transaction, jurisdiction, programme, register, stamp, writes, entering);
  const all = [...writes.fresh, ...writes.changed];
  const gone = all.filter(({ entered }) => entered === null).map(({ id }) => id);
  await forgetRecords(transaction, jurisdiction, gone);
  await indexRecords(transaction, jurisdiction, all, entering.day);
}
