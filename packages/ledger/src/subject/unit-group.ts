import { sql } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import { daysOf, rangeOf } from './day-range.js';
import type { Days } from './day-range.js';
import type { Handle, Transaction } from './handle.js';
import { takeTurn } from './turn.js';
import type { Unit } from './unit.js';
import { refuseNoUnit, unitsById } from './unit.js';

export interface Membership {
  readonly groupId: Id;
  readonly unitId: Id;
  readonly valid: Days;
}

/**
 * Makes a unit a member of a group from a day on. A group may be a member of another. Refuses what is no group, loops
 * and days on which it is a member already.
 */
export async function addMember(transaction: Transaction, jurisdiction: number, member: Membership): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'units');
  const group = await transaction
    .selectFrom('unit')
    .select('is_group')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', member.groupId)
    .executeTakeFirst();
  if (!group) throw new StoreRefusal('not-found', member.groupId);
  if (!group.is_group) throw new StoreRefusal('not-a-group', member.groupId);
  await refuseNoUnit(transaction, jurisdiction, member.unitId, member.valid.from ?? undefined);
  const valid = rangeOf(member.valid);
  const edges = await transaction
    .selectFrom('unit_member')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .execute();
  if (reaches(edges, member.unitId, member.groupId)) throw new StoreRefusal('group-loop', member.unitId);
  const crossing = await transaction
    .selectFrom('unit_member')
    .select('valid')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('group_id', '=', member.groupId)
    .where('unit_id', '=', member.unitId)
    .where(sql<boolean>`valid && ${valid}::daterange`)
    .executeTakeFirst();
  if (crossing) throw new StoreRefusal('days-out-of-order', crossing.valid);
  await transaction
    .insertInto('unit_member')
    .values({ jurisdiction_id: jurisdiction, group_id: member.groupId, unit_id: member.unitId, valid })
    .execute();
}

/** Ends a membership that holds on the day before: `until` is the first day without it. */
export async function endMember(
  transaction: Transaction,
  jurisdiction: number,
  groupId: Id,
  unitId: Id,
  until: Day,
): Promise<void> {
  await takeTurn(transaction, jurisdiction, 'units');
  const { numUpdatedRows } = await transaction
    .updateTable('unit_member')
    .set({ valid: sql<string>`daterange(lower(valid), ${until}::date)` })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('group_id', '=', groupId)
    .where('unit_id', '=', unitId)
    .where(sql<boolean>`valid @> (${until}::date - 1)`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('not-found', `${groupId}, ${unitId}`);
}

/** Who was a member when: all memberships of a group, in the order in which they began. */
export async function membershipsOf(db: Handle, jurisdiction: number, groupId: Id): Promise<Membership[]> {
  const rows = await db
    .selectFrom('unit_member')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('group_id', '=', groupId)
    .orderBy(sql`lower(valid) nulls first`)
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({ groupId: row.group_id, unitId: row.unit_id, valid: daysOf(row.valid) }));
}

/**
 * The units that a unit stands for on a day: the members of a group, of its groups too, each once and in official
 * order, without those that do not exist then; for any other unit itself.
 */
export async function expandUnit(db: Handle, jurisdiction: number, id: Id, day: Day): Promise<Unit[]> {
  const top = (await unitsById(db, jurisdiction, [id], day)).get(id);
  if (!top) throw new StoreRefusal('not-found', id);
  if (!top.isGroup) return [top];
  const edges = await db
    .selectFrom('unit_member as m')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.jurisdiction_id', '=', 'm.jurisdiction_id').onRef('u.id', '=', 'm.unit_id'),
    )
    .select(['m.group_id', 'm.unit_id', 'u.is_group'])
    .where('m.jurisdiction_id', '=', jurisdiction)
    .where(sql<boolean>`m.valid @> ${day}::date and u.existence @> ${day}::date`)
    .execute();
  const inGroup = byGroup(edges);
  const seen = new Set<Id>([id]);
  const plain: Id[] = [];
  const open = [id];
  for (let group = open.pop(); group !== undefined; group = open.pop()) {
    for (const edge of inGroup.get(group) ?? []) {
      if (seen.has(edge.unit_id)) continue;
      seen.add(edge.unit_id);
      (edge.is_group ? open : plain).push(edge.unit_id);
    }
  }
  const units = [...(await unitsById(db, jurisdiction, plain, day)).values()];
  return units.sort((a, b) => a.officialOrder - b.officialOrder || (a.id < b.id ? -1 : 1));
}

/** Whether a group holds a unit, directly or through others, on any day. */
function reaches(edges: readonly { readonly group_id: Id; readonly unit_id: Id }[], group: Id, unit: Id): boolean {
  const seen = new Set<Id>();
  const open = [group];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one === unit) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    for (const edge of edges) if (edge.group_id === one) open.push(edge.unit_id);
  }
  return false;
}

function byGroup<Edge extends { readonly group_id: Id }>(edges: readonly Edge[]): Map<Id, Edge[]> {
  const groups = new Map<Id, Edge[]>();
  for (const edge of edges) {
    const others = groups.get(edge.group_id);
    if (others) others.push(edge);
    else groups.set(edge.group_id, [edge]);
  }
  return groups;
}
