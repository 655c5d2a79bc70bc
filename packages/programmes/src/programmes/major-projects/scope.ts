import type { Day } from '@luoshi/reading';
import type { RecordOf } from '../../definition/register.js';
import type { goals, projects } from './project.js';

export type Project = RecordOf<typeof projects>;
export type Goal = RecordOf<typeof goals>;

/** Whether something that is dated has happened by a day. */
export const happened = (day: Day | null, on: Day): boolean => day !== null && day <= on;

/** The first day that a goal counts: its own, else the first day of its deadline's year; null where it has neither. */
export const startOf = ({ from, by }: Goal): Day | null => from ?? (by === null ? null : `${by.slice(0, 4)}-01-01`);

/** The last day that a goal counts, as far as the view has come: what happens after its deadline is not its own. */
export const endOf = ({ by }: Goal, day: Day): Day => (by !== null && by < day ? by : day);

/** Whether a project counts for a goal: not stopped by a day, and of the goal's kind. Null where its kind is not recorded. */
export function ofGoal(project: Project, goal: Goal, day: Day): boolean | null {
  if (project.stoppedOn !== null && project.stoppedOn <= day) return false;
  if (goal.kind === null) return true;
  return project.kind === null ? null : project.kind === goal.kind;
}

/** Whether a project was done before the goal's first day. */
export const doneBefore = (project: Project, goal: Goal): boolean => {
  const start = startOf(goal);
  return start !== null && project.operatingOn !== null && project.operatingOn < start;
};
