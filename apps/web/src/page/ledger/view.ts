import { useMemo } from 'react';
import type { TaskFilter } from '../../api/tasks.js';
import { useAddress } from '../../shell/address.js';
import { columnKeys, usualColumns } from './columns.js';
import type { ColumnKey } from './columns.js';

export const ORDERS = ['due', 'number', 'changed'] as const;
export const GROUPINGS = ['unit', 'lamp', 'paper', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the ledger shows, as its address says it. */
export interface View {
  readonly filter: TaskFilter;
  readonly order: (typeof ORDERS)[number];
  readonly columns: readonly ColumnKey[];
  readonly by: Grouping | null;
  /** The row that is open beside the others. */
  readonly task: string | null;
  /** The past day whose rows are shown, in one of the two views; null: as things stand. */
  readonly past: Past | null;
}

/** The ledger at the end of a day: as was known then, or with what was corrected since. */
export interface Past {
  readonly day: string;
  readonly view: 'known' | 'corrected';
}

/** Names in the address that are about the page, not the filter. */
const OWN = ['order', 'task', 'column', 'by', 'day', 'view'];

/** The view at this address; the same filter and columns until they change, whatever row is opened. */
export function useView(): View {
  const [search] = useAddress();
  const query = new URLSearchParams(search);
  for (const name of OWN) query.delete(name);
  const filtered = query.toString();
  const filter = useMemo(() => filterIn(filtered), [filtered]);
  const day = search.get('day') ?? '';
  const asked = search.getAll('column').join();
  const columns = useMemo(() => {
    const keys = asked.split(',');
    return asked === '' ? usualColumns : columnKeys.filter((key) => keys.includes(key));
  }, [asked]);
  return {
    filter,
    columns,
    order: ORDERS.find((one) => one === search.get('order')) ?? 'due',
    by: GROUPINGS.find((one) => one === search.get('by')) ?? null,
    task: search.get('task'),
    past: /^\d{4}-\d{2}-\d{2}$/.test(day)
      ? { day, view: search.get('view') === 'corrected' ? 'corrected' : 'known' }
      : null,
  };
}

function filterIn(query: string): TaskFilter {
  const words = new URLSearchParams(query);
  return Object.fromEntries([...new Set(words.keys())].map((name) => [name, words.getAll(name)]));
}
