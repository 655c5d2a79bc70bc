import { z } from 'zod';

/** UUIDv7 in lower case. */
export const id = z.uuid().toLowerCase().meta({ description: 'UUID' });

/** What a history is of: an id, or an office's number in the form of one. */
export const subject = z.guid().toLowerCase().meta({ description: 'UUID' });

/** A Beijing day that exists. */
export const day = z.iso.date().meta({ description: '北京日期 YYYY-MM-DD' });

/** An exact number as digits; never a floating point number. */
export const decimal = z
  .string()
  .max(60)
  .regex(/^-?\d{1,40}(?:\.\d{1,18})?$/)
  .meta({ description: '十进制数，字符串' });

/** A time of day, `17:30`, or `24:00`. */
export const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** An instant of an answer. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** A line that somebody typed: kept as it is, without the characters that no text may hold. */
export const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\0]*$/, '不能含空字符')
    .refine((text) => text.isWellFormed(), '含有残缺的字符');

/** The same, and not blank. */
export const filled = (most: number) => line(most).refine((text) => text.trim() !== '', '不能为空');

/** Where the next page begins; taken from the answer before. */
export const cursor = z.string().max(2000);

export const paging = z.object({
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row).readonly(), next: cursor.nullable() });

/** One value or several, as a query string has them: `state=closed&state=archived`. */
export const several = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(value).max(50).optional(),
  );

/** A query's switch: `overdue=true`, or left out. */
export const flag = z.enum(['true']).optional();

/** A figure is an interval; an exact one has equal bounds. */
export const figure = z.object({ least: decimal, most: decimal });

export const deadline = z.object({ day, time: time.nullable().default(null) });

type Given<Some> = { [Name in keyof Some]?: Exclude<Some[Name], undefined> };

/** Without what was not given. */
export const given = <Some extends object>(some: Some): Given<Some> =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Given<Some>;
