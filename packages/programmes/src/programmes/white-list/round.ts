import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { intervalOf } from '../../definition/figure.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import type { Stage } from '../../definition/stage.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { projects, rounds } from './project.js';
import type { loans } from './project.js';

export type Project = RecordOf<typeof projects>;
type Round = RecordOf<typeof rounds>;
type Loan = RecordOf<typeof loans>;
export const asRound = (record: AnyRecord): Round => record as unknown as Round;

export const board = words('房地产融资协调机制办公室', 'The coordination office');

/** Who pushes a project: the unit in charge of it, else the coordination office. */
export const pusherOf = (project: Project | null): string => project?.unit ?? board.chinese;

const pusherOfRound = (view: View, record: AnyRecord): string => pusherOf(view.find(projects, asRound(record).project));

/** The rounds of a project in the order of pushing. */
export function roundsOf(view: View, projectId: string): Round[] {
  return [...view.linked(rounds, 'project', projectId)]
    .filter(({ pushedOn }) => pushedOn !== null && pushedOn <= view.day)
    .sort((a, b) => (a.pushedOn! < b.pushedOn! ? -1 : a.pushedOn! > b.pushedOn! ? 1 : 0));
}

/** The last round with each bank: what one bank answers is no answer of another. Rounds that name no bank are one group. */
export const lastOfBanks = (all: readonly Round[]): Round[] => [
  ...new Map(all.map((round): [string, Round] => [round.bank ?? '', round])).values(),
];

export const answered = (round: Round, day: Day): boolean => round.answeredOn !== null && round.answeredOn <= day;

/** Whether the last push to any bank was accepted. */
export const onList = (view: View, projectId: string): boolean =>
  lastOfBanks(roundsOf(view, projectId)).some((round) => round.answer === 'accepted' && answered(round, view.day));

/** What of a loan was drawn by the view's day; a drawing dated later has not happened. */
export function drawnOf(view: View, loan: Loan): Interval {
  if (loan.drawnOn !== null && loan.drawnOn > view.day) return interval.exactly('0');
  return intervalOf(loan.drawn);
}

export const stages: readonly Stage[] = [
  {
    code: 'push',
    name: words('推送', 'Pushed'),
    after: [],
    done: (_view, record) => asRound(record).pushedOn,
    responsible: pusherOfRound,
  },
  {
    code: 'answer',
    name: words('反馈', 'Answered'),
    after: ['push'],
    done: (_view, record) => asRound(record).answeredOn,
    clock: { parameter: 'days-answer', days: 'working' },
    responsible: (_view, record) => asRound(record).bank,
  },
  {
    code: 'repair',
    name: words('修复', 'Repaired'),
    after: ['answer'],
    applies: (_view, record) => asRound(record).answer !== 'accepted',
    done: (_view, record) => asRound(record).repairedOn,
    clock: { parameter: 'days-repair', days: 'working' },
    responsible: (_view, record) => asRound(record).repairer,
  },
  {
    code: 'again',
    name: words('再推送', 'Pushed again'),
    after: ['repair'],
    applies: (_view, record) => asRound(record).answer !== 'accepted',
    // The next round of the project, pushed on or after the repair.
    done: (view, record) => {
      const { project, repairedOn, id } = asRound(record);
      if (project === null || repairedOn === null) return null;
      return roundsOf(view, project).find((next) => next.id !== id && next.pushedOn! >= repairedOn)?.pushedOn ?? null;
    },
    clock: { parameter: 'days-again', days: 'working' },
    responsible: pusherOfRound,
  },
];
