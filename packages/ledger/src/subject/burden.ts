import { sql } from 'kysely';
import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';
import type { PeriodKind } from './reporting-period.js';

/** What the plans in force ask of a unit for every period of a kind. */
export interface Asked {
  readonly unitId: Id;
  readonly kind: PeriodKind;
  readonly tasks: number;
  /** Fields of all forms together: the text, a figure each, the stamped page. */
  readonly fields: number;
}

/** What every unit is asked to report by the plans in force, by kind of period. Only tasks that run. */
export async function askedOfUnits(db: Handle, jurisdiction: number): Promise<Asked[]> {
  const { rows } = await sql<{ unit_id: Id; kind: PeriodKind; tasks: number; fields: number }>`
    select a.unit_id, p.period_kind as kind, count(*)::int as tasks,
      sum(1 + p.stamped::int + i.figures)::int as fields
    from reporting_plan p
    join task t on t.jurisdiction_id = p.jurisdiction_id and t.id = p.task_id
    join assignment a on a.jurisdiction_id = p.jurisdiction_id and a.task_id = p.task_id
    cross join lateral (select count(*)::int as figures from indicator i
      where i.jurisdiction_id = p.jurisdiction_id and i.task_id = p.task_id and i.ended_on is null) i
    where p.jurisdiction_id = ${jurisdiction} and upper_inf(p.valid)
      and t.state in ('awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened')
      and a.state in ('awaiting-signature', 'in-progress', 'awaiting-verification')
    group by a.unit_id, p.period_kind
    order by a.unit_id, p.period_kind`.execute(db);
  return rows.map(({ unit_id, ...row }) => ({ unitId: unit_id, ...row }));
}
