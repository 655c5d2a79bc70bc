import { expandUnit, findUnitsOf, questionsOf, unitsById } from '@luoshi/ledger';
import type { Day, Handle, Id } from '@luoshi/ledger';
import type { DraftDuty } from '../loop/start.js';
import type { DutyWords } from './correction.js';

/** What a person said a name means. */
export type UnitAnswer = { readonly unit: Id } | { readonly none: true };

/** The names of a paper's duties, as units on the paper's day. */
export interface Names {
  /** The unit of each name; null where a person said that it is none of this office's. */
  readonly units: ReadonlyMap<string, Id | null>;
  /** Units that stand for others on that day. */
  readonly members: ReadonlyMap<Id, readonly Id[]>;
}

/**
 * Whom names mean: what a person answered for this version first, then the units that bear them on the paper's day.
 * Names that nobody bears, or several do, are not in the answer. Groups are opened to their members on that day.
 */
export async function namesOn(
  db: Handle,
  jurisdiction: number,
  versionId: Id,
  names: readonly string[],
  day: Day,
): Promise<Names> {
  const units = new Map<string, Id | null>();
  for (const [name, found] of await findUnitsOf(db, jurisdiction, names, day))
    if (found.length === 1) units.set(name, found[0]!.unitId);
  for (const { kind, words, answer } of await questionsOf(db, jurisdiction, versionId)) {
    if (kind !== 'unit' || answer === null) continue;
    const said = answer as UnitAnswer;
    units.set(words, 'unit' in said ? said.unit : null);
  }
  const ids = [...new Set([...units.values()].filter((id): id is Id => id !== null))];
  const found = await unitsById(db, jurisdiction, ids, day);
  const members = new Map<Id, Id[]>();
  for (const id of ids)
    if (found.get(id)?.isGroup)
      members.set(
        id,
        (await expandUnit(db, jurisdiction, id, day)).map((unit) => unit.id),
      );
  return { units, members };
}

export interface Resolved {
  /** In the paper's order, leads first; each unit once, in its first place. */
  readonly duties: readonly DraftDuty[];
  /** Names that mean nobody yet, and groups without a member on that day. */
  readonly open: readonly string[];
}

/**
 * A measure's duties as units. Where the paper names no role (责任单位), the first one named leads, as offices read it, and
 * the others support it; they all do where a lead is named as such. The reviewer sees it and may say otherwise.
 */
export function resolved(said: readonly DutyWords[], { units, members }: Names): Resolved {
  const duties = new Map<Id, DraftDuty>();
  const open: string[] = [];
  const rank = ({ role }: DutyWords): number => ['lead', 'responsible', 'support'].indexOf(role);
  const inOrder = [...said].sort((a, b) => rank(a) - rank(b));
  const hasLead = () => [...duties.values()].some(({ role }) => role === 'lead');
  for (const { role, organisations } of inOrder)
    for (const name of organisations) {
      const unit = units.get(name);
      if (unit === null) continue; // a person said that it is none of ours
      const group = unit === undefined ? undefined : members.get(unit);
      if (unit === undefined || group?.length === 0) {
        open.push(name);
        continue;
      }
      // A group without a role (责任单位：各县区) has no first among its members: each leads its own part.
      const leads = role === 'lead' || (role === 'responsible' && !hasLead());
      for (const one of group ?? [unit])
        if (!duties.has(one))
          duties.set(one, {
            unit: one,
            role: leads ? 'lead' : 'support',
            asWritten: name,
            groupId: group ? unit : null,
          });
    }
  return { duties: [...duties.values()], open: [...new Set(open)] };
}
