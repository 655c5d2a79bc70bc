import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { OpinionRoundRow, OpinionRow } from '../schema/papers.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** A round in which units are asked what they think of a draft. */
export interface OpinionRound {
  readonly id: Id;
  readonly paperId: Id;
  /** The text they are asked about. */
  readonly versionId: Id;
  readonly title: string;
  readonly openedAt: Date;
  readonly openedBy: Id | null;
  readonly due: Day;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly unitIds: readonly Id[];
}

export interface Opinion {
  readonly id: Id;
  readonly roundId: Id;
  readonly unitId: Id;
  /** The measure it is about, null for the whole. */
  readonly measureId: Id | null;
  /** null: 无意见. */
  readonly text: string | null;
  readonly givenAt: Date;
  readonly givenBy: Id | null;
  readonly outcome: 'adopted' | 'partly' | 'not-adopted' | null;
  /** Why it was not adopted, or only partly. */
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: Id | null;
  readonly version: number;
}

/** Opens a round about a version of a paper. @returns its id */
export async function openRound(
  transaction: Transaction,
  jurisdiction: number,
  round: {
    readonly paperId: Id;
    readonly versionId: Id;
    readonly title: string;
    readonly due: Day;
    readonly unitIds: readonly Id[];
    readonly at: Date;
    readonly by: Id;
  },
): Promise<Id> {
  const id = newId();
  await transaction
    .insertInto('opinion_round')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      paper_id: round.paperId,
      version_id: round.versionId,
      title: round.title,
      due: round.due,
      opened_at: round.at,
      opened_by: round.by,
    })
    .execute();
  await insertMany(
    transaction,
    'opinion_request',
    [...new Set(round.unitIds)].map((unit) => ({
      jurisdiction_id: jurisdiction,
      round_id: id,
      unit_id: unit,
      asked_at: round.at.toISOString(),
    })),
  );
  return id;
}

/** Closes a round, or opens it again. Refuses a version that is not the latest. */
export async function closeRound(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  at: Date | null,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('opinion_round')
    .set({ closed_at: at, version: version + 1 })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await roundById(transaction, jurisdiction, id);
  throw new StoreRefusal('changed-meanwhile', id);
}

/** The rounds about a paper, the newest first. */
export async function roundsOf(db: Handle, jurisdiction: number, paperId: Id): Promise<OpinionRound[]> {
  const rows = await db
    .selectFrom('opinion_round')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('paper_id', '=', paperId)
    .orderBy('id', 'desc')
    .execute();
  return withUnits(db, jurisdiction, rows);
}

/** A round among others: about which paper, and how many units have spoken. */
export interface RoundListed extends OpinionRound {
  readonly paperTitle: string;
  readonly said: number;
}

/**
 * Rounds of all papers, those that are open before the closed ones, the newest first.
 * @param units whose rounds: those in which they are asked; null for all
 */
export async function listRounds(
  db: Handle,
  jurisdiction: number,
  units: readonly Id[] | null,
  { limit, after }: PageAsked,
): Promise<Page<RoundListed>> {
  const keys = keysOf<[number, Id]>('rounds', after, ['number', 'id']);
  const isClosed = sql<number>`(r.closed_at is not null)::integer`;
  let query = db
    .selectFrom('opinion_round as r')
    .innerJoin('paper as p', (join) =>
      join.onRef('p.jurisdiction_id', '=', 'r.jurisdiction_id').onRef('p.id', '=', 'r.paper_id'),
    )
    .selectAll('r')
    .select(['p.title as paper_title', isClosed.as('closed')])
    .where('r.jurisdiction_id', '=', jurisdiction)
    .orderBy(isClosed)
    .orderBy('r.id', 'desc')
    .limit(limit + 1);
  if (units)
    query = query.where(
      sql<boolean>`exists (select 1 from opinion_request q where q.jurisdiction_id = r.jurisdiction_id
        and q.round_id = r.id and q.unit_id = any(${units as Id[]}::uuid[]))`,
    );
  if (keys)
    query = query.where(sql<boolean>`(${isClosed} > ${keys[0]} or (${isClosed} = ${keys[0]} and r.id < ${keys[1]}))`);
  const found = await query.execute();
  const { rows, next } = pageOf(found, limit, ({ closed, id }) => cursorOf('rounds', [closed, id]));
  const rounds = await withUnits(db, jurisdiction, rows);
  const spoken = await spokenIn(
    db,
    jurisdiction,
    rows.map(({ id }) => id),
    units,
  );
  return {
    next,
    rows: rounds.map((round, index) => ({
      ...round,
      paperTitle: rows[index]!.paper_title,
      said: spoken.get(round.id) ?? 0,
    })),
  };
}

