import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { notNegative } from '../definition/figure.js';
import { movedBy } from './total.js';
import type { Movement } from './total.js';

/** How a promised sum stands against its plan on a day. */
export interface InstalmentStanding {
  /** Received by the day. */
  readonly received: Interval;
  /** Planned to have been received by the day. */
  readonly planned: Interval;
  /** Planned by the day and not received. */
  readonly behind: Interval;
  /** What will have come by the deadline if the rest of the plan is kept: received, and all instalments still to come. */
  readonly expected: Interval;
  /** What is then still missing of the promised sum; `[0, 0]` where the plan covers it. */
  readonly short: Interval;
}

/**
 * Holds receipts and planned instalments against a promised sum. Instalments planned by the day and not received are
 * not counted as expected: they are `behind`.
 */
export function instalmentsOn(
  promised: Interval,
  plan: readonly Movement[],
  receipts: readonly Movement[],
  day: Day,
  deadline: Day,
): InstalmentStanding {
  const received = movedBy(receipts, day);
  const planned = movedBy(plan, day);
  const toCome = movedBy(
    plan.filter((instalment) => instalment.day === null || instalment.day > day),
    deadline,
  );
  const expected = interval.add(received, toCome);
  return {
    received,
    planned,
    behind: notNegative(interval.subtract(planned, received)),
    expected,
    short: notNegative(interval.subtract(promised, expected)),
  };
}
