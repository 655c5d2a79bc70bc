import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import { ALL_UNITS, changeCounts, NO_DAY, recount } from './ledger-count.js';
import type { Transaction } from './handle.js';
import { removeDocuments } from './search-index.js';

const chosen = (name: string) => sql`(select id from ${sql.table(name)})`;

/** What goes: papers, and records of programmes; each a query that gives `id`. */
export interface Going {
  readonly papers: RawBuilder<unknown>;
  readonly records: RawBuilder<unknown>;
}

/** The tasks of papers, and those that were split off or carried over from these. */
export const tasksOfPapers = (jurisdiction: number, papers: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with recursive found as (
    select id from task where jurisdiction_id = ${sql.lit(jurisdiction)} and paper_id in (${papers})
    union
    select t.id from found f join (
      select id, parent_id as of from task where jurisdiction_id = ${sql.lit(jurisdiction)} and parent_id is not null
      union all
      select id, carried_from_id from task where jurisdiction_id = ${sql.lit(jurisdiction)} and carried_from_id is not null) t on t.of = f.id)
  select id from found`;

/**
 * Removes papers and records with all that hangs on them, the history's rows of their texts and figures too: only the owner may
 * (`asOwnerWithin`). What tells about them in `entry` stays. Meetings stay, their items lose the link; a notice goes where all
 * its tasks go. Values and bases of programmes that cite one of the papers go with it. What went stands in temporary tables
 * (`gone_paper`, `gone_task` …) until the transaction ends.
 */
export async function removeWithAll(
  transaction: Transaction,
  jurisdiction: number,
  { papers, records }: Going,
): Promise<void> {
  const run = (statement: RawBuilder<unknown>) => statement.execute(transaction);
  const own = sql`jurisdiction_id = ${sql.lit(jurisdiction)}`;
  const choose = (name: string, rows: RawBuilder<unknown>) =>
    run(sql`create temporary table ${sql.table(name)} on commit drop as ${rows}`);
  await choose('gone_paper', papers);
  await choose('gone_task', tasksOfPapers(jurisdiction, papers));
  await choose('gone_record', records);
  await choose(
    'gone_notice',
    sql`select notice_id as id from notice_task where ${own} group by notice_id
      having bool_and(task_id in ${chosen('gone_task')})`,
  );
  const of = (table: string) =>
    sql`select id from ${sql.table(table)} where ${own} and task_id in ${chosen('gone_task')}`;
  await choose(
    'gone_problem',
    sql`${of('problem')} union
      select problem_id from programme_problem where ${own} and record_id in ${chosen('gone_record')}`,
  );
  await choose('gone_verification', of('verification'));
  await choose('gone_approval', of('approval'));
  await choose('gone_objection', of('objection'));
  await choose('gone_indicator', of('indicator'));
  await choose('gone_assignment', of('assignment'));
  await choose(
    'gone_report',
    sql`select id from report where ${own} and assignment_id in ${chosen('gone_assignment')}`,
  );
  await choose('gone_version', sql`select id from paper_version where ${own} and paper_id in ${chosen('gone_paper')}`);
  await choose('gone_measure', sql`select id from measure where ${own} and paper_id in ${chosen('gone_paper')}`);
  await choose('gone_fact', sql`select id from fact where ${own} and version_id in ${chosen('gone_version')}`);
  await choose('gone_round', sql`select id from opinion_round where ${own} and paper_id in ${chosen('gone_paper')}`);
  await choose(
    'gone_file',
    sql`select file_id as id from paper_version where ${own} and paper_id in ${chosen('gone_paper')}`,
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
      sql`delete from attachment where ${own} and subject_kind = ${from} and subject_id in ${chosen(`gone_${from}`)}`,
    );
  await drop('objection', 'second_look_id', 'gone_verification');
  await drop('objection', 'task_id', 'gone_task');
  await drop('verification', 'id', 'gone_verification');
  for (const table of ['indicator_value', 'indicator_target', 'indicator_plan'])
    await drop(table, 'indicator_id', 'gone_indicator');
  await drop('indicator', 'id', 'gone_indicator');
  await unlink('meeting_item', 'problem_id', 'gone_problem');
  await unlink('meeting_item', 'task_id', 'gone_task');
  await unlink('meeting_decision', 'task_id', 'gone_task');
  await unlink('bond_project', 'task_id', 'gone_task');
  await drop('programme_problem', 'problem_id', 'gone_problem');
  await drop('problem', 'id', 'gone_problem');
  await drop('notice_task', 'task_id', 'gone_task');
  await drop('notice_recipient', 'notice_id', 'gone_notice');
  await drop('notice', 'id', 'gone_notice');
  await drop('report', 'id', 'gone_report');
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
    await drop(table, 'task_id', 'gone_task');
  for (const column of ['parent_id', 'merged_into_id', 'carried_from_id'])
    await run(sql`update task set ${sql.ref(column)} = null where ${own} and ${sql.ref(column)} in ${chosen('gone_task')}
      and id not in ${chosen('gone_task')}`);
  await drop('task', 'id', 'gone_task');

  for (const table of ['opinion', 'opinion_request']) await drop(table, 'round_id', 'gone_round');
  await drop('opinion_round', 'id', 'gone_round');
  await drop('question', 'paper_id', 'gone_paper');
  await drop('fact_review', 'fact_id', 'gone_fact');
  await drop('fact_review', 'measure_id', 'gone_measure');
  await drop('fact', 'id', 'gone_fact');
  // The office's own paper may have come of a draft that goes.
  await unlink('measure', 'earlier_id', 'gone_measure');
  await drop('measure', 'id', 'gone_measure');
  await drop('paper_reading', 'version_id', 'gone_version');
  await drop('paper_version', 'id', 'gone_version');
  await unlink('paper', 'draft_id', 'gone_paper');
  await drop('paper', 'id', 'gone_paper');
  await run(sql`delete from gone_file f where exists (select from paper_version v where v.${own} and v.file_id = f.id)
    or exists (select from attachment a where a.${own} and a.file_id = f.id)
    or exists (select from instruction i where i.${own} and i.file_id = f.id)`);
  await drop('stored_file_piece', 'file_id', 'gone_file');
  await drop('stored_file', 'id', 'gone_file');

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
}

async function forgetDocuments(transaction: Transaction, jurisdiction: number): Promise<void> {
  const { rows } = await sql<{ kind: string; id: Id }>`select distinct kind, id from search_document
    where jurisdiction_id = ${sql.lit(jurisdiction)} and (paper_id in ${chosen('gone_paper')} or task_id in ${chosen('gone_task')}
      or id in (select id from gone_paper union all select id from gone_task union all select id from gone_record))`.execute(
    transaction,
  );
  await removeDocuments(transaction, jurisdiction, rows);
}

/** Records stay as withdrawn rows, by whose stamps servers see that they went; values that cite a paper go. */
async function forgetRecords(transaction: Transaction, jurisdiction: number): Promise<void> {
  const own = sql`jurisdiction_id = ${sql.lit(jurisdiction)}`;
  const { rows: programmes } = await sql<{ programme: string; register: string }>`
    select distinct programme, register from programme_record where ${own} and id in ${chosen('gone_record')}
    union
    select distinct programme, '*' from programme_setting where ${own} and paper_id in ${chosen('gone_paper')}
    order by 1, 2`.execute(transaction);
  for (const { programme, register } of programmes)
    await sql`with next as (update programme_register set stamp = stamp + 1
        where ${own} and programme = ${programme} and register = ${register} returning stamp)
      update programme_record r set withdrawn = true, stamp = next.stamp, version = version + 1 from next
      where r.${own} and r.programme = ${programme} and r.register = ${register} and r.id in ${chosen('gone_record')}`.execute(
      transaction,
    );
  await sql`delete from programme_entry where ${own} and record_id in ${chosen('gone_record')}`.execute(transaction);
  await sql`delete from programme_setting where ${own} and paper_id in ${chosen('gone_paper')}`.execute(transaction);
}

/**
 * Removes one paper as if it had never come, with all that was made of it: for what turns out to be classified. What told
 * about it goes too: its history, what jobs kept of it, answers that are kept for a write that is sent again. Numbered
 * letters and bulletins that name other tasks beside its own stay as they were issued, and so do backups.
 */
export async function removePaper(transaction: Transaction, jurisdiction: number, id: Id): Promise<void> {
  const own = sql`jurisdiction_id = ${sql.lit(jurisdiction)}`;
  const { rows: files } = await sql<{ id: Id }>`
    select file_id as id from paper_version where ${own} and paper_id = ${id}`.execute(transaction);
  await removeWithAll(transaction, jurisdiction, {
    papers: sql`select ${sql.lit(id)}::uuid as id`,
    records: sql`select id from programme_record where false`,
  });
  const subjects = ['paper', 'task', 'notice', 'problem', 'verification', 'objection', 'indicator', 'report'];
  const gone = sql.join(
    subjects.map((name) => sql`select id from ${sql.table(`gone_${name}`)}`),
    sql` union all `,
  );
  await sql`delete from entry where ${own} and (task_id in ${chosen('gone_task')} or subject_id in (${gone}))`.execute(
    transaction,
  );
  const named = [id, ...files.map((file) => file.id)].map((one) => `%${one}%`);
  await sql`delete from job_effect where ${own} and result::text like any(${named})`.execute(transaction);
  await sql`delete from idempotency_key where ${own} and answer::text like any(${named})`.execute(transaction);
  await sql`update job set input = '{}', result = null where ${own} and (state not in ('waiting', 'running'))
    and (input::text like any(${named}) or result::text like any(${named}))`.execute(transaction);
}
