import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import { ALL_UNITS, changeCounts, NO_DAY, recount } from './ledger-count.js';
import type { Handle, Transaction } from './handle.js';
import { removeDocuments } from './search-index.js';

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
const sampleTasks = (jurisdiction: number): RawBuilder<unknown> => sql`
  with recursive found as (
    select id from task where jurisdiction_id = ${sql.lit(jurisdiction)} and paper_id in (${samplePapers(jurisdiction)})
    union
    select t.id from found f join (
      select id, parent_id as of from task where jurisdiction_id = ${sql.lit(jurisdiction)} and parent_id is not null
      union all
      select id, carried_from_id from task where jurisdiction_id = ${sql.lit(jurisdiction)} and carried_from_id is not null) t on t.of = f.id)
  select id from found`;

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

const chosen = (name: string) => sql`(select id from ${sql.table(name)})`;

/**
 * Removes the samples and all that hangs on them, the history's rows of their texts and figures too: only the owner may
 * (`asOwnerWithin`). What tells about them in `entry` stays. Meetings stay, their items lose the link; a notice goes where all
 * its tasks go. Values and bases of programmes that cite a sample go with it.
 */
export async function removeSamples(transaction: Transaction, jurisdiction: number): Promise<SampleCounts> {
  const run = (statement: RawBuilder<unknown>) => statement.execute(transaction);
  const counts = await sampleCounts(transaction, jurisdiction);
  const own = sql`jurisdiction_id = ${sql.lit(jurisdiction)}`;
  const choose = (name: string, rows: RawBuilder<unknown>) =>
    run(sql`create temporary table ${sql.table(name)} on commit drop as ${rows}`);
  await choose('sample_paper', samplePapers(jurisdiction));
  await choose('sample_task', sampleTasks(jurisdiction));
  await choose('sample_record', sampleRecords(jurisdiction));
  await choose(
    'sample_notice',
    sql`select notice_id as id from notice_task where ${own} group by notice_id
      having bool_and(task_id in ${chosen('sample_task')})`,
  );
  const of = (table: string) =>
    sql`select id from ${sql.table(table)} where ${own} and task_id in ${chosen('sample_task')}`;
  await choose(
    'sample_problem',
    sql`${of('problem')} union
      select problem_id from programme_problem where ${own} and record_id in ${chosen('sample_record')}`,
  );
  await choose('sample_verification', of('verification'));
  await choose('sample_approval', of('approval'));
  await choose('sample_objection', of('objection'));
  await choose('sample_indicator', of('indicator'));
  await choose('sample_assignment', of('assignment'));
  await choose(
    'sample_report',
    sql`select id from report where ${own} and assignment_id in ${chosen('sample_assignment')}`,
  );
  await choose(
    'sample_version',
    sql`select id from paper_version where ${own} and paper_id in ${chosen('sample_paper')}`,
  );
  await choose('sample_measure', sql`select id from measure where ${own} and paper_id in ${chosen('sample_paper')}`);
  await choose('sample_fact', sql`select id from fact where ${own} and version_id in ${chosen('sample_version')}`);
  await choose(
    'sample_round',
    sql`select id from opinion_round where ${own} and paper_id in ${chosen('sample_paper')}`,
  );
  await choose(
    'sample_file',
    sql`select file_id as id from paper_version where ${own} and paper_id in ${chosen('sample_paper')}`,
  );
  await forgetDocuments(transaction, jurisdiction);

  const drop = (table: string, column: string, from: string) =>
    run(sql`delete from ${sql.table(table)} where ${own} and ${sql.ref(column)} in ${chosen(from)}`);
  const unlink = (table: string, column: string, from: string) =>
    run(
      sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${own} and ${sql.ref(column)} in ${chosen(from)}`,
    );
  for (const from of ['task', 'report', 'verification', 'problem', 'notice', 'approval', 'objection'])
    await run(
      sql`delete from attachment where ${own} and subject_kind = ${from} and subject_id in ${chosen(`sample_${from}`)}`,
    );
  await drop('objection', 'second_look_id', 'sample_verification');
  await drop('objection', 'task_id', 'sample_task');
  await drop('verification', 'id', 'sample_verification');
  for (const table of ['indicator_value', 'indicator_target', 'indicator_plan'])
    await drop(table, 'indicator_id', 'sample_indicator');
  await drop('indicator', 'id', 'sample_indicator');
  await unlink('meeting_item', 'problem_id', 'sample_problem');
  await unlink('meeting_item', 'task_id', 'sample_task');
  await unlink('meeting_decision', 'task_id', 'sample_task');
  await unlink('bond_project', 'task_id', 'sample_task');
  await drop('programme_problem', 'problem_id', 'sample_problem');
  await drop('problem', 'id', 'sample_problem');
  await drop('notice_task', 'task_id', 'sample_task');
  await drop('notice_recipient', 'notice_id', 'sample_notice');
  await drop('notice', 'id', 'sample_notice');
  await drop('report', 'id', 'sample_report');
  for (const table of [
    'commitment',
    'reporting_plan',
    'approval',
    'milestone',
    'task_leader',
    'task_link',
    'urge',
    'lamp_facts',
    'task_lamp',
    'task_past',
    'programme_task',
    'assignment',
  ])
    await drop(table, 'task_id', 'sample_task');
  for (const column of ['parent_id', 'merged_into_id', 'carried_from_id'])
    await run(sql`update task set ${sql.ref(column)} = null where ${own} and ${sql.ref(column)} in ${chosen('sample_task')}
      and id not in ${chosen('sample_task')}`);
  await drop('task', 'id', 'sample_task');

  for (const table of ['opinion', 'opinion_request']) await drop(table, 'round_id', 'sample_round');
  await drop('opinion_round', 'id', 'sample_round');
  await drop('question', 'paper_id', 'sample_paper');
  await drop('fact_review', 'fact_id', 'sample_fact');
  await drop('fact_review', 'measure_id', 'sample_measure');
  await drop('fact', 'id', 'sample_fact');
  // The office's own paper may have come of a sample's draft.
  await unlink('measure', 'earlier_id', 'sample_measure');
  await drop('measure', 'id', 'sample_measure');
  await drop('paper_reading', 'version_id', 'sample_version');
  await drop('paper_version', 'id', 'sample_version');
  await unlink('paper', 'draft_id', 'sample_paper');
  await drop('paper', 'id', 'sample_paper');
  await run(sql`delete from sample_file f where exists (select from paper_version v where v.${own} and v.file_id = f.id)
    or exists (select from attachment a where a.${own} and a.file_id = f.id)
    or exists (select from instruction i where i.${own} and i.file_id = f.id)`);
  await drop('stored_file_piece', 'file_id', 'sample_file');
  await drop('stored_file', 'id', 'sample_file');

  await forgetRecords(transaction, jurisdiction);
  await recount(transaction, jurisdiction);
  // What a server has added up for the wall is of the counts' last change: this one.
  const nothing = {
    series: 'task',
    unitId: ALL_UNITS,
    day: NO_DAY,
    state: 'drafted',
    lamp: 'grey',
    league: '',
  } as const;
  await changeCounts(transaction, jurisdiction, [{ ...nothing, change: 0 }]);
  return counts;
}

async function forgetDocuments(transaction: Transaction, jurisdiction: number): Promise<void> {
  const { rows } = await sql<{ kind: string; id: Id }>`select distinct kind, id from search_document
    where jurisdiction_id = ${sql.lit(jurisdiction)} and (paper_id in ${chosen('sample_paper')} or task_id in ${chosen('sample_task')}
      or id in (select id from sample_paper union all select id from sample_task union all select id from sample_record))`.execute(
    transaction,
  );
  await removeDocuments(transaction, jurisdiction, rows);
}

/** Records stay as withdrawn rows, by whose stamps servers see that they went; values that cite a sample paper go. */
async function forgetRecords(transaction: Transaction, jurisdiction: number): Promise<void> {
  const own = sql`jurisdiction_id = ${sql.lit(jurisdiction)}`;
  const { rows: programmes } = await sql<{ programme: string; register: string }>`
    select distinct programme, register from programme_record where ${own} and id in ${chosen('sample_record')}
    union
    select distinct programme, '*' from programme_setting where ${own} and paper_id in ${chosen('sample_paper')}
    order by 1, 2`.execute(transaction);
  for (const { programme, register } of programmes)
    await sql`with next as (update programme_register set stamp = stamp + 1
        where ${own} and programme = ${programme} and register = ${register} returning stamp)
      update programme_record r set withdrawn = true, stamp = next.stamp, version = version + 1 from next
      where r.${own} and r.programme = ${programme} and r.register = ${register} and r.id in ${chosen('sample_record')}`.execute(
      transaction,
    );
  await sql`delete from programme_entry where ${own} and record_id in ${chosen('sample_record')}`.execute(transaction);
  await sql`delete from programme_setting where ${own} and paper_id in ${chosen('sample_paper')}`.execute(transaction);
}
