import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A file that somebody sent, under the name that he gave it. Its bytes are fetched by whoever needs them. */
export interface SentFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: Buffer;
  readonly bytes: () => Promise<Uint8Array>;
}

/** A file in a spool, for as long as that lasts. */
export interface SpooledFile extends SentFile {
  /** Its bytes in pieces of so many. */
  readonly pieces: (piece: number) => Readable;
}

/** A file whose bytes are in memory already. */
export const fileInMemory = (name: string, bytes: Uint8Array): SentFile => ({
  ...{ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest() },
  bytes: () => Promise.resolve(bytes),
});

/**
 * Files on their way in, one behind the other in one file without a name, in the machine's own temporary folder: however
 * many come, and however slowly, none is held in memory, no connection to the database waits for them, and nothing is
 * left of them even if the process is killed.
 */
export class Spool {
  readonly #file: FileHandle;
  #end = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Works with a spool; nothing of it is left afterwards. */
  static async during<Result>(work: (spool: Spool) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), 'luoshi-upload-'));
    try {
      const file = await open(join(folder, 'bytes'), 'wx+', 0o600);
      try {
        // From here on the system frees its room as soon as nobody has it open. Where it cannot, it goes at the end.
        await rm(folder, { recursive: true }).catch(() => undefined);
        return await work(new Spool(file));
      } finally {
        await file.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /**
   * Keeps a file as it comes, one at a time.
   * @param refuse is told of each piece's bytes before it is kept, and throws where they are too many
   */
  async keep(
    name: string,
    bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    refuse: (more: number) => void = () => undefined,
  ): Promise<SpooledFile> {
    const start = this.#end;
    const hash = createHash('sha256');
    for await (const piece of bytes) {
      refuse(piece.length);
      hash.update(piece);
      for (let at = 0; at < piece.length;) {
        const { bytesWritten } = await this.#file.write(piece, at, piece.length - at, this.#end);
        at += bytesWritten;
        this.#end += bytesWritten;
      }
    }
    const size = this.#end - start;
    return {
      ...{ name, size, sha256: hash.digest() },
      bytes: () => this.#read(start, size),
      pieces: (piece) =>
        this.#file.createReadStream({ start, end: start + size - 1, highWaterMark: piece, autoClose: false }),
    };
  }

  async #read(start: number, size: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafeSlow(size); // a buffer of its own: it is handed to threads
    for (let at = 0; at < size;) {
      const { bytesRead } = await this.#file.read(bytes, at, size - at, start + at);
      if (bytesRead === 0) throw new Error('the spool was cut');
      at += bytesRead;
    }
    return bytes;
  }
}
