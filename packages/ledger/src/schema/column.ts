import type { ColumnType } from 'kysely';

/** UUIDv7, made by `newId`. */
export type Id = string;
/** `2025-07-01`, a Beijing day. */
export type Day = string;
/** `[2025-07-01,2025-08-01)`: half-open, as PostgreSQL writes it. */
export type DayRange = string;
/** An exact number as digits. Never a JavaScript number: figures and money would be bent. */
export type Decimal = string;
/** A whole number beyond 2^31. */
export type Big = string;
export type Instant = ColumnType<Date, Date | string, Date | string>;
/** Goes in as JSON text: `JSON.stringify`, because `pg` would make a PostgreSQL array of a JavaScript one. */
export type Json = ColumnType<unknown, string, string>;
export type NullableJson = ColumnType<unknown, string | null, string | null>;
export type DefaultedJson = ColumnType<unknown, string | undefined, string>;

/** A row of history: it can be inserted and read, and no update of it type-checks. */
export type Appended<Row> = {
  [Name in keyof Row]: Row[Name] extends ColumnType<infer Read, infer Write, infer _>
    ? ColumnType<Read, Write, never>
    : ColumnType<Row[Name], Row[Name], never>;
};
