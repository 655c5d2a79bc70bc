import {
  appendEntry,
  changeIndicator,
  commitmentsOf,
  countPlans,
  decidePlan,
  indicatorById,
  indicatorsEver,
  indicatorsOf,
  insertIndicators,
  insertValues,
  listPlans,
  newId,
  planById,
  plansOfIndicators,
  proposePlan,
  saveTargets,
  StoreRefusal,
  targetsOf,
  valuesOf,
  valuesThatCount,
} from '@luoshi/ledger';
import type {
  CommitmentRecord,
  Day,
  Goal,
  Id,
  Indicator,
  IndicatorPlan,
  IndicatorTarget,
  IndicatorValue,
  NewIndicator,
  Page,
  PageAsked,
  PlanListed,
  Transaction,
} from '@luoshi/ledger';
import { compare } from '@luoshi/reading';
import { dayAt, holds, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { lightBeside } from '../loop/light-beside.js';
import { historiesOf } from '../loop/history.js';
import { foldAt, foldWithin, taskAt } from '../loop/look.js';
import { periodNamed } from '../report/period.js';
import { WorkRefusal } from '../refusal.js';
import { foldTask } from '../task/fold.js';
import { readFigure, unreadWords } from './figure.js';
import type { ReadFigure } from './figure.js';
import { goalOf, judgePlans } from './goal.js';
import { seriesOf } from './series.js';
import type { SeriesPoint } from './series.js';

/** A figure that a task is followed by, with what the paper promised, what should be reached when, and the last value. */
export interface IndicatorWhole {
  readonly indicator: Indicator;
  /** The promise that it follows; null where a person entered it. */
  readonly commitment: CommitmentRecord | null;
  /** The paper's and the office's, and the points of the plan in force. */
  readonly targets: readonly IndicatorTarget[];
  readonly plans: readonly IndicatorPlan[];
  readonly latest: IndicatorValue | null;
}

/** What somebody enters of an indicator. */
export type IndicatorDraft = Omit<NewIndicator, 'id' | 'taskId' | 'commitmentId' | 'endedOn'>;

const append = (
  transaction: Transaction,
  desk: Desk,
  indicator: Pick<Indicator, 'id' | 'taskId'>,
  action: string,
  body: unknown,
  reason: string | null = null,
) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: indicator.taskId,
    subjectKind: 'indicator',
    subjectId: indicator.id,
    action,
    body: body ?? {},
    reason,
    accountId: desk.who.accountId,
  });

/** The indicators of a task, those that are followed no more behind the others. */
export async function taskIndicators(desk: Desk, taskId: Id): Promise<IndicatorWhole[]> {
  await taskAt(desk, taskId);
  return wholes(desk, await indicatorsEver(desk.store.db, desk.jurisdiction, [taskId]));
}

async function wholes({ store, jurisdiction }: Desk, indicators: readonly Indicator[]): Promise<IndicatorWhole[]> {
  const ids = indicators.map(({ id }) => id);
  const plans = await plansOfIndicators(store.db, jurisdiction, ids);
  const inForce = new Set(plans.filter(({ state }) => state === 'approved').map(({ id }) => id));
  const targets = (await targetsOf(store.db, jurisdiction, ids)).filter(
    ({ planId }) => planId === null || inForce.has(planId),
  );
  const values = valuesThatCount(await valuesOf(store.db, jurisdiction, ids));
  const commitments = await commitmentsOf(
    store.db,
    jurisdiction,
    indicators.flatMap(({ commitmentId }) => commitmentId ?? []),
  );
  return indicators.map((indicator) => ({
    indicator,
    commitment: commitments.find(({ id }) => id === indicator.commitmentId) ?? null,
    targets: targets.filter(({ indicatorId }) => indicatorId === indicator.id),
    plans: plans.filter(({ indicatorId }) => indicatorId === indicator.id),
    latest: values.findLast(({ indicatorId }) => indicatorId === indicator.id) ?? null,
  }));
}

/** An indicator of a task that the desk may see. */
async function seen(desk: Desk, id: Id): Promise<Indicator> {
  const indicator = await indicatorById(desk.store.db, desk.jurisdiction, id);
  await taskAt(desk, indicator.taskId);
  return indicator;
}

/** The same, refused where it is followed no more: what was reported stays as it is. */
async function followed(desk: Desk, id: Id): Promise<Indicator> {
  const indicator = await seen(desk, id);
  if (indicator.endedOn !== null) throw new WorkRefusal('indicator-ended', indicator.name);
  return indicator;
}

