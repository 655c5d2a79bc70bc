import type { Range } from '../text/span.js';
import type { Block, BlockKind } from './outline.js';

/** A block of the flow. All are made here, with their fields in one order: what asks them millions of times finds one shape. */
export const blockOf = (
  kind: BlockKind,
  { start, end }: Range,
  article: number,
  depth = -1,
  number: string | null = null,
): Block => ({ kind, start, end, article, depth, number });

/** The block as one of another article. */
export const ofArticle = (block: Block, article: number): Block =>
  blockOf(block.kind, block, article, block.depth, block.number);
