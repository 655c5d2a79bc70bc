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

/** What changes of standing come to, field by field; what cancels out is left out. */
export class Tally {
  readonly #fields = new Map<string, CountKey & { change: number }>();

  /** A task stands as `after` and no longer as `before`; null where it is new. */
  move(before: Standing | null, after: Standing): void {
    if (before) for (const field of fieldsOf(before)) this.#add(field, -1);
    for (const field of fieldsOf(after)) this.#add(field, 1);
  }

  get changes(): (CountKey & { readonly change: number })[] {
    return [...this.#fields.values()].filter(({ change }) => change !== 0);
  }

  #add(field: CountKey, by: number): void {
    const { series, unitId, day, state, lamp, league } = field;
    const key = `${series}|${unitId}|${day}|${state}|${lamp}|${league}`;
    const known = this.#fields.get(key);
    if (known) known.change += by;
    else this.#fields.set(key, { ...field, change: by });
  }
}