export async function indicatorAt(desk: Desk, id: Id): Promise<IndicatorWhole> {
  const [whole] = await wholes(desk, [await seen(desk, id)]);
  return whole!;
}

async function refuseSecondMain(transaction: Transaction, desk: Desk, taskId: Id, draft: IndicatorDraft, id?: Id) {
  if (!draft.main) return;
  const others = await indicatorsOf(transaction, desk.jurisdiction, [taskId]);
  if (others.some((other) => other.main && other.id !== id)) throw new WorkRefusal('main-already');
}

/** Follows a task by one more figure. */
export async function addIndicator(desk: Desk, taskId: Id, draft: IndicatorDraft): Promise<Id> {
  const { store, jurisdiction } = desk;
  await taskAt(desk, taskId);
  const id = newId();
  await store.db.transaction().execute(async (transaction) => {
    await refuseSecondMain(transaction, desk, taskId, draft);
    await insertIndicators(transaction, jurisdiction, [{ id, taskId, commitmentId: null, endedOn: null, ...draft }]);
    await append(transaction, desk, { id, taskId }, 'add', draft);
  });
  return id;
}

/** Changes what an indicator says of itself: name, unit, baseline, how it adds up. @returns the new version */
export async function editIndicator(desk: Desk, id: Id, version: number, draft: IndicatorDraft): Promise<number> {
  const { store, jurisdiction } = desk;
  const { taskId, commitmentId, endedOn } = await followed(desk, id);
  return store.db.transaction().execute(async (transaction) => {
    await refuseSecondMain(transaction, desk, taskId, draft, id);
    const next = await changeIndicator(transaction, jurisdiction, version, {
      ...{ id, taskId, commitmentId, endedOn },
      ...draft,
    });
    await append(transaction, desk, { id, taskId }, 'change', draft);
    await judgePlans(transaction, desk, taskId, await foldWithin(transaction, desk, taskId));
    await lightBeside(transaction, desk, [taskId]);
    return next;
  });
}

/** What words say in the indicator's unit; refuses what cannot be read, or says nothing. */
function read(said: string, { unit, name }: Indicator): ReadFigure {
  const figure = readFigure(said, unit);
  if (typeof figure === 'string')
    throw new WorkRefusal('figure-unreadable', `${name}：${said}，${unreadWords[figure]}`);
  return figure;
}

/** A point of a target or plan, in words: 近24万套 is what it says. */
export interface PointDraft {
  readonly byDay: Day;
  readonly said: string;
}

/**
 * Sets what should be reached by days, of the whole or of one unit's part; one of the same day and unit is replaced.
 * @param basis which paper says so, or who decided: kept as the reason in the history
 */
export async function setTargets(
  desk: Desk,
  id: Id,
  points: readonly (PointDraft & { readonly unitId: Id | null })[],
  basis: string | null = null,
): Promise<void> {
  const { store, jurisdiction } = desk;
  const indicator = await followed(desk, id);
  const { parts } = await taskAt(desk, indicator.taskId);
  const strange = points.find(({ unitId }) => unitId !== null && !parts.some((part) => part.unitId === unitId));
  if (strange) throw new WorkRefusal('unit-not-assigned');
  await store.db.transaction().execute(async (transaction) => {
    await saveTargets(
      transaction,
      jurisdiction,
      points.map(({ byDay, said, unitId }) => ({
        ...{ indicatorId: id, byDay, said, unitId, planId: null, source: 'office' as const },
        ...read(said, indicator),
      })),
    );
    await append(transaction, desk, indicator, 'set-targets', { points }, basis);
    await judgePlans(transaction, desk, indicator.taskId, await foldWithin(transaction, desk, indicator.taskId));
  });
}

/** Proposes a cumulative plan 序时进度计划, by a lead or by the office; one that still waits is replaced. */
export async function proposeCourse(
  desk: Desk,
  id: Id,
  { basis, points }: { readonly basis: string; readonly points: readonly PointDraft[] },
): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const indicator = await followed(desk, id);
  const unitId = holds(desk, 'supervision') ? null : await ownLead(desk, indicator);
  const goal = await goalNow(desk, indicator);
  const course = points.map(({ byDay, said }) => ({ byDay, said, ...read(said, indicator) }));
  refuseUnordered(course, indicator);
  const planId = newId();
  await store.db.transaction().execute(async (transaction) => {
    const plan = {
      id: planId,
      indicatorId: id,
      basis,
      madeFor: goal,
      proposedByUnitId: unitId,
      proposedAt: now,
      proposedBy: who.accountId,
    };
    await proposePlan(transaction, jurisdiction, plan, course);
    await append(transaction, desk, indicator, 'propose-plan', { plan: planId, basis, points });
  });
  return planId;
}

