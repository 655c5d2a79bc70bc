import { countTasks, createJob } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import type { JobHandler } from '../job/handler.js';
import { rehearseRules } from './rule.js';
import type { RuleRehearsal } from './rule.js';

/** The kind of job that tries rules on a ledger too large to wait for. */
export const REHEARSE = 'rehearse-rules';

/** Tasks that are judged while somebody waits: some seconds. */
const AT_ONCE = 2000;

interface Asked {
  readonly proposals: readonly Id[];
  readonly only: { readonly unitId?: Id };
}

const tasksOf = async ({ store, jurisdiction }: Desk, only: Asked['only']): Promise<number> =>
  Object.values(await countTasks(store.db, jurisdiction, only)).reduce((sum, count) => sum + count, 0);

/**
 * Tries proposals on the last quarter: answered at once for up to 2,000 tasks, else by a job that shows how far it is,
 * can be cancelled, and has the same answer as its result; `background` asks for the job in any case.
 */
export async function tryRules(
  desk: Desk,
  proposals: readonly Id[],
  only: { readonly unitId?: Id } = {},
  background = false,
): Promise<RuleRehearsal | { readonly jobId: Id }> {
  const tasks = await tasksOf(desk, only);
  if (!background && tasks <= AT_ONCE) return rehearseRules(desk, proposals, only);
  const { store, jurisdiction, now, who } = desk;
  const input: Asked = { proposals, only };
  const job = { kind: REHEARSE, input, totalUnits: tasks, at: now, by: who.accountId };
  return { jobId: await createJob(store.db, jurisdiction, job) };
}

export const rehearseAll: JobHandler = async ({ desk, signal, progress }, input) => {
  const { proposals, only } = input as Asked;
  const tasks = await tasksOf(desk, only);
  return rehearseRules(desk, proposals, only, { signal, onProgress: (done) => progress(done, tasks) });
};
