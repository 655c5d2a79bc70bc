import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';
import { Bound, boundOf } from './bound.js';
import { callsIn, trailsIn } from './calls.js';
import type { Cue } from './cue.js';
import { dueOf } from './governing-time.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

const REACH = 24;

/** What stands around a figure, gathered once for all rules. */
export class Around {
  readonly clause: Range;
  /** Whether another clause follows in the sentence. */
  readonly goesOn: boolean;
  /** Words of the clause before the figure, and behind it, at most 24 each. */
  readonly before: string;
  readonly behind: string;
  /** The code unit right before the figure and right behind it, 0 where its clause begins or ends there. */
  readonly last: number;
  readonly next: number;
  /** What the words before the figure call for, as a set of `Call`. */
  private readonly calls: number;
  /** What the words behind it say, as a set of `Trail`. */
  private readonly trails: number;
  /** The figure of the sentence that stands next behind it, or null. */
  readonly following: Quantity | null;
  readonly due: Time | null;
  /** What the words that bend the figure say of its bound, as `boundOf` gives it. */
  readonly bound: number;
  /** Which cues stand in the clause, in the clause before the figure, in the sentence before it: bit `1 << cue` for each. */
  private readonly inClause: number;
  private readonly inClauseBefore: number;
  private readonly inSentenceBefore: number;

  /** Of the figure that is the scene's at index `at`. */
  constructor(scene: Scene, at: number) {
    const { text } = scene.paper;
    const { quantities } = scene;
    const quantity = quantities[at]!;
    const next = at + 1 < quantities.length ? quantities[at + 1]! : null;
    this.following = next === null || next.start >= quantity.end ? next : nextBehind(quantities, at);
    const { clauses } = scene.sentence;
    const index = clauseAt(scene.sentence, quantity.start);
    const clause = clauses[index]!;
    this.clause = clause;
    this.goesOn = index + 1 < clauses.length;
    this.before = text.slice(Math.max(clause.start, quantity.start - REACH), quantity.start);
    this.behind = text.slice(quantity.end, Math.min(clause.end, quantity.end + REACH));
    this.last = this.before === '' ? 0 : text.charCodeAt(quantity.start - 1);
    this.next = this.behind === '' ? 0 : text.charCodeAt(quantity.end);
    this.calls = callsIn(text, quantity.start - this.before.length, quantity.start);
    this.trails = trailsIn(text, quantity.end, quantity.end + this.behind.length);
    this.bound = boundOf(quantity);
    this.due = dueOf(scene, quantity.start, quantity.end);
    let inClause = 0;
    let inClauseBefore = 0;
    let inSentenceBefore = 0;
    const { cues } = scene;
    const { start, end } = clause;
    for (let i = 0; i < cues.length; i++) {
      const hit = cues[i]!;
      if (hit.start >= end) break;
      const bit = 1 << hit.cue;
      const before = hit.end <= quantity.start;
      if (before) inSentenceBefore |= bit;
      if (hit.start < start || hit.end > end) continue;
      inClause |= bit;
      if (before) inClauseBefore |= bit;
    }
    this.inClause = inClause;
    this.inClauseBefore = inClauseBefore;
    this.inSentenceBefore = inSentenceBefore;
  }

  /** Whether the figure is qualified as a bound. */
  get limited(): boolean {
    return (this.bound & (Bound.upper | Bound.lower)) !== 0;
  }

  /** Whether a character that calls for it stands in `before`. */
  calling(call: number): boolean {
    return (this.calls & call) !== 0;
  }

  /** Whether a character that says it stands in `behind`. */
  trailing(trail: number): boolean {
    return (this.trails & trail) !== 0;
  }

  /** Whether the cue stands in the clause. */
  has(cue: Cue): boolean {
    return (this.inClause & (1 << cue)) !== 0;
  }

  /** Whether the cue stands in the clause before the figure. */
  hasBefore(cue: Cue): boolean {
    return (this.inClauseBefore & (1 << cue)) !== 0;
  }

  /** Whether the cue stands anywhere in the sentence before the figure. */
  said(cue: Cue): boolean {
    return (this.inSentenceBefore & (1 << cue)) !== 0;
  }
}

/** The first of the figures that begins where that at `at` ends or further on. */
const nextBehind = (quantities: readonly Quantity[], at: number): Quantity | null =>
  quantities.find((q) => q.start >= quantities[at]!.end) ?? null;
