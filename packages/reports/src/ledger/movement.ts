import { movementIn, type Movement, type PlacedCommitment, type PlacedProvision } from '@luoshi/reading';
import { relationWords } from './words.js';

type Bounded = Pick<PlacedProvision | PlacedCommitment, 'relation' | 'quantity' | 'span'>;

/**
 * Which way a change goes, and the paper's own word for it (`最高额度上浮20%` → 上浮, up); null for what is no change or says no
 * such word. Without it `20%` would not tell up from down.
 */
export function movementOf({ relation, quantity, span }: Bounded): Movement | null {
  if (relation !== 'change' || !quantity) return null;
  return movementIn(span.text.slice(0, Math.max(quantity.span.start - span.start, 0)));
}

/** How a fact bounds its figure, in words; a change is 增加 or 减少 where the paper says which. */
export function boundWords(fact: Bounded): string | null {
  const movement = movementOf(fact);
  if (movement) return movement.up ? '增加' : '减少';
  return fact.relation ? relationWords[fact.relation] : null;
}
