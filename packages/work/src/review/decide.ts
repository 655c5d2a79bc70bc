import {
  appendEntry,
  factById,
  paperFactsOf,
  measureById,
  paperIsSeen,
  removeDocuments,
  review,
  reviewsOf,
  StoreRefusal,
  tasksOfMeasures,
} from '@luoshi/ledger';
import type { Decision, Fact, Id, Measure, Review, Reviewed, Transaction } from '@luoshi/ledger';
import { dayAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { indexPapers } from '../search/keep.js';
import type { MeasureEdit } from './correction.js';
import { checkedFact } from './correction.js';

/** What a clerk decides: it stands as the paper says, it is otherwise, or it is none. */
export interface Deciding {
  readonly decision: Exclude<Decision, 'waiting'>;
  /** Only with `corrected`: the fact or measure as it should be, whole. */
  readonly corrected?: unknown;
  readonly reason: string | null;
}

/** Decides about a fact. What the paper says stays as it is; the decision stands apart, with author and time. */
export async function decideFact(desk: Desk, id: Id, version: number, deciding: Deciding): Promise<Fact> {
  const { store, jurisdiction } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const fact = await factById(transaction, jurisdiction, id);
    if (fact.measureId !== null && fact.kind !== 'finding') await refuseStarted(transaction, desk, [fact.measureId]);
    const corrected = deciding.decision === 'corrected' ? checkedFact(fact.kind, deciding.corrected) : undefined;
    await review(transaction, jurisdiction, { factId: id }, version, written(desk, deciding, corrected));
    return factById(transaction, jurisdiction, id);
  });
}

/**
 * Decides about a measure: whether it becomes a task, under what title, and who answers for it where the paper names
 * nobody or a person knows better (责任分工). Who was entered by hand is `assigned`, never mixed with what is said.
 */
export async function decideMeasure(
  desk: Desk,
  id: Id,
  version: number,
  deciding: Omit<Deciding, 'corrected'> & { readonly corrected?: MeasureEdit },
): Promise<Measure> {
  const { store, jurisdiction } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const measure = await measureById(transaction, jurisdiction, id);
    await refuseStarted(transaction, desk, [id]);
    const duty = deciding.corrected?.duties
      ? 'assigned'
      : measure.duty === 'assigned'
        ? await dutySaid(transaction, desk, id)
        : undefined;
    await review(
      transaction,
      jurisdiction,
      { measureId: id },
      version,
      written(desk, deciding, deciding.corrected),
      duty,
    );
    await keepFound(transaction, desk, measure, deciding.decision === 'dropped');
    return measureById(transaction, jurisdiction, id);
  });
}

/** Accepts a measure with everything of it that nobody has decided about yet. */
export async function acceptAll(desk: Desk, id: Id, version: number): Promise<Measure> {
  const { store, jurisdiction } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const measure = await measureById(transaction, jurisdiction, id);
    await refuseStarted(transaction, desk, [id]);
    if (measure.version !== version) throw new StoreRefusal('changed-meanwhile', id);
    // Once more, where it was accepted: what has come undecided since is accepted with it.
    await acceptWithin(transaction, desk, measure.review === 'accepted' ? { ...measure, review: 'waiting' } : measure);
    return measureById(transaction, jurisdiction, id);
  });
}

/** Accepts a measure that nobody has decided about, and what of it is undecided; one that was corrected keeps its correction. */
export async function acceptWithin(transaction: Transaction, desk: Desk, measure: Measure): Promise<void> {
  const { jurisdiction } = desk;
  const { id } = measure;
  const accepted = written(desk, { decision: 'accepted', reason: null }, undefined);
  if (measure.review !== 'corrected' && measure.review !== 'accepted')
    await review(transaction, jurisdiction, { measureId: id }, measure.version, accepted);
  for (const fact of await paperFactsOf(transaction, jurisdiction, { measureIds: [id] }))
    if (fact.review === 'waiting' && fact.kind !== 'finding')
      await review(transaction, jurisdiction, { factId: fact.id }, fact.version, accepted);
  await keepFound(transaction, desk, measure, false);
}

