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

/** The fields of the counts in which a task stands, each once. */
export function fieldsOf({ state, lamp, since, due, closed, approvals, league, parts }: Standing): CountKey[] {
  const field = (series: CountSeries, unitId: Id, day: Day, of: string, colour = ''): CountKey => ({
    ...{ series, unitId, day, lamp: colour, league: '' },
    state: of,
  });
  const fields = [field('task', ALL_UNITS, since ?? NO_DAY, state, lamp)];
  if (league !== null) fields.push({ ...field('league', ALL_UNITS, NO_DAY, state, lamp), league });
  for (const { unit, role } of parts) fields.push(field(role, unit, NO_DAY, state, lamp));
  const ledBy = [ALL_UNITS, ...parts.filter(({ role }) => role === 'lead').map(({ unit }) => unit)];
  for (const unit of ledBy) {
    if (due !== null) fields.push(field('due', unit, monthOf(due), state));
    if (closed !== null) fields.push(field('closed', unit, monthOf(closed), state));
  }
  for (const kind of approvals) fields.push(field('approval', ALL_UNITS, NO_DAY, kind));
  return fields;
}

/** A field of the counts with what its count changes by. */
type Change = CountKey & { change: number };

/** What changes of standing come to, field by field; what cancels out is left out. */
export class Tally {
  /** By unit, series, day, state, lamp and league: looking up each is quicker than a key of them all, for a million tasks. */
  readonly #fields: Branch = new Map();
  readonly #changes: Change[] = [];

  /** A task stands as `after` and no longer as `before`; null where it is new. */
  move(before: Standing | null, after: Standing): void {
    if (before) for (const field of fieldsOf(before)) this.#add(field, -1);
    for (const field of fieldsOf(after)) this.#add(field, 1);
  }

  get changes(): readonly Readonly<Change>[] {
    return this.#changes.filter(({ change }) => change !== 0);
  }

  #add(field: CountKey, by: number): void {
    const { series, unitId, day, state, lamp, league } = field;
    const last = under(under(under(under(under(this.#fields, unitId), series), day), state), lamp);
    const known = last.get(league) as Change | undefined;
    if (known) {
      known.change += by;
      return;
    }
    const fresh = { ...field, change: by };
    last.set(league, fresh);
    this.#changes.push(fresh);
  }
}

type Branch = Map<string, Branch | Change>;

function under(branch: Branch, key: string): Branch {
  let next = branch.get(key) as Branch | undefined;
  if (!next) branch.set(key, (next = new Map()));
  return next;
}
