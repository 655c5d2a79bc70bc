import { appendEntry, asOwnerWithin, firstSteps, removeSamples, sampleCounts, samplePaper } from '@luoshi/ledger';
import type { FirstSteps, Id, SampleCounts } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { jurisdictionSubject, refuseOthers } from '../desk/record.js';

/** What came to try the product with, and how far the office has come. */
export interface Samples extends SampleCounts {
  readonly steps: FirstSteps;
  /** The paper that the first path begins with; null where there is none. */
  readonly paperId: Id | null;
}

/** How far the office has come, without counting: for a page that is opened every day. */
export const firstStepsNow = ({ store, jurisdiction }: Desk): Promise<FirstSteps> => firstSteps(store.db, jurisdiction);

export async function samplesNow({ store, jurisdiction }: Desk): Promise<Samples> {
  return {
    ...(await sampleCounts(store.db, jurisdiction)),
    steps: await firstSteps(store.db, jurisdiction),
    paperId: await samplePaper(store.db, jurisdiction),
  };
}

/**
 * Removes the samples: papers, what was made of them, and the programmes' records. Units, people, accounts and what the office
 * entered itself stay; the history tells who removed how many. Refuses (`owner-needed`) where this server may not rewrite history.
 */
export async function removeAllSamples(desk: Desk): Promise<SampleCounts> {
  refuseOthers(desk, 'administrator', 'supervision');
  const { store, jurisdiction, who, now } = desk;
  return asOwnerWithin(store, async (transaction) => {
    const removed = await removeSamples(transaction, jurisdiction);
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'jurisdiction',
      subjectId: jurisdictionSubject(jurisdiction),
      action: 'remove-samples',
      body: removed,
      accountId: who.accountId,
    });
    return removed;
  });
}
