import { addDays, compare, interval } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import {
  between,
  englishInterval,
  intervalOf,
  notNegative,
  printInterval,
  sum,
  unknownAmount,
} from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { totalFigures } from '../../money/total.js';
import type { Observed } from '../../pace/pace.js';
import type { goals } from './project.js';
import { entries, investments, libraries, projects, projectsMeasure } from './project.js';

export type Project = RecordOf<typeof projects>;
export type Goal = RecordOf<typeof goals>;

const alive = (project: Project, day: Day): boolean => project.stoppedOn === null || project.stoppedOn > day;
const happened = (day: Day | null, on: Day): boolean => day !== null && day <= on;

/** Projects that count for a goal: alive, and of its kind. Null where the kind is not recorded. */
function ofGoal(project: Project, goal: Goal, day: Day): boolean | null {
  if (!alive(project, day)) return false;
  if (goal.kind === null) return true;
  return project.kind === null ? null : project.kind === goal.kind;
}

/** Counts: certain ones and those that may be. */
function counted(verdicts: readonly (boolean | null)[]): Interval {
  const surely = verdicts.filter((verdict) => verdict === true).length;
  const perhaps = verdicts.filter((verdict) => verdict === null).length;
  return between(String(surely), String(surely + perhaps));
}

const and = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;

/** Whether a project is under way in the goal's year: started and, before the year, not yet operating. */
function underWay(project: Project, goal: Goal, day: Day): boolean {
  if (!happened(project.startedOn, day)) return false;
  return goal.from === null || project.operatingOn === null || project.operatingOn >= goal.from;
}

/** Whether a project stands in reserve with at least the total asked: put in reserve, not yet signed or started. */
function inReserve(project: Project, goal: Goal, day: Day): boolean | null {
  if (!happened(project.reservedOn, day) || happened(project.startedOn, day)) return false;
  if (goal.least === null) return true;
  if (project.total === null) return null;
  const [total, least] = [intervalOf(project.total), intervalOf(goal.least)];
  if (interval.below(total, least)) return false;
  return total.lower !== null && least.upper !== null && compare(total.lower, least.upper) >= 0 ? true : null;
}

/** The last monthly figure of each project in the goal's year by a day; what is not reported is not zero. */
function investedBy(view: View, goal: Goal, day: Day): { value: Interval; open: Project[] } {
  const open: Project[] = [];
  const parts: Interval[] = [];
  for (const project of view.rows(projects)) {
    const counts = ofGoal(project, goal, day);
    if (counts === false || !happened(project.startedOn, day)) continue;
    const rows = view
      .linked(investments, 'project', project.id)
      .filter(
        ({ month, done }) =>
          month !== null && done !== null && month <= day && (goal.from === null || month >= goal.from),
      );
    const last = rows.reduce<RecordOf<typeof investments> | null>(
      (a, b) => (a === null || b.month! > a.month! ? b : a),
      null,
    );
    if (last === null) {
      open.push(project);
      parts.push(unknownAmount);
      continue;
    }
    const done = intervalOf(last.done);
    parts.push(counts === null ? { ...between('0', done.upper), upperOpen: done.upperOpen } : done);
  }
  return { value: sum(parts), open };
}

