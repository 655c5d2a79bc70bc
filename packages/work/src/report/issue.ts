import {
  changeReport,
  evidenceOf,
  indexDocuments,
  indicatorsEver,
  insertValues,
  reportById,
  reportsFor,
  reportsForSearch,
  stampedScansOf,
  StoreRefusal,
} from '@luoshi/ledger';
import type { Id, Indicator, ReportRecord, Transaction } from '@luoshi/ledger';
import { dayAt, momentAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { officeCalendar } from '../lighting/office-rules.js';
import { actWithin } from '../loop/act.js';
import { isLate } from '../period/duty.js';
import { periodKey } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import type { Deed } from '../task/deed.js';
import { leadsOf } from '../task/task.js';
import { ownReport, refuseFiled } from './draft.js';
import { mainFigure, readFigures, valuesFrom } from './figures.js';
import { refuseClosed } from './period.js';
import { stepsAt } from './step.js';

/** The receipt 回执 of a filing: the entry in the history, when, whether late. */
export interface Receipt {
  readonly entryId: Id;
  readonly filedAt: Date;
  /** 补报; null where it hangs on holidays that nobody has published. */
  readonly late: boolean | null;
  /** The report's new version. */
  readonly version: number;
}

/**
 * Issues a unit's report: it enters the task's history and cannot be rewritten from then on. The first lead's rests on
 * what the other units have filed for the period.
 *
 * Refused where steps of the unit are left, the period is closed, a figure is unread or unconfirmed, or the stamped scan
 * that is asked for is not attached; and by the rules of the task.
 */
export async function issueReport(desk: Desk, id: Id, version: number): Promise<Receipt> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const report = await ownReport(transaction, desk, id, version);
    refuseFiled(report);
    const { held, mayIssue } = await stepsAt(transaction, desk, report.unitId, report.state);
    if (!held) throw new WorkRefusal('step-not-yours');
    if (!mayIssue) throw new WorkRefusal('step-before-issue');
    const period: ReportingPeriod = report.period;
    await refuseClosed(transaction, jurisdiction, period);
    const calendar = await officeCalendar(store, transaction, jurisdiction);
    const indicators = await indicatorsEver(transaction, jurisdiction, [report.taskId]);
    const deed = await deedOf(transaction, desk, report, indicators);
    let late: boolean | null = null;
    let next = version;
    const { entry } = await actWithin(transaction, desk, report.taskId, {
      version: null,
      deed,
      // What came late tells of its own day: the corrected view of the days before the filing knows it.
      on: ({ reporting }) => {
        const isBehind = report.filedAt === null && isLate(reporting, period, momentAt(now), calendar) === true;
        return isBehind && deed.asOf < dayAt(now) ? deed.asOf : undefined;
      },
      beside: async (inside, { before, entry }) => {
        const { reporting } = before!;
        if (reporting?.stamped && (await stampedScansOf(inside, jurisdiction, id)) === 0)
          throw new WorkRefusal('stamp-missing');
        late = report.filedAt === null ? isLate(reporting, period, momentAt(now), calendar) : report.late;
        next = await changeReport(
          inside,
          jurisdiction,
          id,
          version,
          {
            state: 'issued',
            entryId: entry.id,
            filedAt: report.filedAt ?? now,
            issuedAt: now,
            issuedBy: who.accountId,
            late,
            asOf: deed.asOf,
            returnReason: null,
          },
          now,
        );
        await insertValues(
          inside,
          jurisdiction,
          valuesFrom(deed.figures ?? [], {
            unitId: report.unitId,
            period,
            asOf: deed.asOf,
            reportId: id,
            entryId: entry.id,
            at: now,
            by: who.accountId,
          }),
        );
        await indexReport(inside, jurisdiction, id);
      },
    });
    return { entryId: entry.id, filedAt: now, late, version: next };
  });
}

type ReportDeed = Extract<Deed, { action: 'report' }>;

/** What a report says, as the history keeps it. */
export async function deedOf(
  transaction: Transaction,
  desk: Desk,
  report: ReportRecord,
  indicators: readonly Indicator[],
): Promise<ReportDeed> {
  const { jurisdiction, now } = desk;
  const today = dayAt(now);
  const figures = readFigures(report.figures, indicators);
  const main = indicators.find((one) => one.main && one.endedOn === null);
  const others = (await reportsFor(transaction, jurisdiction, report.taskId, report.period)).filter(
    ({ id, entryId, state }) => id !== report.id && entryId !== null && (state === 'issued' || state === 'accepted'),
  );
  return {
    action: 'report',
    unit: report.unitId,
    period: periodKey(report.period),
    text: report.text,
    figure: mainFigure(figures, indicators),
    ...(main ? { measure: main.unit } : {}),
    asOf: report.asOf ?? (report.period.to < today ? report.period.to : today),
    started: report.started,
    evidence: await evidenceOf(transaction, jurisdiction, report.id),
    figures,
    progress: report.progress,
    difficulties: report.difficulties,
    nextSteps: report.nextSteps,
    consolidates: others.map(({ entryId }) => entryId!),
  };
}

/** Brings the report into the full text as it is now. */
export async function indexReport(transaction: Transaction, jurisdiction: number, id: Id): Promise<void> {
  for await (const document of reportsForSearch(transaction, jurisdiction, [id]))
    await indexDocuments(transaction, jurisdiction, [document]);
}

/** The office accepts a filed report, or returns it with a reason. @returns the report's new version */
export async function judgeReport(
  desk: Desk,
  id: Id,
  version: number,
  judgement: { readonly accepted: true } | { readonly accepted: false; readonly reason: string },
): Promise<number> {
  return desk.store.db.transaction().execute(async (transaction) => {
    const report = await reportById(transaction, desk.jurisdiction, id);
    const seen = seenUnits(desk);
    if (seen !== null && !seen.includes(report.unitId)) throw new StoreRefusal('not-found', id);
    if (report.version !== version) throw new StoreRefusal('changed-meanwhile', id);
    if (report.entryId === null || report.state !== 'issued') throw new WorkRefusal('report-not-filed');
    const deed: Deed = judgement.accepted
      ? { action: 'accept-report', report: report.entryId }
      : { action: 'return-report', report: report.entryId, reason: judgement.reason };
    await actWithin(transaction, desk, report.taskId, { version: null, deed });
    return version + 1;
  });
}

/** Whether a unit is the first lead, who files the consolidated report. */
export const isFirstLead = (task: Parameters<typeof leadsOf>[0], unitId: Id): boolean =>
  leadsOf(task)[0]?.unit === unitId;
