import type { Day } from '@luoshi/reading';
import { parameterOn } from '../definition/parameter.js';
import type { ParameterOnDay } from '../definition/parameter.js';
import { registerOf } from '../definition/programme.js';
import type { Value } from '../definition/field.js';
import type { Programme } from '../definition/programme.js';
import type { Question } from '../definition/question.js';
import type { AnyRecord, Register, RecordOf } from '../definition/register.js';
import type { Facts } from '../history/entry.js';

/** A day reached by counting working days; `day` is null where the calendar does not know a day on the way. */
export interface WorkingDayReached {
  readonly day: Day | null;
  readonly nearest: Day;
  readonly unknown: Day | null;
}

/** Counts working days: given by the caller, who knows the holidays. */
export type AddWorkingDays = (from: Day, count: number) => WorkingDayReached;

/** Whether a calendar of working days was handed in; without one no such clock runs. */
export type Calendar = AddWorkingDays | null;

/** The facts of a day as the functions of a programme see them. Indexes are made when first asked for. */
export interface View {
  readonly programme: Programme;
  /** The end of this day. */
  readonly day: Day;
  readonly calendar: Calendar;
  /** All records of a register. Refuses (an assertion) a register that was not loaded: a missing `needs`. */
  readonly rows: <R extends Register>(register: R) => readonly RecordOf<R>[];
  /** The record with an id, or null. */
  readonly find: <R extends Register>(register: R, id: string | null) => RecordOf<R> | null;
  /** The records whose link or text field holds a value. */
  readonly linked: <R extends Register>(register: R, field: string, value: string) => readonly RecordOf<R>[];
  /** What a parameter says on a day, as far as it is known on the view's day. */
  readonly parameter: (code: string, day?: Day) => ParameterOnDay;
  /** The question that an empty parameter puts. */
  readonly askParameter: (code: string) => Question;
  /** Something worked out once for this view and kept: several indicators share it. */
  readonly once: <T>(key: string, make: () => T) => T;
}

/** Records in which every field of the register is there: what was never filled in is null, unknown. */
export function completed(register: Register, records: readonly AnyRecord[]): readonly AnyRecord[] {
  if (complete.has(records)) return records;
  const names = Object.keys(register.fields);
  const whole = records.map((record) => completedRecord(names, record));
  complete.add(whole);
  return whole;
}

/** Lists that hold completed records only. */
const complete = new WeakSet<readonly AnyRecord[]>();

/** Says that the records of a list, which `completed` made one by one or in parts, need not be looked through again. */
export function knownComplete(records: readonly AnyRecord[]): readonly AnyRecord[] {
  complete.add(records);
  return records;
}

/** All records of a register get their fields in one order: engines read objects of one shape several times as fast. */
function completedRecord(names: readonly string[], record: AnyRecord): AnyRecord {
  const whole: Record<string, Value> & { id: string } = { id: record.id };
  for (const name of names) whole[name] = record[name] ?? null;
  return whole;
}

/** The view of a programme's facts on a day. */
export function view(programme: Programme, facts: Facts, day: Day, calendar: Calendar): View {
  const byId = new Map<string, Map<string, AnyRecord>>();
  const byField = new Map<string, Map<string, Map<string, AnyRecord[]>>>();
  const kept = new Map<string, unknown>();
  const seen = new Map<string, readonly AnyRecord[]>();
  const rows = (code: string): readonly AnyRecord[] => {
    let found = seen.get(code);
    if (!found) {
      const loaded = facts.records[code];
      if (!loaded) throw new TypeError(`the register ${code} was not loaded: the function's needs do not name it`);
      seen.set(code, (found = completed(registerOf(programme, code), loaded)));
    }
    return found;
  };
  const parameterNamed = (code: string) => {
    const found = programme.parameters.find((parameter) => parameter.code === code);
    if (!found) throw new TypeError(`the programme ${programme.code} has no parameter ${code}`);
    return found;
  };
  return {
    programme,
    day,
    calendar,
    rows: <R extends Register>(register: R) => rows(register.code) as readonly RecordOf<R>[],
    find: <R extends Register>(register: R, id: string | null) => {
      if (id === null) return null;
      let index = byId.get(register.code);
      if (!index) byId.set(register.code, (index = new Map(rows(register.code).map((record) => [record.id, record]))));
      return (index.get(id) ?? null) as RecordOf<R> | null;
    },
    linked: <R extends Register>(register: R, field: string, value: string) => {
      let fields = byField.get(register.code);
      if (!fields) byField.set(register.code, (fields = new Map<string, Map<string, AnyRecord[]>>()));
      let index = fields.get(field);
      if (!index) {
        if (!(field in register.fields)) throw new TypeError(`the register ${register.code} has no field ${field}`);
        fields.set(field, (index = new Map<string, AnyRecord[]>()));
        for (const record of rows(register.code)) {
          const held = record[field];
          if (typeof held !== 'string') continue;
          const group = index.get(held);
          if (group) group.push(record);
          else index.set(held, [record]);
        }
      }
      return (index.get(value) ?? []) as unknown as readonly RecordOf<R>[];
    },
    parameter: (code, on = day) => parameterOn(parameterNamed(code), facts.settings, on, day),
    askParameter: (code) => {
      const { name, ask } = parameterNamed(code);
      return {
        code: `parameter-${code}`,
        missing: {
          chinese: `参数“${name.chinese}”待核：还没有带依据的值`,
          english: `The parameter “${name.english}” is empty: no value with a source was entered`,
        },
        ask,
        at: { kind: 'parameter', parameter: code },
      };
    },
    once: <T>(key: string, make: () => T) => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
  };
}

/** Registers of a view by code, for functions that work on any programme. */
export function rowsOf(view: View, code: string): readonly AnyRecord[] {
  return view.rows(registerOf(view.programme, code)) as readonly AnyRecord[];
}
