import { addDays, compare, interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import {
  between,
  englishInterval,
  exactValue,
  intervalOf,
  notNegative,
  printInterval,
} from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { forecast, prospectOf } from '../../pace/forecast.js';
import type { Forecast } from '../../pace/forecast.js';
import { monthlyDays } from '../../pace/pace.js';
import type { Observed } from '../../pace/pace.js';
import { investedBy } from './invested.js';
import { investments, projects, projectsMeasure } from './project.js';
import { doneBefore, endOf, happened, ofGoal, startOf } from './scope.js';
import type { Goal, Project } from './scope.js';

const and = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;

/** Whether a project stands in reserve with at least the total asked: put in reserve, not yet started. */
function inReserve(project: Project, goal: Goal, day: Day): boolean | null {
  if (!happened(project.reservedOn, day) || happened(project.startedOn, day)) return false;
  if (goal.least === null) return true;
  if (project.total === null) return null;
  const [total, least] = [intervalOf(project.total), intervalOf(goal.least)];
  if (interval.below(total, least)) return false;
  return total.lower !== null && least.upper !== null && compare(total.lower, least.upper) >= 0 ? true : null;
}

/** Whether each project counts for a goal in projects on a day: under way in the goal's year, or in reserve. */
const verdictsOf = (view: View, goal: Goal, day: Day): (boolean | null)[] =>
  view
    .rows(projects)
    .map((project) =>
      and(
        ofGoal(project, goal, day),
        goal.what === 'reserve'
          ? inReserve(project, goal, day)
          : happened(project.startedOn, day) && !doneBefore(project, goal),
      ),
    );

/** Counts: certain ones and those that may be. */
function counted(verdicts: readonly (boolean | null)[]): Interval {
  const surely = verdicts.filter((verdict) => verdict === true).length;
  const perhaps = verdicts.filter((verdict) => verdict === null).length;
  return between(String(surely), String(surely + perhaps));
}

/** What a goal has reached by the view's day, or by its deadline where that is past. */
export function reached(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  return view.once(`reached-${goal.id}`, () =>
    (goal.what === 'investment' ? moneyReached : projectsReached)(view, goal),
  );
}

function moneyReached(view: View, goal: Goal): Outcome {
  const end = endOf(goal, view.day);
  const { value, open } = investedBy(view, goal, end);
  return {
    value,
    asOf: end,
    why: [
      words(
        `${startOf(goal) ?? '开始'}至${end}完成投资${printInterval(value, money)}`,
        `Invested from ${startOf(goal) ?? 'the start'} to ${end}: ${englishInterval(value, money)}`,
      ),
    ],
    questions: open.map((project) => ({
      code: 'investment',
      missing: words(
        `${project.name ?? project.number}的当年累计完成投资`,
        `The investment of ${project.name ?? project.number}`,
      ),
      ask: words(project.lead ?? '项目牵头单位', project.lead ?? 'The lead'),
      at: { kind: 'register', register: 'investments' },
    })),
  };
}

function projectsReached(view: View, goal: Goal): Outcome {
  const end = endOf(goal, view.day);
  const rows = view.rows(projects);
  const verdicts = verdictsOf(view, goal, end);
  const value = counted(verdicts);
  const questions: Question[] = rows
    .filter((_, index) => verdicts[index] === null)
    .map((project) => ({
      code: 'project-open',
      missing: words(
        `${project.name ?? project.number}的领域或总投资`,
        `The kind or total of ${project.name ?? project.number}`,
      ),
      ask: words(project.lead ?? '项目牵头单位', project.lead ?? 'The lead'),
      at: {
        kind: 'record',
        register: 'projects',
        record: project.id,
        field: project.total === null ? 'total' : 'kind',
      },
    }));
  return {
    value,
    asOf: end,
    why: [words(`计入${printInterval(value, projectsMeasure)}`, `${englishInterval(value, projectsMeasure)} count`)],
    questions,
  };
}

/** What a goal aims at. */
export function aimOf(goal: Goal): Interval {
  return intervalOf(goal.what === 'investment' ? goal.amount : goal.count);
}

/** What a goal has reached ÷ what it aims at. */
export function shareReached(view: View, record: AnyRecord): Outcome {
  const found = reached(view, record);
  return { ...found, value: interval.divide(found.value, aimOf(record as unknown as Goal)) };
}

/** The course of a goal by month's end: of its investment where months are reported, of its projects every month. */
export function courseOf(view: View, goal: Goal): Observed[] {
  return view.once(`goal-course-${goal.id}`, () => {
    const start = startOf(goal);
    const end = endOf(goal, view.day);
    if (goal.what !== 'investment') {
      if (start === null || start > end) return [];
      return monthlyDays(start, end).map((day) => ({ day, value: counted(verdictsOf(view, goal, day)) }));
    }
    const ends = new Set<Day>();
    for (const { month } of view.rows(investments))
      if (month !== null && month <= end && (start === null || month >= start)) ends.add(month);
    const zero: Observed[] = start === null ? [] : [{ day: addDays(start, -1), value: interval.exactly('0') }];
    return [...zero, ...[...ends].sort().map((day) => ({ day, value: investedBy(view, goal, day).value }))];
  });
}

/** What the pace shown says of a goal; null with too little to go by, or without a deadline. */
export const goalForecast = (view: View, goal: Goal): Forecast | null =>
  goal.by === null
    ? null
    : view.once(`goal-forecast-${goal.id}`, () => forecast(courseOf(view, goal), aimOf(goal), goal.by!));

/** The chance of meeting a goal in time. */
export function goalChance(view: View, record: AnyRecord): Outcome {
  const found = goalForecast(view, record as unknown as Goal);
  const chance = found?.chance ?? null;
  const days = found && {
    best: found.atBest,
    average: found.atAverage,
    worst: found.atWorst,
  };
  return {
    value: chance === null ? between('0', '1') : between(chance.least, chance.most),
    asOf: found?.asOf ?? null,
    why: [
      days === null || chance === null
        ? words('已有的月进度不足三次，不说可能性', 'Fewer than three months shown: no chance is told')
        : words(
            `按${found!.paces}次月进度；最快${days.best ?? '达不到'}，平均${days.average ?? '达不到'}，最慢${days.worst ?? '达不到'}`,
            `By ${found!.paces} months shown; at best ${days.best ?? 'never'}, on average ${days.average ?? 'never'}, at worst ${days.worst ?? 'never'}`,
          ),
    ],
    questions: [],
  };
}

/** How a goal stands: reached, its deadline past without it, out of reach, behind, or on its way; null: it cannot be said. */
export type GoalState = 'reached' | 'missed' | 'never' | 'behind' | 'average' | 'even-at-worst';

/** Where a goal stands on the view's day, and the forecast that says so. */
export function standingOfGoal(view: View, goal: Goal): { state: GoalState | null; found: Forecast | null } {
  return view.once(`goal-standing-${goal.id}`, () => {
    const lack = lackOf(view, goal);
    const said = (state: GoalState | null, found: Forecast | null = null) => ({ state, found });
    if (exactValue(lack) === '0') return said('reached');
    if (goal.by === null) return said(null);
    const surely = lack.lower !== null && compare(lack.lower, '0') > 0;
    if (goal.by < view.day) return said(surely ? 'missed' : null);
    const found = goalForecast(view, goal);
    if (!found) return said(null);
    const prospect = prospectOf(found, aimOf(goal));
    if (prospect !== 'perhaps') return said(prospect, found);
    return said(found.atAverage !== null && found.atAverage <= goal.by ? 'average' : 'behind', found);
  });
}

/** What is missing of a goal: zero where it is reached. */
export function lackOf(view: View, goal: Goal): Interval {
  return notNegative(interval.subtract(aimOf(goal), reached(view, goal as unknown as AnyRecord).value));
}
