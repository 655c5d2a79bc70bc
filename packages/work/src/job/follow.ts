import type { Id, Job } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { jobAt } from './jobs.js';

/** Whether a job has come to its end. */
export const hasEnded = ({ state }: Pick<Job, 'state'>): boolean => state !== 'waiting' && state !== 'running';

/** A job as it goes, from now to its end: whenever something of it has changed, looked at twice a second. */
export async function* followJob(desk: Desk, id: Id, signal: AbortSignal): AsyncGenerator<Job> {
  let shown = '';
  while (!signal.aborted) {
    const job = await jobAt(desk, id);
    const now = JSON.stringify([job.state, job.doneUnits, job.totalUnits, job.cancelAsked]);
    if (now !== shown) yield job;
    shown = now;
    if (hasEnded(job)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 500);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}
