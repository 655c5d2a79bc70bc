import { StoreRefusal } from '../refusal.js';

/** Where the next page begins: the sort keys of the last row seen, as one opaque word that is safe in an address. */
export type Cursor = string;

/** One page of a list. `next` is null on the last one. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: Cursor | null;
}

export interface PageAsked {
  readonly after?: Cursor | null;
  readonly limit: number;
}

type Key = string | number;

/** @param list names the list and its order, so that a cursor of another is refused */
export function cursorOf(list: string, keys: readonly Key[]): Cursor {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/** The keys in a cursor, null where the list is asked from its start; refuses one that was not made for this list. */
export function keysOf<Keys extends readonly Key[]>(
  list: string,
  cursor: Cursor | null | undefined,
  types: { readonly [Index in keyof Keys]: 'number' | 'id' | 'day' | 'text' },
): Keys | null {
  if (cursor == null) return null;
  let found: unknown;
  try {
    found = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new StoreRefusal('cursor-wrong');
  }
  if (!Array.isArray(found) || found[0] !== list || found.length !== types.length + 1)
    throw new StoreRefusal('cursor-wrong');
  const keys = found.slice(1) as unknown as Keys;
  types.forEach((type, index) => {
    const key = keys[index];
    const fits = type === 'number' ? Number.isSafeInteger(key) : typeof key === 'string' && FORM[type].test(key);
    if (!fits) throw new StoreRefusal('cursor-wrong');
  });
  return keys;
}

const FORM = {
  id: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  day: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  text: /^[^\0]*$/,
} as const;

/** Cuts the one row too many that was asked for to see whether there is a next page. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursor: (last: Row) => Cursor): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
