import { cancelJob, jobById, listJobs, StoreRefusal } from '@luoshi/ledger';
import type { Id, Job, Page, PageAsked } from '@luoshi/ledger';
import { holds } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';

/** The supervision office sees every job, everyone else the own ones. */
const seesAll = (desk: Desk) => holds(desk, 'supervision', 'auditor');

/** A job that the desk may see. */
export async function jobAt(desk: Desk, id: Id): Promise<Job> {
  const job = await jobById(desk.store.db, desk.jurisdiction, id);
  if (!job || (!seesAll(desk) && job.createdBy !== desk.who.accountId)) throw new StoreRefusal('not-found', id);
  return job;
}

export const jobList = (desk: Desk, page: PageAsked): Promise<Page<Job>> =>
  listJobs(desk.store.db, desk.jurisdiction, seesAll(desk) ? {} : { createdBy: desk.who.accountId }, page);

/** Asks for a job to be stopped; what it has done so far stays. */
export async function stopJob(desk: Desk, id: Id): Promise<void> {
  await jobAt(desk, id);
  await cancelJob(desk.store.db, desk.jurisdiction, id, desk.now);
}
