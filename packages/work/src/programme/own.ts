import { findUnitsOf, namesOf as unitNames, StoreRefusal } from '@luoshi/ledger';
import type { Handle, Id } from '@luoshi/ledger';
import { belongingTo, linkedIds, namesOf, ownNames, ownView } from '@luoshi/programmes';
import type { AnyRecord, Belonging, Names, Programme, View } from '@luoshi/programmes';
import { dayAt, holds, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';

/** The units for which a desk sees a programme; null where it sees all of it. */
export const keptUnits = (desk: Desk): Id[] | null =>
  holds(desk, 'supervision', 'leader', 'auditor', 'operator') ? null : unitsOf(desk);

/** Refuses (`not-found`) a desk of units what is of the whole programme. */
export function refuseWhole(desk: Desk, { code, of }: { readonly code: string; readonly of: string | null }): void {
  if (of === null && keptUnits(desk) !== null) throw new StoreRefusal('not-found', code);
}

/** Everything by which records write one of these units: their ids, and names of any time that now mean no other's. */
async function textsOf(db: Handle, desk: Desk, units: readonly Id[]): Promise<ReadonlySet<string>> {
  const names = await Promise.all(units.map((unit) => unitNames(db, desk.jurisdiction, unit)));
  const borne = [...new Set(names.flat().map(({ name }) => name))];
  const found = await findUnitsOf(db, desk.jurisdiction, borne, dayAt(desk.now));
  const texts = new Set<string>(units);
  for (const [text, all] of found) if (all.every(({ unitId }) => units.includes(unitId))) texts.add(text);
  return texts;
}

/** What of a programme belongs to a desk's units. */
export interface Own extends Belonging {
  readonly units: readonly Id[];
  readonly names: Names;
}

/** The part of a view that a desk's units see, and its names; the view itself where the desk sees all. */
export async function ownOf(
  db: Handle,
  desk: Desk,
  view: View,
  names: Names,
  loaded: readonly string[],
  settings: Parameters<typeof ownView>[3],
): Promise<{ readonly view: View; readonly names: Names }> {
  const units = keptUnits(desk);
  if (units === null) return { view, names };
  const { programme } = view;
  const texts = await textsOf(db, desk, units);
  return view.once(`own ${[...texts].sort().join(' ')} ${[...loaded].sort().join(' ')}`, () => {
    const own = ownView(view, names, texts, settings);
    const ownRows = rowsIn(loaded, (code) => own.rows(registerIn(programme, code)) as readonly AnyRecord[]);
    return { view: own, names: narrowed(programme, names, ownRows) };
  });
}

/** What belongs to a desk's units among the records as they stand; null where the desk sees all. */
export async function ownAmong(
  db: Handle,
  desk: Desk,
  programme: Programme,
  names: Names,
  rowsOf: (register: string) => readonly AnyRecord[],
): Promise<Own | null> {
  const units = keptUnits(desk);
  if (units === null) return null;
  const texts = await textsOf(db, desk, units);
  const belonging = belongingTo(programme, names.recordOf, texts);
  const kept = new Map<string, readonly AnyRecord[]>();
  const ownRows = (code: string): readonly AnyRecord[] => {
    let rows = kept.get(code);
    if (!rows)
      kept.set(code, (rows = rowsOf(code).filter((record) => belonging.own(registerIn(programme, code), record))));
    return rows;
  };
  return { ...belonging, units, names: narrowed(programme, names, ownRows) };
}

function narrowed(programme: Programme, whole: Names, rowsOf: (register: string) => readonly AnyRecord[]): Names {
  let linked: ReadonlySet<string> | null = null;
  return ownNames(namesOf(programme, rowsOf), whole, () => (linked ??= linkedIds(programme, rowsOf)));
}

const registerIn = (programme: Programme, code: string) => programme.registers.find((one) => one.code === code)!;

/** Rows of the registers that were loaded; none of the others. */
const rowsIn =
  (loaded: readonly string[], rowsOf: (code: string) => readonly AnyRecord[]) =>
  (code: string): readonly AnyRecord[] =>
    loaded.includes(code) ? rowsOf(code) : [];
