import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';

/** A file as it came. Its name is what somebody called it, never a path. */
export interface StoredFile {
  readonly id: Id;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly storedAt: Date;
  readonly storedBy: Id | null;
}

export interface IncomingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly at: Date;
  readonly by: Id | null;
}

/** Bytes of one piece: a large file is never whole in memory. */
export const PIECE = 2 ** 20;

/** Keeps a file: its row, and its bytes piece by piece as they come from `bytes`. @returns its id */
export async function storeFile(
  transaction: Transaction,
  jurisdiction: number,
  file: IncomingFile,
  bytes: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<Id> {
  const id = newId();
  await transaction
    .insertInto('stored_file')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      sha256: file.sha256,
      name: file.name,
      media_type: file.mediaType,
      size: String(file.size),
      stored_at: file.at,
      stored_by: file.by,
    })
    .execute();
  let position = 0;
  for await (const chunk of bytes)
    for (let start = 0; start < chunk.length; start += PIECE)
      await transaction
        .insertInto('stored_file_piece')
        .values({
          jurisdiction_id: jurisdiction,
          file_id: id,
          position: position++,
          bytes: chunk.subarray(start, start + PIECE),
        })
        .execute();
  return id;
}

/** Files by their ids; those that are not there are left out. In no order. */
export async function filesById(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Map<Id, StoredFile>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('stored_file')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        size: Number(row.size),
        sha256: row.sha256.toString('hex'),
        storedAt: row.stored_at,
        storedBy: row.stored_by,
      },
    ]),
  );
}

/** The bytes of a stored file, piece by piece (1 MiB each), so that a large one is never whole in memory. */
export async function* bytesOf(db: Handle, jurisdiction: number, fileId: Id): AsyncGenerator<Buffer> {
  if (!(await filesById(db, jurisdiction, [fileId])).has(fileId)) throw new StoreRefusal('not-found', fileId);
  for (let position = 0; ; position++) {
    const piece = await db
      .selectFrom('stored_file_piece')
      .select('bytes')
      .where('jurisdiction_id', '=', jurisdiction)
      .where('file_id', '=', fileId)
      .where('position', '=', position)
      .executeTakeFirst();
    if (!piece) return;
    yield piece.bytes;
  }
}

/** Lets go of files that nothing holds: what was uploaded for a paper that was not taken in. */
export async function dropFiles(transaction: Transaction, jurisdiction: number, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const loose = await transaction
    .selectFrom('stored_file as f')
    .select('f.id')
    .where('f.jurisdiction_id', '=', jurisdiction)
    .where('f.id', 'in', [...ids])
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('paper_version as v')
            .select('v.id')
            .where('v.jurisdiction_id', '=', jurisdiction)
            .whereRef('v.file_id', '=', 'f.id'),
        ),
      ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('attachment as a')
            .select('a.id')
            .where('a.jurisdiction_id', '=', jurisdiction)
            .whereRef('a.file_id', '=', 'f.id'),
        ),
      ),
    )
    .execute();
  const gone = loose.map(({ id }) => id);
  if (gone.length === 0) return;
  await transaction
    .deleteFrom('stored_file_piece')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('file_id', 'in', gone)
    .execute();
  await transaction
    .deleteFrom('stored_file')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', 'in', gone)
    .execute();
}
