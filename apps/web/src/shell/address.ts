import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What is put under a name of the query: one value, several, or nothing (null, an empty word, an empty list). */
export type Put = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * The query of the address, in which a page keeps its filters and what is open; `change`, which leaves as they are the
 * names that are not put, and with `replace` leaves no step back; and `only`, after which nothing else is in the query.
 */
export function useAddress(): readonly [
  search: URLSearchParams,
  change: (put: Put, replace?: boolean) => void,
  only: (put: Put) => void,
] {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (put: Put, replace = false): void => setSearch((before) => queryWith(before, put), { replace }),
    [setSearch],
  );
  const only = useCallback((put: Put): void => setSearch(queryWith(new URLSearchParams(), put)), [setSearch]);
  return [search, change, only];
}

function queryWith(before: URLSearchParams, put: Put): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, values] of Object.entries(put)) {
    after.delete(name);
    for (const value of [values ?? []].flat()) if (value !== '') after.append(name, value);
  }
  return after;
}
