import type { Id, Transaction } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';

/** What a job is given while it runs. */
export interface Running {
  /** As the account that asked for it, with the roles that it holds now. */
  readonly desk: Desk;
  readonly jobId: Id;
  /** Aborted where somebody cancelled it, the server stops, or another worker has it now. */
  readonly signal: AbortSignal;
  /** How far it is; seen on the screen with the next sign of life. */
  progress(done: number, total: number | null): void;
  /** What of it was done before, by the name of the effect. */
  readonly before: ReadonlyMap<string, unknown>;
  /** Does an effect once, however often the job is delivered: the mark is written in the effect's own transaction. */
  once<Result>(effect: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

/** A kind of long work. Returns what the screen shows at the end; throws `signal.reason` where it was stopped. */
export type JobHandler = (running: Running, input: unknown) => Promise<unknown>;
