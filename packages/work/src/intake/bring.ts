import { papersIn, readManifest, ManifestIndex, Refusal } from '@luoshi/formats';
import type { About } from '@luoshi/reading';
import { createJob, storeSmallFiles, versionsByHash } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { fileName } from '../file/file-name.js';
import { Spool } from '../file/spool.js';
import type { SentFile } from '../file/spool.js';
import { WorkRefusal } from '../refusal.js';
import type { Unread } from './reader.js';
import type { ReadingPool } from './reading-pool.js';
import { TAKE_IN } from './take-in.js';
import type { TakeInInput } from './take-in.js';

/** Bytes of one upload of papers, packed or not, and files in it with those in its archives. */
export const LARGEST_BRINGING = 128 * 2 ** 20;
export const MOST_PAPERS = 5000;

export interface Bringing {
  readonly files: readonly SentFile[];
  /** `documents.csv`: name, title, number, issuer, published. One in an archive counts for the archive. */
  readonly manifest: Uint8Array | null;
  /** The paper that the one file is a new version of. */
  readonly versionOf?: Id;
  /** The draft for comment that the one file, the issued paper, came from. */
  readonly draftId?: Id;
  /** They come with the product to try it. */
  readonly sample?: boolean;
}

export interface Brought {
  /** Reads and stores what was accepted; null where nothing was left to do. */
  readonly jobId: Id | null;
  readonly accepted: number;
  /** The same bytes were taken in before. */
  readonly known: readonly { readonly name: string; readonly paperId: Id; readonly versionId: Id }[];
  /** Names under which bytes of this upload came once more: one of them counts. */
  readonly repeated: readonly string[];
  /** What stays outside, and why. Of a classified paper nothing is kept, so that only this answer still names it. */
  readonly refused: readonly ({ readonly name: string } & Unread)[];
  /** What of the manifest could not be used, one sentence each. */
  readonly manifestProblems: readonly string[];
}

interface File extends SentFile {
  readonly about: About;
}

const MANIFEST = /^(?:documents|manifest|清单|文件清单)\.csv$/iu;

/**
 * Takes papers to the door: opens archives, looks at each file, keeps what may be kept and sets a job to read it.
 * Nothing of a classified paper is written into the database, and what stood in the spool goes with it. Refuses where
 * nothing of one or more files is left.
 */
export const bringPapers = (desk: Desk, pool: ReadingPool, bringing: Bringing): Promise<Brought> =>
  Spool.during((spool) => brought(desk, pool, bringing, spool));

async function brought(desk: Desk, pool: ReadingPool, bringing: Bringing, spool: Spool): Promise<Brought> {
  const { store, jurisdiction, who, now } = desk;
  const refused: ({ readonly name: string } & Unread)[] = [];
  const manifestProblems: string[] = [];
  const files = await unpacked(bringing, spool, refused, manifestProblems);
  if (files.length > MOST_PAPERS) throw new WorkRefusal('papers-too-many', `${files.length} > ${MOST_PAPERS}`);
  const { versionOf, draftId, sample = false } = bringing;
  if ((versionOf ?? draftId) !== undefined && files.length + refused.length !== 1)
    throw new WorkRefusal('one-paper-only');
  const before = await versionsByHash(
    store.db,
    jurisdiction,
    files.map(({ sha256 }) => sha256),
  );
  const known: Brought['known'][number][] = [];
  const repeated: string[] = [];
  const fresh = new Map<string, File>();
  for (const file of files) {
    const hash = file.sha256.toString('hex');
    const version = before.get(hash);
    if (version) known.push({ name: file.name, ...version });
    else if (fresh.has(hash)) repeated.push(file.name);
    else fresh.set(hash, file);
  }
  const accepted: { readonly file: File; readonly mediaType: string }[] = [];
  for (const [file, outcome] of await lookedAt(pool, [...fresh.values()])) {
    if ('unread' in outcome) refused.push({ name: file.name, ...outcome.unread });
    else if (outcome.classified) refused.push({ name: file.name, ...CLASSIFIED });
    else accepted.push({ file, mediaType: outcome.mediaType });
  }
  if (accepted.length === 0) {
    if (known.length === 0) refuseAll(refused);
    return { jobId: null, accepted: 0, known, repeated, refused, manifestProblems };
  }
  const jobId = await store.db.transaction().execute(async (transaction) => {
    const ids = await storeSmallFiles(
      transaction,
      jurisdiction,
      accepted.map(({ file, mediaType }) => ({ ...file, mediaType, at: now, by: who.accountId })),
    );
    const kept = accepted.map(({ file: { name, size, about } }, index) => ({ fileId: ids[index]!, name, size, about }));
    const input: TakeInInput = { files: kept, versionOf: versionOf ?? null, draftId: draftId ?? null, sample };
    return createJob(transaction, jurisdiction, {
      kind: TAKE_IN,
      input,
      totalUnits: kept.length,
      at: now,
      by: who.accountId,
    });
  });
  return { jobId, accepted: accepted.length, known, repeated, refused, manifestProblems };
}

