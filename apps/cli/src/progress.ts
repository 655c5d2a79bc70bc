import type { SingleBar } from 'cli-progress';
import type { SourceFile } from './source-files.js';

/** Small jobs are over before a bar could be read. */
const barFromMilliseconds = 400;

/** A progress bar on standard error where a person watches; in a pipe there is none. Remarks stand above it. */
export class Progress {
  readonly #total: number | null;
  readonly #started = Date.now();
  #done = 0;
  #bar: SingleBar | null = null;
  #loading = false;
  #stopped = false;

  constructor(files: readonly SourceFile[]) {
    // How many documents a JSON lines file holds is known only at its end.
    this.#total = files.some(({ kind }) => kind === 'lines') ? null : files.length;
  }

  advance(count: number): void {
    this.#done += count;
    if (this.#bar) this.#bar.update(this.#done);
    else if (process.stderr.isTTY && !this.#loading && Date.now() - this.#started > barFromMilliseconds)
      void this.#show();
  }

  /** Prints a line on standard error. */
  say(line: string): void {
    process.stderr.write(this.#bar ? `\r\u001b[K${line}\n` : `${line}\n`);
  }

  stop(): void {
    this.#stopped = true;
    this.#bar?.stop();
    this.#bar = null;
  }

  async #show(): Promise<void> {
    this.#loading = true;
    const { default: progress } = await import('cli-progress');
    if (this.#stopped) return;
    const format =
      this.#total === null
        ? '已读 {value} 份 · {duration_formatted}'
        : '{bar} {value}/{total} 份 · 剩余 {eta_formatted}';
    const options = { format, clearOnComplete: true, hideCursor: true, barsize: 30 };
    this.#bar = new progress.SingleBar(options, progress.Presets.shades_classic);
    this.#bar.start(this.#total ?? 0, this.#done);
  }
}
