import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { JobRow } from '../schema/jobs.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

export type JobState = Selectable<JobRow>['state'];

/** A long piece of work, as the screen shows it. */
export interface Job {
  readonly jurisdiction: number;
  readonly id: Id;
  readonly kind: string;
  readonly state: JobState;
  readonly doneUnits: number;
  /** How many there are in all, null while that is unknown. */
  readonly totalUnits: number | null;
  readonly attempt: number;
  readonly cancelAsked: boolean;
  readonly result: unknown;
  /** Why it failed, in words for a person. */
  readonly fault: string | null;
  readonly createdAt: Date;
  readonly createdBy: Id | null;
  readonly endedAt: Date | null;
}

/** A job with what it is to be done with: a whole form, sometimes, which only its worker is given. */
export interface ClaimedJob extends Job {
  readonly input: unknown;
}

/** Puts a job into the queue, in the transaction of what it is about. @returns its id */
export async function createJob(
  db: Handle,
  jurisdiction: number,
  job: {
    readonly kind: string;
    readonly input: unknown;
    readonly totalUnits: number | null;
    readonly at: Date;
    readonly by: Id | null;
  },
): Promise<Id> {
  const id = newId();
  await db
    .insertInto('job')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      kind: job.kind,
      input: JSON.stringify(job.input),
      total_units: job.totalUnits === null ? null : String(job.totalUnits),
      created_at: job.at,
      created_by: job.by,
    })
    .execute();
  return id;
}

/**
 * So many workers in a row may die with a job without finishing a part of it: then the job kills them, and has failed. A
 * machine that loses its power time and again, or is killed before it was ready, is no fault of the job.
 */
const MOST_FRUITLESS = 20;

/**
 * Takes the oldest job that waits, or whose worker has shown no sign of life since `silentSince`; null where there is
 * none. Two workers that ask at once get different ones. A job that was begun too often in vain has failed.
 */
export async function claimJob(
  db: Handle,
  kinds: readonly string[],
  when: { readonly at: Date; readonly silentSince: Date },
): Promise<ClaimedJob | null> {
  const offices = await db
    .selectFrom('job')
    .select('jurisdiction_id')
    .distinct()
    .where('state', 'in', ['waiting', 'running'])
    .where('kind', 'in', [...kinds])
    .where((row) => row.or([row('state', '=', 'waiting'), row('heartbeat_at', '<', when.silentSince)]))
    .execute();
  for (const { jurisdiction_id: jurisdiction } of offices) {
    const { rows } = await sql<Selectable<JobRow>>`update job set
        state = case when attempt - fruitful_attempt >= ${MOST_FRUITLESS} then 'failed' else 'running' end,
        fault = case when attempt - fruitful_attempt >= ${MOST_FRUITLESS} then '多次中断，已停止重试' end,
        ended_at = case when attempt - fruitful_attempt >= ${MOST_FRUITLESS} then ${when.at}::timestamptz end,
        attempt = attempt + 1, heartbeat_at = ${when.at}
      where jurisdiction_id = ${jurisdiction} and id = (select id from job
        where jurisdiction_id = ${jurisdiction} and kind = any(${kinds as string[]})
          and (state = 'waiting' or (state = 'running' and heartbeat_at < ${when.silentSince}))
        order by id limit 1 for update skip locked)
      returning *`.execute(db);
    const job = rows[0];
    if (job?.state === 'running') return { ...shown(job), input: job.input };
  }
  return null;
}

/** What a worker is told when it shows that it lives: go on, stop because somebody cancelled, or it is another's now. */
export type Pulse = 'go-on' | 'cancel' | 'lost';

export async function beatJob(
  db: Handle,
  job: Pick<Job, 'jurisdiction' | 'id' | 'attempt'>,
  progress: { readonly at: Date; readonly done: number; readonly total: number | null },
): Promise<Pulse> {
  const row = await db
    .updateTable('job')
    .set({
      heartbeat_at: progress.at,
      done_units: String(progress.done),
      total_units: progress.total === null ? null : String(progress.total),
    })
    .where('jurisdiction_id', '=', job.jurisdiction)
    .where('id', '=', job.id)
    .where('attempt', '=', job.attempt)
    .where('state', '=', 'running')
    .returning('cancel_asked_at')
    .executeTakeFirst();
  if (!row) return 'lost';
  return row.cancel_asked_at === null ? 'go-on' : 'cancel';
}