type Looked = { readonly unread: Unread } | { readonly classified: boolean; readonly mediaType: string };

/** Bytes of files that are looked at at once. */
const AT_ONCE = 8 * 2 ** 20;

/** What is seen of each file at the door; some at a time, so that few are in memory. */
async function lookedAt(pool: ReadingPool, files: readonly File[]): Promise<[File, Looked][]> {
  const all: [File, Looked][] = [];
  for (let at = 0; at < files.length;) {
    const some: File[] = [];
    for (let bytes = 0; at < files.length && (some.length === 0 || bytes + files[at]!.size <= AT_ONCE); at++) {
      some.push(files[at]!);
      bytes += files[at]!.size;
    }
    const looked = some.map(async (file): Promise<[File, Looked]> => {
      const { name, about } = file;
      const outcome = await pool.perform({ kind: 'look', name, about, bytes: await file.bytes() });
      if ('unread' in outcome) return [file, outcome];
      return [file, { classified: outcome.read.marks.classified, mediaType: outcome.read.mediaType }];
    });
    all.push(...(await Promise.all(looked)));
  }
  return all;
}

const CLASSIFIED: Unread = (() => {
  const refusal = new WorkRefusal('paper-classified');
  return { code: refusal.code, chinese: refusal.message, english: refusal.english };
})();

function refuseAll(refused: Brought['refused']): never {
  if (refused.some(({ code }) => code === CLASSIFIED.code)) throw new WorkRefusal('paper-classified');
  throw new WorkRefusal('paper-unreadable', refused[0]?.chinese ?? null);
}

/**
 * All files of an upload with what manifests know of each; archives opened, names without folders. One archive at a time
 * is in memory.
 */
async function unpacked(
  { files, manifest }: Bringing,
  spool: Spool,
  refused: ({ readonly name: string } & Unread)[],
  problems: string[],
): Promise<File[]> {
  const index = async (bytes: Uint8Array | null) => {
    if (!bytes) return new ManifestIndex([]);
    try {
      const { rows, problems: found } = await readManifest(bytes);
      problems.push(...found);
      return new ManifestIndex(rows);
    } catch (fault) {
      if (fault instanceof Refusal) throw new WorkRefusal('paper-unreadable', fault.message);
      throw fault;
    }
  };
  const all: File[] = [];
  const outer = await index(manifest);
  for (const sent of files) {
    const plain = fileName(sent.name);
    const packed = opened(await sent.bytes());
    if (packed instanceof Refusal) {
      refused.push({ name: plain, code: packed.code, chinese: packed.message, english: packed.english });
      continue;
    }
    if (packed === null) {
      all.push({ ...sent, name: plain, about: outer.find(plain, sent.name) ?? {} });
      continue;
    }
    const own = packed.find(({ path }) => MANIFEST.test(fileName(path)));
    const inner = await index(own?.bytes ?? null);
    for (const file of packed) {
      if (file === own) continue;
      const inside = fileName(file.path);
      const about = inner.find(inside, file.path) ?? outer.find(inside, file.path) ?? {};
      all.push({ ...(await spool.keep(inside, [file.bytes])), about });
    }
  }
  if (all.length === 0 && refused.length === 0) throw new WorkRefusal('file-empty');
  return all;
}

/** The files of an archive, null for anything else; a refusal where it is damaged, encrypted or a bomb: the others go on. */
function opened(bytes: Uint8Array): ReturnType<typeof papersIn> | Refusal {
  try {
    return papersIn(bytes);
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
}
