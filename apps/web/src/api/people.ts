import type { people } from '@luoshi/server/contract';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from './client.js';
import type { Page } from './list.js';

export type Person = z.output<typeof people.person>;

/** The leaders who may be named by tasks, in the official order: a few dozen, so held whole. */
export const useLeaders = () =>
  useQuery({
    queryKey: ['people', 'leaders'],
    queryFn: async ({ signal }) =>
      (await ask<Page<Person>>('/api/people', { query: { leader: true, limit: 200 }, signal })).rows,
    staleTime: 5 * 60_000,
  });

/** A leader's name; an ellipsis while it is asked or where it is nobody's. */
export function useLeaderName(): (id: string | null) => string {
  const { data } = useLeaders();
  const names = new Map(data?.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? '' : (names.get(id) ?? '…'));
}
