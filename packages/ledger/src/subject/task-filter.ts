import type { ExpressionBuilder, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Day, Id } from '../schema/column.js';
import type { Database } from '../schema/database.js';
import type { LampColour, ProgressClass, TaskModality, TaskOrigin, TaskPart, TaskState } from './task.js';
import { tookPart } from './paper-sight.js';

/** What the ledger is grouped by: leading unit, lamp shown, paper, month of the deadline. */
export type TaskGrouping = 'unit' | 'lamp' | 'paper' | 'month';

/** One group: a unit's or paper's id, a colour, a month (`2026-03`). */
export interface TaskGroup {
  readonly by: TaskGrouping;
  readonly key: string | null;
}

/** What lists and counts of the ledger are narrowed by. */
export interface TaskFilter {
  /** These tasks only. */
  readonly taskIds?: readonly Id[];
  readonly states?: readonly TaskState[];
  /** As shown: by hand while that lasts, else as computed. */
  readonly lamps?: readonly LampColour[];
  /** Whose shown lamp turned on this day or since. */
  readonly turnedSince?: Day;
  readonly unitId?: Id;
  readonly unitRole?: TaskPart['role'];
  readonly partStates?: readonly TaskPart['state'][];
  readonly dueFrom?: Day;
  /** Included. */
  readonly dueTo?: Day;
  readonly closedFrom?: Day;
  /** Included. */
  readonly closedTo?: Day;
  readonly paperId?: Id;
  readonly measureId?: Id;
  readonly parentId?: Id;
  readonly carriedFromId?: Id;
  readonly instructionId?: Id;
  readonly meetingItemId?: Id;
  /** Without those on this meeting's list. */
  readonly notOnMeetingId?: Id;
  readonly origin?: TaskOrigin;
  readonly modality?: TaskModality;
  readonly league?: string;
  readonly category?: string;
  readonly leaderId?: Id;
  readonly progressClasses?: readonly ProgressClass[];
  readonly approvalKind?: string;
  /** A piece of the number or the title, as typed. */
  readonly name?: string;
  /** Of one group of the ledger; a key of null: those that belong to none. */
  readonly group?: TaskGroup;
  /** Only tasks in which one of these units takes part: what a liaison may see. */
  readonly seenBy?: readonly Id[];
}

/** The tasks of one colour are read in the order of the lamps' rows. */
export const byLamp = ({ lamps }: TaskFilter) => lamps?.length === 1;

/** Rows that are narrowed by nothing but their state and lamp are counted beforehand. */
export const isCounted = (filter: TaskFilter): boolean =>
  Object.entries(filter).every(([name, value]) => value === undefined || name === 'states' || name === 'lamps');

/** The due day as the index that a list goes by has it: of tasks without one the last day. */
export const dueOf = (filter: TaskFilter) =>
  byLamp(filter) ? sql<Day>`task_lamp.due` : sql<Day>`coalesce(task.due, date '9999-12-31')`;

/** One of some words; a single one as itself, so that an index on it keeps its order. */
export const oneOf = <Word extends string>(words: readonly Word[]) =>
  words.length === 1 ? sql<Word>`${words[0]}` : sql<Word>`any(${words})`;

