import { hash } from 'node:crypto';
import { changeRecords, insertRecords, newId } from '@luoshi/ledger';
import type { Entering, RecordWrite, Transaction } from '@luoshi/ledger';
import { fault, faultSentence, keyText, readCell, searchTextOf, titleOf } from '@luoshi/programmes';
import type { AnyRecord, Fault, Names, Programme, Register, Value } from '@luoshi/programmes';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';

/** Refused for what was filled in: each fault at its field. */
export class RecordRefusal extends WorkRefusal {
  readonly fields: readonly { readonly path: string; readonly message: string }[];

  constructor(fields: Register['fields'], faults: readonly Fault[]) {
    const sentences = faults.map((one) => faultSentence(one, labelOf(fields, one)));
    super('record-wrong', sentences.slice(0, 3).join(''));
    this.fields = faults.map((one) => ({ path: one.field ?? '', message: faultSentence(one, null) }));
  }
}

/** The label of the field that a fault stands at. */
export const labelOf = (fields: Register['fields'], { field }: Fault) =>
  field !== null && Object.hasOwn(fields, field) ? fields[field]!.label : null;

/** What was filled in: values, and texts as they were typed, which are read as the cells of a sheet are. */
export interface Given {
  readonly fields: Readonly<Record<string, Value>>;
  readonly typed: Readonly<Record<string, string>>;
}

/** The values of what was filled in; an empty text is not known. Refuses texts that cannot be read (`record-wrong`). */
export function valuesOf(
  fields: Register['fields'],
  { fields: values, typed }: Given,
  names: Names,
): Readonly<Record<string, Value>> {
  const faults: Fault[] = [];
  const read = Object.entries(typed).flatMap(([name, text]): [string, Value][] => {
    if (!Object.hasOwn(fields, name)) {
      faults.push(fault('unknown-field', name));
      return [];
    }
    const cell = readCell(fields[name]!, text, names.resolve);
    if (!('fault' in cell)) return [[name, cell.value]];
    faults.push(fault(cell.fault, name));
    return [];
  });
  if (faults.length > 0) throw new RecordRefusal(fields, faults);
  return { ...values, ...Object.fromEntries(read) };
}

/** Who enters now, and how. */
export const enteringAt = (desk: Desk, origin: Entering['origin']): Entering => ({
  at: desk.now,
  day: dayAt(desk.now),
  by: desk.who.accountId,
  origin,
});

/** A record's key as it is stored: two records of an office never share it. */
const keyOf = (programme: Programme, register: Register, record: AnyRecord): string =>
  hash('sha256', `${programme.code} ${register.code} ${keyText(register, record)}`, 'hex').slice(0, 32);

/** Whether a register's records are found by the search: those with a name of their own. The others belong to one of these. */
export const isSearched = (register: Register): boolean =>
  register.key.every((name) => register.fields[name]!.kind !== 'link');

/** A record as it is to be written. */
export function writeOf(
  programme: Programme,
  register: Register,
  record: AnyRecord,
  entered: Readonly<Record<string, Value>> | null,
  names: Names,
): RecordWrite {
  const title = titleOf(register, record);
  return {
    id: record.id,
    key: keyOf(programme, register, record),
    title: title === record.id ? '' : title,
    words: isSearched(register) ? searchTextOf(register, record, names.titleOf) : null,
    fields: knownOf(record),
    entered,
  };
}

/** Only what is known is stored: unknown fields are not there. */
function knownOf(record: AnyRecord): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name in record) {
    const value = record[name];
    if (name !== 'id' && value !== null && value !== undefined) found[name] = value;
  }
  return found;
}

/** A new record's id is made here, so that what links to it can be written in the same transaction. */
export const newRecord = (fields: Readonly<Record<string, Value>>): AnyRecord => ({ ...fields, id: newId() });

/** Writes new and changed records of a register, in this order. */
export async function writeRecords(
  transaction: Transaction,
  jurisdiction: number,
  programme: Programme,
  register: Register,
  stamp: number,
  writes: { readonly fresh: readonly RecordWrite[]; readonly changed: readonly RecordWrite[] },
  entering: Entering,
): Promise<void> {
  const of = { programme: programme.code, register: register.code };
  await insertRecords(transaction, jurisdiction, of, stamp, writes.fresh, entering);
  await changeRecords(transaction, jurisdiction, of, stamp, writes.changed, entering);
}
