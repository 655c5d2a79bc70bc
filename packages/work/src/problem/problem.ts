import {
  appendEntry,
  changeProblem,
  countProblems,
  insertProblem,
  listEntries,
  listProblems,
  newId,
  problemById,
  problemCounts,
  StoreRefusal,
  taskById,
  unitsById,
} from '@luoshi/ledger';
import type {
  Day,
  Id,
  Page,
  PageAsked,
  Problem,
  ProblemChange,
  ProblemCount,
  ProblemFilter,
  ProblemKind,
  ProblemState,
  Entry as StoredEntry,
  Transaction,
} from '@luoshi/ledger';
import { dueOf } from '../clock/answer-clock.js';
import { dayAt, holds, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { WorkRefusal } from '../refusal.js';
import { tellRecord } from './record.js';
import { problemSteps, problemStateWords, stagesOf } from './step.js';
import type { ProblemStep, Stage, StepRule } from './step.js';

export interface ProblemDraft {
  readonly taskId: Id | null;
  readonly unit: Id;
  readonly kind: ProblemKind;
  readonly title: string;
  readonly text: string;
  /** Whose matter it is, where the unit knows. */
  readonly blockingUnit: Id | null;
}

async function refuseNoUnit(transaction: Transaction, desk: Desk, unit: Id | null): Promise<void> {
  if (unit === null) return;
  const units = await unitsById(transaction, desk.jurisdiction, [unit], dayAt(desk.now));
  if (!units.has(unit)) throw new StoreRefusal('not-found', unit);
}

const append = (
  transaction: Transaction,
  desk: Desk,
  problem: Pick<Problem, 'id' | 'taskId'>,
  action: string,
  unitId: Id | null,
  body: { readonly state: ProblemState } & Readonly<Record<string, unknown>>,
) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: problem.taskId,
    subjectKind: 'problem',
    subjectId: problem.id,
    action,
    body,
    accountId: desk.who.accountId,
    unitId,
  });

/** A unit raises what blocks it, on a task of its own or without one; the office may enter it for the unit. */
export async function raiseProblem(desk: Desk, draft: ProblemDraft): Promise<Id> {
  const { store, jurisdiction } = desk;
  const seen = seenUnits(desk);
  if (seen !== null && !unitsOf(desk).includes(draft.unit)) throw new WorkRefusal('other-unit');
  return store.db.transaction().execute(async (transaction) => {
    if (draft.taskId !== null) {
      const { parts } = await taskById(transaction, jurisdiction, draft.taskId);
      const takesPart = (units: readonly Id[]) => parts.some(({ unitId }) => units.includes(unitId));
      if (seen !== null && !takesPart(seen)) throw new StoreRefusal('not-found', draft.taskId);
      if (!takesPart([draft.unit])) throw new WorkRefusal('unit-not-assigned');
    }
    return raiseWithin(transaction, desk, draft);
  });
}

/** The same within a transaction of a caller's, who has made sure that the desk may raise it for the unit. */
export async function raiseWithin(transaction: Transaction, desk: Desk, draft: ProblemDraft): Promise<Id> {
  const { jurisdiction, now, who } = desk;
  const { taskId, unit, kind, title, text, blockingUnit } = draft;
  await refuseNoUnit(transaction, desk, unit);
  await refuseNoUnit(transaction, desk, blockingUnit);
  const id = newId();
  await insertProblem(transaction, jurisdiction, {
    id,
    taskId,
    raisedByUnitId: unit,
    kind,
    title,
    text,
    blockingUnitId: blockingUnit,
    claimDue: await dueOf(transaction, desk, 'problem-claim', dayAt(now)),
    raisedAt: now,
    raisedBy: who.accountId,
  });
  await append(transaction, desk, { id, taskId }, 'raise', unit, { state: 'raised', ...draft });
  return id;
}

export interface StepAsked {
  readonly step: ProblemStep;
  /** What was agreed, how it was solved, why it comes back. */
  readonly text: string | null;
  /** For `name-unit`. */
  readonly unit: Id | null;
  /** By when it is to be solved: for `claim` and `reschedule`. */
  readonly due: Day | null;
}

/** Takes a problem one step on. @returns its new version */
export async function stepProblem(desk: Desk, id: Id, version: number, asked: StepAsked): Promise<number> {
  return desk.store.db.transaction().execute(async (transaction) => {
    const problem = await problemById(transaction, desk.jurisdiction, id, seenUnits(desk));
    return stepWithin(transaction, desk, problem, version, asked);
  });
}

const needWords = { text: '说明', unit: '责任单位', due: '时限' } as const;

/** The same within a transaction of the caller's. */
export async function stepWithin(
  transaction: Transaction,
  desk: Desk,
  problem: Problem,
  version: number,
  asked: StepAsked,
): Promise<number> {
  const { jurisdiction, now } = desk;
  const rule = problemSteps[asked.step];
  if (!rule.from.includes(problem.state))
    throw new WorkRefusal('problem-state', `${rule.chinese}：现为${problemStateWords[problem.state]}`);
  const unit = actingUnit(desk, problem, asked.step);
  const missing = rule.needs.filter((need) => (asked[need] ?? '').trim() === '');
  if (missing.length > 0) throw new WorkRefusal('missing', missing.map((need) => needWords[need]).join('、'));
  if (asked.step === 'claim' && problem.blockingUnitId === null) throw new WorkRefusal('blocking-unit-needed');
  await refuseNoUnit(transaction, desk, asked.unit);
  const state = rule.to ?? problem.state;
  const change = await changeBy(transaction, desk, problem, asked);
  const next = await changeProblem(transaction, jurisdiction, problem.id, version, { state, ...change });
  await append(transaction, desk, problem, asked.step, unit, {
    state,
    from: problem.state,
    text: asked.text,
    unit: asked.unit,
    due: change.due ?? null,
    at: now.toISOString(),
  });
  await tellRecord(transaction, desk, problem.id, asked.step);
  return next;
}

