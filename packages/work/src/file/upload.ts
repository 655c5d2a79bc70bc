import { filesById, PIECE, storeFile } from '@luoshi/ledger';
import type { StoredFile } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { fileName } from './file-name.js';
import { Spool } from './spool.js';

/** Bytes of one attachment. */
export const LARGEST_FILE = 64 * 2 ** 20;

export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<Buffer>;
}

const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,120}$/;

/**
 * Keeps an uploaded file. It comes through a spool, so that a slow sender holds no connection to the database; what goes
 * over the limit is refused as soon as it does, and leaves nothing.
 */
export function uploadFile(desk: Desk, { name, mediaType, bytes }: Upload): Promise<StoredFile> {
  return Spool.during(async (spool) => {
    let sent = 0;
    const { pieces, size, sha256 } = await spool.keep(name, bytes, (more) => {
      sent += more;
      if (sent > LARGEST_FILE) throw new WorkRefusal('file-too-large', `上限${LARGEST_FILE / 2 ** 20}MB`);
    });
    if (size === 0) throw new WorkRefusal('file-empty');
    const { store, jurisdiction, who, now } = desk;
    const incoming = {
      name: fileName(name),
      mediaType: MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
      ...{ size, sha256, at: now, by: who.accountId },
    };
    const id = await store.db
      .transaction()
      .execute((transaction) => storeFile(transaction, jurisdiction, incoming, pieces(PIECE)));
    return (await filesById(store.db, jurisdiction, [id])).get(id)!;
  });
}
