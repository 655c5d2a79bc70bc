import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { CommitmentRow } from '../schema/indicators.js';
import type { TaskRow } from '../schema/tasks.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** What becomes of a promise that a new text makes no more: the task keeps it, on the earlier text, or it ends. */
export type DroppedFate = NonNullable<Selectable<CommitmentRow>['dropped_fate']>;

/** A promise of an earlier text that the text on which its task stands makes no more. */
export interface DroppedPromise {
  readonly id: Id;
  readonly taskId: Id;
  readonly number: string;
  readonly title: string;
  readonly state: Selectable<TaskRow>['state'];
  readonly subject: string;
  /** The figure's words; null where only a day or a repeated duty was promised. */
  readonly said: string | null;
  readonly unit: string | null;
  readonly due: Day | null;
  readonly modality: CommitmentRow['modality'];
  /** The paper and the version that makes it no more. */
  readonly paperId: Id;
  readonly versionNumber: number;
  /** The words it stood in; null where a person had entered the promise. */
  readonly before: { readonly versionNumber: number; readonly number: string | null; readonly quote: string } | null;
  /** The words that the task stands on now. */
  readonly after: { readonly number: string | null; readonly quote: string } | null;
  /** The figure that follows it, and how many values were given of it. */
  readonly figure: { readonly id: Id; readonly name: string; readonly main: boolean; readonly values: number } | null;
  /** Null: nobody has said yet. */
  readonly fate: DroppedFate | null;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: Id | null;
  readonly version: number;
}

export interface DroppedFilter {
  /** `undecided`, or what was decided. */
  readonly fates?: readonly (DroppedFate | 'undecided')[] | undefined;
  readonly paperId?: Id | undefined;
  readonly taskId?: Id | undefined;
  readonly id?: Id | undefined;
}

/** Tasks that were cancelled owe nothing: what they promised is no question any more. */
const fitting = (jurisdiction: number, { fates, paperId, taskId, id }: DroppedFilter) => sql`from commitment c
  join task t on t.jurisdiction_id = c.jurisdiction_id and t.id = c.task_id and t.state <> 'cancelled'
  join paper_version v on v.jurisdiction_id = c.jurisdiction_id and v.id = c.dropped_by_id
  where c.jurisdiction_id = ${jurisdiction} and c.dropped_by_id is not null
    ${fates ? sql`and coalesce(c.dropped_fate, 'undecided') = any(${fates})` : sql``}
    ${paperId ? sql`and v.paper_id = ${paperId}` : sql``} ${taskId ? sql`and c.task_id = ${taskId}` : sql``}
    ${id ? sql`and c.id = ${id}` : sql``}`;

/** Promises that new texts make no more, in the order in which they were entered. */
export async function listDroppedPromises(
  db: Handle,
  jurisdiction: number,
  filter: DroppedFilter,
  page: PageAsked,
): Promise<Page<DroppedPromise>> {
  const after = keysOf<[Id]>('dropped-promises', page.after, ['id']);
  const { rows } = await sql<DroppedPromise>`select c.id, c.task_id as "taskId", t.number, t.title, t.state, c.subject,
      c.quantity_said as said, c.unit, upper(c.due) - 1 as due, c.modality, v.paper_id as "paperId",
      v.number as "versionNumber", c.dropped_fate as fate, c.dropped_reason as reason,
      c.dropped_decided_at as "decidedAt", c.dropped_decided_by as "decidedBy", c.version,
      (select jsonb_build_object('versionNumber', w.number, 'number', m.number, 'quote', m.quote)
        from fact f
        join measure m on m.jurisdiction_id = f.jurisdiction_id and m.id = f.measure_id
        join paper_version w on w.jurisdiction_id = f.jurisdiction_id and w.id = f.version_id
        where f.jurisdiction_id = c.jurisdiction_id and f.id = c.fact_id) as before,
      (select jsonb_build_object('number', m.number, 'quote', m.quote) from measure m
        where m.jurisdiction_id = t.jurisdiction_id and m.id = t.measure_id) as after,
      (select jsonb_build_object('id', i.id, 'name', i.name, 'main', i.main, 'values',
          (select count(*)::int from indicator_value x where x.jurisdiction_id = i.jurisdiction_id and x.indicator_id = i.id
            and x.corrects_id is null))
        from indicator i where i.jurisdiction_id = c.jurisdiction_id and i.task_id = c.task_id and i.commitment_id = c.id
        order by i.id limit 1) as figure
    ${fitting(jurisdiction, filter)} ${after ? sql`and c.id > ${after[0]}::uuid` : sql``}
    order by c.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, (last) => cursorOf('dropped-promises', [last.id]));
}

/** How many rows `listDroppedPromises` gives in all. */
export async function countDroppedPromises(db: Handle, jurisdiction: number, filter: DroppedFilter): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) ${fitting(jurisdiction, filter)}`.execute(db);
  return Number(rows[0]!.count);
}

/** One of them, refused where it is none. */
export async function droppedPromiseById(db: Handle, jurisdiction: number, id: Id): Promise<DroppedPromise> {
  const { rows } = await listDroppedPromises(db, jurisdiction, { id }, { after: null, limit: 1 });
  if (!rows[0]) throw new StoreRefusal('not-found', id);
  return rows[0];
}

/** Says of promises that a version makes them no more; what becomes of them somebody decides. */
export async function dropPromises(
  transaction: Transaction,
  jurisdiction: number,
  ids: readonly Id[],
  versionId: Id,
): Promise<void> {
  await transaction
    .updateTable('commitment')
    .set({ dropped_by_id: versionId, version: sql<number>`version + 1` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute();
}

/** Writes what becomes of a dropped promise. Refuses (`changed-meanwhile`) another version. @returns the new version */
export async function saveDroppedFate(
  transaction: Transaction,
  jurisdiction: number,
  { id, version }: Pick<DroppedPromise, 'id' | 'version'>,
  decided: { readonly fate: DroppedFate; readonly reason: string; readonly at: Date; readonly by: Id | null },
): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('commitment')
    .set({
      dropped_fate: decided.fate,
      dropped_reason: decided.reason,
      dropped_decided_at: decided.at,
      dropped_decided_by: decided.by,
      version: version + 1,
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('changed-meanwhile', id);
  return version + 1;
}
