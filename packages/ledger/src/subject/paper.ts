import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { PaperRow } from '../schema/papers.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle } from './handle.js';
import { concerns } from './paper-sight.js';

export type PaperStatus = PaperRow['status'];
export type Genre = PaperRow['genre'];

/** What a paper is, as its head says it or the manifest knows it. */
export interface PaperHead {
  readonly title: string;
  /** 文号 */
  readonly documentNumber: string | null;
  readonly issuers: readonly string[];
  readonly issuerUnitId: Id | null;
  readonly addressees: readonly string[];
  readonly published: Day | null;
  readonly status: 'draft' | 'issued';
  readonly genre: Genre;
  /** 内部资料, 依申请公开: kept, and export is limited. */
  readonly handling: 'internal' | 'on-request' | null;
}

export interface Paper extends Omit<PaperHead, 'status'> {
  readonly id: Id;
  readonly status: PaperStatus;
  /** The draft, where that was taken in as a paper of its own. */
  readonly draftId: Id | null;
  readonly lapsedOn: Day | null;
  readonly latestVersion: number;
  readonly version: number;
}

export async function paperById(db: Handle, jurisdiction: number, id: Id): Promise<Paper | null> {
  const row = await db
    .selectFrom('paper')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? shown(row) : null;
}

export interface PaperFilter {
  readonly status?: PaperStatus;
  readonly genre?: Genre;
  readonly issuerUnitId?: Id;
  readonly documentNumber?: string;
  /** First and last day of publication, both included. */
  readonly from?: Day;
  readonly to?: Day;
  /** A piece of the title or the number, as typed. */
  readonly name?: string;
  /** Only papers that gave these units tasks or asked their opinion. */
  readonly seenBy?: readonly Id[];
}

/** Stands for an unknown day in the order of lists: after all others. */
const NO_DAY = '0001-01-01';

/** Papers, the newest first, those without a day last. */
export async function listPapers(
  db: Handle,
  jurisdiction: number,
  filter: PaperFilter,
  page: PageAsked,
): Promise<Page<Paper>> {
  const order = sql<Day>`coalesce(published, date '0001-01-01')`;
  const after = keysOf<[Day, Id]>('papers', page.after, ['day', 'id']);
  let query = db
    .selectFrom('paper')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .orderBy(order, 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where(sql<boolean>`(${order}, id) < (${after[0]}::date, ${after[1]}::uuid)`);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.genre) query = query.where('genre', '=', filter.genre);
  if (filter.issuerUnitId) query = query.where('issuer_unit_id', '=', filter.issuerUnitId);
  if (filter.documentNumber) query = query.where('document_number', '=', filter.documentNumber);
  if (filter.from) query = query.where('published', '>=', filter.from);
  if (filter.to) query = query.where('published', '<=', filter.to);
  if (filter.name) {
    const name = filter.name;
    query = query.where(
      sql<boolean>`(strpos(title, ${name}) > 0 or strpos(coalesce(document_number, ''), ${name}) > 0)`,
    );
  }
  if (filter.seenBy) query = query.where(concerns(jurisdiction, sql`paper.id`, filter.seenBy));
  const papers = (await query.execute()).map(shown);
  return pageOf(papers, page.limit, (last) => cursorOf('papers', [last.published ?? NO_DAY, last.id]));
}

/** The papers with these numbers, the newest first and ten of each at most: is one a new version of another? */
export async function papersNumbered(
  db: Handle,
  jurisdiction: number,
  numbers: readonly string[],
): Promise<Map<string, Id[]>> {
  const byNumber = new Map<string, Id[]>();
  if (numbers.length === 0) return byNumber;
  const rows = await db
    .selectFrom('paper')
    .select(['id', 'document_number'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('document_number', '=', sql<string>`any(${numbers})`)
    .orderBy(sql`coalesce(published, date '0001-01-01')`, 'desc')
    .orderBy('id', 'desc')
    .execute();
  for (const { id, document_number: number } of rows) {
    const ids = byNumber.get(number!) ?? [];
    if (ids.push(id) <= 10) byNumber.set(number!, ids);
  }
  return byNumber;
}

/** Notes that a paper no longer holds from a day on. */
export async function lapsePaper(db: Handle, jurisdiction: number, id: Id, on: Day, version: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('paper')
    .set({ status: 'lapsed', lapsed_on: on, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new StoreRefusal((await paperById(db, jurisdiction, id)) ? 'changed-meanwhile' : 'not-found', id);
}

const shown = (row: Selectable<PaperRow>): Paper => ({
  id: row.id,
  title: row.title,
  documentNumber: row.document_number,
  issuers: row.issuers,
  issuerUnitId: row.issuer_unit_id,
  addressees: row.addressees,
  published: row.published,
  status: row.status,
  genre: row.genre,
  handling: row.handling,
  draftId: row.draft_id,
  lapsedOn: row.lapsed_on,
  latestVersion: row.latest_version,
  version: row.version,
});
