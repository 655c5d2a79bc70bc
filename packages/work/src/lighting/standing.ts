import { ALL_UNITS, NO_DAY } from '@luoshi/ledger';
import type { CountKey, CountSeries, Day, Id } from '@luoshi/ledger';

/** What of a task is counted for the wall map. */
export interface Standing {
  readonly state: string;
  /** The lamp shown. */
  readonly lamp: string;
  /** The day on which it turned. */
  readonly since: Day | null;
  readonly due: Day | null;
  /** The Beijing day on which it was closed. */
  readonly closed: Day | null;
  /** Kinds of what waits for a decision. */
  readonly approvals: readonly string[];
  readonly league: string | null;
  readonly parts: readonly { readonly unit: Id; readonly role: 'lead' | 'support' }[];
}

const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** Is told of a field of the counts. */
type Visit = (series: CountSeries, unitId: Id, day: Day, state: string, lamp: string, league: string) => void;

/** Tells of the fields of the counts in which a task stands, each once: without objects, for a million tasks. */
function eachField({ state, lamp, since, due, closed, approvals, league, parts }: Standing, visit: Visit): void {
  visit('task', ALL_UNITS, since ?? NO_DAY, state, lamp, '');
  if (league !== null) visit('league', ALL_UNITS, NO_DAY, state, lamp, league);
  for (const { unit, role } of parts) visit(role, unit, NO_DAY, state, lamp, '');
  const months = (unit: Id) => {
    if (due !== null) visit('due', unit, monthOf(due), state, '', '');
    if (closed !== null) visit('closed', unit, monthOf(closed), state, '', '');
  };
  if (due !== null || closed !== null) {
    months(ALL_UNITS);
    for (const { unit, role } of parts) if (role === 'lead') months(unit);
  }
  for (const kind of approvals) visit('approval', ALL_UNITS, NO_DAY, kind, '', '');
}

/** A field of the counts with what its count changes by. */
type Change = CountKey & { change: number };

/** A lamp as it is counted. */
export type CountedLamp = Pick<Standing, 'lamp' | 'since'>;

/** Tasks that turn alike: so many, and how many parts of each unit, by role. */
interface Turning {
  readonly state: string;
  readonly league: string | null;
  readonly before: CountedLamp;
  readonly after: CountedLamp;
  tasks: number;
  readonly parts: Readonly<Record<'lead' | 'support', Map<Id, number>>>;
}

/** What changes of standing come to, field by field; what cancels out is left out. */
export class Tally {
  /** By unit, series, day, state, lamp and league: looking up each is quicker than a key of them all, for a million tasks. */
  readonly #fields: Branch = new Map();
  readonly #changes: Change[] = [];
  readonly #turnings = new Map<string, Turning>();
  readonly #more = this.#adding(1);
  readonly #less = this.#adding(-1);

  /** A task stands as `after` and no longer as `before`; null where it is new. */
  move(before: Standing | null, after: Standing): void {
    if (before) eachField(before, this.#less);
    eachField(after, this.#more);
  }

  /** Only the lamp of a task turns: a million do so in a few ways, and are added up by these first. */
  turn(
    { state, league, parts }: Pick<Standing, 'state' | 'league' | 'parts'>,
    before: CountedLamp,
    after: CountedLamp,
  ): void {
    const key = `${state}|${league ?? ''}|${before.lamp}|${before.since ?? ''}|${after.lamp}|${after.since ?? ''}`;
    let turning = this.#turnings.get(key);
    if (!turning) {
      turning = { state, league, before, after, tasks: 0, parts: { lead: new Map(), support: new Map() } };
      this.#turnings.set(key, turning);
    }
    turning.tasks += 1;
    for (const { unit, role } of parts) {
      const units = turning.parts[role];
      units.set(unit, (units.get(unit) ?? 0) + 1);
    }
  }

  get changes(): readonly Readonly<Change>[] {
    for (const turning of this.#turnings.values()) this.#count(turning);
    this.#turnings.clear();
    return this.#changes.filter(({ change }) => change !== 0);
  }

  #count({ state, league, before, after, tasks, parts }: Turning): void {
    for (const [{ lamp, since }, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      const all = this.#adding(sign * tasks);
      all('task', ALL_UNITS, since ?? NO_DAY, state, lamp, '');
      if (league !== null) all('league', ALL_UNITS, NO_DAY, state, lamp, league);
      for (const role of ['lead', 'support'] as const)
        for (const [unit, count] of parts[role]) this.#adding(sign * count)(role, unit, NO_DAY, state, lamp, '');
    }
  }

  #adding(by: number): Visit {
    return (series, unitId, day, state, lamp, league) => {
      const last = under(under(under(under(under(this.#fields, unitId), series), day), state), lamp);
      const known = last.get(league) as Change | undefined;
      if (known) {
        known.change += by;
        return;
      }
      const fresh = { series, unitId, day, state, lamp, league, change: by };
      last.set(league, fresh);
      this.#changes.push(fresh);
    };
  }
}

type Branch = Map<string, Branch | Change>;

function under(branch: Branch, key: string): Branch {
  let next = branch.get(key) as Branch | undefined;
  if (!next) branch.set(key, (next = new Map()));
  return next;
}
