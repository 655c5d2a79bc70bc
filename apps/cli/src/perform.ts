import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { decode, decodedText, Refusal, type Decoded } from '@luoshi/formats';
import { read, readAll, type About, type Reading, type UnreadPaper } from '@luoshi/reading';
import type { Batch, BatchResult, Remark, Settings } from './batch.js';
import { ManifestIndex } from '@luoshi/formats';
import { GrowingText } from './growing-text.js';
import { renderingOf, type ReadDocument, type Rendering } from './rendering.js';
import { statementsOf, type PaperStatements } from './statement.js';

/** Reads the documents of batches: the work itself, the same in a worker and in the main thread. */
export class Reader {
  readonly #settings: Settings;
  readonly #manifest: ManifestIndex;
  readonly #output = new GrowingText();
  #rendering: Rendering | null = null;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#manifest = new ManifestIndex(settings.manifest);
  }

  /** Reads a batch. A document that cannot be read becomes a failure; the others go on. */
  async perform(batch: Batch): Promise<BatchResult> {
    const rendering = (this.#rendering ??= await renderingOf(this.#settings.rendering));
    const tally = new Tally(rendering, this.#settings, this.#output);
    this.#manifest.used.clear();
    const papers: Opened[] = [];
    const hash = rendering.hashed ? sha256 : unhashed;
    if (batch.kind === 'papers') {
      for (const { path, name, bytes } of batch.papers) {
        await attempt(tally, path, async () => {
          const taken = bytes ?? (await readFile(path));
          papers.push(this.#opened(path, name, await decode(taken, path), hash(taken)));
        });
      }
    } else {
      await this.#lines(tally, batch, papers, hash);
    }
    const readings = readAll(papers.map(({ unread }) => unread));
    for (const { path, decoded, unread } of papers) {
      await attempt(tally, path, () => {
        tally.add({ path, decoded, reading: nextOf(readings) ?? alone(unread) });
      });
    }
    return tally.result([...this.#manifest.used]);
  }

  async #lines(
    tally: Tally,
    batch: Batch & { kind: 'lines' },
    papers: Opened[],
    hash: (text: string) => string,
  ): Promise<void> {
    const bytes = Buffer.from(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.length);
    for (let start = 0, line = batch.firstLine; start < bytes.length; line++) {
      const end = bytes.indexOf(10, start);
      const stop = end < 0 ? bytes.length : end;
      const row = bytes.toString('utf8', start, stop);
      const where = `${batch.path}:${line}`;
      start = stop + 1;
      if (!/\S/.test(row)) continue;
      await attempt(tally, where, () => {
        const { name, text } = documentRow(row);
        const decoded = decodedText({ text, encoding: 'utf-8', guessed: false });
        papers.push(this.#opened(where, name ?? where, decoded, hash(text)));
      });
    }
  }

  #opened(path: string, name: string, decoded: Decoded, hash: string): Opened {
    const { text, mediaType } = decoded;
    const about = aboutOf(decoded, this.#manifest.find(name, path));
    return { path, decoded, unread: { text, source: { name, sha256: hash, mediaType }, about } };
  }
}

/** A document that was decoded, before it is read. */
interface Opened {
  readonly path: string;
  readonly decoded: Decoded;
  readonly unread: UnreadPaper;
}

/** The next reading of a batch; null from where a fault of ours stopped them, so that each paper left is tried alone. */
function nextOf(readings: Iterator<Reading, void>): Reading | null {
  try {
    return readings.next().value ?? null;
  } catch {
    return null;
  }
}

const alone = ({ text, source, about }: UnreadPaper): Reading => read(text, source, about);

async function attempt(tally: Tally, name: string, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    tally.failures.push(failureOf(name, error));
  }
}

/** A refusal, an error of the file system or a fault of ours: each becomes a line of its own, none is hidden. */
export function failureOf(name: string, error: unknown): Remark {
  if (error instanceof Refusal) return { name, code: error.code, message: error.message };
  if (error instanceof Error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return { name, code: 'missing', message: '没有这个文件 no such file' };
    if (code === 'EACCES' || code === 'EPERM')
      return { name, code: 'no-access', message: '没有读取权限 permission denied' };
    if (code === 'EISDIR') return { name, code: 'folder', message: '这是文件夹 is a folder' };
    if (code === 'invalid-line') return { name, code, message: error.message };
    return { name, code: code ?? 'fault', message: `${error.message}${code ? '' : `\n${error.stack ?? ''}`}` };
  }
  return { name, code: 'fault', message: String(error) };
}

/** What is known beside the text: the manifest first, then the head table that the web page prints. */
function aboutOf({ head, title }: Decoded, given: About | undefined): About {
  if (!given && !head && title === undefined) return {};
  return {
    title: given?.title ?? head?.title ?? title,
    number: given?.number ?? head?.number,
    issuer: given?.issuer ?? head?.issuer,
    published: given?.published ?? head?.written ?? head?.published,
  };
}

function documentRow(row: string): { name: string | null; text: string } {
  const invalid = (why: string) =>
    Object.assign(new Error(`这一行不是 {"name","text"} 格式的文件：${why} not a document line`), {
      code: 'invalid-line',
    });
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch (error) {
    throw invalid((error as Error).message);
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    throw invalid('text');
  }
  return { name: 'name' in value && typeof value.name === 'string' ? value.name : null, text: value.text };
}

function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

const unhashed = (): string => '';

/** Gathers a batch's results. */
class Tally {
  readonly failures: Remark[] = [];
  readonly #notes: Remark[] = [];
  readonly #statements: PaperStatements[] = [];
  #read = 0;
  #characters = 0;
  #inconsistent = 0;
  #undetermined = 0;

  readonly #rendering: Rendering;
  readonly #settings: Settings;
  readonly #output: GrowingText;

  constructor(rendering: Rendering, settings: Settings, output: GrowingText) {
    this.#rendering = rendering;
    this.#settings = settings;
    this.#output = output;
  }

  add(document: ReadDocument): void {
    const { decoded, reading, path } = document;
    const piece = this.#rendering.render(document, this.#settings);
    if (piece !== '') this.#output.add(piece, this.#rendering.separator);
    if (this.#settings.rendering.startsWith('check-')) {
      const own = statementsOf(document);
      if (own.statements.length > 0) this.#statements.push(own);
    }
    this.#read++;
    this.#characters += decoded.text.length;
    for (const { code, chinese, english, at } of decoded.notes) {
      const place = at === null ? null : decoded.positions.locate(at);
      const name = place ? `${path}:${place.line}:${place.column}` : path;
      this.#notes.push({ name, code, message: `${chinese} ${english}` });
    }
    for (const { verdict } of reading.findings) {
      if (verdict === 'inconsistent') this.#inconsistent++;
      else if (verdict === 'undetermined') this.#undetermined++;
    }
  }

  result(used: readonly number[]): BatchResult {
    return {
      output: this.#output.take(),
      read: this.#read,
      characters: this.#characters,
      failures: this.failures,
      notes: this.#notes,
      used,
      inconsistent: this.#inconsistent,
      undetermined: this.#undetermined,
      statements: this.#statements,
    };
  }
}
