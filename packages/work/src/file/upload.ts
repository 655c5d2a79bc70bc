import { filesById, PIECE, storeFile } from '@luoshi/ledger';
import type { StoredFile } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { marksOf } from '../intake/marks.js';
import { seeMarks } from '../intake/reader.js';
import type { SeenMarks } from '../intake/reader.js';
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
  /** The sender has looked: it bears no mark of classification. Asked for where that cannot be seen from its words. */
  readonly withoutMark?: boolean;
}

const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,120}$/;

/**
 * Keeps an uploaded file. It comes through a spool, so that a slow sender holds no connection to the database; what goes
 * over the limit is refused as soon as it does, and leaves nothing; so is what bears a mark of classification, as at the
 * door of papers (涉密不上网).
 * Where the words stand elsewhere in it (商业秘密), or it has no words that can be taken out (a scan, a picture, a packed
 * file), whoever sends it has to say that it bears no mark (`mark-unconfirmed`), and that is kept with the file.
 * @param pool sees the words of the file; null where what comes is a workbook of the product's own form
 */
export function uploadFile(
  desk: Desk,
  { name, mediaType, bytes, withoutMark = false }: Upload,
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
    const seen = await seenMarks(file, pool);
    if (seen === 'classified') throw new WorkRefusal('paper-classified');
    const confirmed = seen === 'none' || pool === null ? null : seen;
    if (confirmed && !withoutMark) throw new WorkRefusal('mark-unconfirmed', `${fileName(name)}：${SEEN[confirmed]}`);
    const { store, jurisdiction, who, now } = desk;
    const incoming = {
      name: fileName(name),
      mediaType: MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
      ...{ size, sha256, at: now, by: who.accountId, confirmed },
    };
    const id = await store.db
      .transaction()
      .execute((transaction) => storeFile(transaction, jurisdiction, incoming, pieces(PIECE)));
    return (await filesById(store.db, jurisdiction, [id])).get(id)!;
  });
}

/** Bytes of the largest file whose words are looked at: a paper, not a film. */
const LARGEST_LOOKED_AT = 16 * 2 ** 20;

const SEEN = {
  words: '文中有“秘密”“机密”或“绝密”字样',
  unread: '读不出文字（扫描件、图片、压缩包、旧格式或过大的文件）',
} as const;

/** What a file's name, and the words that can be taken out of it, show of marks. */
async function seenMarks({ name, size, bytes }: SentFile, pool: ReadingPool | null): Promise<SeenMarks> {
  if (marksOf('', name).classified) return 'classified';
  if (size > LARGEST_LOOKED_AT) return 'unread';
  return pool === null ? seeMarks(await bytes(), fileName(name)) : pool.see(fileName(name), await bytes());
}
