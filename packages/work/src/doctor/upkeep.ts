import { backup, createJob, jurisdictionById, lastBackups } from '@luoshi/ledger';
import type { BackupMark, CheckResult, Id } from '@luoshi/ledger';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { JobHandler } from '../job/handler.js';
import { WorkRefusal } from '../refusal.js';
import { examine } from './examine.js';

/** The kind of job that copies the whole store out. */
export const BACKUP = 'backup';

/** How many of the last backups are told. */
const TOLD = 50;

/** The store holds every office: its health and its copies are for the topmost one's administrators. */
async function refuseLower({ store, jurisdiction }: Desk): Promise<void> {
  const office = await jurisdictionById(store.db, jurisdiction);
  if (office?.parentId !== null) throw new WorkRefusal('not-allowed');
}

/** Every check of the store's health. */
export async function healthChecks(desk: Desk): Promise<CheckResult[]> {
  await refuseLower(desk);
  return examine(desk.store);
}

/** The backups that were made, the newest first. */
export async function backupList(desk: Desk): Promise<BackupMark[]> {
  await refuseLower(desk);
  return lastBackups(desk.store.db, TOLD);
}

/** Sets a job that copies everything out while others work. @returns the job's id */
export async function askBackup(desk: Desk): Promise<Id> {
  await refuseLower(desk);
  const { store, jurisdiction, who, now } = desk;
  return createJob(store.db, jurisdiction, {
    kind: BACKUP,
    input: { day: dayAt(now) },
    totalUnits: null,
    at: now,
    by: who.accountId,
  });
}

/** Copies the store into a folder, once a job: the file bears the job's id and appears only when it is whole. */
export const makeBackup =
  (folder: string): JobHandler =>
  async ({ desk, jobId, progress }, input) => {
    const name = `luoshi-${(input as { day: string }).day}-${jobId.slice(-12)}.zip`;
    const file = join(folder, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    let tables = 0;
    if (!existsSync(file)) await backup(desk.store, file, () => progress((tables += 1), null));
    return { name };
  };
