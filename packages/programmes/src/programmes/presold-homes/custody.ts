import { compare, interval } from '@luoshi/reading';
import type { Interval } from '@luoshi/reading';
import { about, asked, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { englishInterval, printInterval } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { figuresBy, movedBy } from '../../money/total.js';
import { force, nameOf } from './cash.js';
import { account, assets, instalments, recoveries } from './fund.js';
import { months, projects } from './project.js';
import type { Project } from './project.js';

/** Money that has to enter the custody account, as it is recorded where it arises. */
const sources = [
  {
    kind: 'recovery',
    name: words('追回资金', 'money recovered'),
    arisen: (view: View, project: Project): Interval | null => {
      const rows = view
        .linked(recoveries, 'project', project.id)
        .flatMap(({ id }) => view.linked(instalments, 'recovery', id))
        .filter(({ kind }) => kind === 'received');
      return rows.length === 0 ? null : movedBy(rows, view.day);
    },
  },
  {
    kind: 'assets',
    name: words('资产处置所得', 'proceeds of assets'),
    arisen: (view: View, project: Project): Interval | null => {
      const rows = view
        .linked(assets, 'project', project.id)
        .filter(({ soldOn, proceeds }) => soldOn !== null || proceeds !== null);
      return rows.length === 0
        ? null
        : figuresBy(
            rows,
            ({ soldOn }) => soldOn,
            ({ proceeds }) => proceeds,
            view.day,
          );
    },
  },
  {
    kind: 'sales',
    name: words('销售回款', 'sales'),
    arisen: (view: View, project: Project): Interval | null => {
      const rows = view.linked(months, 'project', project.id).filter(({ sales }) => sales !== null);
      return rows.length === 0
        ? null
        : figuresBy(
            rows,
            ({ month }) => month,
            ({ sales }) => sales,
            view.day,
          );
    },
  },
] as const;

/**
 * 销售回款和资产处置都要进专户: what arose against what the account took in. A certain gap is a proposal to the task force; money whose
 * amount is not recorded is asked for. What was never recorded where it arises says nothing.
 */
export function allInCustody(view: View): Effect[] {
  return view.rows(projects).flatMap((project): Effect[] => {
    const booked = view.linked(account, 'project', project.id);
    return sources.flatMap(({ kind, name, arisen }): Effect[] => {
      const due = arisen(view, project);
      if (due === null) return [];
      const entered = movedBy(
        booked.filter((row) => row.kind === kind),
        view.day,
      );
      const gap = interval.subtract(due, entered);
      const where = about('projects', project.id);
      if (gap.lower !== null && compare(gap.lower, '0') > 0)
        return [
          proposed(
            'task',
            'custody',
            where,
            words(
              `${nameOf(project)}${name.chinese}${printInterval(due, money)}，进专户${printInterval(entered, money)}，还有${printInterval(gap, money)}没有进专户`,
              `${nameOf(project)}: ${name.english} ${englishInterval(due, money)}, ${englishInterval(entered, money)} entered the account, ${englishInterval(gap, money)} did not`,
            ),
            project.taskForce,
          ),
        ];
      if (gap.upper !== null && compare(gap.upper, '0') <= 0) return [];
      return [
        asked('custody', where, {
          code: `custody-${kind}`,
          missing: words(
            `${nameOf(project)}${name.chinese}的金额，是否都进了专户`,
            `The ${name.english} of ${nameOf(project)}, and whether all of it entered the account`,
          ),
          ask: force(project),
          at: { kind: 'register', register: 'account' },
        }),
      ];
    });
  });
}
