import { createJurisdiction, rootJurisdictions, StoreRefusal } from '@luoshi/ledger';
import type { Id, Store, Transaction } from '@luoshi/ledger';
import { enterAccount } from '../account/manage.js';
import { hashOf, oneTimePassword } from '../account/password.js';
import type { Hand } from '../desk/record.js';
import { enterPerson } from '../person/register.js';
import { WorkRefusal } from '../refusal.js';
import { enterMember, enterUnit } from '../unit/register.js';
import type { OfficePlan, PlannedOffice } from './plan.js';

export interface Founded {
  /** The topmost office. */
  readonly office: { readonly code: string; readonly name: string };
  /** Its first administrator and the password that is shown once. The other seats are given theirs by an administrator. */
  readonly login: string;
  readonly password: string;
  /** The offices' numbers by their codes. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Sets up the offices of a plan in an empty store: all or nothing. Null where an office is there already, also when
 * another process set it up at the same moment. Refuses a plan whose names lead nowhere.
 */
export async function foundOffices(store: Store, plan: OfficePlan, now: Date): Promise<Founded | null> {
  if ((await rootJurisdictions(store.db)).length > 0) return null;
  const first = plan.offices[0]!;
  const administrator = first.seats.find(({ role }) => role === 'administrator');
  if (!administrator) throw new WorkRefusal('plan-wrong', `${first.code}.seats: administrator`);
  const password = oneTimePassword();
  const hash = await hashOf(password);
  try {
    const numbers = await store.db.transaction().execute(async (transaction) => {
      const made = new Map<string, number>();
      for (const office of plan.offices) made.set(office.code, await enterOffice(transaction, office, made, now));
      for (const office of plan.offices) {
        const hand = { jurisdiction: made.get(office.code)!, by: null, now };
        await furnish(transaction, hand, office, made, (seat) => (seat === administrator ? hash : null));
      }
      return made;
    });
    return { office: { code: first.code, name: first.name }, login: administrator.login, password, numbers };
  } catch (fault) {
    // Somebody else set it up between our looking and our writing.
    if (fault instanceof StoreRefusal && fault.code === 'code-taken' && (await rootJurisdictions(store.db)).length > 0)
      return null;
    throw fault;
  }
}

function enterOffice(
  transaction: Transaction,
  office: PlannedOffice,
  made: ReadonlyMap<string, number>,
  now: Date,
): Promise<number> {
  const { code, name, shortName, level, divisionCode = null } = office;
  const parentId = office.under === undefined ? null : named(made, office.under, `${code}.under`);
  return createJurisdiction(
    transaction,
    { code, name, shortName, level, divisionCode, parentId, officialOrder: made.size + 1 },
    now,
  );
}

/** Units in their order, then the groups' members, people and seats. */
async function furnish(
  transaction: Transaction,
  hand: Hand,
  office: PlannedOffice,
  numbers: ReadonlyMap<string, number>,
  hashFor: (seat: PlannedOffice['seats'][number]) => string | null,
): Promise<void> {
  const units = new Map<string, Id>();
  for (const [index, unit] of office.units.entries()) {
    const [short, ...aliases] = unit.names;
    const id = await enterUnit(transaction, hand, {
      name: unit.name,
      otherNames: [
        ...(short === undefined ? [] : [{ name: short, kind: 'short' as const }]),
        ...aliases.map((alias) => ({ name: alias, kind: 'alias' as const })),
      ],
      code: unit.code ?? null,
      kind: unit.kind,
      relation: unit.relation,
      isGroup: unit.members !== undefined,
      league: unit.league ?? null,
      officialOrder: index + 1,
      from: unit.from ?? null,
      linkedJurisdictionId: unit.keeps === undefined ? null : named(numbers, unit.keeps, `${unit.name}.keeps`),
    });
    for (const name of [unit.name, ...unit.names]) units.set(name, id);
  }
  const unitNamed = (name: string | undefined, where: string) =>
    name === undefined ? null : named(units, name, `${office.code} ${where}`);
  for (const { name, members = [], from = null } of office.units)
    for (const member of members)
      await enterMember(transaction, hand, units.get(name)!, unitNamed(member, name)!, { from, until: null });
  const people = new Map<string, Id>();
  for (const [index, person] of office.people.entries())
    people.set(
      person.name,
      await enterPerson(transaction, hand, {
        name: person.name,
        post: person.post,
        unitId: unitNamed(person.unit, person.name),
        isLeader: person.leader,
        officialOrder: index + 1,
        inOffice: { from: person.from ?? null, until: null },
      }),
    );
  for (const seat of office.seats)
    await enterAccount(
      transaction,
      hand,
      {
        login: seat.login,
        name: seat.name,
        personId: seat.person === undefined ? null : named(people, seat.person, `${office.code} ${seat.login}`),
        roles: [{ role: seat.role, unitId: unitNamed(seat.unit, seat.login), step: seat.step ?? null }],
      },
      hashFor(seat),
    );
}

function named<Value>(known: ReadonlyMap<string, Value>, name: string, where: string): Value {
  const value = known.get(name);
  if (value === undefined) throw new WorkRefusal('plan-wrong', `${where}: ${name}`);
  return value;
}
