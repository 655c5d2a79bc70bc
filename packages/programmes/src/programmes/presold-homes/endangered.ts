import { compare, interval } from '@luoshi/reading';
import { about, lamp } from '../../definition/effect.js';
import type { Effect, LampColour } from '../../definition/effect.js';
import { englishInterval, intervalOf, notNegative, printInterval, whole } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import { milder, moodAllows, moodQuestion } from '../../definition/mood.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { prospectOf, reachBy } from '../../pace/forecast.js';
import { cashByMonth, nameOf } from './cash.js';
import { deliveredBy, lastMonthEnd } from './delivery.js';
import { goals, homesMeasure, months, projects } from './project.js';
import type { Goal, Project } from './project.js';

/** Goals that still run and that a project counts for; one whose scope is not recorded may count for any. */
const goalsOf = (view: View, project: Project): Goal[] =>
  view
    .rows(goals)
    .filter(
      ({ by, scope }) =>
        by !== null &&
        by >= view.day &&
        (scope === null || scope === 'all' || project.scope === null || project.scope === scope),
    );

const courseOfProject = (view: View, project: Project) =>
  view
    .linked(months, 'project', project.id)
    .filter((row) => row.month !== null && row.month <= view.day && row.delivered !== null)
    .map((row) => ({ day: row.month!, value: intervalOf(row.delivered) }));

/** Why a project puts one goal at risk, as bad as it is before the goal's mood is heard; null where it does not. */
function riskTo(view: View, project: Project, goal: Goal): { colour: LampColour; why: Words } | null {
  const by = goal.by!;
  const homes = intervalOf(project.homes);
  if (project.homes !== null) {
    const byDeadline = reachBy(courseOfProject(view, project), by);
    if (byDeadline && prospectOf({ byDeadline }, homes) === 'never') {
      const lack = whole(notNegative(interval.subtract(homes, byDeadline)));
      return {
        colour: 'red',
        why: words(
          `到${by}按出现过的最快进度也交不完，${lack.lower === null ? '' : `最少差${printInterval(interval.exactly(lack.lower), homesMeasure)}`}`,
          `too slow even at its best pace: ${englishInterval(lack, homesMeasure)} short on ${by}`,
        ),
      };
    }
  }
  if (project.dueOn !== null && project.dueOn >= view.day && project.dueOn > by)
    return {
      colour: 'yellow',
      why: words(`计划${project.dueOn}交付，晚于目标时限${by}`, `due on ${project.dueOn}, after the goal's ${by}`),
    };
  return null;
}

const WORSE: readonly LampColour[] = ['grey', 'green', 'yellow', 'red'];

/**
 * Projects that put a goal of their scope at risk: too slow even at their best, due after it, past their own day, or without the
 * money. Each goal is named; the lamp is as red as the mood of the goals allows, and the project's own missed day is
 * judged by the strictest of them (red where no goal is recorded).
 */
export function endangered(view: View): Effect[] {
  return view.rows(projects).flatMap((project): Effect[] => {
    const now = deliveredBy(view, project, lastMonthEnd(view.day));
    const homes = intervalOf(project.homes);
    if (project.homes !== null && now.lower !== null && homes.upper !== null && compare(now.lower, homes.upper) >= 0)
      return [];
    const mine = goalsOf(view, project);
    const reasons: Words[] = [];
    const lit: { goal: Goal | null; colour: LampColour }[] = [];
    const light = (colour: LampColour): void => {
      if (mine.length === 0) lit.push({ goal: null, colour });
      else lit.push(...mine.map((goal) => ({ goal, colour })));
    };
    if (project.dueOn !== null && project.dueOn < view.day) {
      reasons.push(words(`计划${project.dueOn}交付，已逾期`, `due on ${project.dueOn}, late`));
      light('red');
    }
    for (const goal of mine) {
      const risk = riskTo(view, project, goal);
      if (risk === null) continue;
      lit.push({ goal, colour: risk.colour });
      reasons.push(words(`目标“${goal.number}”：${risk.why.chinese}`, `goal ${goal.number}: ${risk.why.english}`));
    }
    const short = cashByMonth(view, project).find(
      ({ lacking }) => lacking.lower !== null && compare(lacking.lower, '0') > 0,
    );
    if (short) {
      reasons.push(
        words(
          `${short.month}资金缺口${printInterval(short.lacking, money)}`,
          `lacks ${englishInterval(short.lacking, money)} in ${short.month}`,
        ),
      );
      light('yellow');
    }
    const colour = lit
      .map((one) => (one.goal === null ? one.colour : moodAllows(one.goal.mood, one.colour)))
      .reduce<LampColour>((worst, one) => (WORSE.indexOf(one) > WORSE.indexOf(worst) ? one : worst), 'grey');
    if (colour === 'grey') return [];
    const unsaid = lit.flatMap(({ goal, colour: before }) =>
      goal !== null && goal.mood === null ? [{ goal, red: before === 'red' }] : [],
    );
    const scope =
      project.scope === null && mine.some((goal) => goal.scope !== null && goal.scope !== 'all')
        ? [words('项目口径未填，可能属于这些目标', 'its scope is not recorded: it may belong to these goals')]
        : [];
    const text = [...reasons, ...scope];
    const joined = words(
      `${nameOf(project)}：${text.map(({ chinese }) => chinese).join('；')}`,
      `${nameOf(project)}: ${text.map(({ english }) => english).join('; ')}`,
    );
    return [
      {
        ...lamp(
          'endangered',
          about('projects', project.id),
          colour,
          colour === 'yellow' && unsaid.some(({ red }) => red) ? milder(joined) : joined,
          project.taskForce,
        ),
        questions: unsaid.map(({ goal }) => moodQuestion('goals', goal.id, 'mood', goalName(goal))),
      },
    ];
  });
}

/** What people call a goal. */
export const goalName = ({ number, id }: Goal): Words => words(`目标“${number ?? id}”`, `the goal ${number ?? id}`);