/** What a goal has reached by the view's day. */
export function reached(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const { day } = view;
  const rows = view.rows(projects);
  if (goal.what === 'investment') {
    const { value, open } = investedBy(view, goal, day);
    return {
      value,
      asOf: day,
      why: [
        words(`当年累计完成投资${printInterval(value, money)}`, `Invested this year: ${englishInterval(value, money)}`),
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
  const verdicts = rows.map((project) =>
    and(
      ofGoal(project, goal, day),
      goal.what === 'reserve' ? inReserve(project, goal, day) : underWay(project, goal, day),
    ),
  );
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
    asOf: day,
    why: [words(`计入${printInterval(value, projectsMeasure)}`, `${englishInterval(value, projectsMeasure)} count`)],
    questions,
  };
}

/** What a goal aims at. */
export function aimOf(goal: Goal): Interval {
  return intervalOf(goal.what === 'investment' ? goal.amount : goal.count);
}

/** What a goal still lacks, as a share of what it aims at. */
export function shareReached(view: View, record: AnyRecord): Outcome {
  const found = reached(view, record);
  return { ...found, value: interval.divide(found.value, aimOf(record as unknown as Goal)) };
}

/** The course of a goal's investment by month's end. */
export function investmentCourse(view: View, goal: Goal): Observed[] {
  return view.once(`investment-course-${goal.id}`, () => {
    const ends = new Set<Day>();
    for (const { month } of view.rows(investments))
      if (month !== null && month <= view.day && (goal.from === null || month >= goal.from)) ends.add(month);
    const start: Observed[] = goal.from === null ? [] : [{ day: addDays(goal.from, -1), value: interval.exactly('0') }];
    return [...start, ...[...ends].sort().map((day) => ({ day, value: investedBy(view, goal, day).value }))];
  });
}

/** Money sought by the projects that stand in a library. */
export function librarySize(view: View, record: AnyRecord): Outcome {
  const library = record as unknown as RecordOf<typeof libraries>;
  const rows = view
    .linked(entries, 'library', library.id)
    .filter(({ enteredOn, leftOn }) => (enteredOn === null || enteredOn <= view.day) && !happened(leftOn, view.day));
  return {
    value: totalFigures(rows.map(({ asked }) => asked)),
    asOf: view.day,
    why: [
      words(
        `${rows.length}个入库项目，目标${printInterval(intervalOf(library.size), money)}`,
        `${rows.length} projects in it; aimed at ${englishInterval(intervalOf(library.size), money)}`,
      ),
    ],
    questions: rows
      .filter(({ asked }) => asked === null)
      .map((row) => ({
        code: 'asked',
        missing: words(
          `${view.find(projects, row.project)?.name ?? row.project}拟争取的资金`,
          'The money that a project seeks',
        ),
        ask: words(library.lead ?? '牵头单位', library.lead ?? 'The lead'),
        at: { kind: 'record', register: 'entries', record: row.id, field: 'asked' },
      })),
  };
}

/** What all libraries together aim at. */
export function librariesAim(view: View): Outcome {
  return {
    value: totalFigures(view.rows(libraries).map(({ size }) => size)),
    asOf: null,
    why: view
      .rows(libraries)
      .map(({ name, size }) =>
        words(
          `${name}${printInterval(intervalOf(size), money)}`,
          `${name}: ${englishInterval(intervalOf(size), money)}`,
        ),
      ),
    questions: [],
  };
}

/** A project's investment done ÷ planned this year, by its last monthly report. */
export function againstPlan(view: View, record: AnyRecord): Outcome {
  const project = record as unknown as Project;
  const last = view
    .linked(investments, 'project', project.id)
    .filter(({ month }) => month !== null && month <= view.day && month.slice(0, 4) === view.day.slice(0, 4))
    .reduce<RecordOf<typeof investments> | null>((a, b) => (a === null || b.month! > a.month! ? b : a), null);
  const value = last === null ? unknownAmount : interval.divide(intervalOf(last.done), intervalOf(last.planned));
  return {
    value,
    asOf: last?.month ?? null,
    why: [
      last === null
        ? words('今年还没有投资月报', 'No monthly report of this year yet')
        : words(`完成计划的${printInterval(value, share)}`, `${englishInterval(value, share)} of what was planned`),
    ],
    questions:
      last !== null && last.done !== null && last.planned !== null
        ? []
        : [
            {
              code: 'investment',
              missing: words(
                `${project.name ?? project.number}今年的投资完成数和计划数`,
                `Investment of ${project.name ?? project.number}, done and planned`,
              ),
              ask: words(project.lead ?? '项目牵头单位', project.lead ?? 'The lead'),
              at: { kind: 'register', register: 'investments' },
            },
          ],
  };
}

/** How many projects of a quarter were signed, started, or began to operate (三个一批). */
export function rolled(step: 'signedOn' | 'startedOn' | 'operatingOn') {
  return (view: View): Outcome => {
    const quarter = quarterStart(view.day);
    const count: Decimal = String(
      view.rows(projects).filter((project) => {
        const day = project[step];
        return day !== null && day >= quarter && day <= view.day;
      }).length,
    );
    return {
      value: between(count, count),
      asOf: view.day,
      why: [words(`${quarter}以来`, `Since ${quarter}`)],
      questions: [],
    };
  };
}

/** The first day of the quarter of a day. */
export function quarterStart(day: Day): Day {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

/** What is missing of a goal: zero where it is reached. */
export function lackOf(view: View, goal: Goal): Interval {
  return notNegative(interval.subtract(aimOf(goal), reached(view, goal as unknown as AnyRecord).value));
}
