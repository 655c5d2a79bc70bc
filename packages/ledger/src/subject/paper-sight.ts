import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';

/** Whether units take part in a task: `task` is a column that holds its id. */
export const tookPart = (jurisdiction: number, task: RawBuilder<unknown>, units: readonly Id[]): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from assignment a where a.jurisdiction_id = ${jurisdiction} and a.task_id = ${task}
    and a.state <> 'withdrawn' and a.unit_id = any(${units as Id[]}::uuid[]))`;

/**
 * Whether a paper concerns units: a task of theirs came from it, or they were asked what they think of it. `paper` is a
 * column that holds its id.
 */
export const concerns = (jurisdiction: number, paper: RawBuilder<unknown>, units: readonly Id[]): RawBuilder<boolean> =>
  sql<boolean>`(exists (select 1 from task x where x.jurisdiction_id = ${jurisdiction} and x.paper_id = ${paper}
      and ${tookPart(jurisdiction, sql`x.id`, units)})
    or exists (select 1 from opinion_round r join opinion_request q on q.jurisdiction_id = r.jurisdiction_id
        and q.round_id = r.id
      where r.jurisdiction_id = ${jurisdiction} and r.paper_id = ${paper} and q.unit_id = any(${units as Id[]}::uuid[])))`;

/** Whether a paper is there for those units (null: for everyone who sees all). */
export async function paperIsSeen(
  db: Handle,
  jurisdiction: number,
  paperId: Id,
  units: readonly Id[] | null,
): Promise<boolean> {
  const seen = units === null ? sql`true` : concerns(jurisdiction, sql`p.id`, units);
  const { rows } = await sql<{ seen: boolean }>`select exists (select 1 from paper p
    where p.jurisdiction_id = ${jurisdiction} and p.id = ${paperId} and ${seen}) as seen`.execute(db);
  return rows[0]!.seen;
}
