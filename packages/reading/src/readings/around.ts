import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';
import type { Cue } from './cue.js';
import { dueOf } from './governing-time.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** What stands around a figure, gathered once for all rules. */
export interface Around {
  readonly clause: Range;
  /** Whether another clause follows in the sentence. */
  readonly goesOn: boolean;
  /** Words of the clause before the figure, and behind it, at most 24 each. */
  readonly before: string;
  readonly behind: string;
  readonly due: Time | null;
  /** Whether the cue stands in the clause, anywhere or before the figure. */
  has(cue: Cue): boolean;
  hasBefore(cue: Cue): boolean;
}

const REACH = 24;

/** What stands around a figure of the scene. */
export function around(scene: Scene, quantity: Quantity): Around {
  const { text } = scene.paper;
  const { clauses } = scene.sentence;
  const index = clauseAt(scene.sentence, quantity.start);
  const clause = clauses[index]!;
  const inClause = (start: number, end: number) => start >= clause.start && end <= clause.end;
  return {
    clause,
    goesOn: index + 1 < clauses.length,
    before: text.slice(Math.max(clause.start, quantity.start - REACH), quantity.start),
    behind: text.slice(quantity.end, Math.min(clause.end, quantity.end + REACH)),
    due: dueOf(scene, quantity.start, quantity.end),
    has: (cue) => scene.cues.some((hit) => hit.cue === cue && inClause(hit.start, hit.end)),
    hasBefore: (cue) =>
      scene.cues.some((hit) => hit.cue === cue && inClause(hit.start, hit.end) && hit.end <= quantity.start),
  };
}

/** Qualifiers that set an upper or a lower bound. */
export const UPPER =
  /不超过|不高于|不多于|不得超过|不得高于|最高|最多|最长|以内|以下|上限|之内|不大于|小于等于|不应大于|不宜大于/;
export const LOWER = /不低于|不少于|不得低于|不得少于|最低|最少|至少|以上|不小于|大于等于/;

/** Whether the figure is qualified as a bound. */
export const limited = (quantity: Quantity): boolean =>
  quantity.qualifier !== null && (UPPER.test(quantity.qualifier) || LOWER.test(quantity.qualifier));
