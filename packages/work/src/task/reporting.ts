import { compare, divide, multiply } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { isShorter } from '../period/period.js';
import type { PlannedReporting } from './deed.js';
import { leadsOf } from './task.js';
import type { Task } from './task.js';

/** Whether a leader must agree first: the reports are asked for more often than their basis does, or it names no period. */
export const needsLeave = (reporting: PlannedReporting | null): boolean =>
  reporting !== null && (reporting.asked === null || isShorter(reporting.kind, reporting.asked));

/**
 * Per cent of the whole as last accepted: what the first lead says, else the proven part of its figure against the
 * target (two places, down). Null where neither is known; unknown is not 0.
 * @param falling whether the target goes down to be reached: then only what the lead says is known
 */
export function progressAfter(task: Task, falling: boolean): Decimal | null {
  const [first] = leadsOf(task);
  const last = task.reports.findLast(({ unit, status }) => unit === first?.unit && status === 'accepted');
  if (!last) return null;
  if (last.progress !== null) return last.progress;
  if (falling || last.figure === null || task.target === null || compare(task.target.most, '0') <= 0) return null;
  const share = divide(multiply('100', last.figure.least), task.target.most, 2, 'down');
  return compare(share, '0') < 0 ? '0' : share;
}
