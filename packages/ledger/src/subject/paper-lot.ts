import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { Transaction } from './handle.js';
import { readingRows } from './kept-reading.js';
import { hashOf, versionsByHash, versionsByText } from './known-version.js';
import { headRow, takeIn } from './paper-arrival.js';
import type { Incoming, TakenIn } from './paper-arrival.js';
import { storeFile } from './stored-file.js';

/**
 * Takes in many papers in a few statements; what becomes of each is what `takeIn` would make of them one after the other.
 * @returns in their order
 */
export async function takeInLot(
  transaction: Transaction,
  jurisdiction: number,
  papers: readonly Incoming[],
): Promise<TakenIn[]> {
  if (papers.length < 2 || papers.some(({ versionOf, draftId }) => (versionOf ?? draftId) !== undefined))
    return oneByOne(transaction, jurisdiction, papers);
  const odd = papers.find(({ text }) => /[\0\p{Surrogate}]/u.test(text));
  if (odd) throw new StoreRefusal('text-not-storable', odd.file.name);
  await sql`savepoint taking_in_lot`.execute(transaction);
  try {
    const taken = await together(transaction, jurisdiction, papers);
    await sql`release savepoint taking_in_lot`.execute(transaction);
    return taken;
  } catch (fault) {
    // Someone took in the same bytes at this moment: one after the other each paper finds what is there.
    if ((fault as { code?: string }).code !== '23505') throw fault;
    await sql`rollback to savepoint taking_in_lot`.execute(transaction);
    return oneByOne(transaction, jurisdiction, papers);
  }
}

async function oneByOne(
  transaction: Transaction,
  jurisdiction: number,
  papers: readonly Incoming[],
): Promise<TakenIn[]> {
  const taken: TakenIn[] = [];
  for (const paper of papers) taken.push(await takeIn(transaction, jurisdiction, paper));
  return taken;
}

/** A paper that is new, with the ids that it gets. */
interface Fresh {
  readonly paper: Incoming;
  readonly sha256: Buffer;
  readonly textHash: Buffer;
  readonly paperId: Id;
  readonly versionId: Id;
  readonly readingId: Id;
}

async function together(
  transaction: Transaction,
  jurisdiction: number,
  papers: readonly Incoming[],
): Promise<TakenIn[]> {
  const hashes = papers.map(({ file }) => hashOf(file.bytes));
  const textHashes = papers.map(({ text }) => hashOf(text));
  const known = await versionsByHash(transaction, jurisdiction, hashes);
  const sameTexts = await versionsByText(transaction, jurisdiction, textHashes);
  const fresh: Fresh[] = [];
  const taken = papers.map((paper, index): TakenIn => {
    const [sha256, textHash] = [hashes[index]!, textHashes[index]!];
    const before = known.get(sha256.toString('hex'));
    if (before) return { ...before, known: true, sameText: null };
    const ids = { paperId: newId(), versionId: newId() };
    const sameText = sameTexts.get(textHash.toString('hex')) ?? null;
    known.set(sha256.toString('hex'), ids);
    if (!sameText) sameTexts.set(textHash.toString('hex'), ids);
    fresh.push({ paper, sha256, textHash, ...ids, readingId: newId() });
    return { ...ids, known: false, sameText };
  });
  await insertFresh(transaction, jurisdiction, fresh);
  return taken;
}

const inHex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;

async function insertFresh(transaction: Transaction, jurisdiction: number, fresh: readonly Fresh[]): Promise<void> {
  const files = await filesOf(transaction, jurisdiction, fresh);
  await insertMany(
    transaction,
    'paper',
    fresh.map(({ paper: { head, at, by }, paperId }) => ({
      jurisdiction_id: jurisdiction,
      id: paperId,
      ...headRow(head),
      created_at: at.toISOString(),
      created_by: by,
      latest_version: 1,
      version: 1,
    })),
  );
  await insertMany(
    transaction,
    'paper_version',
    fresh.map(({ paper: { head, text, places, notes, sample, at, by }, paperId, versionId, sha256, textHash }) => ({
      jurisdiction_id: jurisdiction,
      id: versionId,
      paper_id: paperId,
      number: 1,
      file_id: files.get(sha256.toString('hex')),
      sha256: inHex(sha256),
      text_sha256: inHex(textHash),
      text,
      places: places ?? null,
      notes: notes ?? [],
      status: head.status,
      sample: sample ?? false,
      taken_in_at: at.toISOString(),
      taken_in_by: by,
    })),
  );
  await insertMany(
    transaction,
    'paper_reading',
    fresh.map(({ paper: { reading, at }, versionId, readingId }) => ({
      jurisdiction_id: jurisdiction,
      id: readingId,
      version_id: versionId,
      reader: reading.reader,
      body: reading.body,
      read_at: at.toISOString(),
    })),
  );
  const rows = fresh.map(({ paper, ...at }) => readingRows(jurisdiction, at, paper.reading));
  await insertMany(
    transaction,
    'measure',
    rows.flatMap(({ measures }) => measures),
  );
  await insertMany(
    transaction,
    'fact',
    rows.flatMap(({ facts }) => facts),
  );
}

/** The stored files with the papers' bytes, by their hash in hexadecimal; those that are not there yet are stored. */
async function filesOf(
  transaction: Transaction,
  jurisdiction: number,
  fresh: readonly Fresh[],
): Promise<Map<string, Id>> {
  const files = new Map<string, Id>();
  if (fresh.length === 0) return files;
  const kept = await transaction
    .selectFrom('stored_file')
    .select(['id', 'sha256'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where(
      'sha256',
      'in',
      fresh.map(({ sha256 }) => sha256),
    )
    .execute();
  for (const { id, sha256 } of kept) files.set(sha256.toString('hex'), id);
  for (const { paper, sha256 } of fresh) {
    if (files.has(sha256.toString('hex'))) continue;
    const { name, mediaType, bytes } = paper.file;
    const file = { name, mediaType, size: bytes.length, sha256, at: paper.at, by: paper.by };
    files.set(sha256.toString('hex'), await storeFile(transaction, jurisdiction, file, [bytes]));
  }
  return files;
}