/** Ends a job, or gives it back to the queue (`waiting`: this worker stops, another goes on). Does nothing where it is another's now. */
export async function endJob(
  db: Handle,
  job: Pick<Job, 'jurisdiction' | 'id' | 'attempt'>,
  end: {
    readonly state: 'done' | 'failed' | 'cancelled' | 'waiting';
    readonly at: Date;
    readonly result?: unknown;
    readonly fault?: string;
  },
): Promise<void> {
  const again = end.state === 'waiting';
  await db
    .updateTable('job')
    .set({
      state: end.state,
      ended_at: again ? null : end.at,
      fault: end.fault ?? null,
      ...(end.result === undefined ? {} : { result: JSON.stringify(end.result) }),
      // A worker that stops in good order has not failed at it.
      ...(again ? { attempt: sql`attempt - 1` } : {}),
    })
    .where('jurisdiction_id', '=', job.jurisdiction)
    .where('id', '=', job.id)
    .where('attempt', '=', job.attempt)
    .where('state', '=', 'running')
    .execute();
}

/** Asks for a job to be stopped: one that waits is cancelled at once, one that runs by its worker. Refuses one that has ended. */
export async function cancelJob(db: Handle, jurisdiction: number, id: Id, at: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({
      cancel_asked_at: sql`coalesce(cancel_asked_at, ${at})`,
      state: sql`case when state = 'waiting' then 'cancelled' else state end`,
      ended_at: sql`case when state = 'waiting' then ${at}::timestamptz end`,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new StoreRefusal((await jobById(db, jurisdiction, id)) ? 'job-ended' : 'not-found', id);
}

export async function jobById(db: Handle, jurisdiction: number, id: Id): Promise<Job | null> {
  const row = await db
    .selectFrom('job')
    .select(columns)
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? shown(row) : null;
}

/** Jobs, the newest first. */
export async function listJobs(
  db: Handle,
  jurisdiction: number,
  filter: { readonly createdBy?: Id },
  page: PageAsked,
): Promise<Page<Job>> {
  const after = keysOf<[Id]>('jobs', page.after, ['id']);
  let query = db
    .selectFrom('job')
    .select(columns)
    .where('jurisdiction_id', '=', jurisdiction)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.createdBy) query = query.where('created_by', '=', filter.createdBy);
  if (after) query = query.where('id', '<', after[0]);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('jobs', [last.id]));
}

/**
 * Does one effect of a job once, however often the job is delivered: the mark and what came of it are written in the
 * effect's own transaction. A second delivery at the same moment waits for the first, then is told what came of it.
 * @param effect names it within the job (`file 12`)
 */
export async function effectOf<Result>(
  transaction: Transaction,
  job: Pick<Job, 'jurisdiction' | 'id'>,
  effect: string,
  at: Date,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const key = { jurisdiction_id: job.jurisdiction, job_id: job.id, effect };
  const mark = await transaction
    .insertInto('job_effect')
    .values({ ...key, done_at: at })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'job_id', 'effect']).doNothing())
    .executeTakeFirst();
  const row = () =>
    transaction
      .selectFrom('job_effect')
      .select('result')
      .where('jurisdiction_id', '=', key.jurisdiction_id)
      .where('job_id', '=', key.job_id)
      .where('effect', '=', effect)
      .executeTakeFirstOrThrow();
  if (mark.numInsertedOrUpdatedRows !== 1n) return (await row()).result as Result;
  const result = await work(transaction);
  await transaction
    .updateTable('job')
    .set((row) => ({ fruitful_attempt: row.ref('attempt') }))
    .where('jurisdiction_id', '=', job.jurisdiction)
    .where('id', '=', job.id)
    .execute();
  await transaction
    .updateTable('job_effect')
    .set({ result: JSON.stringify(result ?? null) })
    .where('jurisdiction_id', '=', key.jurisdiction_id)
    .where('job_id', '=', key.job_id)
    .where('effect', '=', effect)
    .execute();
  return result;
}

/** What effects of a job have been done, with what came of each: where a second delivery goes on. */
export async function effectsOf(
  db: Handle,
  job: Pick<Job, 'jurisdiction' | 'id'>,
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db
    .selectFrom('job_effect')
    .select(['effect', 'result'])
    .where('jurisdiction_id', '=', job.jurisdiction)
    .where('job_id', '=', job.id)
    .execute();
  return new Map(rows.map(({ effect, result }) => [effect, result]));
}

const columns = [
  'jurisdiction_id',
  'id',
  'kind',
  'state',
  'done_units',
  'total_units',
  'attempt',
  'cancel_asked_at',
  'result',
  'fault',
  'created_at',
  'created_by',
  'ended_at',
] as const;

const shown = (row: Pick<Selectable<JobRow>, (typeof columns)[number]>): Job => ({
  jurisdiction: row.jurisdiction_id,
  id: row.id,
  kind: row.kind,
  state: row.state,
  doneUnits: Number(row.done_units),
  totalUnits: row.total_units === null ? null : Number(row.total_units),
  attempt: row.attempt,
  cancelAsked: row.cancel_asked_at !== null,
  result: row.result,
  fault: row.fault,
  createdAt: row.created_at,
  createdBy: row.created_by,
  endedAt: row.ended_at,
});
