import type { Fields, Value, ValueOf } from './field.js';
import type { Words } from './words.js';

/** A record of any register, its fields by name; a field that is absent or null is unknown. */
export interface AnyRecord {
  readonly id: string;
  readonly [field: string]: Value | undefined;
}

/** A check across the fields of one record, after each field was found right by itself. */
export interface RecordCheck {
  readonly code: string;
  /** The field that the message stands at. */
  readonly field: string;
  readonly wrong: (record: AnyRecord) => boolean;
  readonly what: Words;
  readonly why: Words;
  readonly next: Words;
}

/** A list of typed records: what is stored, listed, typed in, imported and exported. */
export interface Register<F extends Fields = Fields> {
  readonly code: string;
  readonly name: Words;
  /** What one row stands for, and who keeps it. */
  readonly purpose: Words;
  readonly fields: F;
  /** The fields that together name a record for people: a sheet's row with these values is that record. */
  readonly key: readonly string[];
  /** The field shown where another record links here. */
  readonly title: string;
  /** Columns of the list page, in order. */
  readonly list: readonly string[];
  /** The columns of the board page: a choice field, or `stage` for where the record stands in the programme's process. */
  readonly board?: string;
  /** The form's sections; all fields in one where left out. */
  readonly form?: readonly { readonly name: Words; readonly fields: readonly string[] }[];
  /** Columns of the Excel template, in order; all fields where left out. */
  readonly sheet?: readonly string[];
  readonly checks?: readonly RecordCheck[];
  /** Units add records that name them, as a bureau its permits; else only what belongs to a record that is theirs. */
  readonly unitsAdd?: true;
  /** Where its records say what a project lacks: how the ledger's 要素保障 takes them up. */
  readonly raises?: Raises;
}

/** The fields that say what is lacking, so that it can be raised as a problem of the ledger and its solution comes back. */
export interface Raises {
  /** A choice whose codes are kinds of problems: land, money, approval, energy, debt. */
  readonly kind: string;
  readonly text: string;
  /** The link to the project that lacks it, and the field of that project that names the unit which raises it. */
  readonly of: string;
  readonly unit: string;
  /** The unit that can solve it. */
  readonly blocker: string;
  readonly raisedOn: string;
  readonly solvedOn: string;
  /** A text that holds the problem's id once it was raised. */
  readonly problem: string;
}

/** The record type of a register. */
export type RecordOf<R> =
  R extends Register<infer F> ? { readonly id: string } & { readonly [K in keyof F]: ValueOf<F[K]> | null } : never;

/** A register as it is defined: what it says of its fields names fields that it has. */
interface Definition<F extends Fields> extends Register<F> {
  readonly key: readonly (keyof F & string)[];
  readonly title: keyof F & string;
  readonly list: readonly (keyof F & string)[];
  readonly board?: (keyof F & string) | 'stage';
  readonly form?: readonly { readonly name: Words; readonly fields: readonly (keyof F & string)[] }[];
  readonly sheet?: readonly (keyof F & string)[];
}

/** Defines a register; the fields' types carry over to `RecordOf`. */
export function register<const F extends Fields>(definition: Definition<F>): Register<F> {
  return definition;
}
