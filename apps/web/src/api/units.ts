import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from './client.js';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly relation: string;
  readonly isGroup: boolean;
  readonly league: string | null;
}

/** All units of the office as of today, in the official order: a few hundred, so held whole. */
export const units = queryOptions({
  queryKey: ['units'],
  queryFn: async ({ signal }) => {
    const rows: Unit[] = [];
    for (let after: string | null = null; ;) {
      const page: { rows: readonly Unit[]; next: string | null } = await ask('/api/units', {
        query: { after, limit: 200 },
        signal,
      });
      rows.push(...page.rows);
      if (page.next === null) return rows;
      after = page.next;
    }
  },
  staleTime: 5 * 60_000,
});
export const useUnits = () => useQuery(units);

/** How a unit is called on the screen: its short name where it has one. The same function until the units change. */
export function useUnitName(): (id: string) => string {
  const { data } = useUnits();
  return useMemo(() => {
    const names = new Map(data?.map((unit) => [unit.id, unit.shortName ?? unit.name]));
    return (id: string) => names.get(id) ?? '…';
  }, [data]);
}
