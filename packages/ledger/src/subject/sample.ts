import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Handle, Transaction } from './handle.js';
import { removeWithAll, tasksOfPapers } from './paper-removal.js';

/** How much of what came with the product to try it is there: papers, tasks made of them, records of programmes. */
export interface SampleCounts {
  readonly papers: number;
  readonly tasks: number;
  readonly records: number;
}

/** Papers that came as samples and of which no other version was taken in. */
const samplePapers = (jurisdiction: number): RawBuilder<unknown> => sql`
  select v.paper_id as id from paper_version v where v.jurisdiction_id = ${sql.lit(jurisdiction)}
  group by v.paper_id having bool_and(v.sample)`;

/** Their tasks, and those that were split off or carried over from these. */
const sampleTasks = (jurisdiction: number): RawBuilder<unknown> =>
  tasksOfPapers(jurisdiction, samplePapers(jurisdiction));

/** Records that began as samples, without those that a record of the office's own links to, straight or over others. */
const sampleRecords = (jurisdiction: number): RawBuilder<unknown> => sql`
  with recursive begun as materialized (
    select distinct record_id from programme_entry where jurisdiction_id = ${sql.lit(jurisdiction)} and origin = 'sample'),
  there as materialized (
    select r.id, r.fields, b.record_id is not null as sample
    from programme_record r left join begun b on b.record_id = r.id
    where r.jurisdiction_id = ${sql.lit(jurisdiction)} and not r.withdrawn and exists (select from begun)),
  kept as (
    select id, fields from there where not sample
    union
    select t.id, t.fields from kept k cross join jsonb_each_text(k.fields) f join there t on t.id::text = f.value)
  select id from there where sample and id not in (select id from kept)`;

export async function sampleCounts(db: Handle, jurisdiction: number): Promise<SampleCounts> {
  const { rows } = await sql<Record<keyof SampleCounts, string>>`select
    (select count(*) from (${samplePapers(jurisdiction)}) p) as papers,
    (select count(*) from (${sampleTasks(jurisdiction)}) t) as tasks,
    (select count(*) from (${sampleRecords(jurisdiction)}) r) as records`.execute(db);
  const { papers, tasks, records } = rows[0]!;
  return { papers: Number(papers), tasks: Number(tasks), records: Number(records) };
}

/** How far an office has come on the way from a paper to a notice. */
export interface FirstSteps {
  /** Whether papers that came to try the product are there. */
  readonly samples: boolean;
  readonly paper: boolean;
  readonly reviewed: boolean;
  readonly started: boolean;
  readonly red: boolean;
  readonly drafted: boolean;
  readonly issued: boolean;
}

export async function firstSteps(db: Handle, jurisdiction: number): Promise<FirstSteps> {
  const there = (what: RawBuilder<unknown>) => sql`exists (select from ${what})`;
  const own = sql`where jurisdiction_id = ${sql.lit(jurisdiction)}`;
  const { rows } = await sql<FirstSteps>`select
    ${there(sql`paper_version ${own} and sample`)} as samples,
    ${there(sql`paper ${own}`)} as paper,
    ${there(sql`measure ${own} and review in ('accepted', 'corrected')`)} as reviewed,
    ${there(sql`task ${own}`)} as started,
    ${there(sql`task_lamp ${own} and lamp_shown = 'red'`)} as red,
    ${there(sql`notice ${own} and state <> 'dropped'`)} as drafted,
    ${there(sql`notice ${own} and state = 'issued'`)} as issued`.execute(db);
  return rows[0]!;
}

/**
 * What a first path begins with: the issued sample paper of the office itself, whose duties are its own to divide, else the one with
 * the most measures that say who answers (a lower office's units are none of the own); null for none.
 */
export async function samplePaper(db: Handle, jurisdiction: number): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`select m.paper_id as id from measure m
    join paper p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.paper_id
    join jurisdiction j on j.jurisdiction_id = m.jurisdiction_id
    where m.jurisdiction_id = ${sql.lit(jurisdiction)} and p.status = 'issued' and p.id in (${samplePapers(jurisdiction)})
    group by m.paper_id, j.name = any(p.issuers)
    order by j.name = any(p.issuers) desc, count(*) filter (where m.duty = 'said') desc, m.paper_id limit 1`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

/** Removes the samples and all that hangs on them (`removeWithAll`). @returns how many there were */
export async function removeSamples(transaction: Transaction, jurisdiction: number): Promise<SampleCounts> {
  const counts = await sampleCounts(transaction, jurisdiction);
  const [papers, records] = [samplePapers(jurisdiction), sampleRecords(jurisdiction)];
  await removeWithAll(transaction, jurisdiction, { papers, records });
  return counts;
}
