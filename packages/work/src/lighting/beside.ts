import { bondIssuesOf, fallingTasks, plansInForce } from '@luoshi/ledger';
import type { BondIssue, Day, Goal, Handle, Id, PlanInForce } from '@luoshi/ledger';
import { compare, divide, multiply, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { dayAt, instantOf } from '../desk/desk.js';
import { isFor } from '../indicator/goal.js';
import type { BondMoney, Falling, OutdatedPlan } from '../lamp/facts.js';
import { nothingBeside } from '../lamp/kept-facts.js';
import type { Beside } from '../lamp/kept-facts.js';
import type { PastDay } from '../task/fold.js';
import type { Task } from '../task/task.js';

/** As of when: a past day in one of the two views, or what was entered by an instant. */
export type AsOf = PastDay | { readonly at: Date };

/**
 * What stands outside the histories of tasks and their lamps hang on: the approved plan of the main indicator and which
 * way it goes, and the money of the bonds. As it is now where no time is named.
 */
export async function besidesOf(
  db: Handle,
  jurisdiction: number,
  tasks: ReadonlyMap<Id, Task>,
  asOf?: AsOf,
): Promise<Map<Id, Beside>> {
  const span = spanOf(asOf);
  const plans = await plansInForce(db, jurisdiction, [...tasks.keys()], span);
  const issues = await bondIssuesOf(db, jurisdiction, [...tasks.keys()], span);
  // Which way a figure goes is said of it for good: no past day had it otherwise. Which figure counted is of its day.
  const day = asOf && ('at' in asOf ? dayAt(asOf.at) : asOf.day);
  const falls = await fallingTasks(db, jurisdiction, [...tasks.keys()], day);
  const besides = new Map<Id, Beside>();
  for (const [id, task] of tasks) {
    const plan = plans.get(id);
    const bonds = (issues.get(id) ?? []).map(moneyOf);
    const from = falls.get(id);
    const falling = from === undefined ? null : { from };
    if (!plan && !falling && bonds.length === 0) continue;
    const fits = plan !== undefined && isFor(plan.madeFor, goalNow(plan, task));
    besides.set(id, {
      ...nothingBeside,
      ...{ falling, bonds },
      plan: fits ? planOf(plan, task, falling) : null,
      outdated: plan !== undefined && !fits ? outdatedOf(plan) : null,
    });
  }
  return besides;
}

/** Entered by an instant, and of days up to one. */
function spanOf(asOf?: AsOf): { readonly enteredBy?: Date; readonly until?: Day } {
  if (asOf === undefined) return {};
  if ('at' in asOf) return { enteredBy: asOf.at };
  if (asOf.view === 'corrected') return { until: asOf.day };
  return { until: asOf.day, enteredBy: new Date(instantOf(`${asOf.day}T24:00`).getTime() - 1) };
}

/** What there is to be reached, as of the day that the task is looked at: in the plan’s unit until figures went over to another. */
const goalNow = ({ madeFor }: PlanInForce, { target, deadline, measure }: Task): Goal => ({
  ...{ least: target?.least ?? null, most: target?.most ?? null, due: deadline?.day ?? null },
  unit: measure ?? madeFor.unit,
});

/** A plan that was approved for another target or day: a lamp says so, and measures by the milestones or, last, evenly. */
const outdatedOf = ({ basis, decidedOn, madeFor: { least, most, due } }: PlanInForce): OutdatedPlan => ({
  approved: `${decidedOn} ${basis}`,
  target: least === null || most === null ? null : { least, most },
  due,
});

const PLACES = 4;

/**
 * The points as shares of the task's target; of a target that goes down, of the way down to it. What words leave open is
 * taken for the unit: the least that a point asks, of the most that the target may be. Null where there is no way to go.
 */
function planOf({ basis, decidedOn, points }: PlanInForce, { target }: Task, falling: Falling | null): Beside['plan'] {
  const from = falling === null ? '0' : falling.from;
  if (target === null || from === null) return null;
  const whole = falling === null ? target.most : subtract(from, target.least);
  if (compare(whole, '0') <= 0) return null;
  const asked = ({ least, most }: PlanInForce['points'][number]): Decimal =>
    falling === null ? (least ?? most ?? '0') : subtract(from, most ?? least ?? from);
  return {
    kind: 'plan',
    approved: `${decidedOn} ${basis}`,
    points: points.map((point) => ({
      day: point.byDay,
      share: divide(multiply('100', asked(point)), whole, PLACES, 'down'),
    })),
  };
}

const inWan = (yuan: string): string => multiply(yuan, '0.0001');

function moneyOf({ batch, issuedOn, amount, spent }: BondIssue): BondMoney {
  const exactly = (yuan: string) => ({ least: inWan(yuan), most: inWan(yuan) });
  return {
    batch,
    issued: issuedOn,
    amount: exactly(amount),
    spent: spent && { asOf: spent.asOf, value: exactly(spent.amount) },
  };
}
