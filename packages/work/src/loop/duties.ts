import { expandUnit, unitsById, StoreRefusal } from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { Duty } from '../task/deed.js';
import type { DraftDuty } from './start.js';

/**
 * Duties with each group unit (各乡镇、街道) in the place of its members of today, which remember the group. A unit that is
 * also named by itself keeps the duty under which it stands first.
 */
export async function expandedDuties(
  transaction: Transaction,
  desk: Desk,
  duties: readonly Duty[],
): Promise<DraftDuty[]> {
  const today = dayAt(desk.now);
  const units = await unitsById(
    transaction,
    desk.jurisdiction,
    duties.map(({ unit }) => unit),
    today,
  );
  const expanded: DraftDuty[] = [];
  const named = new Set<Id>(duties.filter(({ unit }) => !units.get(unit)?.isGroup).map(({ unit }) => unit));
  for (const duty of duties) {
    const unit = units.get(duty.unit);
    if (!unit) throw new StoreRefusal('not-found', duty.unit);
    if (!unit.isGroup) {
      expanded.push(duty);
      continue;
    }
    for (const member of await expandUnit(transaction, desk.jurisdiction, unit.id, today)) {
      if (named.has(member.id)) continue;
      named.add(member.id);
      expanded.push({ unit: member.id, role: duty.role, groupId: unit.id, asWritten: unit.name });
    }
  }
  return expanded;
}
