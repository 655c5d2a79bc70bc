import type { Day, Decimal } from '@luoshi/reading';
import type { Observation, PartFacts } from './facts.js';

/** A cumulative value as it is kept: as of which day, at least, at most. */
export type KeptValue = readonly [asOf: Day, least: Decimal, most: Decimal];

const observed = ([asOf, least, most]: KeptValue): Observation => ({ asOf, value: { least, most } });

/**
 * What is kept of a part, seen on a day. Its observations are made when a rule asks for all of them: most ask for the last
 * one only, and a lighting of a million tasks makes no others.
 */
export class PartSeen implements PartFacts {
  readonly target = null;
  readonly #values: readonly KeptValue[];
  /** So many of the values, which are in order of time, are not of a later day. */
  readonly #count: number;
  #observations: readonly Observation[] | null = null;

  constructor(
    readonly unit: string,
    readonly role: PartFacts['role'],
    readonly finished: boolean,
    readonly started: Day | null,
    readonly missed: number,
    readonly returned: number,
    values: readonly KeptValue[],
    day: Day,
  ) {
    let count = values.length;
    while (count > 0 && values[count - 1]![0] > day) count -= 1;
    this.#values = values;
    this.#count = count;
  }

  get observations(): readonly Observation[] {
    return (this.#observations ??= this.#values.slice(0, this.#count).map(observed));
  }

  /** The last observation up to a day that is not later than the one on which the part is seen. */
  lastBy(day: Day): Observation | undefined {
    for (let at = this.#count - 1; at >= 0; at -= 1)
      if (this.#values[at]![0] <= day) return observed(this.#values[at]!);
    return undefined;
  }
}

/** The last observation of a part up to a day. */
export const lastBy = (part: PartFacts, day: Day): Observation | undefined =>
  part instanceof PartSeen ? part.lastBy(day) : part.observations.findLast(({ asOf }) => asOf <= day);
