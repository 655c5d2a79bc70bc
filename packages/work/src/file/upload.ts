import { filesById, PIECE, storeFile } from '@luoshi/ledger';
import type { StoredFile } from '@luoshi/ledger';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { fileName } from './file-name.js';

/** Bytes of one attachment. */
export const LARGEST_FILE = 64 * 2 ** 20;

export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<Buffer>;
}

const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,120}$/;

/**
 * Keeps an uploaded file. It comes through a file of the machine's own temporary folder, so that a slow sender holds no
 * connection to the database; what goes over the limit is refused as soon as it does, and leaves nothing.
 */
export async function uploadFile(desk: Desk, { name, mediaType, bytes }: Upload): Promise<StoredFile> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-upload-'));
  const path = join(folder, 'bytes');
  try {
    const hash = createHash('sha256');
    let size = 0;
    const spool = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > LARGEST_FILE) throw new WorkRefusal('file-too-large', `上限${LARGEST_FILE / 2 ** 20}MB`);
        hash.update(chunk);
        await spool.write(chunk);
      }
    } finally {
      await spool.close();
    }
    if (size === 0) throw new WorkRefusal('file-empty');
    const { store, jurisdiction, who, now } = desk;
    const incoming = {
      name: fileName(name),
      mediaType: MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
      size,
      sha256: hash.digest(),
      at: now,
      by: who.accountId,
    };
    const stream = createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>;
    const id = await store.db
      .transaction()
      .execute((transaction) => storeFile(transaction, jurisdiction, incoming, stream));
    return (await filesById(store.db, jurisdiction, [id])).get(id)!;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