/** For which unit a desk takes a step: null for the office; undefined where the step is the other side's. */
function sideOf(desk: Desk, problem: Problem, step: ProblemStep): Id | null | undefined {
  if (holds(desk, 'supervision', 'leader')) return null;
  const { by } = problemSteps[step];
  const side = by === 'blocking' ? problem.blockingUnitId : by === 'raising' ? problem.raisedByUnitId : null;
  return side !== null && unitsOf(desk).includes(side) ? side : undefined;
}

/** The same; refused where it is the other side's. */
function actingUnit(desk: Desk, problem: Problem, step: ProblemStep): Id | null {
  const unit = sideOf(desk, problem, step);
  if (unit === undefined) throw new WorkRefusal('problem-not-yours', problemSteps[step].chinese);
  return unit;
}

/** A step that a desk may take now, and what it must say. */
export interface PossibleStep {
  readonly step: ProblemStep;
  readonly needs: StepRule['needs'];
}

/** The steps that a desk may take with a problem as it stands. */
export const possibleSteps = (desk: Desk, problem: Problem): PossibleStep[] =>
  (Object.entries(problemSteps) as [ProblemStep, StepRule][])
    .filter(
      ([step, { from }]) =>
        from.includes(problem.state) &&
        sideOf(desk, problem, step) !== undefined &&
        (step !== 'claim' || problem.blockingUnitId !== null),
    )
    .map(([step, { needs }]) => ({ step, needs }));

async function changeBy(
  transaction: Transaction,
  desk: Desk,
  problem: Problem,
  asked: StepAsked,
): Promise<ProblemChange> {
  const { now } = desk;
  const day = dayAt(now);
  const claimDue = () => dueOf(transaction, desk, 'problem-claim', day);
  switch (asked.step) {
    case 'name-unit':
      return { blockingUnitId: asked.unit!, claimedAt: null, due: null, claimDue: await claimDue() };
    case 'claim':
      return { claimedAt: now, due: asked.due ?? (await dueOf(transaction, desk, 'problem-solve', day)) };
    case 'hand-back':
      return { blockingUnitId: null, claimedAt: null, due: null, claimDue: await claimDue() };
    case 'coordinate':
      return { coordinatedAt: problem.coordinatedAt ?? now, ...(asked.due === null ? {} : { due: asked.due }) };
    case 'solve':
      return { solvedAt: now, solution: asked.text! };
    case 'send-back':
      return { solvedAt: null, returnedTimes: problem.returnedTimes + 1 };
    case 'strike-off':
      return { struckOffAt: now };
    case 'withdraw':
      return { withdrawnAt: now };
    case 'reschedule':
      return { due: asked.due! };
  }
}

/** A problem with whether its clock has run out. */
export type ShownProblem = Problem & { readonly overdue: boolean };

const within = (desk: Desk, filter: ProblemFilter): ProblemFilter => ({
  ...filter,
  seenBy: seenUnits(desk) ?? undefined,
});

/** A problem as a desk is shown it. */
export function shownProblem(desk: Desk, problem: Problem): ShownProblem {
  const { state, claimDue, due } = problem;
  const clock = state === 'raised' ? claimDue : state === 'claimed' || state === 'coordinated' ? due : null;
  return { ...problem, overdue: clock !== null && clock < dayAt(desk.now) };
}

/** Problems, the newest first; a liaison sees what its units raised or block. */
export async function problemList(desk: Desk, filter: ProblemFilter, page: PageAsked): Promise<Page<ShownProblem>> {
  const { rows, next } = await listProblems(desk.store.db, desk.jurisdiction, within(desk, filter), page);
  return { rows: rows.map((row) => shownProblem(desk, row)), next };
}

/** How many rows `problemList` gives in all. */
export const problemCount = (desk: Desk, filter: ProblemFilter): Promise<number> =>
  countProblems(desk.store.db, desk.jurisdiction, within(desk, filter));

/** The rows of `problemList` counted by blocking unit, kind and state. */
export const problemTable = (desk: Desk, filter: ProblemFilter): Promise<ProblemCount[]> =>
  problemCounts(desk.store.db, desk.jurisdiction, within(desk, filter));

/** A problem has so many entries at the most that are read for its stages. */
const MOST_ENTRIES = 10_000;

export type WholeProblem = ShownProblem & {
  readonly history: readonly StoredEntry[];
  readonly stages: readonly Stage[];
  readonly possible: readonly PossibleStep[];
};

/** One problem with its history, the newest first, how long each stage took, and the steps that the desk may take. */
export async function problemAt(desk: Desk, id: Id): Promise<WholeProblem> {
  const { db } = desk.store;
  const problem = await problemById(db, desk.jurisdiction, id, seenUnits(desk));
  const history = await every(MOST_ENTRIES, (page) =>
    listEntries(db, desk.jurisdiction, { subjectKind: 'problem', subjectId: id }, page),
  );
  const turns = history
    .map(({ at, body }) => ({ at, state: (body as { readonly state: ProblemState }).state }))
    .reverse();
  return {
    ...shownProblem(desk, problem),
    history,
    stages: stagesOf(turns, desk.now),
    possible: possibleSteps(desk, problem),
  };
}
