import { say } from './stderr.js';
import { availableParallelism } from 'node:os';
import type { BatchResult, Remark, RenderingName, Settings } from './batch.js';
import { batchesOf } from './batches.js';
import { exitCodes, UsageError } from './exit-codes.js';
import type { Manifest } from '@luoshi/formats';
import { failureOf, Reader } from './perform.js';
import { Progress } from './progress.js';
import { sourceFiles, type SourceFile } from './source-files.js';

/** Below this many bytes in all, threads would cost more than they give (a thread takes about 50 ms to start). */
const threadsFromBytes = 1_500_000;

export interface SessionOptions {
  readonly manifest?: string | undefined;
  readonly jobs?: number | undefined;
}

export interface SessionTotals {
  read: number;
  failed: number;
  characters: number;
  inconsistent: number;
  undetermined: number;
  interrupted: boolean;
  readonly failures: readonly Remark[];
  readonly notes: readonly Remark[];
}

/** What the session needs from a command: where each batch's finished bytes go. False stops the session. */
export type Take = (result: BatchResult) => Promise<boolean>;

/**
 * Reads all files of the arguments and hands over the results in order. Tells what went wrong on standard error as it
 * goes, and at the end what the manifest named in vain. Ctrl-C stops it between batches, a second one at once.
 */
export async function session(
  args: readonly string[],
  options: SessionOptions,
  rendering: { name: RenderingName; width: number; questions: boolean },
  take: Take,
): Promise<SessionTotals> {
  const manifest: Manifest | null = options.manifest
    ? await (await import('./manifest.js')).loadManifest(options.manifest)
    : null;
  const { files, missing, passedOver } = await sourceFiles(args);
  if (files.length === 0 && missing.length === 0) {
    throw new UsageError(`没有可读的文件 nothing to read in: ${args.join(' ')}`);
  }
  const settings: Settings = {
    rendering: rendering.name,
    manifest: manifest?.rows ?? [],
    width: rendering.width,
    questions: rendering.questions,
  };
  const failures: Remark[] = missing.map((name) => ({ name, code: 'missing', message: '没有找到文件 no such file' }));
  const notes: Remark[] = [];
  const totals: SessionTotals = {
    read: 0,
    failed: 0,
    characters: 0,
    inconsistent: 0,
    undetermined: 0,
    interrupted: false,
    failures,
    notes,
  };
  const progress = new Progress(files);
  const used = new Set<number>();
  for (const failure of failures) progress.say(line(failure));
  for (const problem of manifest?.problems ?? []) progress.say(`luoshi: ${problem}`);
  const batches = batchesOf(files, (path, error) => {
    const failure = failureOf(path, error);
    failures.push(failure);
    progress.say(line(failure));
  });
  let reader: Awaited<ReturnType<typeof readerOf>> | null = null;
  const onInterrupt = () => {
    if (totals.interrupted) process.exit(exitCodes.interrupted);
    totals.interrupted = true;
    void reader?.stop();
  };
  process.on('SIGINT', onInterrupt);
  const results = await readerOf(files, settings, options.jobs, batches);
  reader = results;
  if (totals.interrupted) await results.stop(); // stopped while the readers started
  try {
    for await (const result of results.read()) {
      totals.read += result.read;
      totals.characters += result.characters;
      totals.inconsistent += result.inconsistent;
      totals.undetermined += result.undetermined;
      for (const index of result.used) used.add(index);
      for (const failure of result.failures) {
        failures.push(failure);
        progress.say(line(failure));
      }
      for (const note of result.notes) {
        notes.push(note);
        progress.say(`${note.name}: 提示 note: ${note.message} [${note.code}]`);
      }
      progress.advance(result.read + result.failures.length);
      if (totals.interrupted || !(await take(result))) break;
    }
  } finally {
    process.off('SIGINT', onInterrupt);
    await results.stop();
    progress.stop();
  }
  totals.failed = failures.length;
  if (manifest && !totals.interrupted) {
    const idle = manifest.rows.filter((_, index) => !used.has(index));
    for (const { name } of idle.slice(0, 20)) say(`luoshi: 清单中的 ${name} 没有对应的文件 named in the manifest only`);
    if (idle.length > 20) say(`luoshi: ……另有 ${idle.length - 20} 行 and ${idle.length - 20} more`);
  }
  if (passedOver.size > 0) {
    const list = [...passedOver].map(([ending, count]) => `${ending} ${count}`).join(', ');
    say(`luoshi: 未读的其他文件 other files, not looked at: ${list}`);
  }
  return totals;
}

/** The last line on standard error. */
export function closingLine({ read, failed, interrupted }: SessionTotals): string {
  const stopped = interrupted ? '已中止，' : '';
  return `luoshi: ${stopped}读取 ${read} 份，失败 ${failed} 份 (${interrupted ? 'interrupted, ' : ''}${read} read, ${failed} failed)`;
}

function line({ name, code, message }: Remark): string {
  return `${name}: 失败 failed: ${message} [${code}]`;
}

interface Results {
  read(): AsyncIterable<BatchResult>;
  stop(): Promise<void>;
}

async function readerOf(
  files: readonly SourceFile[],
  settings: Settings,
  jobs: number | undefined,
  batches: ReturnType<typeof batchesOf>,
): Promise<Results> {
  const zipped = files.some(({ path }) => /\.gz$/i.test(path));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const threads = jobs ?? (zipped || bytes >= threadsFromBytes ? availableParallelism() : 1);
  if (threads <= 1) {
    const reader = new Reader(settings);
    let stopped = false;
    return {
      async *read() {
        for await (const batch of batches) {
          if (stopped) return;
          // One paper at a time, so that the bar moves and Ctrl-C is heard between two of them.
          if (batch.kind === 'lines') yield await reader.perform(batch);
          else
            for (const paper of batch.papers) {
              if (stopped) return;
              yield await reader.perform({ kind: 'papers', papers: [paper] });
              await new Promise<void>((next) => setImmediate(next));
            }
        }
      },
      stop() {
        stopped = true;
        return Promise.resolve();
      },
    };
  }
  const { Pool } = await import('./pool.js');
  const pool = new Pool(settings, threads);
  return { read: () => pool.read(batches), stop: () => pool.close() };
}
