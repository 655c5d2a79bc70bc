import type { Day } from '@luoshi/reading';
import type { Setting } from '../definition/parameter.js';
import type { Value } from '../definition/field.js';
import type { AnyRecord } from '../definition/register.js';

/** One step of a record's history. Later entries add or replace fields; nothing is ever overwritten. */
export interface Entry {
  readonly register: string;
  readonly record: string;
  /** The day on which it was written. */
  readonly entered: Day;
  /** The fields that it sets; null in a field makes it unknown again. Null altogether withdraws the record. */
  readonly values: Readonly<Record<string, Value>> | null;
}

/** What is known of a programme on a day. A register that is absent was not loaded: that is not the same as empty. */
export interface Facts {
  readonly records: Readonly<Record<string, readonly AnyRecord[]>>;
  readonly settings: readonly Setting[];
}

/**
 * The facts as they were known at the end of a day: a pure fold over the entries in the order in which they were
 * written. What was entered later changes nothing, so a past day gives today what it gave then.
 *
 * @param registers the registers that are loaded, so that an empty one is known to be empty
 */
export function factsOn(
  registers: readonly string[],
  entries: readonly Entry[],
  settings: readonly Setting[],
  day: Day,
): Facts {
  const byRegister = new Map(
    registers.map((code) => [code, new Map<string, Record<string, Value> & { id: string }>()]),
  );
  for (const { register, record, entered, values } of entries) {
    if (entered > day) continue;
    const records = byRegister.get(register);
    if (!records) continue;
    if (values === null) records.delete(record);
    else {
      const before = records.get(record);
      if (before) Object.assign(before, values);
      else records.set(record, { ...values, id: record });
    }
  }
  return {
    records: Object.fromEntries([...byRegister].map(([code, records]) => [code, [...records.values()]])),
    settings: settings.filter(({ entered }) => entered === null || entered <= day),
  };
}
