import { paperTitles, taskGroups, unitsById } from '@luoshi/ledger';
import type { LampColour, TaskFilter, TaskGrouping } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { colourWords, compareColours } from '../lamp/colour.js';
import { within } from './look.js';

/** One group of the ledger's rows that the desk may see. */
export interface LedgerGroup {
  /** What its rows are asked by; null: those that belong to none. */
  readonly key: string | null;
  /** A unit's short name, a paper's title, a colour, a month (`2026年3月`); null for those that belong to none. */
  readonly name: string | null;
  readonly count: number;
  readonly lamps: Readonly<Record<LampColour, number>>;
}

/**
 * The rows that fit a filter, grouped: units in the official order, the worst lamp first, papers with the most rows first,
 * months as they come; those that belong to none at the end. A task counts for each unit that leads it.
 */
export async function groupsOf(desk: Desk, filter: TaskFilter, by: TaskGrouping): Promise<LedgerGroup[]> {
  const { store, jurisdiction, now } = desk;
  const found = await taskGroups(store.db, jurisdiction, within(desk, filter), by);
  const keys = found.flatMap(({ key }) => (key === null ? [] : [key]));
  const units = by === 'unit' ? await unitsById(store.db, jurisdiction, keys, dayAt(now)) : new Map<string, never>();
  const titles = by === 'paper' ? await paperTitles(store.db, jurisdiction, keys) : new Map<string, string>();
  const nameOf = (key: string): string => {
    switch (by) {
      case 'unit':
        return units.get(key)?.shortName ?? units.get(key)?.name ?? key;
      case 'paper':
        return titles.get(key) ?? key;
      case 'lamp':
        return colourWords[key as LampColour];
      case 'month':
        return `${key.slice(0, 4)}年${Number(key.slice(5))}月`;
    }
  };
  const order = (a: LedgerGroup, b: LedgerGroup): number => {
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    switch (by) {
      case 'unit':
        return (units.get(a.key)?.officialOrder ?? 0) - (units.get(b.key)?.officialOrder ?? 0);
      case 'paper':
        return b.count - a.count || a.name!.localeCompare(b.name!, 'zh');
      case 'lamp':
        return compareColours(b.key as LampColour, a.key as LampColour);
      case 'month':
        return a.key < b.key ? -1 : 1;
    }
  };
  return found
    .map(({ key, lamps }) => ({
      key,
      name: key === null ? null : nameOf(key),
      count: Object.values(lamps).reduce((sum, count) => sum + count, 0),
      lamps,
    }))
    .sort(order);
}
