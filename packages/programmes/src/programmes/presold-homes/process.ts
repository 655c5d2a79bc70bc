import { compare } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { intervalOf } from '../../definition/figure.js';
import type { AnyRecord } from '../../definition/register.js';
import type { Process } from '../../definition/stage.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { buildings, months } from './project.js';
import type { Project } from './project.js';

const as = (record: AnyRecord): Project => record as unknown as Project;
const force = (_view: View, record: AnyRecord): string | null => as(record).taskForce;

const settled = ({ plan, taskForce, bank }: Project): boolean => plan !== null && taskForce !== null && bank !== null;

/** The first day on which a home was surely delivered. */
function firstDelivery(view: View, record: AnyRecord): Day | null {
  const days = [
    ...view.linked(buildings, 'project', record.id).map(({ deliveredOn }) => deliveredOn),
    ...view
      .linked(months, 'project', record.id)
      .filter(({ delivered }) => delivered !== null && compare(intervalOf(delivered).lower ?? '0', '0') > 0)
      .map(({ month }) => month),
  ].filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** All delivered: as said, or by the last building where all buildings are delivered. */
function allDelivered(view: View, record: AnyRecord): Day | null {
  const { deliveredOn } = as(record);
  if (deliveredOn !== null) return deliveredOn;
  const rows = view.linked(buildings, 'project', record.id);
  const days = rows.map((row) => row.deliveredOn);
  if (rows.length === 0 || days.includes(null)) return null;
  return days.reduce((a, b) => (a! >= b! ? a : b))!;
}

/** From the list to the last home: plan, task force and bank; money; work; delivery. */
export const process: Process = {
  register: 'projects',
  needs: { registers: ['projects', 'buildings', 'months'], parameters: ['days-plan', 'days-resume'] },
  begins: (_view, record) => as(record).listedOn,
  stages: [
    {
      code: 'list',
      name: words('列入清单', 'Listed'),
      after: [],
      done: (_view, record) => as(record).listedOn,
      responsible: force,
    },
    {
      code: 'plan',
      name: words('一楼一策', 'Plan'),
      after: ['list'],
      // The plan counts with its task force and its bank.
      done: (_view, record) => (settled(as(record)) ? as(record).plannedOn : null),
      conditions: (_view, record) =>
        settled(as(record)) && as(record).plannedOn === null
          ? [
              {
                words: words(
                  '方案、专班和银行都有了，是哪一天定的',
                  'on which day plan, task force and bank were settled',
                ),
                met: null,
                ask: words(as(record).taskForce ?? '项目专班', as(record).taskForce ?? 'The task force'),
              },
            ]
          : [],
      clock: { parameter: 'days-plan', days: 'working' },
      responsible: force,
    },
    {
      code: 'fund',
      name: words('资金到位', 'Funded'),
      after: ['plan'],
      done: (_view, record) => as(record).fundedOn,
      responsible: (_view, record) => as(record).bank,
    },
    {
      code: 'resume',
      name: words('全面复工', 'Resumed'),
      after: ['fund'],
      done: (_view, record) => as(record).resumedOn,
      clock: { parameter: 'days-resume', days: 'working' },
      responsible: force,
    },
    {
      code: 'first',
      name: words('首批交付', 'First homes'),
      after: ['resume'],
      done: firstDelivery,
      responsible: force,
    },
    {
      code: 'deliver',
      name: words('全部交付', 'All delivered'),
      after: ['first'],
      done: allDelivered,
      due: (_view, record) => as(record).dueOn,
      responsible: force,
    },
  ],
};
