import type { PlacedCommitment, PlacedProvision } from '@luoshi/reading';
import { relationWords } from './words.js';

const UP = '增长|增加|另加|提高|提升|上升|上浮|上调|增幅';
const DOWN = '下降|降低|减少|压减|压缩|缩短|下浮|下调|回落|降幅';
const MOVEMENT = new RegExp(`${UP}|${DOWN}`, 'g');
const GOES_DOWN = new RegExp(`^(?:${DOWN})$`);

type Bounded = Pick<PlacedProvision | PlacedCommitment, 'relation' | 'quantity' | 'span'>;

/**
 * The paper's own word for a change, the last before its figure (`最高额度上浮20%` → 上浮); null for what is no change or
 * says no such word. Without it `20%` would not tell up from down.
 */
export function movementOf({ relation, quantity, span }: Bounded): string | null {
  if (relation !== 'change' || !quantity) return null;
  return (
    span.text
      .slice(0, Math.max(quantity.span.start - span.start, 0))
      .match(MOVEMENT)
      ?.at(-1) ?? null
  );
}

/** How a fact bounds its figure, in words; a change is 增加 or 减少 where the paper says which. */
export function boundWords(fact: Bounded): string | null {
  const movement = movementOf(fact);
  if (movement !== null) return GOES_DOWN.test(movement) ? '减少' : '增加';
  return fact.relation ? relationWords[fact.relation] : null;
}
