import { judgeFiling, oweSince, savePlan, takeBackValues } from '@luoshi/ledger';
import type { Id, ReportingPlan, Transaction } from '@luoshi/ledger';
import { dayOfMoment } from '../calendar/moment.js';
import { instantOf } from '../desk/desk.js';
import type { Entry } from '../task/entry.js';
import type { Task } from '../task/task.js';

/** The request for reports of a task, as its row keeps it; `basis` where the history gives no words of its own. */
export function planOf(task: Task, entryId: Id, basis: string, since: string): ReportingPlan | null {
  const { reporting } = task;
  return (
    reporting && {
      id: entryId,
      kind: reporting.kind,
      cumulative: reporting.cumulative ?? false,
      basis: reporting.basis ?? basis,
      basisKind: reporting.asked ?? null,
      cutOff: reporting.cutOff,
      stamped: reporting.stamped ?? false,
      owedSince: since,
    }
  );
}

/** Writes what an entry changes of the request for reports, and what becomes of a report that it judges. */
export async function projectReporting(
  transaction: Transaction,
  jurisdiction: number,
  taskId: Id,
  before: Task | null,
  after: Task,
  entry: Entry,
): Promise<void> {
  const { deed, recorded, id, actor } = entry;
  const day = dayOfMoment(recorded);
  const at = instantOf(recorded);
  // A fold takes the request over from the entry as it is: the same request is the same object.
  if (before?.reporting !== after.reporting)
    await savePlan(transaction, jurisdiction, taskId, planOf(after, id, 'reason' in deed ? deed.reason : '', day), day);
  else if (before?.owesSince !== after.owesSince) await oweSince(transaction, jurisdiction, taskId, day);
  const by = actor.person === '' ? null : actor.person;
  switch (deed.action) {
    case 'accept-report':
      return judgeFiling(
        transaction,
        jurisdiction,
        deed.report,
        taskId,
        { state: 'accepted', acceptedAt: at, acceptedBy: by },
        at,
      );
    case 'return-report': {
      const change = { state: 'returned', returnReason: deed.reason, returned: true } as const;
      await judgeFiling(transaction, jurisdiction, deed.report, taskId, change, at);
      return takeBackValues(transaction, jurisdiction, taskId, deed.report, { reason: deed.reason, at, by });
    }
    case 'correct':
      if (deed.instead !== null) return;
      // A filing that is taken back leaves its report to be filed again; the history keeps both.
      await judgeFiling(transaction, jurisdiction, deed.entry, taskId, { state: 'drafted', entryId: null }, at);
      return takeBackValues(transaction, jurisdiction, taskId, deed.entry, { reason: deed.reason, at, by });
    default:
      return;
  }
}
