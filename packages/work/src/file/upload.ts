import { filesById, PIECE, storeFile } from '@luoshi/ledger';
import type { StoredFile } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { marksOf } from '../intake/marks.js';
import type { ReadingPool } from '../intake/reading-pool.js';
import { fileName } from './file-name.js';
import { Spool } from './spool.js';
import type { SentFile } from './spool.js';

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
 * over the limit is refused as soon as it does, and leaves nothing; so is what bears a mark of classification, as at the
 * door of papers (涉密不上网).
 * @param pool looks at files of a kind that papers come in; null where what comes is read by its own rules
 */
export function uploadFile(
  desk: Desk,
  { name, mediaType, bytes }: Upload,
  pool: ReadingPool | null,
): Promise<StoredFile> {
  return Spool.during(async (spool) => {
    let sent = 0;
    const file = await spool.keep(name, bytes, (more) => {
      sent += more;
      if (sent > LARGEST_FILE) throw new WorkRefusal('file-too-large', `上限${LARGEST_FILE / 2 ** 20}MB`);
    });
    const { pieces, size, sha256 } = file;
    if (size === 0) throw new WorkRefusal('file-empty');
    if (await isClassified(file, pool)) throw new WorkRefusal('paper-classified');
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

/** Bytes of the largest file whose words are looked at: a paper, not a film. */
const LARGEST_LOOKED_AT = 16 * 2 ** 20;

/** Whether a file's name, or the head of what can be read of it, bears a mark. Scans and tables are not read. */
async function isClassified({ name, size, bytes }: SentFile, pool: ReadingPool | null): Promise<boolean> {
  if (marksOf('', name).classified) return true;
  if (pool === null || size > LARGEST_LOOKED_AT) return false;
  const looked = await pool.perform({ kind: 'look', name: fileName(name), about: {}, bytes: await bytes() });
  return 'read' in looked && looked.read.marks.classified;
}
