import { changeReport, indicatorsEver, insertValues, newId, valuesOf, valuesThatCount } from '@luoshi/ledger';
import type { Id, IndicatorValue, ReportContent } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { actWithin } from '../loop/act.js';
import { WorkRefusal } from '../refusal.js';
import { ownReport } from './draft.js';
import { valuesFrom } from './figures.js';
import { filedUnits, inFiledUnits } from './filed-unit.js';
import { deedOf, indexReport } from './issue.js';
import { stepsAt } from './step.js';

/**
 * Corrects what a filed report says by a new entry that names the filing; the filing stays in the history as it was.
 * By whoever may issue in the unit. @returns the report's new version
 */
export async function correctReport(
  desk: Desk,
  id: Id,
  version: number,
  { content, reason }: { readonly content: ReportContent; readonly reason: string },
): Promise<number> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const report = await ownReport(transaction, desk, id, version);
    if (report.entryId === null || (report.state !== 'issued' && report.state !== 'accepted'))
      throw new WorkRefusal('report-not-filed');
    // As if it stood before issuing: whoever may do that may correct.
    const { mayIssue } = await stepsAt(transaction, desk, report.unitId, 'checked');
    if (!mayIssue) throw new WorkRefusal('step-not-yours');
    const entryId = report.entryId;
    const indicators = await indicatorsEver(transaction, jurisdiction, [report.taskId]);
    // It was filed in the unit of its day, and is corrected in that.
    const units = await filedUnits(transaction, jurisdiction, report, indicators);
    const figures = inFiledUnits(content.figures, units);
    const instead = await deedOf(transaction, desk, { ...report, ...content, figures }, indicators);
    let next = version;
    await actWithin(transaction, desk, report.taskId, {
      version: null,
      deed: { action: 'correct', entry: entryId, instead, reason },
      beside: async (inside) => {
        next = await changeReport(inside, jurisdiction, id, version, { ...content, asOf: instead.asOf }, now);
        const before = valuesThatCount(
          await valuesOf(
            inside,
            jurisdiction,
            indicators.map((one) => one.id),
          ),
        );
        const filing = {
          unitId: report.unitId,
          period: report.period,
          asOf: instead.asOf,
          reportId: id,
          entryId,
          at: now,
          by: who.accountId,
        };
        await insertValues(
          inside,
          jurisdiction,
          corrections(
            before.filter((value) => value.entryId === entryId),
            valuesFrom(instead.figures ?? [], filing),
            reason,
            {
              at: now,
              by: who.accountId,
            },
          ),
        );
        await indexReport(inside, jurisdiction, id);
      },
    });
    return next;
  });
}

/** The new values, each naming the one in whose place it stands; what is not said any more is voided. */
function corrections(
  before: readonly IndicatorValue[],
  after: readonly IndicatorValue[],
  reason: string,
  entered: { readonly at: Date; readonly by: Id },
): IndicatorValue[] {
  const changed = after.flatMap((value) => {
    const old = before.find(({ indicatorId }) => indicatorId === value.indicatorId);
    if (old?.said === value.said && old.asOf === value.asOf) return [];
    return [old ? { ...value, correctsId: old.id, reason } : value];
  });
  const gone = before
    .filter(({ indicatorId }) => !after.some((value) => value.indicatorId === indicatorId))
    .map((old) => ({
      ...old,
      id: newId(),
      correctsId: old.id,
      voided: true,
      reason,
      enteredAt: entered.at,
      enteredBy: entered.by,
    }));
  return [...changed, ...gone];
}
