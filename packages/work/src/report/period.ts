import { periodAt } from '@luoshi/ledger';
import type { Handle } from '@luoshi/ledger';
import type { ReportingDuty } from '../period/duty.js';
import { periodKey, periodOfKey, stepOf } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';

/** The period that a key names; refused where it names none. */
export function periodNamed(key: string): ReportingPeriod {
  const period = periodOfKey(key);
  if (!period) throw new WorkRefusal('period-unknown', key);
  return period;
}

/** Refuses a period of another kind than the plan's, where there is a plan. */
export function refuseNotAsked(period: ReportingPeriod, duty: Pick<ReportingDuty, 'kind' | 'cumulative'> | null): void {
  if (duty && (duty.kind !== period.kind || (duty.cumulative ?? false) !== period.cumulative))
    throw new WorkRefusal('period-not-asked', periodKey(period));
}

/** Refuses a period that the office closed 关账. */
export async function refuseClosed(db: Handle, jurisdiction: number, period: ReportingPeriod): Promise<void> {
  const step = stepOf(period);
  if ((await periodAt(db, jurisdiction, step))?.closedAt) throw new WorkRefusal('period-closed', periodKey(step));
}
