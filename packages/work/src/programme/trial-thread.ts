import type { TrialAnswer } from '@luoshi/programmes';
import { Worker } from 'node:worker_threads';
import { WorkRefusal } from '../refusal.js';
import type { TrialOutcome, TrialTask } from './trial-worker.js';

/** Milliseconds that one trial may take: a few choices among 10,000 offers. */
const LONGEST = 120_000;
/** MB the thread may hold. */
const MEMORY = 2048;

/**
 * A thread in which trials are worked out one after the other, so that the server goes on answering while a solver runs. It
 * starts with the first trial; one that takes too long, or that nobody waits for any more, is ended with its thread.
 */
export class TrialThread {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Works a trial out. Refuses (`trial-too-long`); throws the signal's reason where nobody waits any more. */
  work(task: TrialTask, signal: AbortSignal): Promise<TrialAnswer> {
    const turn = this.#last.then(() => {
      signal.throwIfAborted();
      return this.#run(task, signal);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #run(task: TrialTask, signal: AbortSignal): Promise<TrialAnswer> {
    if (this.#closed) throw new WorkRefusal('trial-too-long');
    const worker = (this.#worker ??= this.#start());
    return new Promise<TrialAnswer>((done, fail) => {
      const settle = (how: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', left);
        worker.removeAllListeners('message');
        worker.removeAllListeners('error');
        worker.removeAllListeners('exit');
        worker.unref();
        how();
      };
      const end = (why: unknown): void => {
        this.#worker = null;
        settle(() => fail(why as Error));
        void worker.terminate();
      };
      const left = (): void => end(signal.reason);
      const timer = setTimeout(() => end(new WorkRefusal('trial-too-long')), LONGEST);
      signal.addEventListener('abort', left);
      worker.ref();
      worker.once('message', (outcome: TrialOutcome) =>
        settle(() => ('answer' in outcome ? done(outcome.answer) : fail(new Error(outcome.fault)))),
      );
      worker.once('error', (fault: Error & { code?: string }) =>
        end(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkRefusal('trial-too-long') : fault),
      );
      worker.once('exit', () => end(new Error('the thread of trials ended')));
      worker.postMessage(task);
    });
  }

  #start(): Worker {
    const worker = new Worker(ENTRY, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
    worker.unref();
    return worker;
  }
}

/** A thread runs what was built: the sources (of a test) lead to the build beside them. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/programme/trial-worker.js' : './trial-worker.js',
  import.meta.url,
);
