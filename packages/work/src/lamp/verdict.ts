import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { compareColours } from './colour.js';
import type { Colour } from './colour.js';
import type { LampFacts, PartFacts } from './facts.js';
import type { RuleId } from './rule-set.js';

/** How a rule puts what it says. */
export interface Words {
  /** 略滞后, 无法达成 …; null where there is nothing to add. */
  readonly note: string | null;
  /**
   * What it was judged by and what would turn it green, by codes, without words: a screen in another language says it by
   * these; `why` and `toGreen` say it in Chinese.
   */
  readonly inputs: Readonly<Record<string, string>>;
  readonly why: string;
  /** What would turn it green; null where it is green, or where nothing can. */
  readonly toGreen: string | null;
}

/**
 * What one rule says of one unit's part. Its words are made when they are first asked for: of the verdicts on a task only
 * the one that decides speaks, and a lighting of a million tasks makes no others.
 */
export class Verdict implements Words {
  readonly #spell: () => Words;
  #words: Words | null = null;

  /**
   * @param colour the mildest colour that the figures allow: what is proven
   * @param atWorst the worst that they allow; another one only where a figure is an interval or a holiday is unknown
   */
  constructor(
    readonly rule: RuleId,
    readonly colour: Colour,
    readonly atWorst: Colour,
    spell: () => Words,
  ) {
    this.#spell = spell;
  }

  get words(): Words {
    return (this.#words ??= this.#spell());
  }

  get note(): string | null {
    return this.words.note;
  }

  get inputs(): Words['inputs'] {
    return this.words.inputs;
  }

  get why(): string {
    return this.words.why;
  }

  get toGreen(): string | null {
    return this.words.toGreen;
  }
}

/** What a rule looks at. */
export interface Sight {
  readonly facts: LampFacts;
  readonly part: PartFacts;
  readonly at: Moment;
  readonly calendar: WorkingCalendar;
}

/** The verdict that decides: the worst, the first of equals; null where there is none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict | null {
  let worst: Verdict | null = null;
  for (const verdict of verdicts) if (worst === null || isWorse(verdict, worst)) worst = verdict;
  return worst;
}

/** Worse by colour, then by what may be worse. The first of equals stays. */
export function isWorse(a: Verdict, b: Verdict): boolean {
  const colours = compareColours(a.colour, b.colour);
  return colours > 0 || (colours === 0 && compareColours(a.atWorst, b.atWorst) > 0);
}