/** What a plan of an indicator has to reach now. */
async function goalNow(desk: Desk, indicator: Indicator): Promise<Goal> {
  const targets = await targetsOf(desk.store.db, desk.jurisdiction, [indicator.id]);
  return goalOf(indicator, await foldAt(desk, indicator.taskId), targets);
}

/** The lead of the indicator's task for which the desk speaks. */
async function ownLead(desk: Desk, { taskId }: Indicator): Promise<Id> {
  const { parts } = await taskAt(desk, taskId);
  const own = unitsOf(desk);
  const lead = parts.find(({ unitId, role }) => role === 'lead' && own.includes(unitId));
  if (!lead) throw new WorkRefusal('lead-only');
  return lead.unitId;
}

function refuseUnordered(points: readonly (ReadFigure & { readonly byDay: Day })[], { direction }: Indicator): void {
  if (points.length === 0) throw new WorkRefusal('plan-unordered');
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const [now, then] = [point.least ?? point.most, before && (before.least ?? before.most)];
    const falls = then != null && now !== null && compare(now, then) * (direction === 'up' ? 1 : -1) < 0;
    if (now === null || falls || (before && point.byDay <= before.byDay))
      throw new WorkRefusal('plan-unordered', point.byDay);
  }
}

/** Approves or refuses a plan that waits; an approved one of the main indicator turns the task's lamp at once. */
export async function decideCourse(
  desk: Desk,
  planId: Id,
  decision: { readonly granted: boolean; readonly reason: string | null },
): Promise<void> {
  const { store, jurisdiction, now, who } = desk;
  await store.db.transaction().execute(async (transaction) => {
    const plan = await planById(transaction, jurisdiction, planId);
    if (plan.state !== 'proposed') throw new WorkRefusal('plan-decided');
    const indicator = await indicatorById(transaction, jurisdiction, plan.indicatorId);
    if (decision.granted && plan.outdatedAt !== null) throw new WorkRefusal('plan-outdated', indicator.name);
    await decidePlan(transaction, jurisdiction, plan, { ...decision, at: now, by: who.accountId });
    await append(
      transaction,
      desk,
      indicator,
      decision.granted ? 'approve-plan' : 'refuse-plan',
      { plan: planId },
      decision.reason,
    );
    if (decision.granted && indicator.main) await lightBeside(transaction, desk, [indicator.taskId]);
  });
}

/** Which plans are listed. */
export interface PlanFilter {
  readonly states?: readonly IndicatorPlan['state'][] | undefined;
  /** In force, made for another target or day, and nobody has proposed a new one. */
  readonly outdated?: boolean | undefined;
  readonly leadId?: Id | undefined;
}

/** A plan as it is decided on: with the points that it proposes, by their days. */
export interface Course extends PlanListed {
  readonly points: readonly Pick<IndicatorTarget, 'byDay' | 'said'>[];
  /** What there is to be reached now; null where that is what the plan was made for. */
  readonly goal: Goal | null;
}

/** Plans, the last proposed first; a liaison sees those of tasks that its units take part in. */
export async function courseList(desk: Desk, filter: PlanFilter, page: PageAsked): Promise<Page<Course>> {
  const { store, jurisdiction } = desk;
  const { rows, ...more } = await listPlans(store.db, jurisdiction, withSight(desk, filter), page);
  const targets = await targetsOf(store.db, jurisdiction, [...new Set(rows.map(({ indicatorId }) => indicatorId))]);
  const moved = rows.filter(({ outdatedAt }) => outdatedAt !== null).map(({ taskId }) => taskId);
  const histories = await historiesOf(store.db, jurisdiction, moved);
  const followed = await indicatorsOf(store.db, jurisdiction, moved);
  const goalFor = ({ taskId, indicatorId, outdatedAt }: PlanListed): Goal | null => {
    const task = outdatedAt && foldTask(histories.get(taskId) ?? []);
    const indicator = followed.find(({ id }) => id === indicatorId);
    return task && indicator ? goalOf(indicator, task, targets) : null;
  };
  return {
    ...more,
    rows: rows.map((plan) => ({
      ...plan,
      points: targets.filter(({ planId }) => planId === plan.id).map(({ byDay, said }) => ({ byDay, said })),
      goal: goalFor(plan),
    })),
  };
}

