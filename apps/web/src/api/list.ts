import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { ask } from './client.js';
import type { Asking } from './client.js';
import { askTasksAgain } from './tasks.js';

export type Query = NonNullable<Asking['query']>;
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}
export type List<Row> = UseInfiniteQueryResult<InfiniteData<Page<Row>>>;

/** The rows of `/api/SUBJECT`, page after page as they are asked for; without a subject nothing is asked. */
export const useList = <Row>(subject: string | null, query: Query = {}, limit = 50): List<Row> =>
  useInfiniteQuery({
    enabled: subject !== null,
    queryKey: [subject, 'list', query, limit],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<Row>>(`/api/${subject}`, { query: { ...query, limit, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The rows that a list holds so far. */
export const rowsOf = <Row>({ data }: List<Row>): readonly Row[] => data?.pages.flatMap((page) => page.rows) ?? [];

/** How many rows the list of the same query holds in all; null while it is asked. Without a subject nothing is asked. */
export const useCount = (subject: string | null, query: Query = {}): number | null =>
  useQuery({
    enabled: subject !== null,
    queryKey: [subject, 'count', query],
    queryFn: ({ signal }) => ask<{ count: number }>(`/api/${subject}/count`, { query, signal }),
  }).data?.count ?? null;

/** What stands at one address. */
export const one = <Row>(path: string | null, query: Query = {}) =>
  queryOptions({
    queryKey: [path?.split('/')[0] ?? 'none', 'one', path, query],
    queryFn: ({ signal }) => ask<Row>(`/api/${path}`, { query, signal }),
  });
/** What stands at one address; asked only where the address is given. */
export const useOne = <Row>(path: string | null, query: Query = {}) =>
  useQuery({ ...one<Row>(path, query), enabled: path !== null });

/** One thing that is done, at its address below /api. */
export interface Doing extends Asking {
  readonly path: string;
}

/** What hardly changes while one works. */
const STEADY: readonly unknown[] = ['session', 'units', 'people'];

/**
 * Does something, and asks everything that the screen shows again: a count never differs from the list behind it.
 *
 * @param task the only one that it changes: of the ledger's list then only its row is asked
 */
export function useDoing<Answer = unknown>(task?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, ...asking }: Doing) => ask<Answer>(`/api/${path}`, { method: 'POST', ...asking }),
    onSettled: () =>
      Promise.all([
        ...(task === undefined ? [] : [askTasksAgain(client, [task])]),
        client.invalidateQueries({
          predicate: ({ queryKey: [what] }) => !STEADY.includes(what) && (task === undefined || what !== 'tasks'),
        }),
      ]),
  });
}
