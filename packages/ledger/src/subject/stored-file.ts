import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import { insertMany } from '../store/bulk.js';
import type { BulkRow } from '../store/bulk.js';
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
  /** Why who stored it had to say that it bears no mark of classification; null where its words show none. */
  readonly withoutMark: 'words' | 'unread' | null;
}

export interface IncomingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly at: Date;
  readonly by: Id | null;
  /** Why the sender had to say that it bears no mark, and has. */
  readonly confirmed?: StoredFile['withoutMark'];
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
      without_mark: file.confirmed ?? null,
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

/** Keeps many small files at once, in a few statements; the bytes of each are fetched when its turn comes. @returns their ids, in order */
export async function storeSmallFiles(
  transaction: Transaction,
  jurisdiction: number,
  files: readonly (IncomingFile & { readonly bytes: () => Promise<Uint8Array> })[],
): Promise<Id[]> {
  const ids = files.map(() => newId());
  await insertMany(
    transaction,
    'stored_file',
    files.map((file, index) => ({
      jurisdiction_id: jurisdiction,
      id: ids[index],
      sha256: hex(file.sha256),
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      stored_at: file.at.toISOString(),
      stored_by: file.by,
    })),
  );
  let pieces: BulkRow<'stored_file_piece'>[] = [];
  let size = 0;
  const flush = async () => {
    await insertMany(transaction, 'stored_file_piece', pieces);
    pieces = [];
    size = 0;
  };
  for (const [index, file] of files.entries()) {
    const bytes = await file.bytes();
    for (let position = 0; position * PIECE < bytes.length; position++) {
      const piece = bytes.subarray(position * PIECE, (position + 1) * PIECE);
      pieces.push({ jurisdiction_id: jurisdiction, file_id: ids[index], position, bytes: hex(piece) });
      size += piece.length;
      if (size > 4 * PIECE) await flush();
    }
  }
  await flush();
  return ids;
}

const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`;

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
        withoutMark: row.without_mark,
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

/** The bytes of small files, each whole; those that are not there are left out. */
export async function fileBytes(db: Handle, jurisdiction: number, ids: readonly Id[]): Promise<Map<Id, Buffer>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('stored_file_piece')
    .select(['file_id', 'bytes'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('file_id', 'in', [...ids])
    .orderBy('file_id')
    .orderBy('position')
    .execute();
  const pieces = new Map<Id, Buffer[]>();
  for (const { file_id: id, bytes } of rows) {
    const own = pieces.get(id);
    if (own) own.push(bytes);
    else pieces.set(id, [bytes]);
  }
  return new Map([...pieces].map(([id, own]) => [id, own.length === 1 ? own[0]! : Buffer.concat(own)]));
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
