import { compare, interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { about, lamp } from '../../definition/effect.js';
import type { Effect, LampColour } from '../../definition/effect.js';
import { englishInterval, intervalOf, printInterval, unknownAmount } from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import { milder, moodAllows, moodLamp, moodQuestion } from '../../definition/mood.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { aimOf, lackOf, reached, standingOfGoal } from './goal.js';
import type { GoalState } from './goal.js';
import { lastOfYears } from './invested.js';
import { ofGoal, startOf } from './scope.js';
import type { Goal, Project } from './scope.js';
import { goals, projects, projectsMeasure, wants } from './project.js';
import { steps, stopped } from './three-batches.js';

const LIT: Readonly<Record<GoalState, LampColour>> = {
  reached: 'green',
  missed: 'red',
  never: 'red',
  behind: 'yellow',
  average: 'green',
  'even-at-worst': 'green',
};

const nameOf = (goal: Goal): string => goal.number ?? goal.id;

/** Goals of the year: reached, missed, out of reach, or behind. */
export function goalsLit(view: View): Effect[] {
  return view.rows(goals).flatMap((goal): Effect[] => {
    const { state, found } = standingOfGoal(view, goal);
    if (state === null) return [];
    const measure = goal.what === 'investment' ? money : projectsMeasure;
    const lack = lackOf(view, goal);
    const said: Readonly<Record<GoalState, Words>> = {
      reached: words('已达到目标', 'Reached'),
      missed: words(
        `时限已过，没有达到目标，差${printInterval(lack, measure)}`,
        `Missed by ${englishInterval(lack, measure)}`,
      ),
      never: words('按出现过的最快进度也不能按期达到', 'Not even at the best pace'),
      behind: words('按平均进度不能按期达到', 'Not in time at the average pace'),
      average: words(
        `按平均进度${found?.atAverage ?? ''}达到`,
        `Reached on ${found?.atAverage ?? ''} at the average pace`,
      ),
      'even-at-worst': words('按最慢进度也能按期达到', 'Even at the worst pace'),
    };
    const lit = moodLamp(
      'goal',
      about('goals', goal.id),
      { mood: goal.mood, field: 'mood', name: words(`目标“${nameOf(goal)}”`, `the goal ${nameOf(goal)}`) },
      LIT[state],
      said[state],
    );
    return [{ ...lit, questions: [...lit.questions, ...reached(view, goal as never).questions] }];
  });
}

/** Why a project may fail the year, and by how much it lags its own plan; null where it never reported against one. */
interface Trouble {
  readonly reasons: readonly Words[];
  readonly lag: Interval | null;
  /** The deadline of a start that was missed. */
  readonly startMissed: Day | null;
}

function troubleOf(view: View, project: Project): Trouble {
  const reasons: Words[] = [];
  const year = `${view.day.slice(0, 4)}-01-01`;
  const last = lastOfYears(view, project.id, year, view.day).at(-1);
  const lag =
    last === undefined || last.planned === null
      ? null
      : interval.subtract(intervalOf(last.planned), intervalOf(last.done));
  if (lag?.lower != null && compare(lag.lower, '0') > 0)
    reasons.push(
      words(
        `截至${last!.month}比计划少完成${printInterval(lag, money)}`,
        `${englishInterval(lag, money)} less than planned by ${last!.month}`,
      ),
    );
  for (const { name, by, mood, done } of steps) {
    const [due, day] = [project[by], project[done]];
    if (due === null || due >= view.day || (day !== null && day <= view.day) || project[mood] === 'encourage') continue;
    reasons.push(words(`应于${due}前${name.chinese}，还没有${name.chinese}`, `${name.english} was due by ${due}`));
  }
  for (const want of view.linked(wants, 'project', project.id)) {
    if (want.raisedOn === null || want.raisedOn > view.day) continue;
    if (want.solvedOn !== null && want.solvedOn <= view.day) continue;
    const kind = wants.fields.kind.options.find(({ code }) => code === want.kind)?.words ?? words('要素', 'a need');
    reasons.push(
      words(
        `${kind.chinese}没有解决（${want.blocker ?? '责任单位未明确'}）`,
        `${kind.english} is not solved (${want.blocker ?? 'nobody is named'})`,
      ),
    );
  }
  const started = project.startedOn !== null && project.startedOn <= view.day;
  const startMissed = project.startBy !== null && project.startBy < view.day && !started ? project.startBy : null;
  return { reasons, lag, startMissed };
}

/** Whether a project's trouble can fail a goal that still runs; in a goal of projects one counts that has yet to start. */
function bears(view: View, project: Project, goal: Goal, { startMissed }: Trouble): boolean {
  const start = startOf(goal);
  if (goal.by === null || goal.by < view.day || (start !== null && start > view.day)) return false;
  if (standingOfGoal(view, goal).state === 'reached' || ofGoal(project, goal, view.day) === false) return false;
  if (goal.what === 'investment') return project.operatingOn === null || start === null || project.operatingOn >= start;
  return goal.what === 'projects' && startMissed !== null && (start === null || startMissed >= start);
}

/** How much of a goal a project's trouble is: what it lags ÷ the amount aimed at, or one project ÷ their number. */
function partOf(goal: Goal, { lag }: Trouble): Words {
  const inMoney = goal.what === 'investment';
  const size = inMoney ? (lag ?? unknownAmount) : interval.exactly('1');
  const part = interval.divide(size, aimOf(goal));
  const unknown = inMoney && lag === null;
  return unknown
    ? words('还没有对照计划的月报，占多少不明', 'no report against its plan: how much of it is not known')
    : words(
        `${inMoney ? '少完成的' : '这1个'}占目标的${printInterval(part, share)}`,
        `${englishInterval(part, share)} of it`,
      );
}

const WORSE: readonly LampColour[] = ['grey', 'green', 'yellow', 'red'];

/**
 * Projects that endanger the year: behind their own plan, past a date, or blocked. Each names the goals that it counts for and how
 * much of each is at stake. Red where a goal is out of reach at the best pace and its mood is 确保; a project that
 * counts only for goals to be encouraged gets no lamp.
 */
export function endangered(view: View): Effect[] {
  return view.rows(projects).flatMap((project): Effect[] => {
    if (stopped(view, project)) return [];
    const trouble = troubleOf(view, project);
    if (trouble.reasons.length === 0) return [];
    const hit = view
      .rows(goals)
      .filter((goal) => bears(view, project, goal, trouble))
      .map((goal) => ({ goal, colour: standingOfGoal(view, goal).state === 'never' ? 'red' : 'yellow' }) as const);
    const colour = hit
      .map(({ goal, colour }) => moodAllows(goal.mood, colour))
      .reduce<LampColour>(
        (worst, one) => (WORSE.indexOf(one) > WORSE.indexOf(worst) ? one : worst),
        hit.length > 0 ? 'grey' : 'yellow',
      );
    if (colour === 'grey') return [];
    const text = [
      ...trouble.reasons,
      ...hit.map(({ goal }) => {
        const part = partOf(goal, trouble);
        return words(
          `影响目标“${nameOf(goal)}”（${part.chinese}）`,
          `endangers the goal ${nameOf(goal)} (${part.english})`,
        );
      }),
    ];
    const unsaid = hit.filter(({ goal }) => goal.mood === null);
    const joined = words(text.map(({ chinese }) => chinese).join('；'), text.map(({ english }) => english).join('; '));
    return [
      {
        ...lamp(
          'endangered',
          about('projects', project.id),
          colour,
          colour === 'yellow' && unsaid.some((one) => one.colour === 'red') ? milder(joined) : joined,
          project.lead,
        ),
        questions: unsaid.map(({ goal }) =>
          moodQuestion('goals', goal.id, 'mood', words(`目标“${nameOf(goal)}”`, `the goal ${nameOf(goal)}`)),
        ),
      },
    ];
  });
}
