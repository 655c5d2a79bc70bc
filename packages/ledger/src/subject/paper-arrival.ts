import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { FactRow } from '../schema/review.js';
import { insertMany } from '../store/bulk.js';
import type { BulkRow } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';
import { measureChanges } from './measure-changes.js';
import { paperById } from './paper.js';
import type { PaperHead } from './paper.js';
import { storeFile } from './stored-file.js';

/** A measure as the reading found it. Offsets are those of the canonical text, in UTF-16 units. */
export interface ReadMeasure {
  readonly number: string | null;
  readonly path: readonly string[];
  readonly heading: string | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Whether the paper names who answers for it; else it waits in 责任分工. */
  readonly hasDuty: boolean;
}

/** A duty, commitment … as the reading found it; `said` is the reading's own object, whole. */
export interface ReadFact {
  readonly kind: FactRow['kind'];
  /** Index into the measures, null outside all. */
  readonly measure: number | null;
  readonly said: unknown;
  readonly start: number;
  readonly end: number;
}

export interface Incoming {
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };
  readonly head: PaperHead;
  /** Canonical text. */
  readonly text: string;
  /** Where its stretches stand in the file (page, box, cell), null for a plain text. */
  readonly places?: unknown;
  /** What decoding had to say. */
  readonly notes?: readonly unknown[];
  readonly reading: {
    /** The reader's version. */
    readonly reader: string;
    readonly body: unknown;
    readonly measures: readonly ReadMeasure[];
    readonly facts: readonly ReadFact[];
  };
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
  readonly sameText: { readonly paperId: Id; readonly versionId: Id } | null;
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

/** The version with these bytes, where they were taken in already: asked before a long reading. */
export async function versionByHash(
  db: Handle,
  jurisdiction: number,
  sha256: Buffer,
): Promise<{ readonly paperId: Id; readonly versionId: Id } | null> {
  const row = await db
    .selectFrom('paper_version')
    .select(['paper_id as paperId', 'id as versionId'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ?? null;
}

/** The same for many at once, by the hash in hexadecimal; what was not taken in is not in the answer. */
export async function versionsByHash(
  db: Handle,
  jurisdiction: number,
  hashes: readonly Buffer[],
): Promise<Map<string, { readonly paperId: Id; readonly versionId: Id }>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('paper_version')
    .select(['sha256', 'paper_id', 'id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('sha256', 'in', [...hashes])
    .execute();
  return new Map(rows.map((row) => [row.sha256.toString('hex'), { paperId: row.paper_id, versionId: row.id }]));
}

export const hashOf = (content: Buffer | string) => createHash('sha256').update(content).digest();

/** The first version with each of these texts, by the hash of the text in hexadecimal. */
export async function versionsByText(
  db: Handle,
  jurisdiction: number,
  hashes: readonly Buffer[],
): Promise<Map<string, NonNullable<TakenIn['sameText']>>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('paper_version')
    .select(['text_sha256', 'paper_id', 'id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('text_sha256', 'in', [...hashes])
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.text_sha256.toString('hex'), { paperId: row.paper_id, versionId: row.id }]));
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

async function keepReading(
  transaction: Transaction,
  jurisdiction: number,
  at: { readonly paperId: Id; readonly versionId: Id; readonly number: number },
  { reading, draftId, at: now }: Incoming,
): Promise<void> {
  const readingId = newId();
  await transaction
    .insertInto('paper_reading')
    .values({
      jurisdiction_id: jurisdiction,
      id: readingId,
      version_id: at.versionId,
      reader: reading.reader,
      body: JSON.stringify(reading.body),
      read_at: now,
    })
    .execute();
  const earlier = await earlierMeasures(transaction, jurisdiction, at, draftId ?? null);
  const { same, changed } = measureChanges(earlier, reading.measures);
  const earlierId = new Map([...same, ...changed].map(({ before, after }) => [after, earlier[before]!.id]));
  const rows = readingRows(jurisdiction, { ...at, readingId }, reading, earlierId);
  await insertMany(transaction, 'measure', rows.measures);
  await insertMany(transaction, 'fact', rows.facts);
}

/** The rows of what a reading found; `earlierId` by the positions of measures that were there before. */
export function readingRows(
  jurisdiction: number,
  at: { readonly paperId: Id; readonly versionId: Id; readonly readingId: Id },
  reading: Incoming['reading'],
  earlierId: ReadonlyMap<number, Id> = new Map(),
): { measures: BulkRow<'measure'>[]; facts: BulkRow<'fact'>[] } {
  const ids = reading.measures.map(() => newId());
  const positions = new Map<string, number>();
  return {
    measures: reading.measures.map((measure, position) => ({
      jurisdiction_id: jurisdiction,
      id: ids[position],
      paper_id: at.paperId,
      version_id: at.versionId,
      position,
      number: measure.number,
      path: measure.path,
      heading: measure.heading,
      quote: measure.quote,
      span_start: measure.start,
      span_end: measure.end,
      review: 'waiting',
      duty: measure.hasDuty ? 'said' : 'unknown',
      earlier_id: earlierId.get(position) ?? null,
      version: 1,
    })),
    facts: reading.facts.map((fact) => {
      const position = positions.get(fact.kind) ?? 0;
      positions.set(fact.kind, position + 1);
      return {
        jurisdiction_id: jurisdiction,
        id: newId(),
        version_id: at.versionId,
        reading_id: at.readingId,
        measure_id: fact.measure === null ? null : ids[fact.measure]!,
        kind: fact.kind,
        position,
        said: fact.said,
        span_start: fact.start,
        span_end: fact.end,
        review: 'waiting',
        version: 1,
      };
    }),
  };
}

/** The measures of the version before: of this paper, or of the draft that it came from. */
async function earlierMeasures(
  db: Handle,
  jurisdiction: number,
  at: { readonly paperId: Id; readonly number: number },
  draftId: Id | null,
) {
  if (at.number === 1 && draftId === null) return [];
  return db
    .selectFrom('measure as m')
    .innerJoin('paper_version as v', (join) =>
      join.onRef('v.jurisdiction_id', '=', 'm.jurisdiction_id').onRef('v.id', '=', 'm.version_id'),
    )
    .select(['m.id', 'm.number', 'm.path', 'm.heading', 'm.quote'])
    .where('m.jurisdiction_id', '=', jurisdiction)
    .where('v.paper_id', '=', at.number > 1 ? at.paperId : draftId!)
    .where((row) =>
      at.number > 1
        ? row('v.number', '=', at.number - 1)
        : row(
            'v.number',
            '=',
            row
              .selectFrom('paper as p')
              .select('p.latest_version')
              .where('p.jurisdiction_id', '=', jurisdiction)
              .where('p.id', '=', draftId!),
          ),
    )
    .orderBy('m.position')
    .execute();
}
