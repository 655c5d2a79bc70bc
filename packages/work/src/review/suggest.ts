import {
  countWithoutDuty,
  measureById,
  measuresWithoutDuty,
  paperById,
  precedentsFor,
  questionById,
  unitNamesOn,
  unitsById,
} from '@luoshi/ledger';
import type { Day, Id, Measure, Page, PageAsked } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';

/** A unit that may be meant or may answer, and what speaks for it. */
export interface Suggestion {
  readonly unitId: Id;
  readonly unit: string;
  readonly role: 'lead' | 'support';
  /** From 0 to 1: how alike the measures are. */
  readonly likeness: number;
  /** The earlier measure that it answers for. */
  readonly because: { readonly measureId: Id; readonly paper: string; readonly heading: string | null };
}

/** Measures that name nobody: 责任分工. */
export const withoutDuty = (
  desk: Desk,
  filter: { readonly paperId?: Id },
  page: PageAsked,
): Promise<Page<Measure & { readonly paperTitle: string; readonly published: Day | null }>> =>
  measuresWithoutDuty(desk.store.db, desk.jurisdiction, filter, page);

/** How many rows `withoutDuty` gives in all. */
export const withoutDutyCount = (desk: Desk, filter: { readonly paperId?: Id }): Promise<number> =>
  countWithoutDuty(desk.store.db, desk.jurisdiction, filter);

/** Looked at for one measure; the newest of those that share its rarer words. */
const LOOKED_AT = 200;
const LEAST = 0.12;

/**
 * Who answered for measures like this one in other papers, the most alike first. Only a suggestion: nobody is assigned
 * by it.
 */
export async function suggestDuties(desk: Desk, measureId: Id): Promise<Suggestion[]> {
  const { store, jurisdiction, now } = desk;
  const measure = await measureById(store.db, jurisdiction, measureId);
  const found = await precedentsFor(store.db, jurisdiction, measure, LOOKED_AT);
  const own = pairsOf(`${measure.heading ?? ''}${measure.quote}`);
  const ranked = found
    .map((one) => ({ ...one, likeness: likeness(own, pairsOf(`${one.heading ?? ''}${one.quote}`)) }))
    .filter((one) => one.likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness);
  const best = new Map<Id, Omit<Suggestion, 'unit'>>();
  for (const { measureId: earlier, paperTitle, heading, units, likeness: alike } of ranked)
    for (const { unitId, role } of units)
      if (!best.has(unitId))
        best.set(unitId, {
          unitId,
          role,
          likeness: Math.round(alike * 100) / 100,
          because: { measureId: earlier, paper: paperTitle, heading },
        });
  const list = [...best.values()].slice(0, 10);
  const units = await unitsById(
    store.db,
    jurisdiction,
    list.map(({ unitId }) => unitId),
    dayAt(now),
  );
  return list.map((one) => ({ ...one, unit: units.get(one.unitId)?.name ?? '' }));
}

export interface UnitMeant {
  readonly unitId: Id;
  /** The name of it that is like the one in the paper. */
  readonly name: string;
  readonly likeness: number;
}

/** The units whose names on the paper's day are most like one that a question is about. */
export async function suggestUnits(desk: Desk, questionId: Id): Promise<UnitMeant[]> {
  const { store, jurisdiction, now } = desk;
  const { words, paperId } = await questionById(store.db, jurisdiction, questionId);
  const paper = await paperById(store.db, jurisdiction, paperId);
  const names = await unitNamesOn(store.db, jurisdiction, paper?.published ?? dayAt(now));
  const own = pairsOf(words);
  const best = new Map<Id, UnitMeant>();
  for (const { unitId, name } of names) {
    const alike = likeness(own, pairsOf(name));
    if (alike > (best.get(unitId)?.likeness ?? 0.2))
      best.set(unitId, { unitId, name, likeness: Math.round(alike * 100) / 100 });
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness).slice(0, 5);
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/[\s\p{P}\d]/gu, '');
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < plain.length; index++) pairs.add(plain.slice(index, index + 2));
  return pairs;
}

/** Shared pairs of characters (Dice). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size);
}
