import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Outcome, Seen, SeenMarks, Task, Unread } from './reader.js';

/** Milliseconds that one paper may take: some thousand times what a long one needs. */
const LONGEST = 60_000;
/** MB a thread may hold: a hostile file ends its thread, not the server. */
const MEMORY = 1024;

interface Waiting {
  readonly task: Task;
  readonly done: (outcome: Outcome | Seen) => void;
  readonly fail: (fault: Error) => void;
}

const unread = (code: string, chinese: string, english: string): { unread: Unread } => ({
  unread: { code, chinese, english },
});
const TOO_LONG = unread(
  'paper-too-long',
  '这份文件读取超时：读取时间超过了上限。请把它拆成几份。',
  'Reading this paper took too long. Split it into several.',
);
const TOO_MUCH = unread(
  'paper-too-long',
  '这份文件读取时内存不足：内容过多或异常。请把它拆成几份。',
  'Reading this paper took too much memory. Split it into several.',
);

/** Threads that decode and read papers, so that the server goes on answering meanwhile. They start when first needed. */
export class ReadingPool {
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #waiting: Waiting[] = [];
  #closed = false;

  constructor(size = Math.min(4, Math.max(1, availableParallelism() - 1))) {
    this.#size = size;
  }

  /** Looks at a file or reads it. A paper that takes too long or too much memory is an outcome like others. */
  async perform(task: Task & { readonly kind: 'look' | 'read' }): Promise<Outcome> {
    return (await this.#do(task)) as Outcome;
  }

  /** What is seen of marks in a file; what takes too long or too much memory was not seen through. */
  async see(name: string, bytes: Uint8Array): Promise<SeenMarks> {
    const outcome = (await this.#do({ kind: 'see', name, bytes, about: {} })) as Seen | { readonly unread: Unread };
    return 'seen' in outcome ? outcome.seen : 'unread';
  }

  #do(task: Task): Promise<Outcome | Seen> {
    return new Promise((done, fail) => {
      this.#waiting.push({ task, done, fail });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { fail } of [...this.#waiting.splice(0), ...this.#busy.values()]) fail(new Error('closed'));
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    this.#busy.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #dispatch(): void {
    while (!this.#closed && this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : null);
      if (!worker) return;
      const { task, done, fail } = this.#waiting.shift()!;
      const timer = setTimeout(() => this.#end(worker, TOO_LONG), LONGEST);
      this.#busy.set(worker, {
        task,
        done: (outcome) => (clearTimeout(timer), done(outcome)),
        fail: (fault) => (clearTimeout(timer), fail(fault)),
      });
      worker.ref();
      worker.postMessage(task);
    }
  }

  /** Ends a thread, with what is told of its task. */
  #end(worker: Worker, outcome: Outcome): void {
    this.#busy.get(worker)?.done(outcome);
    this.#busy.delete(worker);
    void worker.terminate();
    this.#dispatch();
  }

  #start(): Worker {
    const worker = new Worker(ENTRY, {
      // A reading is many small objects that die at once: a roomier young generation halves the collections.
      resourceLimits: { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: MEMORY },
    });
    worker.unref();
    worker.on('message', (answer: { outcome: Outcome | Seen } | { fault: string }) => {
      const task = this.#busy.get(worker);
      if (!task) return;
      this.#busy.delete(worker);
      worker.unref();
      this.#idle.push(worker);
      if ('outcome' in answer) task.done(answer.outcome);
      else task.fail(new Error(answer.fault));
      this.#dispatch();
    });
    worker.on('error', (fault: Error & { code?: string }) => {
      const task = this.#busy.get(worker);
      if (!task) return;
      this.#busy.delete(worker);
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') task.done(TOO_MUCH);
      else task.fail(fault);
      this.#dispatch();
    });
    worker.on('exit', () => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
      this.#busy.get(worker)?.fail(new Error('a reading thread ended'));
      this.#busy.delete(worker);
      this.#dispatch();
    });
    return worker;
  }
}

/** A thread runs what was built: Node loads no TypeScript in it, so the sources (of a test) lead to the build beside them. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/intake/reading-worker.js' : './reading-worker.js',
  import.meta.url,
);
