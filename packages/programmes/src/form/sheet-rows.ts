import { compare } from '@luoshi/reading';
import type { Field, Value } from '../definition/field.js';
import type { Said } from '../definition/figure.js';
import type { AnyRecord, Register } from '../definition/register.js';
import { CLEAR, readCell } from './cell.js';
import type { CellValue } from './cell.js';
import { fault } from './fault.js';
import type { Fault } from './fault.js';
import { keyText } from './names.js';
import type { Names } from './names.js';
import { headOf } from './sheet.js';
import { recordFaults } from './validation.js';

/** What became of one row of a sheet. No row is dropped without a word. */
export interface RowFate {
  /** Counted from 1, the head row not counted. */
  readonly row: number;
  readonly fate: 'new' | 'changed' | 'same' | 'conflict' | 'refused' | 'empty';
  /** The record that it is; null where it is new or could not be told. */
  readonly record: string | null;
  /** What is to be stored: all given fields of a new record, the changed ones of a known one. */
  readonly values: Readonly<Record<string, Value>>;
  readonly faults: readonly Fault[];
}

/** Which column stands for which field. */
export interface HeadReading {
  /** The field of each column; null for columns that are left alone. */
  readonly fields: readonly (string | null)[];
  /** Heads that name no field: said, never dropped in silence. */
  readonly unknown: readonly string[];
  readonly faults: readonly Fault[];
}

/** Reads a head row: heads, bare labels and field names are known. */
export function readHead(register: Register, head: readonly CellValue[]): HeadReading {
  const names = new Map<string, string>();
  for (const [name, field] of Object.entries(register.fields))
    for (const text of [name, field.label.chinese, field.label.english, headOf(field)]) names.set(text, name);
  const fields: (string | null)[] = [];
  const unknown: string[] = [];
  const faults: Fault[] = [];
  for (const cell of head) {
    const text = typeof cell === 'string' ? cell.trim() : '';
    const name = names.get(text) ?? null;
    if (name === null && text !== '') unknown.push(text);
    if (name !== null && fields.includes(name)) faults.push(fault('column-twice', name));
    fields.push(name);
  }
  for (const name of register.key) if (!fields.includes(name)) faults.push(fault('key-column-missing', name));
  return { fields, unknown, faults };
}

/** A value as text that equal values share, whatever order their parts are stored in. */
function canonical(value: Value | undefined): string | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return JSON.stringify(value);
  const { words, lower, upper, lowerOpen, upperOpen } = value as Said;
  return JSON.stringify([words, lower, upper, lowerOpen, upperOpen]);
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** Whether two values of a field are the same: figures by their number, `1234.50` is `1234.5`. */
function same(field: Field, a: Value | undefined, b: Value): boolean {
  if (canonical(a) === canonical(b)) return true;
  if (field.kind !== 'figure' || typeof a !== 'string' || typeof b !== 'string') return false;
  return DECIMAL.test(a) && DECIMAL.test(b) && compare(a, b) === 0;
}

/** Takes the rows of one sheet in their order, and says what becomes of each. */
export type RowReader = (cells: readonly CellValue[]) => RowFate;

/**
 * Reads the rows of a sheet into values, one fate for each row, in order and as they come. An empty cell changes
 * nothing; `清空` makes a field unknown. A row that holds any fault is not stored at all.
 *
 * @param head what `readHead` found; with faults in it every row is refused
 * @param before the records as they were when the template was made; where given, a record changed since is a conflict
 */
export function rowReader(
  register: Register,
  head: HeadReading,
  names: Names,
  before?: (id: string) => AnyRecord | null,
): RowReader {
  const seen = new Set<string>();
  const columns = head.fields.flatMap((name, at) =>
    name === null ? [] : [{ at, name, field: register.fields[name]! }],
  );
  let row = 0;
  return (cells) => {
    row += 1;
    return cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))
      ? { row, fate: 'empty', record: null, values: {}, faults: [] }
      : readRow(register, head.faults, columns, cells, row, names, seen, before);
  };
}

/** A column that stands for a field. */
interface FieldColumn {
  readonly at: number;
  readonly name: string;
  readonly field: Field;
}

/** The same for rows that are all there. */
export function* readRows(
  register: Register,
  head: HeadReading,
  rows: Iterable<readonly CellValue[]>,
  names: Names,
  before?: (id: string) => AnyRecord | null,
): Generator<RowFate> {
  const read = rowReader(register, head, names, before);
  for (const cells of rows) yield read(cells);
}

const refused = (row: number, record: string | null, faults: readonly Fault[]): RowFate => ({
  row,
  fate: 'refused',
  record,
  values: {},
  faults,
});

function readRow(
  register: Register,
  ofHead: readonly Fault[],
  columns: readonly FieldColumn[],
  cells: readonly CellValue[],
  row: number,
  names: Names,
  seen: Set<string>,
  before: ((id: string) => AnyRecord | null) | undefined,
): RowFate {
  const faults: Fault[] = ofHead.length === 0 ? [] : [...ofHead];
  const given: Record<string, Value> = {};
  for (const { at, name, field } of columns) {
    const cell = cells[at] ?? null;
    if (cell === null) continue;
    if (typeof cell === 'string' && cell.trim() === CLEAR) {
      given[name] = null;
      continue;
    }
    const read = readCell(field, cell, names.resolve);
    if ('fault' in read) faults.push(fault(read.fault, name));
    else if (read.value !== null) given[name] = read.value;
  }
  if (faults.length > 0) return refused(row, null, faults);
  const key = keyText(register, given);
  const known = names.withKey(register.code, key);
  const record = (known === null ? given : { ...known, ...given }) as AnyRecord;
  for (const one of recordFaults(register, record, names.exists)) faults.push(one);
  if (seen.has(key)) faults.push(fault('row-twice', register.key[0]!));
  seen.add(key);
  if (faults.length > 0) return refused(row, known?.id ?? null, faults);
  if (known === null) return { row, fate: 'new', record: null, values: given, faults };
  const values = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !same(register.fields[name]!, known[name], value)),
  );
  if (Object.keys(values).length === 0) return { row, fate: 'same', record: known.id, values, faults };
  const then = before?.(known.id) ?? null;
  const moved =
    then === null
      ? []
      : Object.keys(values).filter((name) => !same(register.fields[name]!, then[name], known[name] ?? null));
  if (moved.length === 0) return { row, fate: 'changed', record: known.id, values, faults };
  return {
    row,
    fate: 'conflict',
    record: known.id,
    values,
    faults: moved.map((name) => fault('changed-meanwhile', name)),
  };
}
