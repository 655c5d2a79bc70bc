import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formOf } from './form.js';
import type { Office } from './office.js';

/** A paper of the made-up 临江市, from the samples. */
export const sample = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url)));

export interface JobNow {
  id: string;
  state: string;
  doneUnits: number;
  totalUnits: number | null;
  result: { files: TakenFile[] } | null;
  fault: string | null;
}

export interface TakenFile {
  name: string;
  title: string;
  paperId: string;
  versionId: string;
  known: boolean;
  measures: number;
  questions: number;
  sameNumber: string[];
  sameText: { paperId: string } | null;
  refused?: { code: string };
}

/** Waits until a job has ended. */
export async function ended(office: Office, id: string): Promise<JobNow> {
  for (let turn = 0; turn < 600; turn++) {
    const job = await office.get<JobNow>('supervision', `/api/jobs/${id}`);
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the job does not end');
}

type Part = readonly [field: string, name: string, bytes: string | Uint8Array] | readonly [string, string];

/** Uploads papers as the supervision office and waits until they are stored. */
export async function takeIn(office: Office, parts: readonly Part[]): Promise<TakenFile[]> {
  const brought = await office.get<{ jobId: string | null; refused: unknown[] }>(
    'supervision',
    await formOf('/api/papers', parts),
  );
  if (brought.jobId === null) throw new Error(JSON.stringify(brought));
  const job = await ended(office, brought.jobId);
  if (job.state !== 'done') throw new Error(`${job.state}: ${job.fault}`);
  return job.result!.files;
}

export interface MeasureNow {
  id: string;
  number: string | null;
  heading: string | null;
  review: string;
  duty: string;
  version: number;
  corrected: unknown;
}

export interface FactNow {
  id: string;
  measureId: string | null;
  kind: string;
  said: Record<string, unknown>;
  corrected: Record<string, unknown> | null;
  review: string;
  start: number;
  end: number;
  version: number;
}

export interface QuestionNow {
  id: string;
  kind: string;
  words: string;
  start: number;
  end: number;
  answer: unknown;
  version: number;
}

export interface VersionNow {
  text: string;
  measures: MeasureNow[];
  facts: FactNow[];
  questions: QuestionNow[];
}

export const versionNow = (office: Office, paperId: string, number = 1): Promise<VersionNow> =>
  office.get<VersionNow>('supervision', `/api/papers/${paperId}/versions/${number}`);

/** Writes as the supervision office, naming the version it saw. */
export const put = (office: Office, url: string, version: number, payload: object = {}) =>
  office.ask('supervision', { method: 'POST', url, headers: { 'if-match': `"${version}"` }, payload });

/** Accepts every measure of a paper with all that belongs to it. */
export async function acceptPaper(office: Office, paperId: string, number = 1): Promise<void> {
  for (const { id, version } of (await versionNow(office, paperId, number)).measures) {
    const answer = await put(office, `/api/measures/${id}/acceptance`, version);
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
}

export interface StartedNow {
  started: { measureId: string; taskId: string; number: string }[];
  waiting: { measureId: string; why: string; detail: string | null }[];
}

export const startPaper = (office: Office, paperId: string, more: object = {}) =>
  office.get<StartedNow>('supervision', { method: 'POST', url: `/api/papers/${paperId}/tasks`, payload: more });
