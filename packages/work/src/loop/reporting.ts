import { judgeFiling, keepFiling, newId, oweSince, savePlan, takeBackValues } from '@luoshi/ledger';
import type { Id, ReportingPlan, Transaction } from '@luoshi/ledger';
import { dayOfMoment } from '../calendar/moment.js';
import { instantOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { officeCalendar } from '../lighting/office-rules.js';
import { isLate } from '../period/duty.js';
import { periodOfKey } from '../period/period.js';
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
  desk: Desk,
  taskId: Id,
  before: Task | null,
  after: Task,
  entry: Entry,
): Promise<void> {
  const { jurisdiction } = desk;
  const { deed, recorded, id, actor } = entry;
  const day = dayOfMoment(recorded);
  const at = instantOf(recorded);
  // A fold takes the request over from the entry as it is: the same request is the same object.
  if (before?.reporting !== after.reporting)
    await savePlan(
      transaction,
      jurisdiction,
      taskId,
      planOf(after, id, ('reason' in deed && deed.reason) || '', day),
      day,
    );
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
    case 'report': {
      const period = periodOfKey(deed.period);
      if (!period) return;
      const calendar = await officeCalendar(desk.store, transaction, jurisdiction);
      const filing = {
        ...{ id: newId(), entryId: id, taskId, unitId: deed.unit, period, text: deed.text, asOf: deed.asOf },
        ...{ started: deed.started, progress: deed.progress ?? null, difficulties: deed.difficulties ?? null },
        nextSteps: deed.nextSteps ?? null,
        figures: (deed.figures ?? []).map(({ indicator, said }) => ({ indicatorId: indicator, said, prefilled: null })),
        late: isLate(before?.reporting ?? null, period, recorded, calendar),
      };
      return keepFiling(transaction, jurisdiction, filing, { at, accountId: by });
    }
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
