import { appendEntry, indicatorsOf, plansOfIndicators, savePlanOutdated, targetsOf } from '@luoshi/ledger';
import type { Goal, Id, Indicator, IndicatorTarget, Transaction } from '@luoshi/ledger';
import { compare } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { Task } from '../task/task.js';

/**
 * What a plan of an indicator has to reach, and by when: of the main one the task’s own target and deadline, of any other the
 * last of its targets, the paper’s or the office’s.
 */
export function goalOf(
  { id, main, unit }: Pick<Indicator, 'id' | 'main' | 'unit'>,
  { target, deadline }: Pick<Task, 'target' | 'deadline'>,
  targets: readonly IndicatorTarget[],
): Goal {
  if (main) return { least: target?.least ?? null, most: target?.most ?? null, unit, due: deadline?.day ?? null };
  const last = targets.findLast((one) => one.indicatorId === id && one.planId === null && one.unitId === null);
  return { least: last?.least ?? null, most: last?.most ?? null, unit, due: last?.byDay ?? null };
}

const same = (a: Decimal | null, b: Decimal | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0;

/** Whether a plan that was made for one goal is a plan for another: the same sum by the same day. */
export const isFor = (made: Goal, goal: Goal): boolean =>
  made.due === goal.due && made.unit === goal.unit && same(made.least, goal.least) && same(made.most, goal.most);

/**
 * Says of the plans of a task’s indicators that they are to be approved again, where the target or the day that they were made
 * for is another one now; and takes it back where it is that of before again. The history has both.
 */
export async function judgePlans(
  transaction: Transaction,
  desk: Desk,
  taskId: Id,
  task: Pick<Task, 'target' | 'deadline'>,
): Promise<void> {
  const { jurisdiction, now, who } = desk;
  const indicators = await indicatorsOf(transaction, jurisdiction, [taskId]);
  const ids = indicators.map(({ id }) => id);
  const plans = await plansOfIndicators(transaction, jurisdiction, ids);
  const open = plans.filter(({ state }) => state === 'approved' || state === 'proposed');
  if (open.length === 0) return;
  const targets = await targetsOf(transaction, jurisdiction, ids);
  for (const { id, indicatorId, madeFor, outdatedAt, state, basis } of open) {
    const goal = goalOf(
      indicators.find((one) => one.id === indicatorId)!,
      task,
      targets,
    );
    const fits = isFor(madeFor, goal);
    if (fits === (outdatedAt === null)) continue;
    await savePlanOutdated(transaction, jurisdiction, id, fits ? null : now);
    if (state === 'approved')
      await appendEntry(transaction, jurisdiction, {
        at: now,
        day: dayAt(now),
        taskId,
        subjectKind: 'indicator',
        subjectId: indicatorId,
        action: fits ? 'plan-fits' : 'plan-outdated',
        body: { plan: id, basis, madeFor, goal },
        reason: null,
        accountId: who.accountId,
      });
  }
}