/** How many of the units have spoken, by round. */
async function spokenIn(
  db: Handle,
  jurisdiction: number,
  rounds: readonly Id[],
  units: readonly Id[] | null,
): Promise<Map<Id, number>> {
  if (rounds.length === 0) return new Map();
  let query = db
    .selectFrom('opinion')
    .select(['round_id', sql<number>`count(distinct unit_id)::integer`.as('said')])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('round_id', 'in', rounds)
    .groupBy('round_id');
  if (units) query = query.where(sql<boolean>`unit_id = any(${units as Id[]}::uuid[])`);
  return new Map((await query.execute()).map(({ round_id, said }) => [round_id, said]));
}

export async function roundById(db: Handle, jurisdiction: number, id: Id): Promise<OpinionRound> {
  const row = await db
    .selectFrom('opinion_round')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return (await withUnits(db, jurisdiction, [row]))[0]!;
}

async function withUnits(
  db: Handle,
  jurisdiction: number,
  rows: readonly Selectable<OpinionRoundRow>[],
): Promise<OpinionRound[]> {
  if (rows.length === 0) return [];
  const asked = await db
    .selectFrom('opinion_request')
    .select(['round_id', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where(
      'round_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    paperId: row.paper_id,
    versionId: row.version_id,
    title: row.title,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    due: row.due,
    closedAt: row.closed_at,
    version: row.version,
    unitIds: asked.filter(({ round_id }) => round_id === row.id).map(({ unit_id }) => unit_id),
  }));
}

/** Enters what a unit thinks. @returns the opinion's id */
export async function giveOpinion(
  transaction: Transaction,
  jurisdiction: number,
  opinion: {
    readonly roundId: Id;
    readonly unitId: Id;
    readonly measureId: Id | null;
    readonly text: string | null;
    readonly at: Date;
    readonly by: Id;
  },
): Promise<Id> {
  const id = newId();
  await transaction
    .insertInto('opinion')
    .values({
      jurisdiction_id: jurisdiction,
      id,
      round_id: opinion.roundId,
      unit_id: opinion.unitId,
      measure_id: opinion.measureId,
      text: opinion.text,
      given_at: opinion.at,
      given_by: opinion.by,
    })
    .execute();
  return id;
}

/** The opinions of a round, unit by unit, each in the order in which it was given. */
export async function opinionsOf(db: Handle, jurisdiction: number, roundId: Id): Promise<Opinion[]> {
  const rows = await db
    .selectFrom('opinion')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('round_id', '=', roundId)
    .orderBy('unit_id')
    .orderBy('id')
    .execute();
  return rows.map(shown);
}

export async function opinionById(db: Handle, jurisdiction: number, id: Id): Promise<Opinion> {
  const row = await db
    .selectFrom('opinion')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** Says what became of an opinion. Refuses a version that is not the latest. */
export async function decideOpinion(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  version: number,
  decision: {
    readonly outcome: NonNullable<Opinion['outcome']>;
    readonly reason: string | null;
    readonly at: Date;
    readonly by: Id;
  },
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('opinion')
    .set({
      outcome: decision.outcome,
      reason: decision.reason,
      decided_at: decision.at,
      decided_by: decision.by,
      version: version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await opinionById(transaction, jurisdiction, id);
  throw new StoreRefusal('changed-meanwhile', id);
}

const shown = (row: Selectable<OpinionRow>): Opinion => ({
  id: row.id,
  roundId: row.round_id,
  unitId: row.unit_id,
  measureId: row.measure_id,
  text: row.text,
  givenAt: row.given_at,
  givenBy: row.given_by,
  outcome: row.outcome,
  reason: row.reason,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  version: row.version,
});
