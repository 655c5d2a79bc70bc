import { appendEntry, decidePeriod, enterVersion, periodAt, periodsIn } from '@luoshi/ledger';
import type { Id, PeriodRecord, Transaction } from '@luoshi/ledger';
import { dayAt, instantOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { namedSubject } from '../desk/named-subject.js';
import type { Moment } from '../calendar/moment.js';
import type { MovedCutOff } from '../calendar/working-calendar.js';
import { CALENDAR, CUT_OFF } from '../lighting/office-rules.js';
import { rulesChanged } from '../lighting/relight-all.js';
import { periodKey, stepOf } from '../period/period.js';
import type { PeriodKind } from '../period/period.js';
import { periodNamed } from '../report/period.js';

/** What the office may decide of a period for all tasks: another cut-off (null: the plans' rules again), closing, reopening. */
export type PeriodDecision =
  | { readonly action: 'move-cut-off'; readonly cutOff: Moment | null; readonly reason: string }
  | { readonly action: 'close' }
  | { readonly action: 'reopen'; readonly reason: string };

/** What was decided of the periods that end within some days, each with what its history is of. */
export const periodList = async (
  desk: Desk,
  days: { readonly from: string; readonly to: string },
  kind?: PeriodKind,
): Promise<(PeriodRecord & { readonly subjectId: Id })[]> =>
  (await periodsIn(desk.store.db, desk.jurisdiction, days, kind)).map((row) => ({
    ...row,
    subjectId: subjectOf(periodKey({ ...row, cumulative: false })),
  }));

/**
 * Decides of a period, by its key; the cumulative one that ends with it goes with it. A filing that came before keeps
 * the word (已报, 补报) that it was given then. @returns the new version
 */
export async function decideOfPeriod(
  desk: Desk,
  key: string,
  version: number,
  decision: PeriodDecision,
): Promise<number> {
  const { store, jurisdiction, now, who } = desk;
  const step = stepOf(periodNamed(key));
  const subjectId = subjectOf(periodKey(step));
  return store.db.transaction().execute(async (transaction) => {
    const before = await periodAt(transaction, jurisdiction, step);
    const { cutOff = null, closedAt = null, closedBy = null } = before ?? {};
    const after =
      decision.action === 'move-cut-off'
        ? { cutOff: decision.cutOff === null ? null : instantOf(decision.cutOff), closedAt, closedBy }
        : decision.action === 'close'
          ? { cutOff, closedAt: now, closedBy: who.accountId }
          : { cutOff, closedAt: null, closedBy: null };
    const next = await decidePeriod(transaction, jurisdiction, step, version, after);
    if (decision.action === 'move-cut-off') await moveCutOff(transaction, desk, periodKey(step), decision.cutOff);
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'period',
      subjectId,
      action: decision.action,
      body: { kind: step.kind, from: step.from, to: step.to, cutOff: after.cutOff, closed: after.closedAt !== null },
      reason: 'reason' in decision ? decision.reason : null,
      accountId: who.accountId,
    });
    return next;
  });
}

/** The office's calendar knows the move from now on: silence, lateness and the roster go by it, and lamps are lit anew. */
async function moveCutOff(transaction: Transaction, desk: Desk, period: string, cutOff: Moment | null): Promise<void> {
  const { jurisdiction, now, who } = desk;
  const value: Omit<MovedCutOff, 'entered'> = { period, cutOff };
  const said = { programme: CALENDAR, name: CUT_OFF, from: periodNamed(period).to, source: null, value };
  await enterVersion(transaction, jurisdiction, said, { at: now, accountId: who.accountId, adopted: true });
  await rulesChanged(transaction, desk);
}

const subjectOf = (key: string): Id => namedSubject(`period ${key}`);
