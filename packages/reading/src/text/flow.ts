import type { Range, Span } from './span.js';

/**
 * The text in reading order, and where each of its characters stands in the canonical text.
 *
 * Most papers print their words in reading order: then `text` is the canonical text itself, in one piece. A page
 * whose columns are interleaved, or whose sentences are cut by line breaks, flows in several pieces:
 *
 *     canonical  `交付率\n\n达90%`   flow  `交付率达90%`   pieces  [0,3) → 0   [5,9) → 3
 *
 * Recognisers and readings work on `text`; `placeIn` leads their ranges back to the canonical text.
 */
export interface Flow {
  /** The words in reading order. */
  readonly text: string;
  /** The canonical text they come from. */
  readonly canonical: string;
  /** In reading order, without gaps: piece i covers `text` from `at` on, for `end - start` code units. */
  readonly pieces: readonly Piece[];
}

/** A run of the canonical text, `[start, end)`, that stands at `at` in the flow. */
export interface Piece extends Range {
  readonly at: number;
}

/** Where a fact stands: its span, and all its pieces in reading order where the layout cut it apart. */
export interface Place {
  readonly span: Span;
  readonly parts?: readonly Span[];
}

/** The flow of a text that already stands in reading order. */
export function plainFlow(canonical: string): Flow {
  return { text: canonical, canonical, pieces: [{ at: 0, start: 0, end: canonical.length }] };
}

/**
 * The flow of chosen runs of the canonical text, in the order given. `glue` runs are joined without anything
 * between them: a caller that wants a line break between two runs includes it in one of them.
 */
export function flowOf(canonical: string, runs: readonly Range[]): Flow {
  const pieces: Piece[] = [];
  const words: string[] = [];
  let at = 0;
  for (const run of runs) {
    if (run.end <= run.start) continue;
    const last = pieces[pieces.length - 1];
    if (last && last.end === run.start) pieces[pieces.length - 1] = { at: last.at, start: last.start, end: run.end };
    else pieces.push({ at, start: run.start, end: run.end });
    words.push(canonical.slice(run.start, run.end));
    at += run.end - run.start;
  }
  return { text: words.join(''), canonical, pieces };
}

/** The index of the piece that holds the flow offset. Logarithmic in the number of pieces. */
function pieceAt(flow: Flow, offset: number): number {
  let low = 0;
  let high = flow.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (flow.pieces[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const BLANK = /^\s*$/;

/**
 * Leads a range of the flow back to the canonical text. Pieces between which the page holds only blank space
 * (a broken line) give one span across the break; pieces that stand apart give the first as `span` and all as `parts`.
 */
export function placeIn(flow: Flow, range: Range): Place {
  const { canonical, pieces } = flow;
  if (pieces.length === 0) return { span: { start: 0, end: 0, text: '' } };
  let index = pieceAt(flow, range.start);
  const first = pieces[index]!;
  const start = range.start - first.at + first.start;
  if (range.end - first.at <= first.end - first.start) {
    const end = start + (range.end - range.start);
    return { span: { start, end, text: canonical.slice(start, end) } };
  }
  const parts: Span[] = [];
  let from = start;
  let to = first.end;
  const close = () => parts.push({ start: from, end: to, text: canonical.slice(from, to) });
  for (index++; index < pieces.length && pieces[index]!.at < range.end; index++) {
    const piece = pieces[index]!;
    const end = Math.min(piece.end, piece.start + range.end - piece.at);
    if (piece.start >= to && BLANK.test(canonical.slice(to, Math.min(piece.start, to + 200)))) to = end;
    else {
      close();
      from = piece.start;
      to = end;
    }
  }
  close();
  return parts.length === 1 ? { span: parts[0]! } : { span: parts[0]!, parts };
}
