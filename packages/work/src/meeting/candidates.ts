import { countProblems, countTasks, listTasks, meetingById, openProblems } from '@luoshi/ledger';
import type { Id, ListedTask, ProblemFilter, TaskFilter } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { problemList } from '../problem/problem.js';
import type { ShownProblem } from '../problem/problem.js';
import { running } from '../task/state.js';

/** What might be put on a meeting's list: the first of each that is not on it yet, and how many there are in all. */
export interface Candidates {
  readonly problems: { readonly count: number; readonly rows: readonly ShownProblem[] };
  readonly tasks: { readonly count: number; readonly rows: readonly ListedTask[] };
}

const FIRST = 200;

/** Problems that are not solved, and running tasks that are red, without those on the list already. */
export async function candidatesFor(desk: Desk, meetingId: Id): Promise<Candidates> {
  const { store, jurisdiction } = desk;
  const { db } = store;
  await meetingById(db, jurisdiction, meetingId);
  const unsolved: ProblemFilter = {
    states: openProblems.filter((state) => state !== 'solved'),
    notOnMeetingId: meetingId,
  };
  const red: TaskFilter = { states: running, lamps: ['red'], notOnMeetingId: meetingId };
  const byLamp = await countTasks(db, jurisdiction, red);
  return {
    problems: {
      count: await countProblems(db, jurisdiction, unsolved),
      rows: (await problemList(desk, unsolved, { limit: FIRST })).rows,
    },
    tasks: {
      count: Object.values(byLamp).reduce((sum, one) => sum + one, 0),
      rows: (await listTasks(db, jurisdiction, red, 'due', { limit: FIRST })).rows,
    },
  };
}
