import {
  changeUrges,
  insertUrges,
  markUrge,
  rateParts,
  recordFinding,
  saveLeaders,
  withdrawFinding,
} from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import { dayOfMoment } from '../calendar/moment.js';
import { instantOf } from '../desk/desk.js';
import type { Deed } from '../task/deed.js';
import type { Entry } from '../task/entry.js';
import type { Task } from '../task/task.js';

/** Writes the rows of what supervision did: urges unit by unit, findings, leaders, and how leads rated the others. */
export async function projectSupervision(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  before: Task | null,
  after: Task,
  entry: Entry,
): Promise<void> {
  const { id, actor, deed } = entry;
  const by = { at: instantOf(entry.recorded), accountId: actor.person === '' ? null : actor.person };
  if ((before?.leaders ?? []) !== after.leaders)
    await saveLeaders(
      transaction,
      jurisdiction,
      taskId,
      after.leaders.map(({ person, role }) => ({ personId: person, role })),
    );
  if ((before?.ratings ?? []) !== after.ratings)
    await rateParts(
      transaction,
      jurisdiction,
      taskId,
      new Map(after.ratings.map(({ unit, grade }) => [unit, grade])),
      by.at,
    );
  switch (deed.action) {
    case 'urge':
      return insertUrges(transaction, jurisdiction, { taskId, entryId: id, ...urgeFrom(deed), ...by });
    case 'read-urge':
      return markUrge(transaction, jurisdiction, { entryId: deed.urge, unitId: deed.unit, answer: null, ...by });
    case 'answer-urge':
      return markUrge(transaction, jurisdiction, { entryId: deed.urge, unitId: deed.unit, answer: deed.text, ...by });
    case 'verify':
      return recordFinding(transaction, jurisdiction, {
        taskId,
        entryId: id,
        planId: deed.plan ?? null,
        on: entry.effective,
        ...findingFrom(deed),
        ...by,
      });
    case 'correct':
      return corrected(transaction, jurisdiction, taskId, before, deed, by);
    default:
      return;
  }
}

const urgeFrom = ({ units, text, answerBy, batch }: Extract<Deed, { action: 'urge' }>) => ({
  unitIds: units,
  text,
  answerBy,
  batchId: batch ?? null,
});

const findingFrom = ({ unit, means, finding, text, evidence }: Extract<Deed, { action: 'verify' }>) => ({
  unitId: unit,
  means,
  finding,
  text,
  evidence,
});

/** A corrected urge or finding has its row corrected; one that should not have been is void. */
async function corrected(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  before: Task | null,
  { entry, instead }: Extract<Deed, { action: 'correct' }>,
  by: { readonly at: Date; readonly accountId: Id | null },
): Promise<void> {
  if (before?.urges.some(({ id }) => id === entry)) {
    const urge = instead?.action === 'urge' ? urgeFrom(instead) : null;
    return changeUrges(transaction, jurisdiction, { taskId, entryId: entry, urge, ...by });
  }
  const found = before?.verifications.find(({ id }) => id === entry);
  if (!found) return;
  if (instead?.action !== 'verify') return withdrawFinding(transaction, jurisdiction, entry);
  return recordFinding(transaction, jurisdiction, {
    taskId,
    entryId: entry,
    planId: null,
    on: dayOfMoment(found.on),
    ...findingFrom(instead),
    ...by,
  });
}
