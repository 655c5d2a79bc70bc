import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import { attributeAt } from './governing-time.js';
import type { Scene } from './scene.js';

/** Figures that bound others (`亿元以上⟦项目50个⟧`) are part of the words around; the others part them. */
export type Bounding = ReadonlySet<Quantity>;

/** Of a sentence in which none bounds another: as most do, they share one. */
export const UNBOUND: Bounding = new Set();

/** Whether a figure bounds others: mostly none of a sentence does, which its size says without a search. */
export const isBounding = (bounding: Bounding, quantity: Quantity): boolean =>
  bounding.size > 0 && bounding.has(quantity);

interface Edge {
  /** Where the figure's own words begin. */
  readonly at: number;
  /** What stands there: a figure, a time, or the opening of its clause. */
  readonly by: 'figure' | 'time' | 'clause';
}

/** Where the words of the figure's own clause begin: behind the figure before it, behind the last time before it. */
export function leftEdge(scene: Scene, clause: Range, quantity: Quantity, bounding: Bounding, times = true): Edge {
  let edge: Edge = { at: clause.start, by: 'clause' };
  for (const other of scene.quantities) {
    if (other.start >= quantity.start) break;
    if (other.end <= edge.at || other.end > quantity.start || isBounding(bounding, other)) continue;
    // `能耗⟦三年⟧累计下降10%`
    if (other.kind === 'duration' && scene.paper.text.startsWith('累计', other.end)) continue;
    const bracket = bracketAround(scene, other, quantity);
    if (bracket === null) edge = { at: other.end, by: 'figure' };
    else if (bracket.start <= edge.at) edge = { at: bracket.end, by: edge.by };
  }
  for (let i = 0; times && i < scene.times.length; i++) {
    const time = scene.times[i]!;
    if (time.start >= quantity.start) break;
    if (time.end > edge.at && time.end <= quantity.start && time.kind !== 'duration' && !attributeAt(scene, i))
      edge = { at: time.end, by: 'time' };
  }
  // `（个贷率⟦高于85%⟧时停办）`: an open bracket holds words of its own.
  const open = openBracket(scene.paper.text, edge.at, quantity.start);
  return open >= 0 && open < quantity.start - 1 ? { at: open + 1, by: 'clause' } : edge;
}

/**
 * `多子女家庭⟦（有两个及以上子女）⟧最高额度上浮20%`: the bracket around another figure, which it keeps to itself; null where it
 * stands in none that closes before this one, or names parts (`甲行（12家）、乙行（5家）`).
 */
function bracketAround(scene: Scene, other: Quantity, quantity: Quantity): Range | null {
  const { text } = scene.paper;
  const close = closingBracket(text, other.end, Math.min(quantity.start, other.end + BRACKET));
  if (close < 0 || NAMES_PARTS.test(text.slice(close, Math.min(quantity.start, close + BRACKET)))) return null;
  const start = openBracket(text, Math.max(scene.sentence.start, other.start - BRACKET), other.start);
  return start < 0 ? null : { start, end: close + 1 };
}

const NAMES_PARTS = /[、（(]/;

/** Characters within which a bracket opens before a figure and closes behind it. */
const BRACKET = 40;

/** Where a bracket closes that was open at `from`, −1 where none does before `to`. */
function closingBracket(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x29 || code === 0xff09) return at;
    if (code === 0x28 || code === 0xff08) return -1;
  }
  return -1;
}

/** Where the last bracket of `[from, to)` opens, −1 where none does or it closes again. */
function openBracket(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    const code = text.charCodeAt(at);
    if (code === 0x28 || code === 0xff08) return at;
    if (code === 0x29 || code === 0xff09) return -1;
  }
  return -1;
}
