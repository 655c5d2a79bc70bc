import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Batch, BatchResult, Settings } from './batch.js';

const empty = new Uint8Array(0);

/**
 * How much of a function must have run, in bytes of its bytecode, before the engine compiles it with all its care.
 * A reading is a program of very many rules, each worker compiles it for itself, and by the engine's own figure (67,584)
 * the compiler took more processor time than reading 3,000 papers; by this one a third less in all. Node knows the flag
 * only for the whole process, so it is set where many papers are to be read and nothing else is done.
 */
export const RUN_BEFORE_COMPILING = '--interrupt-budget=500000';

interface Job {
  readonly batch: Batch;
  readonly done: (result: BatchResult) => void;
}

/** Worker threads that read batches. Results come in the order of the batches, whatever finishes first. */
export class Pool {
  readonly #settings: Settings;
  readonly #size: number;
  readonly #waiting: Job[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Job>();
  #closed = false;
  #stop: () => void = () => undefined;
  readonly #stopped = new Promise<null>((done) => {
    this.#stop = () => done(null);
  });

  constructor(settings: Settings, size: number) {
    this.#settings = settings;
    this.#size = size;
    setFlagsFromString(RUN_BEFORE_COMPILING);
  }

  /**
   * Reads batches and yields their results in order. At most three batches for each worker are taken from the source
   * before the first of them is yielded, so memory stays bounded however many files there are.
   */
  async *read(batches: AsyncIterable<Batch>): AsyncGenerator<BatchResult> {
    const ahead: Promise<BatchResult>[] = [];
    for await (const batch of batches) {
      ahead.push(this.#submit(batch));
      if (this.#closed) return;
      if (ahead.length < this.#size * 3) continue;
      const result = await Promise.race([ahead.shift()!, this.#stopped]);
      if (result === null) return;
      yield result;
    }
    for (let next = ahead.shift(); next; next = ahead.shift()) {
      const result = await Promise.race([next, this.#stopped]);
      if (result === null) return;
      yield result;
    }
  }

  /** Stops all workers at once. Batches under way are dropped. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stop();
    const workers = [...this.#idle, ...this.#busy.keys()];
    this.#idle.length = 0;
    this.#busy.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #submit(batch: Batch): Promise<BatchResult> {
    return new Promise((done) => {
      this.#waiting.push({ batch, done });
      this.#dispatch();
    });
  }

  #dispatch(): void {
    while (!this.#closed && this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : null);
      if (!worker) return;
      const job = this.#waiting.shift()!;
      this.#busy.set(worker, job);
      // Bytes are copied, not moved: a batch must still be there if its worker dies.
      worker.postMessage(job.batch);
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('../bin/worker.cjs', import.meta.url), {
      workerData: this.#settings,
      // A reading is many small objects that die at once: a roomy young generation (MB) means few collections, and a
      // roomier one more pages to be fetched from the system than it saves.
      resourceLimits: { maxYoungGenerationSizeMb: 48 },
    });
    let fault = 'worker stopped';
    worker.on('message', (result: BatchResult) => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      job?.done(result);
      this.#dispatch();
    });
    worker.on('error', (error: Error) => {
      fault = error.stack ?? error.message;
    });
    worker.on('exit', () => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
      if (job && !this.#closed) void this.#afterCrash(job, fault).then(job.done);
      this.#dispatch();
    });
    return worker;
  }

  /** A dead worker's documents are read again one by one; a single one that kills its worker is a failure. */
  async #afterCrash({ batch }: Job, fault: string): Promise<BatchResult> {
    const parts = singles(batch);
    if (parts.length <= 1) {
      const name = batch.kind === 'papers' ? (batch.papers[0]?.path ?? '') : `${batch.path}:${batch.firstLine}`;
      return { ...nothing, failures: [{ name, code: 'fault', message: fault }] };
    }
    const results = await Promise.all(parts.map((part) => this.#submit(part)));
    const { renderingOf } = await import('./rendering.js');
    return merged(results, (await renderingOf(this.#settings.rendering)).separator);
  }
}

const nothing: BatchResult = {
  output: empty,
  read: 0,
  characters: 0,
  failures: [],
  notes: [],
  used: [],
  inconsistent: 0,
  undetermined: 0,
  statements: [],
};

function singles(batch: Batch): Batch[] {
  if (batch.kind === 'papers') return batch.papers.map((paper) => ({ kind: 'papers', papers: [paper] }));
  const lines: Batch[] = [];
  for (let start = 0, line = batch.firstLine; start < batch.bytes.length; line++) {
    const end = batch.bytes.indexOf(10, start);
    const stop = end < 0 ? batch.bytes.length : end;
    if (stop > start) lines.push({ ...batch, firstLine: line, bytes: batch.bytes.slice(start, stop) });
    start = stop + 1;
  }
  return lines;
}

function merged(results: readonly BatchResult[], separator: string): BatchResult {
  const printed = results.filter(({ output }) => output.length > 0);
  const between = Buffer.from(separator);
  return {
    output: Buffer.concat(printed.flatMap(({ output }, index) => (index === 0 ? [output] : [between, output]))),
    read: results.reduce((sum, { read }) => sum + read, 0),
    characters: results.reduce((sum, { characters }) => sum + characters, 0),
    failures: results.flatMap(({ failures }) => failures),
    notes: results.flatMap(({ notes }) => notes),
    used: results.flatMap(({ used }) => used),
    inconsistent: results.reduce((sum, { inconsistent }) => sum + inconsistent, 0),
    undetermined: results.reduce((sum, { undetermined }) => sum + undetermined, 0),
    statements: results.flatMap(({ statements }) => statements),
  };
}
