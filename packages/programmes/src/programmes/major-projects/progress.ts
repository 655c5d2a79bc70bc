import { interval } from '@luoshi/reading';
import type { Day, Decimal } from '@luoshi/reading';
import { between, englishInterval, intervalOf, printInterval, unknownAmount } from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { totalFigures } from '../../money/total.js';
import { quarterStart } from './three-batches.js';
import type { Project } from './scope.js';
import { entries, investments, libraries, projects } from './project.js';

const happened = (day: Day | null, on: Day): boolean => day !== null && day <= on;

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
