import {
  appendEntry,
  changeIndicator,
  dropPaperTarget,
  dropPromises,
  insertCommitments,
  saveCommitment,
  saveTargets,
  targetsOf,
} from '@luoshi/ledger';
import type { CommitmentRecord, Id, Indicator, NewCommitment, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { Compared } from './comparison.js';
import { convert } from '../task/measure.js';
import { convertValues } from './convert-values.js';
import { followAgain } from './dropped.js';
import { isDropped } from './paired-promises.js';

/**
 * Brings what a task promises to the new text, before the task itself goes over: each promise with the figure that follows it
 * and the paper's target of that. Values that were given stay, and so do targets that the office set. Promises that the new
 * text makes no more stay too, marked as dropped by it: whether they are kept or end is for a person to say.
 *
 * @param target whether the task's own target goes over; where a person had corrected it, the figure's stays too
 */
export async function movePromises(
  transaction: Transaction,
  desk: Desk,
  { taskId, indicators, same, promises, after }: Compared,
  { target, number }: { readonly target: boolean; readonly number: number },
): Promise<void> {
  const { jurisdiction } = desk;
  const added: NewCommitment[] = [];
  const hasMain = indicators.some(({ main, endedOn }) => main && endedOn === null);
  for (const { promise, was } of promises.pairs) {
    const figure = was && indicators.find(({ commitmentId }) => commitmentId === was.id);
    if (!was) {
      // Nothing new is followed where the words are the same: nobody had accepted it then either.
      const followed = promise.indicator && {
        ...promise.indicator,
        main: promise.indicator.main && !hasMain && promises.pairs.length === 1,
      };
      if (!same) added.push({ ...promise, indicator: followed });
      continue;
    }
    const keeps = figure?.main === true && !target;
    if (same || keeps)
      await saveCommitment(transaction, jurisdiction, was.id, { ...asKept(was, promise), factId: promise.factId });
    else {
      await saveCommitment(transaction, jurisdiction, was.id, promise);
      // The one figure that the new text promises measures the task, where none does.
      const measures = promise.indicator?.main === true && !hasMain && figure?.endedOn === null;
      if (figure) await moveFigure(transaction, desk, { figure, was, measures, number }, promise);
    }
    if (figure?.endedOn) await followAgain(transaction, desk, figure, hasMain);
  }
  if (added.length > 0) await insertCommitments(transaction, jurisdiction, added);
  const dropped = promises.left.filter(isDropped);
  await dropPromises(
    transaction,
    jurisdiction,
    dropped.map(({ id }) => id),
    after.versionId,
  );
  for (const { id, subject, said, due } of dropped)
    await appendEntry(transaction, jurisdiction, {
      at: desk.now,
      day: dayAt(desk.now),
      taskId,
      subjectKind: 'promise',
      subjectId: id,
      action: 'drop',
      body: { version: number, subject, said, due },
      reason: null,
      accountId: desk.who.accountId,
    });
}

/** The new text's promise with the figure and day that the task has. */
const asKept = (old: CommitmentRecord, one: NewCommitment): Omit<NewCommitment, 'taskId' | 'indicator'> => ({
  ...one,
  subject: old.subject,
  relation: old.relation,
  quantity:
    old.said === null || old.unit === null
      ? null
      : {
          said: old.said,
          value: one.quantity?.said === old.said ? one.quantity.value : null,
          lower: old.lower,
          upper: old.upper,
          lowerOpen: one.quantity?.lowerOpen ?? false,
          upperOpen: one.quantity?.upperOpen ?? false,
          unit: old.unit,
          per: old.per,
        },
  due: old.due,
  modality: old.modality,
});

/** Brings the figure that follows a promise to what it says now; the history of the figure keeps what stood there. */
async function moveFigure(
  transaction: Transaction,
  desk: Desk,
  moving: {
    readonly figure: Indicator;
    readonly was: CommitmentRecord;
    /** It measures the task from now on. */
    readonly measures: boolean;
    readonly number: number;
  },
  { quantity, relation, due }: NewCommitment,
): Promise<void> {
  const { figure, was: old, measures, number } = moving;
  const { jurisdiction } = desk;
  if (quantity === null) return;
  const direction = relation === '<=' ? 'down' : 'up';
  const changed = { ...figure, unit: quantity.unit, direction, main: figure.main || measures } as const;
  if (figure.unit !== changed.unit || figure.direction !== direction || figure.main !== changed.main) {
    const moved = figure.unit === changed.unit ? null : await convertValues(transaction, desk, figure, changed.unit);
    await changeIndicator(transaction, jurisdiction, figure.version, {
      ...changed,
      ...(moved && figure.baseline !== null
        ? { baseline: convert({ least: figure.baseline, most: figure.baseline }, moved).least }
        : {}),
    });
  }
  const before = (await targetsOf(transaction, jurisdiction, [figure.id])).filter(({ planId }) => planId === null);
  const papers = before.filter(({ source, unitId }) => source === 'paper' && unitId === null);
  for (const { byDay } of papers) await dropPaperTarget(transaction, jurisdiction, figure.id, byDay);
  const office = before.some(({ byDay, source, unitId }) => source === 'office' && unitId === null && byDay === due);
  const point = due !== null && !office && (quantity.lower ?? quantity.upper) !== null;
  if (point)
    await saveTargets(transaction, jurisdiction, [
      {
        ...{ indicatorId: figure.id, byDay: due, said: quantity.said, least: quantity.lower, most: quantity.upper },
        ...{ source: 'paper', planId: null, unitId: null },
      },
    ]);
  await appendEntry(transaction, jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: figure.taskId,
    subjectKind: 'indicator',
    subjectId: figure.id,
    action: 'set-targets',
    body: {
      number,
      was: { said: old.said, unit: old.unit, due: old.due },
      points: point ? [{ byDay: due, said: quantity.said, unitId: null as Id | null }] : [],
    },
    reason: null,
    accountId: desk.who.accountId,
  });
}
