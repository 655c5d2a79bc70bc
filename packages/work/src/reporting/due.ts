import {
  indicatorsOf,
  lastAnswers,
  owedReports,
  questionOf,
  reportById,
  StoreRefusal,
  unitAnswers,
} from '@luoshi/ledger';
import type { Id, Indicator, OwedReport } from '@luoshi/ledger';
import { addWorkingDays } from '../calendar/working-days.js';
import { dayAt, momentAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { eachOf } from '../desk/batch.js';
import type { Outcome } from '../desk/batch.js';
import { every } from '../desk/every.js';
import { readFigure, unreadWords } from '../indicator/figure.js';
import { officeCalendar } from '../lighting/office-rules.js';
import type { CutOff } from '../period/cut-off.js';
import { periodName } from '../period/period-name.js';
import { periodKey } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import { openReport, saveReport } from '../report/draft.js';
import { standingAt } from './roster.js';
import type { ReportStanding } from './roster.js';
import { latestSpans, spanKey } from './spans.js';
import type { DueSpan } from './spans.js';

/** A report that a unit has to file now: it is missing, or its period is over, or its cut-off is near. */
export interface DueReport {
  readonly taskId: Id;
  readonly number: string;
  readonly title: string;
  readonly period: { readonly key: string; readonly name: string };
  readonly cutOff: CutOff;
  readonly standing: ReportStanding;
  /** What was begun of it; null where nobody has. */
  readonly reportId: Id | null;
  readonly state: OwedReport['state'];
}

/** A figure that is asked for a period: once, however many tasks ask for it. */
export interface DueQuestion {
  /** What makes two questions the same: name, unit, kind of period. */
  readonly question: string;
  readonly name: string;
  readonly unit: string;
  readonly period: { readonly key: string; readonly name: string };
  readonly tasks: readonly { readonly taskId: Id; readonly number: string; readonly indicatorId: Id }[];
  /** What the unit has already said for this period, filed or in a draft of its own; null: nothing yet. */
  readonly answered: { readonly said: string; readonly filed: boolean } | null;
  /** What it said the last time. */
  readonly last: { readonly said: string; readonly asOf: string } | null;
}

export interface DueNow {
  readonly reports: readonly DueReport[];
  readonly questions: readonly DueQuestion[];
  /** Fields of all forms together, and how many of them are left to answer. */
  readonly fields: number;
  readonly toAnswer: number;
}

/** Periods back that are looked at; a cut-off so many working days ahead is near. */
const BACK = 12;
const NEAR = 3;
const MOST = 20_000;

interface Due {
  readonly rows: readonly OwedReport[];
  readonly spans: readonly DueSpan[];
}

/** The reports that a unit owes now, the last twelve periods of each kind: those after its last filing, and those returned. */
async function dueRows(desk: Desk, unitId: Id): Promise<Due> {
  const { store, jurisdiction, now } = desk;
  const seen = seenUnits(desk);
  if (seen !== null && !seen.includes(unitId)) throw new StoreRefusal('not-found', unitId);
  const calendar = await officeCalendar(store, store.db, jurisdiction);
  const soon = addWorkingDays(calendar, dayAt(now), NEAR).nearest;
  const spans = await latestSpans(store.db, jurisdiction, momentAt(now), calendar, { count: BACK, soon, unitId });
  const rules = spans.map(({ rule }) => rule);
  const owed = await every(MOST, (page) => owedReports(store.db, jurisdiction, rules, { unitId }, page));
  // A filing ends the row of the missing ones before it.
  const filed = new Map<Id, string>();
  for (const { assignmentId, span, filedAt } of owed) {
    const { to } = spans[span]!.period;
    if (filedAt !== null && to > (filed.get(assignmentId) ?? '')) filed.set(assignmentId, to);
  }
  const rows = owed
    .filter(({ assignmentId, span, filedAt, state }) =>
      filedAt === null ? spans[span]!.period.to > (filed.get(assignmentId) ?? '') : state === 'returned',
    )
    .sort((a, b) => {
      const [one, other] = [spans[a.span]!.period.to, spans[b.span]!.period.to];
      return one < other ? -1 : one > other ? 1 : a.number < b.number ? -1 : 1;
    });
  return { rows, spans };
}

/** What a unit has to report now, and each figure of it once: with what it has said already and what it said last. */
export async function dueNow(desk: Desk, unitId: Id): Promise<DueNow> {
  const { rows, spans } = await dueRows(desk, unitId);
  const now = momentAt(desk.now);
  const asked = await questionsOf(desk, unitId, { rows, spans });
  return {
    reports: rows.map((row): DueReport => {
      const { cutOff, period } = spans[row.span]!;
      const filed = row.filedAt && momentAt(row.filedAt);
      return {
        ...{ taskId: row.taskId, number: row.number, title: row.title, cutOff },
        period: named(period),
        standing: standingAt(filed, row.state === 'returned', cutOff, now, 'known'),
        ...{ reportId: row.reportId, state: row.state },
      };
    }),
    questions: asked,
    fields: asked.reduce((sum, { tasks }) => sum + tasks.length, 0),
    toAnswer: asked.filter(({ answered }) => answered === null).length,
  };
}

const named = (period: ReportingPeriod) => ({ key: periodKey(period), name: periodName(period) });

async function questionsOf(desk: Desk, unitId: Id, { rows, spans }: Due): Promise<DueQuestion[]> {
  const { store, jurisdiction } = desk;
  const tasks = [...new Set(rows.map(({ taskId }) => taskId))];
  const byTask = new Map<Id, Indicator[]>();
  for (const indicator of await indicatorsOf(store.db, jurisdiction, tasks))
    byTask.set(indicator.taskId, [...(byTask.get(indicator.taskId) ?? []), indicator]);
  interface Asked {
    readonly indicator: Indicator;
    readonly span: DueSpan;
    readonly tasks: DueQuestion['tasks'][number][];
  }
  const questions = new Map<string, Asked>();
  for (const { taskId, number, span } of rows)
    for (const indicator of byTask.get(taskId) ?? []) {
      const key = `${spanKey(spans[span]!)}|${questionOf(indicator)}`;
      const asked = questions.get(key) ?? { indicator, span: spans[span]!, tasks: [] };
      asked.tasks.push({ taskId, number, indicatorId: indicator.id });
      questions.set(key, asked);
    }
  const found: DueQuestion[] = [];
  const periods = new Map([...questions.values()].map(({ span }) => [spanKey(span), span.period]));
  for (const [key, period] of periods) {
    const of = [...questions.values()].filter(({ span }) => spanKey(span) === key);
    const words = of.map(({ indicator }) => questionOf(indicator));
    const given = await unitAnswers(store.db, jurisdiction, unitId, words, period);
    const last = await lastAnswers(store.db, jurisdiction, unitId, words, period.to);
    for (const { indicator, tasks: asking } of of) {
      const question = questionOf(indicator);
      const answer = given.get(question);
      found.push({
        ...{ question, name: indicator.name, unit: indicator.unit, period: named(period), tasks: asking },
        answered: answer ? { said: answer.said, filed: answer.filed } : null,
        last: last.get(question) ?? null,
      });
    }
  }
  return found;
}

/** An answer to a question of a period, in the unit's words. */
export interface AnswerOnce {
  readonly question: string;
  readonly period: string;
  readonly said: string;
}

/**
 * Answers figures once for all tasks that ask for them: the words go into the unit's report of each task for the period,
 * which is begun where it is not there yet. What was filed, or is at another step of the unit, is told and left.
 *
 * Refuses (all) what cannot be read in the figure's unit, or is not asked of the unit now.
 */
export async function answerOnce(
  desk: Desk,
  unitId: Id,
  answers: readonly AnswerOnce[],
): Promise<Outcome<{ readonly id: Id; readonly taskId: Id; readonly version: number }>> {
  const { questions } = await dueNow(desk, unitId);
  const wanted = answers.map((answer) => {
    const asked = questions.find(
      ({ question, period }) => question === answer.question && period.key === answer.period,
    );
    if (!asked) throw new WorkRefusal('question-not-asked', answer.question);
    const read = readFigure(answer.said, asked.unit);
    if (typeof read === 'string')
      throw new WorkRefusal('figure-unreadable', `${asked.name}：${answer.said}，${unreadWords[read]}`);
    return { ...answer, tasks: asked.tasks };
  });
  const forms = new Map<string, { id: Id; period: string; figures: { indicatorId: Id; said: string }[] }>();
  for (const { period, said, tasks } of wanted)
    for (const { taskId, indicatorId } of tasks) {
      const key = `${taskId}|${period}`;
      const form = forms.get(key) ?? { id: taskId, period, figures: [] };
      form.figures.push({ indicatorId, said });
      forms.set(key, form);
    }
  return eachOf([...forms.values()], async ({ id: taskId, period, figures }) => {
    const { report } = await openReport(desk, { taskId, unitId, period });
    const now = await reportById(desk.store.db, desk.jurisdiction, report.id);
    const others = now.figures.filter(({ indicatorId }) => !figures.some((one) => one.indicatorId === indicatorId));
    const { text, progress, difficulties, nextSteps, asOf, started } = now;
    const content = { text, progress, difficulties, nextSteps, asOf, started };
    const version = await saveReport(desk, now.id, now.version, {
      ...content,
      figures: [...others, ...figures.map((one) => ({ ...one, prefilled: null }))],
    });
    return { id: now.id, taskId, version };
  });
}
