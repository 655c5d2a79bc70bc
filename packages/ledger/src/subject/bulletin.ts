import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { BulletinRow } from '../schema/bulletins.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';
import { spanOf, spanRange } from './reporting-period.js';

export type BulletinKind = BulletinRow['kind'];

/** A period's 旬通报 or weekly ledger 台账周报, as it was put out. */
export interface Bulletin {
  readonly id: Id;
  readonly kind: BulletinKind;
  /** Which part of the ledger it is about, as the list's query; empty: all of it. */
  readonly scope: string;
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
  bulletin: Bulletin,
): Promise<void> {
  await transaction
    .insertInto('bulletin')
    .values({
      jurisdiction_id: jurisdiction,
      id: bulletin.id,
      kind: bulletin.kind,
      scope: bulletin.scope,
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
  db.selectFrom('bulletin').selectAll().where('jurisdiction_id', '=', jurisdiction);

type Row = Awaited<ReturnType<ReturnType<typeof bulletins>['execute']>>[number];

const shown = (row: Row): Bulletin => {
  const { from, to } = spanOf('day', false, row.period);
  return {
    id: row.id,
    kind: row.kind,
    scope: row.scope,
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

/** A bulletin of a kind. */
export async function bulletinById(db: Handle, jurisdiction: number, kind: BulletinKind, id: Id): Promise<Bulletin> {
  const row = await bulletins(db, jurisdiction).where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** Bulletins of a kind without their models, the last put out first. */
export async function listBulletins(
  db: Handle,
  jurisdiction: number,
  kind: BulletinKind,
  page: PageAsked,
): Promise<Page<Omit<Bulletin, 'model'>>> {
  const after = keysOf<[Id]>('bulletins', page.after, ['id']);
  const rows = await db
    .selectFrom('bulletin')
    .select(['id', 'kind', 'scope', 'period', 'edition', 'reason', 'sha256', 'frozen_at', 'frozen_by'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('kind', '=', kind)
    .$if(after !== null, (query) => query.where('id', '<', after![0]))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const bare = rows.map((row) => {
    const { model: _model, ...one } = shown({ ...row, jurisdiction_id: jurisdiction, model: '' });
    return one;
  });
  return pageOf(bare, page.limit, (last) => cursorOf('bulletins', [last.id]));
}

/**
 * The last edition of a period, or the last bulletin of a period that ended before a day; of one kind and scope. Null
 * where there is none.
 */
export async function lastBulletin(
  db: Handle,
  jurisdiction: number,
  { kind, scope }: Pick<Bulletin, 'kind' | 'scope'>,
  of: { readonly from: Day; readonly to: Day } | { readonly endedBefore: Day },
): Promise<Bulletin | null> {
  const when =
    'from' in of
      ? sql<boolean>`period = ${spanRange(of)}::daterange`
      : sql<boolean>`upper(period) <= ${of.endedBefore}::date`;
  const row = await bulletins(db, jurisdiction)
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where(when)
    .orderBy(sql`upper(period)`, 'desc')
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? shown(row) : null;
}
