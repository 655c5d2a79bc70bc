import {
  appendEntry,
  changeIndicator,
  commitmentsOfTasks,
  dropPaperTarget,
  insertCommitments,
  saveCommitment,
  saveTargets,
  targetsOf,
} from '@luoshi/ledger';
import type { CommitmentRecord, Fact, Id, Indicator, NewCommitment, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { commitmentOf } from '../review/start-measures.js';
import type { Compared } from './comparison.js';

/** The promises of a text, as they count. */
const promisesIn = (facts: readonly Fact[]): Fact[] =>
  facts.filter(({ kind, review }) => kind === 'commitment' && review !== 'dropped');

/**
 * Brings what a task promises to the new text, before the task itself goes over: each promise with the figure that follows it
 * and the paper's target of that. Values that were given stay, and so do targets that the office set. Promises that the new
 * text has no more stay too: whether their figures are still followed is for a person to say.
 *
 * @param target whether the task's own target goes over; where a person had corrected it, the figure's stays too
 */
export async function movePromises(
  transaction: Transaction,
  desk: Desk,
  { taskId, task, newFacts, indicators, same, says }: Compared,
  { target, number }: { readonly target: boolean; readonly number: number },
): Promise<void> {
  const { jurisdiction } = desk;
  const reporting = task.reporting;
  const measured = says.after.target !== null;
  const before = await commitmentsOfTasks(transaction, jurisdiction, [taskId]);
  const left = new Set(before);
  const added: NewCommitment[] = [];
  const promised = promisesIn(newFacts).map((fact) => commitmentOf(taskId, fact, reporting, measured));
  const partners = promised.map((one) => {
    const partner = partnerOf(one, [...left], promised.length === 1 && before.length === 1);
    if (partner) left.delete(partner);
    return partner;
  });
  const hasMain = indicators.some(({ main }) => main);
  for (const [index, one] of promised.entries()) {
    const old = partners[index];
    const figure = old && indicators.find(({ commitmentId }) => commitmentId === old.id);
    if (!old) {
      // Nothing new is followed where the words are the same: nobody had accepted it then either.
      const followed = one.indicator && {
        ...one.indicator,
        main: one.indicator.main && !hasMain && promised.length === 1,
      };
      if (!same) added.push({ ...one, indicator: followed });
      continue;
    }
    const keeps = figure?.main === true && !target;
    if (same || keeps)
      await saveCommitment(transaction, jurisdiction, old.id, { ...asKept(old, one), factId: one.factId });
    else {
      await saveCommitment(transaction, jurisdiction, old.id, one);
      if (figure) await moveFigure(transaction, desk, figure, old, one, number);
    }
  }
  if (added.length > 0) await insertCommitments(transaction, jurisdiction, added);
}

/** The promise that one of the new text was: of the same subject and unit of measure, else the only other one. */
function partnerOf(
  one: NewCommitment,
  before: readonly CommitmentRecord[],
  only: boolean,
): CommitmentRecord | undefined {
  const plain = (words: string) => words.replace(/\s+/gu, '');
  const alike = before.filter(({ subject }) => plain(subject) === plain(one.subject));
  return alike.find(({ unit }) => unit === (one.quantity?.unit ?? null)) ?? alike[0] ?? (only ? before[0] : undefined);
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
  figure: Indicator,
  old: CommitmentRecord,
  { quantity, relation, due }: NewCommitment,
  number: number,
): Promise<void> {
  const { jurisdiction } = desk;
  if (quantity === null) return;
  const direction = relation === '<=' ? 'down' : 'up';
  if (figure.unit !== quantity.unit || figure.direction !== direction)
    await changeIndicator(transaction, jurisdiction, figure.version, { ...figure, unit: quantity.unit, direction });
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