/** The filter as a condition on `task` and `task_lamp`; for lists and counts alike, so that they cannot disagree. */
export function fits(jurisdiction: number, filter: TaskFilter) {
  return (row: ExpressionBuilder<Database, 'task' | 'task_lamp'>) => {
    const all = [row.val(true)] as ReturnType<typeof row.eb>[];
    const { states, lamps, progressClasses, seenBy } = filter;
    if (filter.taskIds) all.push(row('task.id', '=', oneOf(filter.taskIds)));
    if (states) all.push(row('task.state', '=', oneOf(states)));
    if (lamps) all.push(row('task_lamp.lamp_shown', '=', oneOf(lamps)));
    if (filter.turnedSince) all.push(row('task_lamp.lamp_since', '>=', filter.turnedSince));
    if (filter.closedFrom) all.push(row('task.closed_at', '>=', sql<Date>`${filter.closedFrom}::date`));
    if (filter.closedTo) all.push(row('task.closed_at', '<', sql<Date>`(${filter.closedTo}::date + 1)`));
    if (progressClasses) all.push(row('task_lamp.progress_class', '=', oneOf(progressClasses)));
    // As the indexes have the due day, so that a list begins and ends there.
    if (filter.dueFrom) all.push(row(dueOf(filter), '>=', filter.dueFrom));
    if (filter.dueTo) all.push(row(dueOf(filter), '<=', filter.dueTo));
    if (filter.dueFrom && !filter.dueTo) all.push(row('task.due', 'is not', null));
    if (filter.paperId) all.push(row('task.paper_id', '=', filter.paperId));
    if (filter.measureId) all.push(row('task.measure_id', '=', filter.measureId));
    if (filter.parentId) all.push(row('task.parent_id', '=', filter.parentId));
    if (filter.carriedFromId) all.push(row('task.carried_from_id', '=', filter.carriedFromId));
    if (filter.instructionId) all.push(row('task.instruction_id', '=', filter.instructionId));
    if (filter.meetingItemId) all.push(row('task.meeting_item_id', '=', filter.meetingItemId));
    if (filter.notOnMeetingId)
      all.push(
        sql<boolean>`not exists (select from meeting_item i where i.jurisdiction_id = task.jurisdiction_id
          and i.task_id = task.id and i.meeting_id = ${filter.notOnMeetingId})` as unknown as ReturnType<typeof row.eb>,
      );
    if (filter.origin) all.push(row('task.origin', '=', filter.origin));
    if (filter.modality) all.push(row('task.modality', '=', filter.modality));
    if (filter.league) all.push(row('task.league', '=', filter.league));
    if (filter.category) all.push(row('task.category', '=', filter.category));
    if (filter.approvalKind)
      all.push(
        row(sql`task.approval_kinds`, '<>', sql`'{}'`),
        row(sql`task.approval_kinds`, '@>', sql`array[${filter.approvalKind}]`),
      );
    if (filter.name)
      all.push(
        row.or([
          sql<boolean>`strpos(task.title, ${filter.name}) > 0`,
          sql<boolean>`strpos(task.number, ${filter.name}) > 0`,
        ]) as ReturnType<typeof row.eb>,
      );
    if (filter.unitId || filter.partStates)
      all.push(
        row.exists(
          row
            .selectFrom('assignment as a')
            .select('a.id')
            .where('a.jurisdiction_id', '=', jurisdiction)
            .whereRef('a.task_id', '=', 'task.id')
            .where('a.state', '<>', 'withdrawn')
            .$if(filter.unitId !== undefined, (query) => query.where('a.unit_id', '=', filter.unitId!))
            .$if(filter.unitRole !== undefined, (query) => query.where('a.role', '=', filter.unitRole!))
            .$if(filter.partStates !== undefined, (query) => query.where('a.state', '=', oneOf(filter.partStates!))),
        ) as ReturnType<typeof row.eb>,
      );
    if (seenBy) all.push(tookPart(jurisdiction, sql`task.id`, seenBy) as unknown as ReturnType<typeof row.eb>);
    if (filter.group) all.push(inGroup(filter.group) as unknown as ReturnType<typeof row.eb>);
    if (filter.leaderId)
      all.push(
        row.exists(
          row
            .selectFrom('task_leader as l')
            .select('l.task_id')
            .where('l.jurisdiction_id', '=', jurisdiction)
            .whereRef('l.task_id', '=', 'task.id')
            .where('l.person_id', '=', filter.leaderId),
        ) as ReturnType<typeof row.eb>,
      );
    return row.and(all as never);
  };
}

/** The parts that lead a task. */
const leadsOf = sql`select from assignment g where g.jurisdiction_id = task.jurisdiction_id and g.task_id = task.id
  and g.state <> 'withdrawn' and g.role = 'lead'`;

/** Whether a task belongs to a group; one with several leads belongs to each of theirs. */
function inGroup({ by, key }: TaskGroup): RawBuilder<boolean> {
  switch (by) {
    case 'unit':
      return key === null
        ? sql<boolean>`not exists (${leadsOf})`
        : sql<boolean>`exists (${leadsOf} and g.unit_id = ${key}::uuid)`;
    case 'lamp':
      return sql<boolean>`task_lamp.lamp_shown = ${key ?? ''}`;
    case 'paper':
      return key === null ? sql<boolean>`task.paper_id is null` : sql<boolean>`task.paper_id = ${key}::uuid`;
    case 'month':
      return key === null
        ? sql<boolean>`task.due is null`
        : sql<boolean>`(task.due >= ${`${key}-01`}::date and task.due < ${`${key}-01`}::date + interval '1 month')`;
  }
}
