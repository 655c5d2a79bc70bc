/**
 * Positions. Every offset in this package counts UTF-16 code units from 0, the unit of JavaScript strings;
 * a range is half-open, `[start, end)`, so `text.slice(start, end)` is always its words.
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range of the canonical text together with its words: `canonical.slice(start, end) === text`. */
export interface Span extends Range {
  readonly text: string;
}

/** Whether two ranges share at least one character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies within `outer`, touching ends included. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The words of a range with the range itself. */
export function spanIn(text: string, range: Range): Span {
  return { start: range.start, end: range.end, text: text.slice(range.start, range.end) };
}

/**
 * Index of the first range that ends after `offset`, in a list sorted by start whose ranges do not overlap;
 * `list.length` where all end before it. Logarithmic.
 */
export function firstEndingAfter(list: readonly Range[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
