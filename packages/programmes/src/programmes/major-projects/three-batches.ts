import { addDays, addMonths, toNumber } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { intervalOf } from '../../definition/figure.js';
import { notSet } from '../../definition/report.js';
import type { ReportCell } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import type { Project } from './scope.js';
import { projects } from './project.js';

/** The three steps of a project that are rolled by the quarter, with their fields. */
export const steps = [
  { name: words('签约', 'Signing'), by: 'signBy', mood: 'signMood', done: 'signedOn' },
  { name: words('开工', 'Start'), by: 'startBy', mood: 'startMood', done: 'startedOn' },
  { name: words('投产', 'Operation'), by: 'operateBy', mood: 'operateMood', done: 'operatingOn' },
] as const;

/** Whether a project was stopped by the view's day. */
export const stopped = (view: View, { stoppedOn }: Project): boolean => stoppedOn !== null && stoppedOn <= view.day;

/**
 * 三个一批 of the quarter: what was done in it, what falls due in it, and what was due in an earlier quarter, is not done and
 * rolls in.
 */
export function threeBatches(view: View): (readonly ReportCell[])[] {
  const [from, to] = [quarterStart(view.day), quarterEnd(view.day)];
  return steps.flatMap(({ name, by, done }) =>
    view
      .rows(projects)
      .filter((project) => {
        const [due, day] = [project[by], project[done]];
        if (day !== null && day <= view.day) return day >= from;
        return due !== null && due <= to && !stopped(view, project);
      })
      .map((project): ReportCell[] => {
        const [due, day] = [project[by], project[done]];
        return [
          name,
          project.name ?? project.number,
          project.leader ?? notSet,
          intervalOf(project.total),
          due ?? notSet,
          day !== null && day <= view.day ? day : notDone(view, due!, due! < from),
        ];
      }),
  );
}

function notDone(view: View, due: string, rolled: boolean) {
  const late = toNumber(view.day) - toNumber(due);
  if (late <= 0) return words('未完成', 'not done');
  return rolled
    ? words(`未完成，以前季度滚入，已逾期${late}天`, `not done, rolled in from an earlier quarter, ${late} days late`)
    : words(`未完成，已逾期${late}天`, `not done, ${late} days late`);
}

/** The last day of the quarter of a day. */
export const quarterEnd = (day: Day): Day => addDays(addMonths(quarterStart(day), 3), -1);

/** The first day of the quarter of a day. */
export function quarterStart(day: Day): Day {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}
