import {
  countTasks,
  decisionsOf,
  itemsOf,
  listProblems,
  meetingById,
  namesOfPeople,
  openProblems,
  problemsById,
  tasksById,
  unitsById,
} from '@luoshi/ledger';
import { addDays } from '@luoshi/reading';
import type {
  Day,
  Handle,
  Id,
  LampColour,
  Meeting,
  Problem,
  ProblemState,
  TaskRecord,
  TaskState,
} from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { taskLine } from '../frozen/task-line.js';
import type { TaskLine } from '../frozen/task-line.js';
import { lampsInWords } from '../lighting/why.js';
import { periodKey, periodsEndingIn } from '../period/period.js';
import { filingsOfPeriods } from '../reporting/roster.js';
import type { PeriodFilings } from '../reporting/roster.js';

interface PackProblem {
  readonly id: Id;
  readonly title: string;
  readonly kind: Problem['kind'];
  readonly raisedBy: string;
  readonly blocking: string | null;
  readonly state: ProblemState;
  readonly raisedOn: Day;
  readonly due: Day | null;
  readonly solvedOn: Day | null;
  readonly solution: string | null;
}

/** How a decision of the last meeting stands. */
export type Standing = 'done' | 'overdue' | 'running' | 'ended';

/** What lies before a meeting: it opens with how the last decisions stand. Frozen when the list is signed. */
export interface Pack {
  readonly meeting: {
    readonly title: string;
    readonly kind: Meeting['kind'];
    readonly heldOn: Day;
    readonly chair: string | null;
  };
  readonly asOf: string;
  readonly previous: {
    readonly title: string;
    readonly heldOn: Day;
    readonly decisions: readonly {
      readonly text: string;
      readonly due: Day;
      readonly units: readonly string[];
      readonly standing: Standing | null;
      readonly task: TaskLine | null;
    }[];
  } | null;
  readonly items: readonly {
    readonly position: number;
    readonly title: string;
    readonly text: string;
    readonly putForwardBy: string | null;
    readonly task: TaskLine | null;
    readonly problem: PackProblem | null;
  }[];
  /** Running tasks by lamp. */
  readonly tasks: Readonly<Record<LampColour, number>>;
  /** How the weekly reports came in since the last meeting, week by week; four weeks where there was none. */
  readonly weeks: readonly PeriodFilings[];
  readonly problems: {
    readonly open: readonly PackProblem[];
    /** Solved or struck off since the last meeting. */
    readonly solved: readonly PackProblem[];
  };
}

/** The states in which units are at work, for the count of the pack. */
const AT_WORK: readonly TaskState[] = ['awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened'];

const ENDED: readonly TaskState[] = ['cancelled', 'merged', 'carried-over'];
const DONE: readonly TaskState[] = ['closed', 'struck-off', 'archived'];

function standingOf({ state, due }: TaskRecord, today: Day): Standing {
  if (DONE.includes(state)) return 'done';
  if (ENDED.includes(state)) return 'ended';
  return due !== null && due < today ? 'overdue' : 'running';
}

const WEEKS = 4;
/** Further back a pack does not look, whenever the last meeting was. */
const MOST_WEEKS = 14;

/** The weeks that ended after the last meeting and before this one, none that is still to come. */
function weeksSince(last: Day | null, heldOn: Day, today: Day): string[] {
  const until = heldOn < today ? heldOn : today;
  const from = last ?? addDays(until, -7 * WEEKS);
  return periodsEndingIn('week', from, addDays(until, -1)).slice(-MOST_WEEKS).map(periodKey);
}

/** A pack lists so many problems at the most. */
const MOST_PROBLEMS = 20_000;

