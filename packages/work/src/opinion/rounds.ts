import {
  appendEntry,
  closeRound,
  decideOpinion,
  giveOpinion,
  listRounds,
  measureById,
  openRound,
  opinionById,
  opinionsOf,
  paperById,
  roundById,
  roundsOf,
  StoreRefusal,
  unitsById,
  versionsOf,
} from '@luoshi/ledger';
import type { Day, Id, Opinion, OpinionRound, Page, PageAsked, RoundListed, Transaction } from '@luoshi/ledger';
import { dayAt, seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { paperAt } from '../paper/papers.js';
import { WorkRefusal } from '../refusal.js';

/** A round with its opinions: all of them, or for a liaison those of its own units. */
export interface RoundWhole {
  readonly round: OpinionRound;
  readonly opinions: readonly Opinion[];
  /** Units that were asked and have said nothing, not even 无意见. */
  readonly silent: readonly Id[];
}

/** Asks units what they think of the latest text of a draft for comment. */
export async function askOpinions(
  desk: Desk,
  paperId: Id,
  asked: { readonly title: string; readonly due: Day; readonly unitIds: readonly Id[] },
): Promise<OpinionRound> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const paper = await paperById(transaction, jurisdiction, paperId);
    if (!paper) throw new StoreRefusal('not-found', paperId);
    if (paper.status !== 'draft') throw new WorkRefusal('not-a-draft', paper.title);
    const units = await unitsById(transaction, jurisdiction, asked.unitIds, dayAt(now));
    const strange = asked.unitIds.find((id) => !units.has(id));
    if (strange !== undefined) throw new StoreRefusal('not-found', strange);
    const version = (await versionsOf(transaction, jurisdiction, paperId)).at(-1)!;
    const round = { ...asked, paperId, versionId: version.id, at: now, by: who.accountId };
    const id = await openRound(transaction, jurisdiction, round);
    await told(transaction, desk, paperId, 'open-round', { round: id, units: asked.unitIds });
    return roundById(transaction, jurisdiction, id);
  });
}

/** The rounds about a paper that the desk may see. */
export async function roundList(desk: Desk, paperId: Id): Promise<OpinionRound[]> {
  await paperAt(desk, paperId);
  const seen = seenUnits(desk);
  const rounds = await roundsOf(desk.store.db, desk.jurisdiction, paperId);
  return seen === null ? rounds : rounds.flatMap((round) => ownPart(round, seen));
}

/** The rounds about all papers, the open ones first; a liaison's are those in which its own units are asked. */
export async function everyRound(desk: Desk, page: PageAsked): Promise<Page<RoundListed>> {
  const seen = seenUnits(desk);
  const { rows, next } = await listRounds(desk.store.db, desk.jurisdiction, seen, page);
  return { next, rows: rows.map((row) => ({ ...row, unitIds: seen === null ? row.unitIds : own(row, seen) })) };
}

const own = ({ unitIds }: OpinionRound, seen: readonly Id[]): Id[] => unitIds.filter((unit) => seen.includes(unit));

/** A liaison sees that its own units were asked, not who else. */
function ownPart(round: OpinionRound, seen: readonly Id[]): OpinionRound[] {
  const unitIds = own(round, seen);
  return unitIds.length === 0 ? [] : [{ ...round, unitIds }];
}

export async function roundAt(desk: Desk, id: Id): Promise<RoundWhole> {
  const { store, jurisdiction } = desk;
  const whole = await roundById(store.db, jurisdiction, id);
  const seen = seenUnits(desk);
  const [round] = seen === null ? [whole] : ownPart(whole, seen);
  if (!round) throw new StoreRefusal('not-found', id);
  const opinions = await opinionsOf(store.db, jurisdiction, id);
  const shown = opinions.filter(({ unitId }) => seen === null || seen.includes(unitId));
  const spoken = new Set(shown.map(({ unitId }) => unitId));
  return { round, opinions: shown, silent: round.unitIds.filter((unit) => !spoken.has(unit)) };
}

/** Enters a unit's opinion on the draft or one of its measures; no text is 无意见. By its liaison, or the office for it. */
export async function sayOpinion(
  desk: Desk,
  roundId: Id,
  said: { readonly unitId: Id; readonly measureId: Id | null; readonly text: string | null },
): Promise<Opinion> {
  const { store, jurisdiction, now, who } = desk;
  const { round } = await roundAt(desk, roundId);
  if (round.closedAt !== null) throw new WorkRefusal('round-closed', round.title);
  const seen = seenUnits(desk);
  if (!round.unitIds.includes(said.unitId) || (seen !== null && !seen.includes(said.unitId)))
    throw new WorkRefusal('not-asked');
  return store.db.transaction().execute(async (transaction) => {
    if (said.measureId !== null) {
      const measure = await measureById(transaction, jurisdiction, said.measureId);
      if (measure.versionId !== round.versionId) throw new StoreRefusal('not-found', said.measureId);
    }
    const id = await giveOpinion(transaction, jurisdiction, { ...said, roundId, at: now, by: who.accountId });
    await told(transaction, desk, round.paperId, 'give-opinion', { round: roundId, opinion: id }, said.unitId);
    return opinionById(transaction, jurisdiction, id);
  });
}

/** Says what becomes of an opinion; what is not, or only partly, adopted needs the reason. */
export async function answerOpinion(
  desk: Desk,
  id: Id,
  version: number,
  decided: { readonly outcome: NonNullable<Opinion['outcome']>; readonly reason: string | null },
): Promise<Opinion> {
  const { store, jurisdiction, now, who } = desk;
  if (decided.outcome !== 'adopted' && !decided.reason?.trim()) throw new WorkRefusal('missing', '理由');
  return store.db.transaction().execute(async (transaction) => {
    const opinion = await opinionById(transaction, jurisdiction, id);
    const round = await roundById(transaction, jurisdiction, opinion.roundId);
    await decideOpinion(transaction, jurisdiction, id, version, { ...decided, at: now, by: who.accountId });
    await told(transaction, desk, round.paperId, 'decide-opinion', { opinion: id, ...decided });
    return opinionById(transaction, jurisdiction, id);
  });
}

/** Closes a round, or opens it again. */
export async function endRound(desk: Desk, id: Id, version: number, closed: boolean): Promise<OpinionRound> {
  const { store, jurisdiction, now } = desk;
  return store.db.transaction().execute(async (transaction) => {
    await closeRound(transaction, jurisdiction, id, version, closed ? now : null);
    const round = await roundById(transaction, jurisdiction, id);
    await told(transaction, desk, round.paperId, closed ? 'close-round' : 'reopen-round', { round: id });
    return round;
  });
}

const told = (
  transaction: Transaction,
  desk: Desk,
  paperId: Id,
  action: string,
  body: unknown,
  unitId: Id | null = unitsOf(desk)[0] ?? null,
) =>
  appendEntry(transaction, desk.jurisdiction, {
    at: desk.now,
    day: dayAt(desk.now),
    taskId: null,
    subjectKind: 'paper',
    subjectId: paperId,
    action,
    body,
    accountId: desk.who.accountId,
    unitId,
  });
