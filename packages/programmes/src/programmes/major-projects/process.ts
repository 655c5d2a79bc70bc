import type { Day } from '@luoshi/reading';
import { counted } from '../../definition/measure.js';
import type { Parameter } from '../../definition/parameter.js';
import type { AnyRecord } from '../../definition/register.js';
import type { Stage } from '../../definition/stage.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { wants } from './project.js';
import type { Project } from './scope.js';

export const asProject = (record: AnyRecord): Project => record as unknown as Project;
const lead = (_view: View, record: AnyRecord): string | null => asProject(record).lead;

export const clock = (code: string, chinese: string, english: string): Parameter => ({
  code,
  name: words(chinese, english),
  meaning: words('文件没有给出天数；录入前不计时', 'No paper gives the days; no clock until entered'),
  value: { kind: 'figure', measure: counted('个工作日', 'working days') },
  ask: words('发展改革部门', 'The reform department'),
  given: [],
});

const stage = (
  code: string,
  name: [string, string],
  after: readonly string[],
  done: (project: Project) => Day | null,
  more: Partial<Stage> = {},
): Stage => ({
  code,
  name: words(...name),
  after,
  done: (_view, record) => done(asProject(record)),
  responsible: lead,
  applies: (view, record) => {
    const { stoppedOn } = asProject(record);
    return stoppedOn === null || stoppedOn > view.day;
  },
  ...more,
});

/** The last need of a project that was solved, once none is open: the day from which nothing blocks it. */
function unblockedOn(view: View, record: AnyRecord): Day | null {
  const rows = view
    .linked(wants, 'project', record.id)
    .filter(({ raisedOn }) => raisedOn !== null && raisedOn <= view.day);
  const { approvedOn, startedOn } = asProject(record);
  if (rows.length === 0) return startedOn ?? approvedOn;
  const days = rows.map(({ solvedOn }) => solvedOn);
  if (days.some((day) => day === null || day > view.day)) return null;
  return days.reduce((a, b) => (a! >= b! ? a : b))!;
}

export const stages: readonly Stage[] = [
  stage('reserve', ['谋划储备', 'Reserve'], [], ({ reservedOn }) => reservedOn),
  stage('sign', ['招引签约', 'Signing'], ['reserve'], ({ signedOn }) => signedOn, {
    due: (_view, record) => asProject(record).signBy,
  }),
  stage('approve', ['报建审批', 'Approval'], ['sign'], ({ approvedOn }) => approvedOn, {
    clock: { parameter: 'days-approve', days: 'working' },
  }),
  stage('secure', ['要素保障', 'What it needs'], ['sign'], () => null, {
    done: unblockedOn,
    clock: { parameter: 'days-secure', days: 'working' },
  }),
  stage('build', ['推进建设', 'Building'], ['approve', 'secure'], ({ startedOn }) => startedOn, {
    due: (_view, record) => asProject(record).startBy,
    conditions: (view, record) =>
      view
        .linked(wants, 'project', record.id)
        .filter(
          ({ raisedOn, solvedOn }) =>
            raisedOn !== null && raisedOn <= view.day && (solvedOn === null || solvedOn > view.day),
        )
        .map((want) => ({
          words: words(`${want.detail ?? want.number}已解决`, `${want.number} is solved`),
          met: false,
          ask: words(want.blocker ?? '责任单位', want.blocker ?? 'The unit'),
        })),
  }),
  stage('operate', ['建成达效', 'Operating'], ['build'], ({ operatingOn }) => operatingOn, {
    due: (_view, record) => asProject(record).operateBy,
  }),
  stage('assess', ['评估考核', 'Assessment'], ['operate'], ({ assessedOn }) => assessedOn),
];

/** Whether a goal is of investment; the others are of projects. */
export const inMoney = (record: AnyRecord): boolean => record['what'] === 'investment';
