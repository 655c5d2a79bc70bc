import type { deeds, tasks } from '@luoshi/server/contract';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from './client.js';

export type Task = z.input<typeof tasks.task>;
/** A task as lists show it. */
export type ListedTask = z.input<typeof tasks.listedTask>;
export type TaskPage = z.input<typeof tasks.taskPage>;
export type TaskCounts = z.output<typeof tasks.taskCounts>;
export type Entry = z.input<typeof tasks.entry>;
export type Deed = z.input<typeof deeds.deed>;
export type Lamp = Task['lamp'];
export type TaskState = Task['state'];

/** What the ledger is narrowed by: the names of the address's query. */
export type TaskFilter = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Rows of a page: of the first one not many more than a screen shows, so that it is there at once. */
const FIRST_ROWS = 100;
const ROWS = 200;

/** The ledger's rows, page after page as they are scrolled to; until the first page of another filter comes, the last one's. */
export const useTasks = (filter: TaskFilter, order: 'due' | 'number' | 'changed') =>
  useInfiniteQuery({
    queryKey: ['tasks', 'list', filter, order],
    queryFn: ({ pageParam, signal }) =>
      ask<TaskPage>('/api/tasks', {
        query: { ...filter, order, limit: pageParam === null ? FIRST_ROWS : ROWS, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useTaskCounts = (filter: TaskFilter) =>
  useQuery({
    queryKey: ['tasks', 'count', filter],
    queryFn: ({ signal }) => ask<TaskCounts>('/api/tasks/count', { query: filter, signal }),
  });

export const useTask = (id: string | null) =>
  useQuery({
    queryKey: ['tasks', 'one', id],
    queryFn: ({ signal }) => ask<Task>(`/api/tasks/${id}`, { signal }),
    enabled: id !== null,
  });

export const useHistory = (id: string) =>
  useInfiniteQuery({
    queryKey: ['tasks', 'history', id],
    queryFn: ({ pageParam, signal }) =>
      ask<{ rows: readonly Entry[]; next: string | null }>(`/api/tasks/${id}/history`, {
        query: { after: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export type Standing = z.output<typeof tasks.taskStanding>;

/** A task as its history has it now, and what this account may do to it. */
export const useStanding = (id: string) =>
  useQuery({
    queryKey: ['tasks', 'standing', id],
    queryFn: ({ signal }) => ask<Standing>(`/api/tasks/${id}/standing`, { signal }),
  });

/** So many rows the server looks up in one question. */
const TOGETHER = 50;

/**
 * What is known of tasks is asked again where one of them has changed. Of the list that is shown only these rows, not all
 * that was scrolled through: they are put where they stand, and go where they do not fit its filter any more.
 */
export async function askTasksAgain(client: QueryClient, ids: readonly string[]): Promise<void> {
  const lists = client.getQueryCache().findAll({ queryKey: ['tasks', 'list'], type: 'active' });
  client.removeQueries({ queryKey: ['tasks', 'list'], type: 'inactive' });
  await Promise.all([
    client.invalidateQueries({ queryKey: ['tasks'], predicate: ({ queryKey }) => queryKey[1] !== 'list' }),
    ...lists.map(async ({ queryKey, state: { fetchStatus } }) => {
      const [, , filter, order] = queryKey as [string, string, TaskFilter, string];
      // More rows are on their way, which would come beside the old ones.
      const rows = fetchStatus === 'idle' ? await rowsNow(ids, filter, order).catch(() => null) : null;
      if (rows === null) return client.invalidateQueries({ queryKey, exact: true });
      client.setQueryData<InfiniteData<TaskPage>>(queryKey, (list) => list && withRows(list, new Set(ids), rows));
    }),
  ]);
}

/** Some tasks as a list shows them now, by their ids; those that do not fit its filter are left out. */
async function rowsNow(
  ids: readonly string[],
  filter: TaskFilter,
  order: string,
): Promise<ReadonlyMap<string, ListedTask>> {
  const rows = new Map<string, ListedTask>();
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const query = { ...filter, order, id: ids.slice(from, from + TOGETHER), limit: TOGETHER };
    for (const row of (await ask<TaskPage>('/api/tasks', { query })).rows) rows.set(row.id, row);
  }
  return rows;
}

/** A list with some of its rows as they are now, without those that are not there any more. */
const withRows = (
  list: InfiniteData<TaskPage>,
  changed: ReadonlySet<string>,
  now: ReadonlyMap<string, ListedTask>,
): InfiniteData<TaskPage> => ({
  ...list,
  pages: list.pages.map((page) => ({
    ...page,
    rows: page.rows.flatMap((row) => (changed.has(row.id) ? (now.get(row.id) ?? []) : row)),
  })),
});

/** Does one thing to a task; it is asked again, done or refused, and so are the counts that it is in. */
export function useDeed(task: Pick<Task, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) =>
      ask<{ version: number; entryId: string }>(`/api/tasks/${task.id}/actions`, {
        method: 'POST',
        version: task.version,
        body: { deed },
      }),
    onSettled: () => askTasksAgain(client, [task.id]),
  });
}
