import type { Mark } from './mark.js';

/** An article of a newspaper's page: its pieces in reading order, half-open UTF-16 offsets into the canonical text. */
export interface Thread {
  readonly title: string | null;
  readonly column: string | null;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
}

/** Whether a page's columns are interleaved: some article goes on elsewhere. */
export const isThreaded = (threads: readonly Thread[]): boolean => threads.some(({ parts }) => parts.length > 1);

/** Where an article goes on after a break of the columns, marked at the first character of each of its later pieces. */
export const jointsOf = (threads: readonly Thread[]): Mark[] =>
  threads.flatMap(({ parts }) =>
    parts.slice(1).map(({ start }) => ({ id: `joint ${start}`, kind: 'joint', start, end: start + 1 }) as const),
  );

/**
 * An article's words in reading order, and the marks that lie in it, led from the page to these words. A mark that the
 * columns cut apart becomes one mark per piece, with the same id; where its pieces meet again they are one.
 */
export function threadedWords(
  page: string,
  { parts }: Thread,
  marks: readonly Mark[],
): { readonly text: string; readonly marks: readonly Mark[] } {
  const moved: Mark[] = [];
  const words: string[] = [];
  let at = 0;
  for (const { start, end } of parts) {
    for (const mark of marks) {
      const [from, to] = [Math.max(mark.start, start), Math.min(mark.end, end)];
      if (from >= to) continue;
      const here = { start: at + from - start, end: at + to - start };
      const before = moved.findIndex(
        ({ id, kind, end: ended }) => id === mark.id && kind === mark.kind && ended === here.start,
      );
      if (before < 0) moved.push({ ...mark, ...here });
      else moved[before] = { ...moved[before]!, end: here.end };
    }
    words.push(page.slice(start, end));
    at += end - start;
  }
  return { text: words.join(''), marks: moved };
}
