import { z } from 'zod';

const sheet = z.enum(['offices', 'units', 'members', 'people', 'accounts']);
const line = z.number().int();

export const registerQuery = z.object({
  /** `true` says what would become of every row, and changes nothing. */
  dryRun: z.enum(['true', 'false']).default('false'),
});

/** The fate of every row of a workbook of offices, units, members, people and accounts; lines are those of the sheet, the head is 1. */
export const registerImport = z.object({
  rows: z
    .array(
      z.union([
        z.object({ sheet, line, fate: z.enum(['created', 'known']) }),
        z.object({ sheet, line, fate: z.literal('wrong'), reason: z.string() }),
      ]),
    )
    .readonly(),
  created: z.number().int(),
  known: z.number().int(),
  wrong: z.number().int(),
  /** Shown this once; none of a dry run. */
  passwords: z.array(z.object({ sheet, line, login: z.string(), password: z.string() })).readonly(),
  unread: z.array(z.string()).readonly(),
});