/** The pack of a meeting as things stand at the desk's moment. */
export async function packOf(db: Handle, desk: Desk, meeting: Meeting): Promise<Pack> {
  const { jurisdiction, now } = desk;
  const today = dayAt(now);
  const previous = meeting.previousId === null ? null : await meetingById(db, jurisdiction, meeting.previousId);
  const decisions = previous ? await decisionsOf(db, jurisdiction, previous.id) : [];
  const items = (await itemsOf(db, jurisdiction, meeting.id)).filter(({ admitted }) => admitted !== false);
  const problems = await every(MOST_PROBLEMS, (page) => listProblems(db, jurisdiction, {}, page));
  const since = previous?.closedAt ?? null;
  const solved = problems.filter(
    ({ state, solvedAt }) =>
      (state === 'solved' || state === 'struck-off') && solvedAt !== null && (since === null || solvedAt > since),
  );
  const open = problems.filter(({ state }) => openProblems.includes(state) && state !== 'solved');
  const about = await problemsById(
    db,
    jurisdiction,
    items.flatMap(({ problemId }) => problemId ?? []),
  );
  const taskIds = [...items, ...decisions].flatMap(({ taskId }) => taskId ?? []);
  const tasks = new Map((await tasksById(db, jurisdiction, [...new Set(taskIds)])).map((task) => [task.id, task]));
  const unitIds = [
    ...[...tasks.values()].flatMap(({ parts }) => parts.map(({ unitId }) => unitId)),
    ...[...problems, ...about.values()].flatMap(({ raisedByUnitId, blockingUnitId }) => [
      raisedByUnitId,
      ...(blockingUnitId === null ? [] : [blockingUnitId]),
    ]),
    ...items.flatMap(({ putForwardByUnitId }) => putForwardByUnitId ?? []),
    ...decisions.flatMap(({ duties }) => duties.map(({ unit }) => unit)),
  ];
  const units = await unitsById(db, jurisdiction, [...new Set(unitIds)], today);
  const people = await namesOfPeople(db, jurisdiction, meeting.chairId === null ? [] : [meeting.chairId]);
  const nameOf = (id: Id): string => units.get(id)?.name ?? id;
  const lamps = await lampsInWords(db, desk, [...tasks.keys()], nameOf);
  const taskOf = (id: Id | null): TaskRecord | null => (id === null ? null : (tasks.get(id) ?? null));
  const problemOf = (id: Id | null): Problem | null => (id === null ? null : (about.get(id) ?? null));
  return {
    meeting: {
      title: meeting.title,
      kind: meeting.kind,
      heldOn: meeting.heldOn,
      chair: meeting.chairId === null ? null : (people.get(meeting.chairId) ?? null),
    },
    asOf: now.toISOString(),
    previous: previous && {
      title: previous.title,
      heldOn: previous.heldOn,
      decisions: decisions.map(({ text, due, duties, taskId }) => {
        const task = taskOf(taskId);
        return {
          text,
          due,
          units: duties.map(({ unit }) => nameOf(unit)),
          standing: task && standingOf(task, today),
          task: task && taskLine(task, lamps, nameOf),
        };
      }),
    },
    items: items.map(({ title, text, putForwardByUnitId, taskId, problemId }, index) => {
      const [task, problem] = [taskOf(taskId), problemOf(problemId)];
      return {
        position: index + 1,
        title,
        text,
        putForwardBy: putForwardByUnitId === null ? null : nameOf(putForwardByUnitId),
        task: task && taskLine(task, lamps, nameOf),
        problem: problem && problemShown(problem, nameOf),
      };
    }),
    tasks: await countTasks(db, jurisdiction, { states: AT_WORK }),
    weeks: await filingsOfPeriods(desk, db, weeksSince(previous?.heldOn ?? null, meeting.heldOn, today)),
    problems: {
      open: open.map((problem) => problemShown(problem, nameOf)),
      solved: solved.map((problem) => problemShown(problem, nameOf)),
    },
  };
}

const problemShown = (problem: Problem, nameOf: (id: Id) => string): PackProblem => ({
  id: problem.id,
  title: problem.title,
  kind: problem.kind,
  raisedBy: nameOf(problem.raisedByUnitId),
  blocking: problem.blockingUnitId === null ? null : nameOf(problem.blockingUnitId),
  state: problem.state,
  raisedOn: dayAt(problem.raisedAt),
  due: problem.due,
  solvedOn: problem.solvedAt && dayAt(problem.solvedAt),
  solution: problem.solution,
});
