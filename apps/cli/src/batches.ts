import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Batch, Paper } from './batch.js';
import type { SourceFile } from './source-files.js';

/** Bytes of papers that travel together: some milliseconds of work, far above the cost of a message. */
const batchBytes = 256 * 1024;
const batchPapers = 64;
/** A line longer than this is no document. */
const lineBytes = 256 * 1024 * 1024;

/** Called for a file that cannot be opened or unpacked; the others go on. */
export type OnFailure = (path: string, error: unknown) => void;

/** Cuts files into batches, in their order. JSON lines are streamed: a file of any size needs the memory of a batch. */
export async function* batchesOf(files: readonly SourceFile[], onFailure: OnFailure): AsyncGenerator<Batch> {
  let papers: Paper[] = [];
  let bytes = 0;
  for (const { path, name, kind, bytes: size } of files) {
    if (kind === 'paper') {
      papers.push({ path, name });
      bytes += size;
      if (bytes < batchBytes && papers.length < batchPapers) continue;
    }
    if (papers.length > 0) yield { kind: 'papers', papers };
    papers = [];
    bytes = 0;
    if (kind === 'stdin') yield { kind: 'papers', papers: [{ path: '-', name, bytes: await standardInput() }] };
    if (kind === 'lines') yield* linesOf(path, onFailure);
  }
  if (papers.length > 0) yield { kind: 'papers', papers };
}

async function* linesOf(path: string, onFailure: OnFailure): AsyncGenerator<Batch> {
  const file = createReadStream(path, { highWaterMark: batchBytes });
  const zipped = /\.gz$/i.test(path);
  const stream: NodeJS.ReadableStream = zipped ? file.pipe(createGunzip({ chunkSize: batchBytes })) : file;
  if (zipped) file.on('error', (error) => stream.emit('error', error));
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let firstLine = 1;
  const take = (last: Buffer): Batch => {
    const bytes = Buffer.concat([...kept, last]);
    const batch: Batch = { kind: 'lines', path, firstLine, bytes };
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) firstLine++;
    kept = [];
    keptBytes = 0;
    return batch;
  };
  try {
    for await (const part of stream) {
      const chunk = part as Buffer;
      const end = chunk.lastIndexOf(10);
      if (end >= 0 && keptBytes + end >= batchBytes / 2) {
        yield take(chunk.subarray(0, end + 1));
        kept.push(chunk.subarray(end + 1));
        keptBytes = chunk.length - end - 1;
      } else {
        kept.push(chunk);
        keptBytes += chunk.length;
      }
      if (keptBytes > lineBytes) throw new Error('一行太长 a line is too long');
    }
    if (keptBytes > 0) yield take(Buffer.alloc(0));
  } catch (error) {
    onFailure(path, error);
  } finally {
    file.destroy();
  }
}

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
