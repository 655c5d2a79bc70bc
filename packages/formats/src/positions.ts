/** Where a character stands. Lines and columns count from 1; columns count UTF-16 code units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** Ordinal of the paragraph in a Word file, counting every paragraph of the body in order, from 1. */
  readonly paragraph?: number;
  /** Table, row and cell of a Word file, each from 1. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  /** Path of the element in a web page: `body > div:nth-of-type(2) > p:nth-of-type(7)`. */
  readonly element?: string;
}

/** A stretch of the canonical text that stands in one paragraph, cell or element; it runs to the next one's start. */
export interface Stretch {
  readonly start: number;
  readonly paragraph?: number;
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  readonly element?: string;
}

/**
 * Leads offsets of the canonical text back to the file. The tables are made at the first question: a reader of
 * thousands of papers that never asks pays nothing.
 */
export class Positions {
  readonly #text: string;
  readonly #stretches: readonly Stretch[];
  #lines: Uint32Array | null = null;

  /** `stretches` in order of `start`. */
  constructor(text: string, stretches: readonly Stretch[] = []) {
    this.#text = text;
    this.#stretches = stretches;
  }

  /** The stretches that it goes by: kept beside the text, they lead back from any offset later. */
  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** The place of an offset; offsets outside the text count as its nearest end. */
  locate(offset: number): Place {
    const at = Math.min(Math.max(Math.trunc(offset) || 0, 0), this.#text.length);
    const lines = (this.#lines ??= lineStarts(this.#text));
    const line = lastAtOrBefore(lines.length, (index) => lines[index]!, at);
    const place = { line: line + 1, column: at - lines[line]! + 1 };
    if (this.#stretches.length === 0) return place;
    const index = lastAtOrBefore(this.#stretches.length, (i) => this.#stretches[i]!.start, at);
    const { paragraph, cell, element } = this.#stretches[Math.max(index, 0)]!;
    return {
      ...place,
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(cell ? { cell } : {}),
      ...(element === undefined ? {} : { element }),
    };
  }
}

/** One-line print form: `12:5`, `第7段`, `表1第2行第3列`. A web page's element path is too long for a column: its line. */
export function printPlace(place: Place): string {
  if (place.cell) return `表${place.cell.table}第${place.cell.row}行第${place.cell.column}列`;
  if (place.paragraph !== undefined) return `第${place.paragraph}段`;
  return `${place.line}:${place.column}`;
}

function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** Index of the last of `count` ascending starts that is not after `at`; −1 where all are. */
function lastAtOrBefore(count: number, start: (index: number) => number, at: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start(middle) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
