import {
  appendEntry,
  beginReport,
  changeReport,
  indicatorsOf,
  lastAnswers,
  lastFiled,
  newId,
  questionOf,
  reportById,
  reportingPlanInForce,
  reportsFor,
  StoreRefusal,
  unitAnswers,
} from '@luoshi/ledger';
import type { Handle, Id, ReportContent, ReportFigure, ReportRecord } from '@luoshi/ledger';
import { dayAt, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { taskAt } from '../loop/look.js';
import { stepOf } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import { filedUnits, inFiledUnits } from './filed-unit.js';
import { periodNamed, refuseClosed, refuseNotAsked } from './period.js';
import { stepsAt } from './step.js';

/**
 * Begins a unit's report for a period, with the figures filled in that it gave for the last period or to the same
 * question of another task: marked as such until somebody confirms them. The one that is there already, if any.
 *
 * Refused where the desk does not speak for the unit, the task asks for another kind of period, or it has not begun.
 */
export async function openReport(
  desk: Desk,
  { taskId, unitId, period: key }: { readonly taskId: Id; readonly unitId: Id; readonly period: string },
): Promise<{ readonly report: ReportRecord; readonly begun: boolean }> {
  const { jurisdiction, now, store } = desk;
  const task = await taskAt(desk, taskId);
  const part = task.parts.find((one) => one.unitId === unitId);
  if (!part) throw new WorkRefusal('unit-not-assigned');
  if (!unitsOf(desk).includes(unitId)) throw new WorkRefusal('other-unit');
  const period = periodNamed(key);
  if (stepOf(period).from > dayAt(now)) throw new WorkRefusal('period-ahead', key);
  refuseNotAsked(period, await reportingPlanInForce(store.db, jurisdiction, taskId));
  const standing = async (db: Handle) =>
    (await reportsFor(db, jurisdiction, taskId, period)).find((one) => one.assignmentId === part.id);
  const there = await standing(store.db);
  if (there) return { report: there, begun: false };
  return store.db.transaction().execute(async (transaction) => {
    await refuseClosed(transaction, jurisdiction, period);
    const figures = await prefilled(transaction, desk, taskId, { assignmentId: part.id, unitId }, period);
    const content = {
      text: '',
      progress: null,
      difficulties: null,
      nextSteps: null,
      figures,
      asOf: null,
      started: null,
    };
    const begun = await beginReport(
      transaction,
      jurisdiction,
      { id: newId(), taskId, assignmentId: part.id, unitId, period, ...content },
      now,
    );
    const report = await standing(transaction);
    if (!report) throw new StoreRefusal('not-found', taskId);
    return { report, begun };
  });
}

/** The figures to begin with: the answer already given to the same question for the period, else that of the last one. */
async function prefilled(
  db: Handle,
  desk: Desk,
  taskId: Id,
  part: { readonly assignmentId: Id; readonly unitId: Id },
  period: ReportingPeriod,
): Promise<ReportFigure[]> {
  const { jurisdiction } = desk;
  const indicators = await indicatorsOf(db, jurisdiction, [taskId]);
  const last = await lastFiled(db, jurisdiction, part.assignmentId, stepOf(period).from);
  const filed = last ? inFiledUnits(last.figures, await filedUnits(db, jurisdiction, last, indicators)) : [];
  const questions = indicators.map(questionOf);
  const given = await unitAnswers(db, jurisdiction, part.unitId, questions, period);
  const earlier = await lastAnswers(db, jurisdiction, part.unitId, questions, period.to);
  const asked = [...indicators.map(({ id }): Id | null => id)];
  if (!indicators.some(({ main }) => main)) asked.unshift(null);
  return asked.flatMap((indicatorId): ReportFigure[] => {
    const indicator = indicators.find(({ id }) => id === indicatorId);
    const same = indicator && given.get(questionOf(indicator));
    if (same) return [{ indicatorId, said: same.said, prefilled: 'other-task' }];
    const before =
      filed.find((one) => one.indicatorId === indicatorId) ?? (indicator && earlier.get(questionOf(indicator)));
    return before ? [{ indicatorId, said: before.said, prefilled: 'last-period' }] : [];
  });
}

/** A report as the desk may change it: the own unit's. Others' are not there for it. */
export async function ownReport(db: Handle, desk: Desk, id: Id, version: number): Promise<ReportRecord> {
  const report = await reportById(db, desk.jurisdiction, id);
  if (!unitsOf(desk).includes(report.unitId)) throw new StoreRefusal('not-found', id);
  if (report.version !== version) throw new StoreRefusal('changed-meanwhile', id);
  return report;
}

const FILED: readonly ReportRecord['state'][] = ['issued', 'accepted'];

export function refuseFiled({ state }: ReportRecord): void {
  if (FILED.includes(state)) throw new WorkRefusal('report-filed');
}

/** Keeps what was typed so far, as it was typed: for saving by itself while somebody writes. @returns the new version */
export async function saveReport(desk: Desk, id: Id, version: number, content: ReportContent): Promise<number> {
  return desk.store.db.transaction().execute(async (transaction) => {
    const report = await ownReport(transaction, desk, id, version);
    refuseFiled(report);
    if (!(await stepsAt(transaction, desk, report.unitId, report.state)).held) throw new WorkRefusal('step-not-yours');
    if (content.asOf !== null && content.asOf > dayAt(desk.now)) throw new WorkRefusal('day-in-future', content.asOf);
    // A returned report that somebody works on again is a draft again; what was filed stays in the history.
    const state = report.state === 'returned' ? ('drafted' as const) : report.state;
    return changeReport(transaction, desk.jurisdiction, id, version, { ...content, state }, desk.now);
  });
}

/**
 * Hands a report on to the next step of the unit, or back to whoever drafts with a reason; both are told in the report's
 * own history, which only the unit sees. @returns the new version
 */
export async function passReport(
  desk: Desk,
  id: Id,
  version: number,
  step: { readonly to: 'next' } | { readonly to: 'drafter'; readonly reason: string },
): Promise<number> {
  return desk.store.db.transaction().execute(async (transaction) => {
    const { jurisdiction, now, who } = desk;
    const report = await ownReport(transaction, desk, id, version);
    refuseFiled(report);
    const { held, next } = await stepsAt(transaction, desk, report.unitId, report.state);
    if (!held) throw new WorkRefusal('step-not-yours');
    const back = step.to === 'drafter';
    if (back ? report.state === 'drafted' || report.state === 'returned' : next === null)
      throw new WorkRefusal(back ? 'step-not-yours' : 'step-last');
    const state = back ? ('drafted' as const) : next!;
    const reason = back ? step.reason : null;
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'report',
      subjectId: id,
      action: back ? 'hand-back' : 'hand-on',
      body: { from: report.state, to: state },
      reason,
      accountId: who.accountId,
      unitId: report.unitId,
    });
    return changeReport(transaction, jurisdiction, id, version, { state, returnReason: reason }, now);
  });
}
