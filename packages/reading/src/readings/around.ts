import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';
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
  readonly due: Time | null;
  /** Which cues stand in the clause, in the clause before the figure, in the sentence before it: bit `1 << cue` for each. */
  private readonly inClause: number;
  private readonly inClauseBefore: number;
  private readonly inSentenceBefore: number;

  constructor(scene: Scene, quantity: Quantity) {
    const { text } = scene.paper;
    const { clauses } = scene.sentence;
    const index = clauseAt(scene.sentence, quantity.start);
    const clause = clauses[index]!;
    this.clause = clause;
    this.goesOn = index + 1 < clauses.length;
    this.before = text.slice(Math.max(clause.start, quantity.start - REACH), quantity.start);
    this.behind = text.slice(quantity.end, Math.min(clause.end, quantity.end + REACH));
    this.last = this.before === '' ? 0 : text.charCodeAt(quantity.start - 1);
    this.next = this.behind === '' ? 0 : text.charCodeAt(quantity.end);
    this.due = dueOf(scene, quantity.start, quantity.end);
    let inClause = 0;
    let inClauseBefore = 0;
    let inSentenceBefore = 0;
    const { cues } = scene;
    for (let i = 0; i < cues.length; i++) {
      const hit = cues[i]!;
      const bit = 1 << hit.cue;
      const before = hit.end <= quantity.start;
      if (before) inSentenceBefore |= bit;
      if (hit.start < clause.start || hit.end > clause.end) continue;
      inClause |= bit;
      if (before) inClauseBefore |= bit;
    }
    this.inClause = inClause;
    this.inClauseBefore = inClauseBefore;
    this.inSentenceBefore = inSentenceBefore;
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

/** Qualifiers that set an upper or a lower bound. */
export const UPPER =
  /不超过|不高于|不多于|不得超过|不得高于|最高|最多|最长|以内|以下|上限|之内|不大于|小于等于|不应大于|不宜大于/;
export const LOWER = /不低于|不少于|不得低于|不得少于|最低|最少|至少|以上|不小于|大于等于/;

/** Whether the figure is qualified as a bound. */
export const limited = (quantity: Quantity): boolean =>
  quantity.qualifier !== null && (UPPER.test(quantity.qualifier) || LOWER.test(quantity.qualifier));