/** How many plans `courseList` gives in all. */
export const courseCount = (desk: Desk, filter: PlanFilter): Promise<number> =>
  countPlans(desk.store.db, desk.jurisdiction, withSight(desk, filter));

const withSight = (desk: Desk, filter: PlanFilter) => {
  const seen = seenUnits(desk);
  return seen === null ? filter : { ...filter, seenBy: seen };
};

/** All values that were ever given, each with its source and whether it counts, and the series that they make. */
export interface IndicatorValues {
  readonly values: readonly (IndicatorValue & { readonly counts: boolean })[];
  readonly series: readonly SeriesPoint[];
}

export async function indicatorValues(desk: Desk, id: Id): Promise<IndicatorValues> {
  const { store, jurisdiction } = desk;
  const indicator = await seen(desk, id);
  const { parts } = await taskAt(desk, indicator.taskId);
  const all = await valuesOf(store.db, jurisdiction, [id]);
  const counting = valuesThatCount(all);
  const ids = new Set(counting.map((value) => value.id));
  const order = [...parts].sort(
    (a, b) => Number(a.role === 'support') - Number(b.role === 'support') || a.position - b.position,
  );
  return {
    values: all.map((value) => ({ ...value, counts: ids.has(value.id) })),
    series: seriesOf(
      indicator,
      counting,
      order.map(({ unitId }) => unitId),
    ),
  };
}

/** A value that the office enters beside the reports: from a paper, an import, a verification or by hand. */
export interface ValueDraft {
  /** Who says so; null: the office, for the whole. */
  readonly unitId: Id | null;
  readonly period: string;
  readonly asOf: Day;
  readonly said: string;
  readonly source: Exclude<IndicatorValue['source'], 'report'>;
}

export async function enterValue(desk: Desk, id: Id, draft: ValueDraft): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const indicator = await followed(desk, id);
  const { parts } = await taskAt(desk, indicator.taskId);
  if (draft.unitId !== null && !parts.some(({ unitId }) => unitId === draft.unitId))
    throw new WorkRefusal('unit-not-assigned');
  const period = periodNamed(draft.period);
  if (period.kind !== indicator.kind || period.cumulative !== indicator.cumulative)
    throw new WorkRefusal('period-not-asked', draft.period);
  if (draft.asOf > dayAt(now)) throw new WorkRefusal('day-in-future', draft.asOf);
  const value: IndicatorValue = {
    ...{ id: newId(), indicatorId: id, unitId: draft.unitId, from: period.from, to: period.to, asOf: draft.asOf },
    ...{ said: draft.said, ...read(draft.said, indicator), reportId: null, entryId: null, source: draft.source },
    ...{ correctsId: null, voided: false, reason: null, enteredAt: now, enteredBy: who.accountId },
  };
  await store.db.transaction().execute(async (transaction) => {
    await insertValues(transaction, jurisdiction, [value]);
    await append(transaction, desk, indicator, 'enter-value', { value: value.id, ...draft });
  });
  return value.id;
}

/**
 * Corrects a value by another that names it, or takes it back (`instead` null): the old one stays beside. A reported one is
 * corrected with its report.
 */
export async function correctValue(
  desk: Desk,
  id: Id,
  valueId: Id,
  {
    instead,
    reason,
  }: { readonly instead: { readonly said: string; readonly asOf: Day } | null; readonly reason: string },
): Promise<Id> {
  const { store, jurisdiction, now, who } = desk;
  const indicator = await seen(desk, id);
  if (instead && instead.asOf > dayAt(now)) throw new WorkRefusal('day-in-future', instead.asOf);
  const figure = instead && read(instead.said, indicator);
  return store.db.transaction().execute(async (transaction) => {
    const all = await valuesOf(transaction, jurisdiction, [id]);
    const old = all.find((value) => value.id === valueId);
    if (!old) throw new StoreRefusal('not-found', valueId);
    if (old.source === 'report') throw new WorkRefusal('value-of-report');
    if (old.voided || all.some(({ correctsId }) => correctsId === valueId)) throw new WorkRefusal('value-superseded');
    const value: IndicatorValue = {
      ...old,
      ...(instead && { said: instead.said, asOf: instead.asOf, ...figure }),
      ...{
        id: newId(),
        correctsId: valueId,
        voided: instead === null,
        converted: null,
        reason,
        enteredAt: now,
        enteredBy: who.accountId,
      },
    };
    await insertValues(transaction, jurisdiction, [value]);
    await append(transaction, desk, indicator, 'correct-value', { value: value.id, corrects: valueId }, reason);
    return value.id;
  });
}
