import { compare } from '@luoshi/reading';
import { StoreRefusal } from '@luoshi/ledger';
import type { Day, Page, PageAsked } from '@luoshi/ledger';
import { boardPage, intervalOf, placesOf, rowsOf, searchTextOf } from '@luoshi/programmes';
import type { AnyRecord, BoardPage, Field, Figure, Names, Placed, Register, Standing, View } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import type { Programmes } from './programmes.js';
import { shownRecord } from './shown-record.js';
import type { ShownRecord } from './shown-record.js';
import { registerNamed, seenAt } from './seen.js';

export interface RecordFilter {
  /** The day whose records are asked for; today where it is left out. */
  readonly day: Day | null;
  /** Words that must all stand in what a person reads of the record. */
  readonly search: string | null;
  /** Fields that must hold one of these values (codes of choices, ids of links, texts). */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** The field that orders the list; in the order of entering where it is null. */
  readonly order: string | null;
  readonly descending: boolean;
}

/** Records of a register, filtered and ordered. Refuses (`cursor-wrong`) a cursor whose record is no longer in the list. */
export async function recordList(
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  filter: RecordFilter,
  page: PageAsked,
): Promise<Page<ShownRecord> & { readonly total: number }> {
  const register = registerNamed(programmes.named(code), registerCode);
  const seen = await seenAt(desk, programmes, code, [registerCode], filter.day);
  const rows = filtered(seen.view, register, seen.names, filter);
  const after = page.after == null ? -1 : rows.findIndex(({ id }) => id === page.after);
  if (page.after != null && after < 0) throw new StoreRefusal('cursor-wrong');
  const shown = rows.slice(after + 1, after + 1 + page.limit);
  return {
    rows: shown.map((record) => shownRecord(seen, register, record)),
    next: after + 1 + page.limit < rows.length ? shown.at(-1)!.id : null,
    total: rows.length,
  };
}

/** The records of a register that a filter lets through, in its order. */
export function filtered(
  view: View,
  register: Register,
  names: Names,
  { search, where, order, descending }: Omit<RecordFilter, 'day'>,
): readonly AnyRecord[] {
  let rows = ordered(view, register, order, descending);
  for (const [name, values] of Object.entries(where)) {
    if (!Object.hasOwn(register.fields, name) || values.length === 0) continue;
    const wanted = new Set(values);
    rows = rows.filter((record) => {
      const value = record[name];
      if (Array.isArray(value)) return value.some((one: string) => wanted.has(one));
      return wanted.has(value === null || value === undefined ? '' : String(value));
    });
  }
  const words = (search ?? '').toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return rows;
  const texts = view.once(`search-text ${register.code}`, () => new WeakMap<AnyRecord, string>());
  return rows.filter((record) => {
    let text = texts.get(record);
    if (text === undefined) texts.set(record, (text = searchTextOf(register, record, names.titleOf).toLowerCase()));
    return words.every((word) => text.includes(word));
  });
}

/** All records by a field: figures by their lower end, text as Chinese is read; what is not known comes last. */
function ordered(view: View, register: Register, order: string | null, descending: boolean): readonly AnyRecord[] {
  const rows = rowsOf(view, register.code);
  const field = order === null || !Object.hasOwn(register.fields, order) ? null : register.fields[order]!;
  if (field === null) return rows;
  return view.once(`order ${register.code} ${order} ${descending}`, () => {
    const by = comparing(field);
    const known = rows.filter((record) => record[order!] !== null && record[order!] !== undefined);
    const unknown = rows.filter((record) => record[order!] === null || record[order!] === undefined);
    known.sort((a, b) => (descending ? by(b[order!], a[order!]) : by(a[order!], b[order!])));
    return [...known, ...unknown];
  });
}

const chinese = new Intl.Collator('zh', { numeric: true });

function comparing(field: Field): (a: unknown, b: unknown) => number {
  if (field.kind !== 'figure') return (a, b) => chinese.compare(String(a), String(b));
  return (a, b) => {
    const [x, y] = [intervalOf(a as Figure).lower, intervalOf(b as Figure).lower];
    return x === null || y === null ? Number(y === null) - Number(x === null) : compare(x, y);
  };
}

/** Cards in one column of a board; the rest is counted and found in the list. */
const MOST_CARDS = 100;

/** A board as it is sent: each column with its first cards and how many there are in all. */
export interface Board {
  readonly columns: readonly (BoardPage['columns'][number] & { readonly count: number })[];
}

/** A register's board by a choice or by stage; null where the definition gives it none. */
export async function recordBoard(
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  filter: Omit<RecordFilter, 'order' | 'descending'>,
): Promise<Board | null> {
  const programme = programmes.named(code);
  const register = registerNamed(programme, registerCode);
  if (register.board === undefined) return null;
  const process =
    register.board === 'stage' ? (programme.processes.find((one) => one.register === registerCode) ?? null) : null;
  const needed = [registerCode, ...(process?.needs.registers ?? [])];
  const { view, names } = await seenAt(desk, programmes, code, needed, filter.day);
  const rows = filtered(view, register, names, { ...filter, order: null, descending: false });
  const standings = new Map<string, Standing>(
    process === null ? [] : standingsOf(view, registerCode).map(({ record, standing }) => [record, standing]),
  );
  const page = boardPage(register, rows, names.titleOf, process, standings);
  return (
    page && {
      columns: page.columns.map((column) => ({
        ...column,
        count: column.cards.length,
        cards: column.cards.slice(0, MOST_CARDS),
      })),
    }
  );
}

/** Where every record of a register stands: worked out once for a view. */
export function standingsOf(view: View, register: string): Placed[] {
  return view.once(`standings ${register}`, () => {
    const processes = view.programme.processes.filter((process) => process.register === register);
    return placesOf({ ...view, programme: { ...view.programme, processes } });
  });
}
