import { z } from 'zod';
import { code, lateness, onDay, outcome, questions, state, typed, values, words } from './programme.js';
import { cursor, day, flag, id, instant, line, paging, several } from './value.js';

/** A record: its fields and how each prints. */
export const record = z.object({
  id,
  version: z.number().int().nullable(),
  title: z.string(),
  fields: values,
  printed: z.record(z.string(), z.string().nullable()).readonly(),
  english: z.record(z.string(), z.string().nullable()).readonly(),
});

export const recordQuery = onDay.extend({
  search: line(200).optional(),
  /** `field:value`; several values of a field are alternatives. */
  where: several(line(400)),
  order: z.string().max(60).optional(),
  descending: flag,
});
export const recordListQuery = recordQuery.extend(paging.shape);
export const recordPage = z.object({
  rows: z.array(record).readonly(),
  next: cursor.nullable(),
  total: z.number().int(),
});
export const sheetQuery = recordQuery.extend({ empty: flag });
export const boardQuery = recordQuery.omit({ order: true, descending: true });

/** Where a record stands in its process. */
const standing = z.object({
  stages: z
    .array(
      z.object({
        stage: code,
        name: words,
        state,
        opened: day.nullable(),
        done: day.nullable(),
        due: day.nullable(),
        lateness,
        who: z.string().nullable(),
        conditions: z.array(z.object({ words, met: z.boolean().nullable(), ask: words })).readonly(),
        questions,
      }),
    )
    .readonly(),
  current: z.array(z.string()).readonly(),
  finished: z.boolean(),
  questions,
});

export const recordWhole = record.extend({
  standing: standing.nullable(),
  indicators: z.array(z.object({ indicator: code, printed: z.string(), english: z.string(), outcome })).readonly(),
  belonging: z.array(z.object({ register: code, field: z.string(), count: z.number().int() })).readonly(),
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int() })).readonly(),
  problem: z
    .object({
      id,
      title: z.string(),
      state: z.enum(['raised', 'claimed', 'coordinated', 'solved', 'struck-off', 'withdrawn']),
      claimDue: day.nullable(),
      due: day.nullable(),
      solvedAt: instant.nullable(),
      solution: z.string().nullable(),
      overdue: z.boolean(),
      blockingUnitId: id.nullable(),
    })
    .nullable(),
});
/** The unit that raises what is lacking, where the project's own is not one of the ledger. */
export const raising = z.strictObject({ unit: id.nullable().default(null) });

export const recordBody = z.strictObject({ fields: values.default({}), typed: typed.default({}) });

export const history = z.object({
  rows: z
    .array(
      z.object({
        id,
        enteredAt: instant,
        enteredDay: day,
        fields: z.record(z.string(), z.unknown()).nullable(),
        origin: z.enum(['form', 'sheet', 'trial', 'sample', 'ledger']),
        accountId: id.nullable(),
      }),
    )
    .readonly(),
  next: cursor.nullable(),
});

export const board = z
  .object({
    columns: z
      .array(
        z.object({
          code: z.string(),
          label: words,
          count: z.number().int(),
          cards: z
            .array(
              z.object({
                id,
                title: z.string(),
                lines: z
                  .array(z.object({ label: words, text: z.string().nullable(), english: z.string().nullable() }))
                  .readonly(),
                late: z.boolean(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .nullable();

export const readingSheet = z.object({ dry: flag, overwrite: flag });
export const recordPlace = z.object({ programme: code, register: code });
