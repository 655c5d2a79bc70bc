import { asked } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { exactValue, intervalOf, printInterval } from '../../definition/figure.js';
import { squareMetres } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { interval } from '@luoshi/reading';
import { newestReport } from './delivery.js';
import { buildings, homesMeasure, projects } from './project.js';

/** 房屋名册: every home by itself, and the day on which its keys were handed over. */
export const homes = register({
  code: 'homes',
  name: words('房屋名册', 'Homes'),
  purpose: words('一套一行；交房到户以此为准', 'One row for each home and the day its keys were handed over'),
  fields: {
    building: { kind: 'link', to: 'buildings', label: words('楼栋', 'Building'), required: true },
    number: { kind: 'text', label: words('房号', 'Number'), required: true },
    area: { kind: 'figure', label: words('建筑面积', 'Area'), measure: squareMetres },
    handedOn: { kind: 'day', label: words('交房日期', 'Handed over on') },
  },
  key: ['building', 'number'],
  title: 'number',
  list: ['building', 'number', 'area', 'handedOn'],
});

/** Homes of a project that the register lists, and those handed over by the view's day. */
interface Counted {
  readonly listed: number;
  readonly handed: number;
}

/** By project, counted once for a view. */
function countedOf(view: View): ReadonlyMap<string, Counted> {
  return view.once('presold-homes-counted', () => {
    const byBuilding = new Map<string, { listed: number; handed: number }>();
    for (const { building, handedOn } of view.rows(homes)) {
      let count = byBuilding.get(building!);
      if (!count) byBuilding.set(building!, (count = { listed: 0, handed: 0 }));
      count.listed += 1;
      if (handedOn !== null && handedOn <= view.day) count.handed += 1;
    }
    const byProject = new Map<string, { listed: number; handed: number }>();
    for (const [building, { listed, handed }] of byBuilding) {
      const project = view.find(buildings, building)?.project;
      if (!project) continue;
      const count = byProject.get(project) ?? { listed: 0, handed: 0 };
      byProject.set(project, { listed: count.listed + listed, handed: count.handed + handed });
    }
    return byProject;
  });
}

/** Homes with a day of handing over in the register of homes. */
export function handedOver(view: View): Outcome {
  const counts = [...countedOf(view).values()];
  const [listed, handed] = [
    counts.reduce((sum, one) => sum + one.listed, 0),
    counts.reduce((sum, one) => sum + one.handed, 0),
  ];
  return {
    value: interval.exactly(String(handed)),
    asOf: view.day,
    why: [
      words(
        `房屋名册列有${listed}套，其中${handed}套有交房日期`,
        `${listed} homes are listed, ${handed} of them with a day of handing over`,
      ),
    ],
    questions: [],
  };
}

/** Where all homes of a project are listed and fewer were handed over than its newest report says were delivered. */
export function reportsAgainstHomes(view: View): Effect[] {
  const counts = countedOf(view);
  return view.rows(projects).flatMap((project) => {
    const counted = counts.get(project.id);
    const all = exactValue(intervalOf(project.homes));
    const report = newestReport(view, project);
    if (!counted || report === null || all !== String(counted.listed)) return [];
    if (!interval.below(interval.exactly(String(counted.handed)), report.delivered)) return [];
    const name = project.name ?? project.number ?? project.id;
    const reported = printInterval(report.delivered, homesMeasure);
    return [
      asked(
        'homes',
        { register: 'projects', record: project.id },
        {
          code: 'homes-against-report',
          missing: words(
            `${name}月报累计交付${reported}，房屋名册里只有${counted.handed}套有交房日期，以哪个为准`,
            `${name} reported ${reported} delivered; the register of homes has only ${counted.handed} handed over`,
          ),
          ask: words(project.taskForce ?? '项目专班', project.taskForce ?? 'The task force'),
          at: { kind: 'register', register: 'homes' },
        },
      ),
    ];
  });
}
