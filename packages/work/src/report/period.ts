import { periodAt, periodsIn } from '@luoshi/ledger';
import type { Handle } from '@luoshi/ledger';
import { momentAt } from '../desk/desk.js';
import type { MovedCutOffs, ReportingDuty } from '../period/duty.js';
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
export function refuseNotAsked(period: ReportingPeriod, duty: ReportingDuty | null): void {
  if (duty && (duty.kind !== period.kind || (duty.cumulative ?? false) !== period.cumulative))
    throw new WorkRefusal('period-not-asked', periodKey(period));
}

/** Refuses a period that the office closed 关账. @returns what the office decided of it */
export async function refuseClosed(db: Handle, jurisdiction: number, period: ReportingPeriod): Promise<MovedCutOffs> {
  const step = stepOf(period);
  const decided = await periodAt(db, jurisdiction, step);
  if (decided?.closedAt) throw new WorkRefusal('period-closed', periodKey(step));
  return new Map(decided?.cutOff ? [[periodKey(step), momentAt(decided.cutOff)]] : []);
}

/** The cut-offs that the office moved, of periods that end within some days. */
export async function movedCutOffs(
  db: Handle,
  jurisdiction: number,
  days: { readonly from: string; readonly to: string },
): Promise<MovedCutOffs> {
  const decided = await periodsIn(db, jurisdiction, days);
  return new Map(
    decided.flatMap(({ kind, from, to, cutOff }) =>
      cutOff ? [[periodKey({ kind, cumulative: false, from, to }), momentAt(cutOff)] as const] : [],
    ),
  );
}
