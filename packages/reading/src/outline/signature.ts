import type { Day } from '../text/calendar.js';
import { bodiesIn, isBody, withBranches } from './issuer.js';
import type { Line } from './line.js';
import { wordsOf } from './line.js';
import { isLeftOver } from './line-kind.js';
import type { BlockKind } from './outline.js';
import { dayOfLine, imprintDay, mayBeDay } from './published.js';

/** Who signs a paper, and the day. */
export interface Signature {
  readonly issuers: string[];
  readonly day: Day | null;
}

/**
 * The signature (成文日期 with the bodies above it): of the cover where there is one, else at the paper's end. Marks its
 * lines as head.
 */
export function readSignature(
  text: string,
  lines: readonly Line[],
  kinds: (BlockKind | undefined)[],
  body: number,
): Signature {
  const scan = (from: number, to: number): Signature | null => {
    for (let i = from; i < to; i++) {
      const line = lines[i]!;
      if (line.end - line.start > 28 || !mayBeDay(text, line)) continue;
      const day = dayOfLine(wordsOf(text, line));
      if (!day) continue;
      const issuers: string[] = [];
      const at: number[] = [];
      for (let k = i - 1; k >= 0 && i - k <= 24; k--) {
        const above = lines[k]!;
        if (above.residue || above.end - above.start > 60) break;
        const words = wordsOf(text, above);
        if (!isBody(words)) break;
        issuers.unshift(...bodiesIn(words));
        at.push(k);
      }
      if (issuers.length === 0) continue;
      kinds[i] = 'head';
      for (const k of at) kinds[k] = 'head';
      return { issuers: withBranches(issuers), day };
    }
    return null;
  };
  const cover = scan(0, Math.min(body, lines.length));
  if (cover) return cover;
  const foot = scan(Math.max(body, lines.length - 60), lines.length);
  if (foot) return foot;
  // A date alone at the very end, or bodies alone without one.
  for (let i = lines.length - 1; i >= Math.max(body, lines.length - 4); i--) {
    const line = lines[i]!;
    if (line.end - line.start > 60) break;
    const words = wordsOf(text, line);
    const day = dayOfLine(words) ?? imprintDay(words);
    if (day) {
      kinds[i] = 'head';
      return { issuers: [], day };
    }
    if (isBody(words) && line.end - line.start >= 5) {
      kinds[i] = 'head';
      return { issuers: bodiesIn(words), day: null };
    }
    if (!isLeftOver(text, line, 60)) break;
  }
  return { issuers: [], day: null };
}
