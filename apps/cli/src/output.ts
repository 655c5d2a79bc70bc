import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, stat, unlink } from 'node:fs/promises';
import { UsageError } from './exit-codes.js';

/**
 * Where the result goes: standard output, or a file that appears under its name only when it is complete. Waits for the
 * reader on the other side, and ends quietly where that one has gone (`luoshi read … | head`).
 */
export class Output {
  readonly #target: string | null;
  readonly #partial: string | null;
  readonly #stream: NodeJS.WritableStream;
  #gone: Error | null = null;

  private constructor(target: string | null, partial: string | null, stream: NodeJS.WritableStream) {
    this.#target = target;
    this.#partial = partial;
    this.#stream = stream;
    stream.on('error', (error: Error) => {
      this.#gone = error;
    });
  }

  /** Opens a file, or standard output where `path` is null. Refuses a path that cannot be written. */
  static async open(path: string | null): Promise<Output> {
    if (path === null) return new Output(null, null, process.stdout);
    const there = await stat(path).catch(() => null); // not there yet is the usual case
    if (there?.isDirectory()) throw new UsageError(`--out 是文件夹 is a folder: ${path}`);
    // A device or a pipe cannot be replaced by renaming.
    const partial = there && !there.isFile() ? null : `${path}.${process.pid}.partial`;
    const stream = createWriteStream(partial ?? path);
    await new Promise<void>((done, fail) => {
      stream.once('open', () => done());
      stream.once('error', (error) => fail(new UsageError(`写不了 cannot write ${path}: ${error.message}`)));
    });
    return new Output(path, partial, stream);
  }

  /** Whether nobody reads the output any more. */
  get gone(): boolean {
    return this.#gone !== null && (this.#gone as NodeJS.ErrnoException).code === 'EPIPE';
  }

  async write(data: Uint8Array | string): Promise<void> {
    if (data.length === 0) return;
    if (this.#gone) return this.#fail();
    if (this.#stream.write(data)) return;
    await new Promise<void>((done) => {
      const end = () => {
        this.#stream.off('drain', end);
        this.#stream.off('error', end);
        done();
      };
      this.#stream.once('drain', end);
      this.#stream.once('error', end);
    });
    this.#fail();
  }

  /** Completes the output. */
  async finish(): Promise<void> {
    this.#fail();
    if (this.#target === null) return;
    await new Promise<void>((done) => {
      this.#stream.once('error', () => done());
      (this.#stream as WriteStream).end(() => done());
    });
    this.#fail();
    if (this.#partial !== null) await rename(this.#partial, this.#target);
  }

  /** Leaves nothing half-written behind. */
  async abandon(): Promise<void> {
    if (this.#target === null) return;
    (this.#stream as WriteStream).destroy();
    if (this.#partial !== null) await unlink(this.#partial).catch(() => undefined); // already gone
  }

  #fail(): void {
    if (this.#gone && !this.gone) throw this.#gone;
  }
}
