import { toNumber } from '@luoshi/reading';
import type { HeldRole, Id, Store } from '@luoshi/ledger';
import type { Moment } from '../calendar/moment.js';
import type { Actor, Role } from '../task/actor.js';

/** Who sits at the desk: an account with the roles it holds now. */
export interface Who {
  readonly accountId: Id;
  readonly name: string;
  readonly personId: Id | null;
  readonly roles: readonly HeldRole[];
}

/** What every use-case is given: the store, the office, who acts and the moment. Made anew for each request. */
export interface Desk {
  readonly store: Store;
  readonly jurisdiction: number;
  readonly who: Who;
  readonly now: Date;
}

export const holds = ({ who }: Desk, ...roles: readonly Role[]): boolean =>
  who.roles.some(({ role }) => roles.includes(role));

/** The units that a liaison speaks for. */
export const unitsOf = ({ who }: Desk): Id[] => [
  ...new Set(who.roles.flatMap(({ role, unitId }) => (role === 'liaison' && unitId !== null ? [unitId] : []))),
];

/** The roles that see the whole of an office's ledger. Everyone else sees what the own units take part in. */
const SEES_ALL: readonly Role[] = ['supervision', 'leader', 'auditor'];

/** The units whose work may be seen from a desk; null where all may. */
export const seenUnits = (desk: Desk): Id[] | null => (holds(desk, ...SEES_ALL) ? null : unitsOf(desk));

/**
 * As whom an account acts where one of `roles` is asked for: the first of its own that is among them; as liaison for
 * the unit concerned. Where none is, as its first role, so that the judgement can say what was missing.
 */
export function actorAt(desk: Desk, roles: readonly Role[], unit: Id | null): Actor {
  const held = desk.who.roles.filter(({ role }) => roles.includes(role));
  const fitting = held.find(({ role, unitId }) => role !== 'liaison' || unit === null || unitId === unit) ?? held[0];
  const { role, unitId } = fitting ?? desk.who.roles[0] ?? { role: 'auditor', unitId: null };
  return { person: desk.who.accountId, role, unit: role === 'liaison' ? unitId : null };
}

const DAY = 24 * 60 * 60_000;
const BEIJING = 8 * 60 * 60_000;

/** The Beijing minute of an instant. */
export const momentAt = (instant: Date): Moment => new Date(instant.getTime() + BEIJING).toISOString().slice(0, 16);

/** The Beijing day of an instant. */
export const dayAt = (instant: Date): string => momentAt(instant).slice(0, 10);

/** The instant of a Beijing minute; `T24:00` is the next midnight. */
export const instantOf = (moment: Moment): Date => {
  const minutes = Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14));
  return new Date(toNumber(moment.slice(0, 10)) * DAY - BEIJING + minutes * 60_000);
};