/** Takes back the last decision: what was decided before it holds again. The history keeps both. */
export async function undo(desk: Desk, of: Reviewed, version: number, reason: string | null): Promise<void> {
  const { store, jurisdiction } = desk;
  await store.db.transaction().execute(async (transaction) => {
    const fact = 'factId' in of ? await factById(transaction, jurisdiction, of.factId) : null;
    const measureId = 'measureId' in of ? of.measureId : fact!.measureId;
    if (measureId !== null && fact?.kind !== 'finding') await refuseStarted(transaction, desk, [measureId]);
    const { last, before } = standing(await reviewsOf(transaction, jurisdiction, of));
    const corrected = before?.decision === 'corrected' ? before.corrected : undefined;
    const back = {
      ...written(desk, { decision: before?.decision ?? 'waiting', reason }, corrected),
      undoesId: last.id,
    };
    const duty =
      'measureId' in of
        ? (corrected as MeasureEdit | undefined)?.duties
          ? 'assigned'
          : await dutySaid(transaction, desk, of.measureId)
        : undefined;
    await review(transaction, jurisdiction, of, version, back, duty);
    if ('measureId' in of) {
      const measure = await measureById(transaction, jurisdiction, of.measureId);
      await keepFound(transaction, desk, measure, back.decision === 'dropped');
    }
  });
}

/**
 * The decision that holds now, and the one that held before it (null for none). An undoing takes one off the pile, so
 * that undoing twice goes back twice.
 */
function standing(reviews: readonly Review[]): { readonly last: Review; readonly before: Review | null } {
  const pile: Review[] = [];
  for (const one of reviews)
    if (one.undoesId !== null) pile.pop();
    else pile.push(one);
  const last = pile.pop();
  if (last === undefined) throw new WorkRefusal('nothing-to-undo');
  return { last, before: pile.at(-1) ?? null };
}

/** Every decision about a measure or a fact that the desk may see, the first one first. */
export async function reviewHistory(desk: Desk, of: Reviewed): Promise<Review[]> {
  const { store, jurisdiction } = desk;
  const measureId = 'measureId' in of ? of.measureId : (await factById(store.db, jurisdiction, of.factId)).measureId;
  if (measureId !== null) {
    const { paperId } = await measureById(store.db, jurisdiction, measureId);
    if (!(await paperIsSeen(store.db, jurisdiction, paperId, seenUnits(desk))))
      throw new StoreRefusal('not-found', paperId);
  }
  return reviewsOf(store.db, jurisdiction, of);
}

const written = (
  { now, who }: Desk,
  { decision, reason }: { decision: Decision; reason: string | null },
  corrected: unknown,
) => ({
  decision,
  ...(decision === 'corrected' ? { corrected } : {}),
  reason,
  at: now,
  by: who.accountId,
});

async function refuseStarted(transaction: Transaction, desk: Desk, measureIds: readonly Id[]): Promise<void> {
  const started = await tasksOfMeasures(transaction, desk.jurisdiction, measureIds);
  const [number] = [...started.values()].flat();
  if (number) throw new WorkRefusal('measure-has-tasks', number.number);
}

/** Whether the paper itself says who answers. */
async function dutySaid(transaction: Transaction, desk: Desk, measureId: Id): Promise<'said' | 'unknown'> {
  const facts = await paperFactsOf(transaction, desk.jurisdiction, { measureIds: [measureId] });
  return facts.some(({ kind, said }) => kind === 'duty' && (said as { role: string }).role !== 'support')
    ? 'said'
    : 'unknown';
}

/** A dropped measure is no longer found, and leaves an entry in the paper's history; one that comes back is found again. */
async function keepFound(transaction: Transaction, desk: Desk, measure: Measure, dropped: boolean): Promise<void> {
  const { jurisdiction, now, who } = desk;
  if (dropped === (measure.review === 'dropped')) return;
  if (dropped) await removeDocuments(transaction, jurisdiction, [{ kind: 'measure', id: measure.id }]);
  else await indexPapers(transaction, jurisdiction, [measure.paperId]);
  await appendEntry(transaction, jurisdiction, {
    at: now,
    day: dayAt(now),
    taskId: null,
    subjectKind: 'paper',
    subjectId: measure.paperId,
    action: dropped ? 'drop-measure' : 'restore-measure',
    body: { measure: measure.id, number: measure.number },
    accountId: who.accountId,
  });
}
