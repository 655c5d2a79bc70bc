import type { Id } from '../schema/column.js';
import type { LiaisonStep } from './account.js';
import type { Handle } from './handle.js';

/** The steps 经办, 科室, 分管领导 that somebody holds in a unit now: a unit may have fewer than three, or none. */
export async function stepsOfUnit(db: Handle, jurisdiction: number, unitId: Id): Promise<Set<LiaisonStep>> {
  const rows = await db
    .selectFrom('account_role as r')
    .innerJoin('account as a', (join) =>
      join.onRef('a.jurisdiction_id', '=', 'r.jurisdiction_id').onRef('a.id', '=', 'r.account_id'),
    )
    .select('r.step')
    .distinct()
    .where('r.jurisdiction_id', '=', jurisdiction)
    .where('r.unit_id', '=', unitId)
    .where('r.role', '=', 'liaison')
    .where('r.revoked_at', 'is', null)
    .where('a.state', '=', 'active')
    .execute();
  return new Set(rows.flatMap(({ step }) => (step === null ? [] : [step])));
}
