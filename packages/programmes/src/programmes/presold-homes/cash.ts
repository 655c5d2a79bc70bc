import { interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import {
  englishInterval,
  exactValue,
  intervalOf,
  notNegative,
  printInterval,
  unknownAmount,
} from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import { distinct } from '../../definition/question.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { instalmentsOn } from '../../money/instalment.js';
import type { InstalmentStanding } from '../../money/instalment.js';
import { movedBy } from '../../money/total.js';
import type { recoveries } from './fund.js';
import { account, cashPlans, costs, instalments, loans, movements } from './fund.js';
import type { Project } from './project.js';

const INTO = new Set(['opening', 'sales', 'assets', 'recovery', 'loan']);

/** The balance of a project's custody account at the end of a day. */
export function balanceOf(view: View, projectId: string, day: Day): Interval {
  const rows = view.linked(account, 'project', projectId);
  if (rows.length === 0) return { lower: null, upper: null, lowerOpen: true, upperOpen: true };
  const into = movedBy(
    rows.filter(({ kind }) => kind !== null && INTO.has(kind)),
    day,
  );
  const out = movedBy(
    rows.filter(({ kind }) => kind !== null && !INTO.has(kind)),
    day,
  );
  return interval.subtract(into, out);
}

/** What it still costs to complete, by the newest estimate of a day; unknown without one. */
export function costToComplete(view: View, projectId: string, day: Day): Interval {
  const newest = view
    .linked(costs, 'project', projectId)
    .filter((row) => row.day !== null && row.day <= day)
    .reduce<RecordOf<typeof costs> | null>((last, row) => (last === null || row.day! >= last.day! ? row : last), null);
  return newest === null ? unknownAmount : intervalOf(newest.remaining);
}

export const nameOf = (project: Project): string => project.name ?? project.number ?? project.id;
export const force = (project: Project) =>
  words(project.taskForce ?? '项目专班', project.taskForce ?? 'The task force');

/** What is not known of a project's cost to complete and its account. */
export function moneyQuestions(view: View, project: Project): Question[] {
  const questions: Question[] = [];
  if (exactValue(costToComplete(view, project.id, view.day)) === null)
    questions.push({
      code: 'cost-to-complete',
      missing: words(`${nameOf(project)}的续建成本测算`, `The cost to complete ${nameOf(project)}`),
      ask: force(project),
      at: { kind: 'register', register: 'costs' },
    });
  if (view.linked(account, 'project', project.id).length === 0)
    questions.push({
      code: 'account',
      missing: words(`${nameOf(project)}的监管专户收支`, `The custody account of ${nameOf(project)}`),
      ask: force(project),
      at: { kind: 'register', register: 'account' },
    });
  return questions;
}

/** What the account lacks to complete the project: cost to complete − balance, never below nothing. */
export function gapToComplete(view: View, record: AnyRecord): Outcome {
  const project = record as unknown as Project;
  const cost = costToComplete(view, project.id, view.day);
  const balance = balanceOf(view, project.id, view.day);
  return {
    value: notNegative(interval.subtract(cost, balance)),
    asOf: view.day,
    why: [
      words(
        `续建成本${printInterval(cost, money)}－专户余额${printInterval(balance, money)}`,
        `Cost to complete ${englishInterval(cost, money)} − account ${englishInterval(balance, money)}`,
      ),
    ],
    questions: moneyQuestions(view, project),
  };
}

/** One month of a project's cash: what was planned, what the account holds at its end if the plan is kept, and what is then lacking. */
export interface CashMonth {
  readonly month: Day;
  readonly income: Interval;
  readonly outlay: Interval;
  readonly atEnd: Interval;
  readonly lacking: Interval;
}

/** What of a month's plan is still to move: the plan less what was booked in that month; nothing where more was booked. */
function stillToMove(view: View, projectId: string, month: Day, planned: Interval, into: boolean): Interval {
  const booked = view
    .linked(account, 'project', projectId)
    .filter(
      ({ day, kind }) =>
        kind !== null && kind !== 'opening' && INTO.has(kind) === into && (day === null || isOfMonth(day, month)),
    );
  return notNegative(interval.subtract(planned, movedBy(booked, view.day)));
}

const isOfMonth = (day: Day, month: Day): boolean => day.slice(0, 7) === month.slice(0, 7);

/**
 * The cash of a project month by month, from today's balance and the plan of the months to come. What was booked in the
 * running month is in the balance already: only the rest of that month's plan is added.
 */
export function cashByMonth(view: View, project: Project): CashMonth[] {
  let balance = balanceOf(view, project.id, view.day);
  return [...view.linked(cashPlans, 'project', project.id)]
    .filter(({ month }) => month !== null && month > view.day)
    .sort((a, b) => (a.month! < b.month! ? -1 : 1))
    .map(({ month, income, outlay }) => {
      const [into, out] = [intervalOf(income), intervalOf(outlay)];
      const rest = (planned: Interval, inwards: boolean): Interval =>
        isOfMonth(view.day, month!) ? stillToMove(view, project.id, month!, planned, inwards) : planned;
      balance = interval.subtract(interval.add(balance, rest(into, true)), rest(out, false));
      return {
        month: month!,
        income: into,
        outlay: out,
        atEnd: balance,
        lacking: notNegative(interval.negate(balance)),
      };
    });
}

/** How a recovery stands against its plan. */
export function recoveryStanding(view: View, recovery: RecordOf<typeof recoveries>): InstalmentStanding | null {
  if (recovery.by === null) return null;
  const rows = view.linked(instalments, 'recovery', recovery.id);
  return instalmentsOn(
    intervalOf(recovery.amount),
    rows.filter(({ kind }) => kind === 'planned'),
    rows.filter(({ kind }) => kind === 'received'),
    view.day,
    recovery.by,
  );
}

/** What a recovery will lack by its deadline if its plan is kept. */
export function recoveryShort(view: View, record: AnyRecord): Outcome {
  const recovery = record as unknown as RecordOf<typeof recoveries>;
  const standing = recoveryStanding(view, recovery);
  if (standing === null)
    return {
      value: unknownAmount,
      asOf: null,
      why: [words('没有追回时限', 'No deadline')],
      questions: [
        {
          code: 'recovery-deadline',
          missing: words(`追回资金${recovery.number}的时限`, `The deadline of ${recovery.number}`),
          ask: words('住房城乡建设部门、公安部门', 'The housing department and the police'),
          at: { kind: 'record', register: 'recoveries', record: recovery.id, field: 'by' },
        },
      ],
    };
  const { received, expected, short } = standing;
  return {
    value: short,
    asOf: view.day,
    why: [
      words(
        `已到账${printInterval(received, money)}，按计划到${recovery.by}共${printInterval(expected, money)}，应追回${printInterval(intervalOf(recovery.amount), money)}`,
        `${englishInterval(received, money)} received; by plan ${englishInterval(expected, money)} by ${recovery.by} of ${englishInterval(intervalOf(recovery.amount), money)} to be recovered`,
      ),
    ],
    questions: [],
  };
}

/** Special and matched loans drawn by the view's day. */
export function drawnOf(kind: 'special' | 'matched') {
  return (view: View): Outcome => {
    const ids = new Set(
      view
        .rows(loans)
        .filter((loan) => loan.kind === kind)
        .map(({ id }) => id),
    );
    const rows = view.rows(movements).filter((row) => row.kind === 'draw' && row.loan !== null && ids.has(row.loan));
    return {
      value: movedBy(rows, view.day),
      asOf: view.day,
      why: [words(`${rows.length}笔放款`, `${rows.length} drawdowns`)],
      questions: distinct(
        rows
          .filter(({ amount }) => amount === null)
          .map(({ id, number }) => ({
            code: 'draw-amount',
            missing: words(`放款${number}的金额`, `The amount of drawdown ${number}`),
            ask: words('贷款银行', 'The lending bank'),
            at: { kind: 'record', register: 'movements', record: id, field: 'amount' },
          })),
      ),
    };
  };
}
