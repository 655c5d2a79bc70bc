import { recordEntries, StoreRefusal } from '@luoshi/ledger';
import type { Day, Id, Page, PageAsked, RecordEntry, StoredFile } from '@luoshi/ledger';
import { englishInterval, printInterval, printValue, standingOf, titleOf } from '@luoshi/programmes';
import type {
  AnyRecord,
  Names,
  Outcome,
  RecordIndicator,
  Register,
  Standing,
  Value,
  View,
  Words,
} from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { evidenceOf } from './evidence.js';
import type { OfficeFacts } from './office-facts.js';
import type { Programmes } from './programmes.js';
import { problemOf } from './record-problem.js';
import type { RecordProblem } from './record-problem.js';
import { belongingTo } from './record.js';
import { registerNamed, seenAt } from './seen.js';

/** A record as it is shown: its fields, and how each prints, in Chinese and in English (null: not known). */
export interface ShownRecord {
  readonly id: Id;
  /** For the next change; null for a past day. */
  readonly version: number | null;
  readonly title: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly printed: Readonly<Record<string, string | null>>;
  readonly english: Readonly<Record<string, string | null>>;
}

export function shownRecord(
  seen: { view: View; names: Names; facts: OfficeFacts },
  register: Register,
  record: AnyRecord,
): ShownRecord {
  const names = Object.keys(register.fields);
  const printed = (language: keyof Words): ShownRecord['printed'] =>
    Object.fromEntries(
      names.map((name) => [
        name,
        printValue(register.fields[name]!, record[name], seen.names.titleOf, language) || null,
      ]),
    );
  return {
    id: record.id,
    version: seen.facts.versionOf(register.code, record.id),
    title: titleOf(register, record),
    fields: Object.fromEntries(names.map((name) => [name, record[name] ?? null])),
    printed: printed('chinese'),
    english: printed('english'),
  };
}

/** What a record's page shows beside its fields. */
export interface RecordWhole extends ShownRecord {
  readonly standing: Standing | null;
  readonly indicators: readonly {
    readonly indicator: string;
    readonly printed: string;
    readonly english: string;
    readonly outcome: Outcome;
  }[];
  /** Registers whose records belong to this one: by which field, and how many. */
  readonly belonging: readonly { readonly register: string; readonly field: string; readonly count: number }[];
  /** The files that prove what it says. */
  readonly files: readonly StoredFile[];
  /** The ledger's problem that was raised from it; null where none was. */
  readonly problem: RecordProblem | null;
}

/** One record with where it stands, its indicators, and what belongs to it. Refuses (`not-found`) one that is not there. */
export async function recordWhole(
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  id: Id,
  day: Day | null,
): Promise<RecordWhole> {
  const programme = programmes.named(code);
  const register = registerNamed(programme, registerCode);
  const process = programme.processes.find((one) => one.register === registerCode) ?? null;
  const own = programme.indicators.filter((one): one is RecordIndicator => one.of === registerCode);
  const others = belongingTo(programme, register);
  const seen = await seenAt(
    desk,
    programmes,
    code,
    [
      registerCode,
      ...(process?.needs.registers ?? []),
      ...own.flatMap(({ needs }) => needs.registers),
      ...others.map((other) => other.register.code),
    ],
    day,
  );
  const { view } = seen;
  const record = view.find(register, id) as AnyRecord | null;
  if (!record) throw new StoreRefusal('not-found', id);
  return {
    ...shownRecord(seen, register, record),
    standing: process && standingOf(view, process, record),
    indicators: own
      .filter(({ applies }) => applies?.(record) ?? true)
      .map((indicator) => {
        const outcome = indicator.value(view, record);
        return {
          indicator: indicator.code,
          printed: printInterval(outcome.value, indicator.measure),
          english: englishInterval(outcome.value, indicator.measure),
          outcome,
        };
      }),
    belonging: others.map((other) => ({
      register: other.register.code,
      field: other.field,
      count: view.linked(other.register, other.field, id).length,
    })),
    files: await evidenceOf(desk, register, record),
    problem: await problemOf(desk, register, record),
  };
}

/** A record's history, the newest first: what was entered, when and by whom. */
export async function recordHistory(
  desk: Desk,
  programmes: Programmes,
  code: string,
  register: string,
  id: Id,
  page: PageAsked,
): Promise<Page<RecordEntry>> {
  await recordWhole(desk, programmes, code, register, id, null);
  return recordEntries(desk.store.db, desk.jurisdiction, id, page);
}
