import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Decision } from './fact.js';
import type { Handle } from './handle.js';

/** What the checks found wrong or open in the latest version of a paper (数据疑点), with the answer that stands. */
export interface PaperFinding {
  readonly id: Id;
  readonly paperId: Id;
  readonly paperTitle: string;
  readonly versionId: Id;
  readonly versionNumber: number;
  /** As the reading gives it: rule, verdict, spans, message, expected, found. */
  readonly said: unknown;
  readonly start: number;
  readonly review: Decision;
  readonly version: number;
  /** Null while nobody has answered; `by` is the account's name. */
  readonly answer: { readonly reason: string | null; readonly at: Date; readonly by: string | null } | null;
}

export interface FindingFilter {
  readonly verdicts?: readonly string[];
  readonly rules?: readonly string[];
  readonly answered?: boolean;
  readonly paperId?: Id;
}

interface Row {
  readonly id: Id;
  readonly paper_id: Id;
  readonly title: string;
  readonly version_id: Id;
  readonly number: number;
  readonly said: unknown;
  readonly span_start: number;
  readonly review: Decision;
  readonly version: number;
  readonly reason: string | null;
  readonly decided_at: Date | null;
  readonly name: string | null;
}

/** The findings of the papers' latest versions that a filter leaves. What agrees is no doubt and not among them. */
const doubts = (
  jurisdiction: number,
  { verdicts, rules, answered, paperId }: FindingFilter,
): RawBuilder<unknown> => sql`
  fact f
  join paper_version v on v.jurisdiction_id = f.jurisdiction_id and v.id = f.version_id
  join paper p on p.jurisdiction_id = f.jurisdiction_id and p.id = v.paper_id and p.latest_version = v.number
  where f.jurisdiction_id = ${jurisdiction} and f.kind = 'finding' and f.said ->> 'verdict' <> 'consistent'
    and ${verdicts ? sql`f.said ->> 'verdict' = any(${verdicts as string[]}::text[])` : sql`true`}
    and ${rules ? sql`f.said ->> 'rule' = any(${rules as string[]}::text[])` : sql`true`}
    and ${answered === undefined ? sql`true` : sql`(f.review <> 'waiting') = ${answered}`}
    and ${paperId === undefined ? sql`true` : sql`v.paper_id = ${paperId}`}`;

/** Findings over all papers: those of the paper taken in last first, within it in the order of its text. */
export async function listFindings(
  db: Handle,
  jurisdiction: number,
  filter: FindingFilter,
  page: PageAsked,
): Promise<Page<PaperFinding>> {
  const after = keysOf<[Id, number, Id]>('findings', page.after, ['id', 'number', 'id']);
  const further = after
    ? sql`(f.version_id < ${after[0]} or (f.version_id = ${after[0]} and (f.span_start, f.id) > (${after[1]}, ${after[2]}::uuid)))`
    : sql`true`;
  // The answer that stands: the last decision that is neither an undoing nor undone.
  const { rows } = await sql<Row>`
    with found as (
      select f.id, v.paper_id, p.title, f.version_id, v.number, f.said, f.span_start, f.review, f.version
      from ${doubts(jurisdiction, filter)} and ${further}
      order by f.version_id desc, f.span_start, f.id
      limit ${page.limit + 1}
    )
    select found.*, r.reason, r.decided_at, a.name
    from found
    left join lateral (
      select r.reason, r.decided_at, r.decided_by from fact_review r
      where r.jurisdiction_id = ${jurisdiction} and r.fact_id = found.id and r.undoes_id is null
        and not exists (select 1 from fact_review u
          where u.jurisdiction_id = r.jurisdiction_id and u.fact_id = r.fact_id and u.undoes_id = r.id)
      order by r.id desc limit 1
    ) r on true
    left join account a on a.jurisdiction_id = ${jurisdiction} and a.id = r.decided_by
    order by found.version_id desc, found.span_start, found.id`.execute(db);
  return pageOf(rows.map(shown), page.limit, (last) => cursorOf('findings', [last.versionId, last.start, last.id]));
}

/** How many there are by verdict: the sum of what the list gives for the same filter. */
export async function countFindings(
  db: Handle,
  jurisdiction: number,
  filter: FindingFilter,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ verdict: string; count: number }>`
    select f.said ->> 'verdict' as verdict, count(*)::int as count
    from ${doubts(jurisdiction, filter)} group by 1`.execute(db);
  return Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count]));
}

const shown = (row: Row): PaperFinding => ({
  id: row.id,
  paperId: row.paper_id,
  paperTitle: row.title,
  versionId: row.version_id,
  versionNumber: row.number,
  said: row.said,
  start: row.span_start,
  review: row.review,
  version: row.version,
  answer:
    row.review === 'waiting' || row.decided_at === null
      ? null
      : { reason: row.reason, at: row.decided_at, by: row.name },
});
