import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { Transaction } from './handle.js';
import { keepReading } from './kept-reading.js';
import type { IncomingReading } from './kept-reading.js';
import { hashOf, versionByHash, versionsByText } from './known-version.js';
import type { KnownVersion } from './known-version.js';
import { paperById } from './paper.js';
import type { PaperHead } from './paper.js';
import { storeFile } from './stored-file.js';

export interface Incoming {
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };
  readonly head: PaperHead;
  /** Canonical text. */
  readonly text: string;
  /** Where its stretches stand in the file (page, box, cell), null for a plain text. */
  readonly places?: unknown;
  /** What decoding had to say. */
  readonly notes?: readonly unknown[];
  readonly reading: IncomingReading;
  /** The paper that this is a new version of. */
  readonly versionOf?: Id;
  /** The draft for comment that this issued paper came from, where each is a paper of its own. */
  readonly draftId?: Id;
  /** Came with the product to try it. */
  readonly sample?: boolean;
  readonly at: Date;
  readonly by: Id | null;
}

export interface TakenIn {
  readonly paperId: Id;
  readonly versionId: Id;
  /** The same bytes were here already: nothing was stored. */
  readonly known: boolean;
  /** Another version whose text is the same to the character though its bytes are not: .docx and .txt of one paper. */
  readonly sameText: KnownVersion | null;
}

/**
 * Takes in a paper with its bytes, text, reading, measures and facts; the same bytes again are recognised, also when
 * they come twice at one moment. A new version follows the last one, and its measures know which they were before. A
 * mark of classification is the caller's to refuse. Refuses text that cannot be kept to the character, a draft as new
 * version of an issued paper, and as draft what is none.
 */
export async function takeIn(transaction: Transaction, jurisdiction: number, paper: Incoming): Promise<TakenIn> {
  if (/[\0\p{Surrogate}]/u.test(paper.text)) throw new StoreRefusal('text-not-storable', paper.file.name);
  const sha256 = hashOf(paper.file.bytes);
  const textHash = hashOf(paper.text);
  const known = await versionByHash(transaction, jurisdiction, sha256);
  if (known) return { ...known, known: true, sameText: null };
  const sameText = (await versionsByText(transaction, jurisdiction, [textHash])).get(textHash.toString('hex')) ?? null;
  await sql`savepoint taking_in`.execute(transaction);
  const fileId = await keepFile(transaction, jurisdiction, paper, sha256);
  const { paperId, number } = paper.versionOf
    ? await nextVersion(transaction, jurisdiction, paper.versionOf, paper)
    : { paperId: await keepPaper(transaction, jurisdiction, paper), number: 1 };
  const versionId = newId();
  const kept = await transaction
    .insertInto('paper_version')
    .values({
      jurisdiction_id: jurisdiction,
      id: versionId,
      paper_id: paperId,
      number,
      file_id: fileId,
      sha256,
      text_sha256: textHash,
      text: paper.text,
      places: paper.places == null ? null : JSON.stringify(paper.places),
      notes: JSON.stringify(paper.notes ?? []),
      status: paper.head.status,
      sample: paper.sample ?? false,
      taken_in_at: paper.at,
      taken_in_by: paper.by,
    })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'sha256']).doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) {
    // Someone took in the same bytes while we were at it: theirs stays, ours leaves no trace.
    await sql`rollback to savepoint taking_in`.execute(transaction);
    return { ...(await versionByHash(transaction, jurisdiction, sha256))!, known: true, sameText: null };
  }
  await sql`release savepoint taking_in`.execute(transaction);
  await keepReading(transaction, jurisdiction, { paperId, versionId, number }, paper);
  return { paperId, versionId, known: false, sameText };
}

async function keepFile(
  transaction: Transaction,
  jurisdiction: number,
  { file, at, by }: Incoming,
  sha256: Buffer,
): Promise<Id> {
  const kept = await transaction
    .selectFrom('stored_file')
    .select('id')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (kept) return kept.id; // it came as an attachment before
  const { name, mediaType, bytes } = file;
  return storeFile(transaction, jurisdiction, { name, mediaType, size: bytes.length, sha256, at, by }, [bytes]);
}

async function keepPaper(transaction: Transaction, jurisdiction: number, paper: Incoming): Promise<Id> {
  if (paper.draftId) {
    const draft = await paperById(transaction, jurisdiction, paper.draftId);
    if (!draft) throw new StoreRefusal('not-found', paper.draftId);
    if (draft.status !== 'draft') throw new StoreRefusal('paper-not-draft', draft.title);
  }
  const id = newId();
  await transaction
    .insertInto('paper')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      ...headRow(paper.head),
      draft_id: paper.draftId ?? null,
      created_at: paper.at,
      created_by: paper.by,
    })
    .execute();
  return id;
}

/** Gives the next number and takes over the newer head; the row stays locked, so that two versions come in turn. */
async function nextVersion(
  transaction: Transaction,
  jurisdiction: number,
  paperId: Id,
  { head }: Incoming,
): Promise<{ paperId: Id; number: number }> {
  const earlier = await transaction
    .selectFrom('paper')
    .select(['status', 'title', 'latest_version'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', paperId)
    .forUpdate()
    .executeTakeFirst();
  if (!earlier) throw new StoreRefusal('not-found', paperId);
  if (head.status === 'draft' && earlier.status !== 'draft')
    throw new StoreRefusal('paper-already-issued', earlier.title);
  const number = earlier.latest_version + 1;
  await transaction
    .updateTable('paper')
    .set({ ...headRow(head), latest_version: number, version: sql`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', paperId)
    .execute();
  return { paperId, number };
}

export const headRow = (head: PaperHead) => ({
  title: head.title,
  document_number: head.documentNumber,
  issuers: [...head.issuers],
  issuer_unit_id: head.issuerUnitId,
  addressees: [...head.addressees],
  published: head.published,
  status: head.status,
  genre: head.genre,
  handling: head.handling,
});
