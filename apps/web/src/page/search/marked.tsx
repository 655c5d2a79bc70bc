export interface MarkedProps {
  readonly text: string;
  /** Half-open UTF-16 offsets into the text, in any order; they may overlap. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A text with the places that were found marked. */
export function Marked({ text, marks }: MarkedProps) {
  return (
    <>
      {piecesOf(text, marks).map(({ start, words, isFound }) =>
        isFound ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>,
      )}
    </>
  );
}

interface Piece {
  readonly start: number;
  readonly words: string;
  readonly isFound: boolean;
}

/** The text cut at its marks: joined, the pieces give it back. */
export function piecesOf(text: string, marks: MarkedProps['marks']): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number, isFound: boolean): void => {
    if (end > start) pieces.push({ start, words: text.slice(start, end), isFound });
  };
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, end);
    if (to <= from) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, text.length, false);
  return pieces;
}
