import type { Handle, Transaction } from './handle.js';

/** Where records stand: a register of a programme. */
export interface RegisterKey {
  readonly programme: string;
  readonly register: string;
}

/** The stamps of a programme's registers by code; `*` is that of its parameters. A register without a row is empty. */
export async function registerStamps(
  db: Handle,
  jurisdiction: number,
  programme: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('programme_register')
    .select(['register', 'stamp'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('programme', '=', programme)
    .execute();
  return new Map(rows.map(({ register, stamp }) => [register, Number(stamp)]));
}

/** The registers of an office, or of all, in which anything was entered, with their stamps; not the parameters. */
export async function registersInUse(
  db: Handle,
  jurisdiction: number | null = null,
): Promise<readonly (RegisterKey & { readonly jurisdiction: number; readonly stamp: number })[]> {
  const rows = await db
    .selectFrom('programme_register')
    .selectAll()
    .where('register', '<>', '*')
    .$if(jurisdiction !== null, (query) => query.where('jurisdiction_id', '=', jurisdiction!))
    .orderBy('jurisdiction_id')
    .orderBy('programme')
    .orderBy('register')
    .execute();
  return rows.map(({ jurisdiction_id, programme, register, stamp }) => ({
    ...{ jurisdiction: jurisdiction_id, programme, register },
    stamp: Number(stamp),
  }));
}

/**
 * The next stamp of a register. Its row stays locked until the transaction has ended: one writer at a time, so that no
 * reader sees a later stamp before an earlier one.
 */
export async function nextStamp(
  transaction: Transaction,
  jurisdiction: number,
  { programme, register }: RegisterKey,
): Promise<number> {
  const { stamp } = await transaction
    .insertInto('programme_register')
    .values({ jurisdiction_id: jurisdiction, programme, register, stamp: '1' })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'programme', 'register'])
        .doUpdateSet((row) => ({ stamp: row('programme_register.stamp', '+', '1') })),
    )
    .returning('stamp')
    .executeTakeFirstOrThrow();
  return Number(stamp);
}
