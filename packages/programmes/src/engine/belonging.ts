import { registerOf } from '../definition/programme.js';
import type { Programme } from '../definition/programme.js';
import type { AnyRecord, Register } from '../definition/register.js';
import type { Names } from '../form/names.js';
import { view } from './view.js';
import type { View } from './view.js';
import type { Setting } from '../definition/parameter.js';

const fieldsOf = (register: Register, kind: 'unit' | 'link'): string[] =>
  Object.keys(register.fields).filter((name) => register.fields[name]!.kind === kind);

/** Whether a register's records name units, or belong to records that do: others are the office's alone. */
export function namesUnits(programme: Programme, code: string, above: readonly string[] = []): boolean {
  const register = registerOf(programme, code);
  return fieldsOf(register, 'unit').length > 0 || belongsToUnits(programme, register, above);
}

/** Whether a register's records belong to records that name units. */
export function belongsToUnits(programme: Programme, register: Register, above: readonly string[] = []): boolean {
  return fieldsOf(register, 'link').some((name) => {
    const field = register.fields[name]!;
    return (
      field.kind === 'link' && !above.includes(field.to) && namesUnits(programme, field.to, [...above, register.code])
    );
  });
}

/** What belongs to some units: a record that names one of them, and everything that belongs to such a record. */
export interface Belonging {
  readonly own: (register: Register, record: AnyRecord) => boolean;
  /** Whether the units may add it: by what it belongs to, and by the units that it names where its register is theirs to fill. */
  readonly addable: (register: Register, record: AnyRecord) => boolean;
}

/**
 * What belongs to units.
 *
 * @param recordOf a record by its register and id
 * @param units every text that stands for one of them: ids, and names as they were written
 */
export function belongingTo(programme: Programme, recordOf: Names['recordOf'], units: ReadonlySet<string>): Belonging {
  const judged = new Map<string, boolean>();
  const below = (register: Register, record: AnyRecord): boolean =>
    fieldsOf(register, 'link').some((name) => {
      const field = register.fields[name]!;
      const id = record[name];
      if (field.kind !== 'link' || typeof id !== 'string') return false;
      let belongs = judged.get(id);
      if (belongs === undefined) {
        judged.set(id, false); // a record that belongs to itself belongs to nobody by that
        const parent = recordOf(field.to, id);
        belongs = parent !== null && own(registerOf(programme, field.to), parent);
        judged.set(id, belongs);
      }
      return belongs;
    });
  const own = (register: Register, record: AnyRecord): boolean =>
    fieldsOf(register, 'unit').some((name) => units.has(String(record[name] ?? ''))) || below(register, record);
  const addable = (register: Register, record: AnyRecord): boolean =>
    register.unitsAdd ? own(register, record) : below(register, record);
  return { own, addable };
}

/** The part of a view that belongs to some units. What is asked of it must have been loaded into the whole. */
export function ownView(whole: View, names: Names, units: ReadonlySet<string>, settings: readonly Setting[]): View {
  const { programme } = whole;
  const belonging = belongingTo(programme, names.recordOf, units);
  const records: Record<string, readonly AnyRecord[]> = {};
  for (const register of programme.registers)
    Object.defineProperty(records, register.code, {
      enumerable: true,
      get: () => (whole.rows(register) as readonly AnyRecord[]).filter((record) => belonging.own(register, record)),
    });
  return view(programme, { records, settings }, whole.day, whole.calendar);
}

/**
 * Names as a desk of some units knows them: its own records, what these link to, and how that is called.
 *
 * @param own names of the units' records
 * @param whole names of all
 * @param linked the ids that the units' records lead to
 */
export function ownNames(own: Names, whole: Names, linked: () => ReadonlySet<string>): Names {
  return {
    exists: (register, id) => own.exists(register, id) || (linked().has(id) && whole.exists(register, id)),
    resolve: (register, text) => {
      const found = own.resolve(register, text);
      return found.length > 0 ? found : whole.resolve(register, text).filter((id) => linked().has(id));
    },
    any: own.any,
    titleOf: whole.titleOf,
    fullTitleOf: whole.fullTitleOf,
    keyTitleOf: whole.keyTitleOf,
    recordOf: own.recordOf,
    byKey: own.byKey,
    withKey: own.withKey,
  };
}

/** The ids that records lead to. */
export function linkedIds(programme: Programme, rowsOf: (register: string) => readonly AnyRecord[]): Set<string> {
  const ids = new Set<string>();
  for (const register of programme.registers)
    for (const name of fieldsOf(register, 'link'))
      for (const record of rowsOf(register.code)) if (typeof record[name] === 'string') ids.add(record[name]);
  return ids;
}
