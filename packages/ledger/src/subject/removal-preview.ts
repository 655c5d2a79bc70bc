import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';
import { tasksOfPapers } from './paper-removal.js';

/** What would go with a paper, and what would stay that tells of its tasks. */
export interface RemovalPreview {
  readonly versions: number;
  readonly measures: number;
  /** Those made of it, and those that were split off or carried over from these. */
  readonly tasks: readonly { readonly id: Id; readonly number: string; readonly title: string }[];
  readonly reports: number;
  readonly verifications: number;
  readonly problems: number;
  /** Letters that name no other task. */
  readonly notices: readonly { readonly number: string | null; readonly title: string }[];
  /** Rounds of opinions on it, with what was said there. */
  readonly rounds: number;
  /** Lines of histories. */
  readonly entries: number;
  /** Values and bases of programmes that cite it. */
  readonly cited: number;
  /** Letters that name other tasks too: they stay as they were issued. */
  readonly staying: readonly { readonly number: string | null; readonly title: string }[];
  /** Items of meetings that stay without their link. */
  readonly meetingItems: number;
}

/** Counts what `removePaper` would remove, and changes nothing. */
export async function removalPreview(db: Handle, jurisdiction: number, id: Id): Promise<RemovalPreview> {
  const own = sql`jurisdiction_id = ${sql.lit(jurisdiction)}`;
  const tasks = sql`(${tasksOfPapers(jurisdiction, sql`select ${sql.lit(id)}::uuid as id`)})`;
  const ids = sql`(select id from gone)`;
  const of = (table: string) => sql`select id from ${sql.table(table)} where ${own} and task_id in ${ids}`;
  const letters = (
    whole: boolean,
  ) => sql`(select coalesce(json_agg(json_build_object('number', n.number, 'title', n.title)
      order by n.id), '[]') from notice n where n.${own} and n.id in (select notice_id from notice_task where ${own}
      group by notice_id having bool_or(task_id in ${ids}) and bool_and(task_id in ${ids}) = ${sql.lit(whole)}))`;
  const { rows } = await sql<Omit<RemovalPreview, 'tasks'> & { tasks: RemovalPreview['tasks'] }>`
    with gone as materialized ${tasks},
      report_gone as (select r.id from report r join assignment a on a.jurisdiction_id = r.jurisdiction_id
        and a.id = r.assignment_id where r.${own} and a.task_id in ${ids}),
      subject as (select ${sql.lit(id)}::uuid as id union all select id from gone union all select id from report_gone
        union all ${of('problem')} union all ${of('verification')} union all ${of('objection')} union all ${of('indicator')})
    select
      (select count(*)::integer from paper_version where ${own} and paper_id = ${sql.lit(id)}) as versions,
      (select count(*)::integer from measure where ${own} and paper_id = ${sql.lit(id)}) as measures,
      (select coalesce(json_agg(json_build_object('id', t.id, 'number', t.number, 'title', t.title) order by t.number), '[]')
        from task t where t.${own} and t.id in ${ids}) as tasks,
      (select count(*)::integer from report_gone) as reports,
      (select count(*)::integer from verification where ${own} and task_id in ${ids}) as verifications,
      (select count(*)::integer from problem where ${own} and task_id in ${ids}) as problems,
      ${letters(true)} as notices,
      (select count(*)::integer from opinion_round where ${own} and paper_id = ${sql.lit(id)}) as rounds,
      (select count(*)::integer from entry where ${own} and (task_id in ${ids} or subject_id in (select id from subject))) as entries,
      (select count(*)::integer from programme_setting where ${own} and paper_id = ${sql.lit(id)}) as cited,
      ${letters(false)} as staying,
      (select count(*)::integer from meeting_item where ${own}
        and (task_id in ${ids} or problem_id in (${of('problem')}))) as "meetingItems"`.execute(db);
  return rows[0]!;
}
