import { StoreRefusal } from '../refusal.js';
import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import { spanOf, spanRange } from './reporting-period.js';

/** A 旬通报 as it was put out. */
export interface PaymentBulletin {
  readonly id: Id;
  readonly from: Day;
  readonly to: Day;
  readonly edition: number;
  /** Why there is another edition of the same days. */
  readonly reason: string | null;
  /** Canonical JSON, and the SHA-256 of its UTF-8 bytes. */
  readonly model: string;
  readonly sha256: Buffer;
  readonly frozenAt: Date;
  readonly frozenBy: Id | null;
}

export async function insertBulletin(
  transaction: Transaction,
  jurisdiction: number,
  bulletin: PaymentBulletin,
): Promise<void> {
  await transaction
    .insertInto('payment_bulletin')
    .values({
      jurisdiction_id: jurisdiction,
      id: bulletin.id,
      period: spanRange(bulletin),
      edition: bulletin.edition,
      reason: bulletin.reason,
      model: bulletin.model,
      sha256: bulletin.sha256,
      frozen_at: bulletin.frozenAt,
      frozen_by: bulletin.frozenBy,
    })
    .execute();
}

const bulletins = (db: Handle, jurisdiction: number) =>
  db.selectFrom('payment_bulletin').selectAll().where('jurisdiction_id', '=', jurisdiction);

type Row = Awaited<ReturnType<ReturnType<typeof bulletins>['execute']>>[number];

const shown = (row: Row): PaymentBulletin => {
  const { from, to } = spanOf('ten-days', false, row.period);
  return {
    id: row.id,
    from,
    to,
    edition: row.edition,
    reason: row.reason,
    model: row.model,
    sha256: row.sha256,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_by,
  };
};

export async function bulletinById(db: Handle, jurisdiction: number, id: Id): Promise<PaymentBulletin> {
  const row = await bulletins(db, jurisdiction).where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** Bulletins, the last put out first. */
export async function listBulletins(db: Handle, jurisdiction: number, page: PageAsked): Promise<Page<PaymentBulletin>> {
  const after = keysOf<[Id]>('payment-bulletins', page.after, ['id']);
  const rows = await bulletins(db, jurisdiction)
    .$if(after !== null, (query) => query.where('id', '<', after![0]))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows.map(shown), page.limit, (last) => cursorOf('payment-bulletins', [last.id]));
}

/** The last edition of a period, or the last bulletin of a period that ended before a day; null where there is none. */
export async function lastBulletin(
  db: Handle,
  jurisdiction: number,
  of: { readonly from: Day; readonly to: Day } | { readonly endedBefore: Day },
): Promise<PaymentBulletin | null> {
  const row = await bulletins(db, jurisdiction)
    .$if('from' in of, (query) => query.where('period', '=', spanRange(of as { from: Day; to: Day })))
    .$if('endedBefore' in of, (query) =>
      query.where(sql<boolean>`upper(period) <= ${(of as { endedBefore: Day }).endedBefore}::date`),
    )
    .orderBy(sql`upper(period)`, 'desc')
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? shown(row) : null;
}
