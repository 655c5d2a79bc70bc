import { accountById, beatJob, claimJob, effectOf, effectsOf, endJob, StoreRefusal } from '@luoshi/ledger';
import type { ClaimedJob, Job, Store } from '@luoshi/ledger';
import { whoOf } from '../account/sign-in.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import type { JobHandler, Running } from './handler.js';
import { passingFault, Stopped } from './stopped.js';

export interface RunnerOptions {
  readonly store: Store;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** The day and hour at which the work is dated. */
  readonly clock: () => Date;
  /** How many jobs this process works on at once. */
  readonly atOnce?: number;
  /** Told of a fault of ours in a job; the job has failed by then. */
  readonly onFault?: (fault: unknown) => void;
}

/** Milliseconds. A killed worker's job goes on after SILENCE + LOOK at the latest. */
const LOOK = 2000;
const BEAT = 2000;
const SILENCE = 10_000;

/**
 * Works off the queue: takes a job, shows every two seconds that it lives, ends it. Any number of processes may run one
 * on the same store. Signs of life go by the machine's own clock: they are about the process, not about the office's day.
 */
export class JobRunner {
  readonly #options: RunnerOptions;
  readonly #running = new Map<AbortController, Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Begins to look for work, now and every two seconds. */
  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK);
    this.#timer.unref();
    this.wake();
  }

  /** Looks for work now: there may be a new job. */
  wake(): void {
    if (this.#closed) return;
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#looking = this.#look()
      .catch((fault: unknown) => this.#options.onFault?.(fault)) // the database is away; the next look may find it
      .finally(() => {
        this.#looking = null;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }

  /** Stops: jobs under way are given back to the queue at their next step and go on wherever somebody looks. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    for (const controller of this.#running.keys()) controller.abort(new Stopped('close'));
    await Promise.all(this.#running.values());
  }

  async #look(): Promise<void> {
    const { store, handlers, atOnce = 1 } = this.#options;
    while (!this.#closed && this.#running.size < atOnce) {
      const at = new Date();
      const job = await claimJob(store.db, Object.keys(handlers), {
        at,
        silentSince: new Date(at.getTime() - SILENCE),
      });
      if (!job) return;
      const controller = new AbortController();
      const work = this.#work(job, controller).then((atOnce) => {
        this.#running.delete(controller);
        if (atOnce) this.wake(); // else the next look in two seconds: it may have passed by then
      });
      this.#running.set(controller, work);
    }
  }

  /** @returns whether the next one may be begun at once: not while the database cannot be worked with */
  async #work(job: ClaimedJob, controller: AbortController): Promise<boolean> {
    const { store, handlers, onFault } = this.#options;
    let { doneUnits: done, totalUnits: total } = job;
    const beat = async () => {
      const pulse = await beatJob(store.db, job, { at: new Date(), done, total });
      if (pulse !== 'go-on') controller.abort(new Stopped(pulse));
    };
    // A beat that does not get through is made up by the next; after SILENCE another worker has the job.
    const beats = setInterval(() => void beat().catch(() => undefined), BEAT);
    try {
      const running: Running = {
        desk: await this.#deskOf(job),
        jobId: job.id,
        signal: controller.signal,
        progress: (now, of) => {
          done = now;
          total = of;
        },
        before: await effectsOf(store.db, job),
        once: (effect, work) =>
          store.db
            .transaction()
            .execute((transaction) => effectOf(transaction, job, effect, this.#options.clock(), work)),
      };
      const result = await handlers[job.kind]!(running, job.input);
      controller.signal.throwIfAborted();
      await beat();
      await endJob(store.db, job, { state: 'done', at: new Date(), result: result ?? null });
      return true;
    } catch (fault) {
      const stopped = fault instanceof Stopped ? fault.why : null;
      if (stopped === 'lost') return true;
      const passing = passingFault(fault);
      const state = stopped === 'cancel' ? 'cancelled' : stopped === null && passing === null ? 'failed' : 'waiting';
      const known = fault instanceof WorkRefusal || fault instanceof StoreRefusal;
      if (state === 'failed' && !known) onFault?.(fault);
      await beatJob(store.db, job, { at: new Date(), done, total }).catch(() => undefined);
      await endJob(store.db, job, {
        state,
        at: new Date(),
        ...(state === 'failed' ? { fault: known ? fault.message : '软件故障，请把工作编号告诉系统管理员' } : {}),
        ...(passing === null ? {} : { fault: passing }),
      }).catch((lost: unknown) => onFault?.(lost)); // it stays running, falls silent, and is taken up again
      return passing === null;
    } finally {
      clearInterval(beats);
    }
  }

  /** The desk of whoever asked for the job, as things stand now. */
  async #deskOf(job: Job): Promise<Desk> {
    const { store, clock } = this.#options;
    const account = job.createdBy && (await accountById(store.db, job.jurisdiction, job.createdBy));
    if (!account || account.state !== 'active') throw new WorkRefusal('not-allowed');
    return { store, jurisdiction: job.jurisdiction, who: whoOf(account), now: clock() };
  }
}
