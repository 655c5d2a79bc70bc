import { add, compareProducts, divide, multiply, subtract } from '@luoshi/reading';
import type { Day, Decimal } from '@luoshi/reading';
import { daysBetween } from '../calendar/days-between.js';
import type { LampFacts, Schedule, Step } from './facts.js';

/** An exact number of per cent: `{ top: '100', bottom: '3' }` is 33⅓ %. The bottom is above zero. */
export interface Share {
  readonly top: Decimal;
  readonly bottom: Decimal;
}

/** What should be reached, and what says so. */
export interface Expected {
  readonly share: Share;
  readonly basis: 'milestones' | 'milestone-count' | 'plan' | 'straight-line';
}

/** −1, 0 or 1 as a share less `by` points is below, at or above another. Exact. */
export function compareShares(a: Share, b: Share, by: Decimal = '0'): -1 | 0 | 1 {
  const less = by === '0' ? a.top : subtract(a.top, multiply(by, a.bottom));
  return compareProducts(less, b.bottom, b.top, a.bottom);
}

/** A share for the screen, two places, half up: `33.33%`. */
export function shareWords({ top, bottom }: Share): string {
  return `${divide(top, bottom, 2, 'nearest')}%`;
}

/** The points between two shares for the screen. */
export function pointsBetween(a: Share, b: Share): Decimal {
  const top = subtract(multiply(a.top, b.bottom), multiply(b.top, a.bottom));
  return divide(top, multiply(a.bottom, b.bottom), 2, 'nearest');
}

export const wholePercent = (top: Decimal): Share => ({ top, bottom: '1' });

const byDue = (steps: readonly Step[]): Step[] =>
  [...steps].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));

/** Cumulative share of the first `count` steps. */
function shareOf(steps: readonly Step[], count: number): Share {
  if (count === 0) return wholePercent('0');
  if (steps.some(({ share }) => share === null)) return { top: String(100 * count), bottom: String(steps.length) };
  return wholePercent(steps[count - 1]!.share!);
}

/**
 * Expected and reached share by milestones alone, on a day: a step counts as due when its day is over, as reached when
 * all before it are reached too. Null without steps.
 */
export function byMilestones(schedule: Schedule | null, day: Day): (Expected & { readonly reached: Share }) | null {
  if (schedule?.kind !== 'milestones' || schedule.steps.length === 0) return null;
  const steps = byDue(schedule.steps);
  const due = steps.filter((step) => step.due < day).length;
  const open = steps.findIndex((step) => step.reached === null || step.reached > day);
  const counted = steps.some(({ share }) => share === null);
  return {
    share: shareOf(steps, due),
    reached: shareOf(steps, open < 0 ? steps.length : open),
    basis: counted ? 'milestone-count' : 'milestones',
  };
}

/**
 * What should be reached by the end of a day: the last point of the plan, or milestone, on or before it (nothing is
 * drawn between two points). Only where there is neither, and `straightLine` allows it, an even spread from the
 * planned start to the deadline. Null where nothing says.
 */
export function expectedBy(facts: LampFacts, day: Day, straightLine: boolean): Expected | null {
  const { schedule, begins, deadline } = facts;
  if (schedule?.kind === 'plan' && schedule.points.length > 0) {
    let share: Decimal = '0';
    let last: Day = '';
    for (const point of schedule.points)
      if (point.day <= day && point.day >= last) [last, share] = [point.day, point.share];
    return { share: wholePercent(share), basis: 'plan' };
  }
  if (schedule?.kind === 'milestones' && schedule.steps.length > 0) {
    const steps = byDue(schedule.steps);
    const basis = steps.some(({ share }) => share === null) ? 'milestone-count' : 'milestones';
    return { share: shareOf(steps, steps.filter(({ due }) => due <= day).length), basis };
  }
  if (!straightLine || begins === null || deadline === null || deadline.day < begins) return null;
  const whole = daysBetween(begins, deadline.day) + 1;
  const gone = Math.min(whole, Math.max(0, daysBetween(begins, day) + 1));
  return { share: { top: String(100 * gone), bottom: String(whole) }, basis: 'straight-line' };
}

/** The total of decimals. */
export const total = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => add(sum, value), '0');
