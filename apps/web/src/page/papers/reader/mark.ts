/** What is marked in a paper's words. Each kind has its own look in `marks.css` and its line in the legend. */
export const markKinds = [
  'measure',
  'duty',
  'commitment',
  'provision',
  'observation',
  'fund-flow',
  'quantity',
  'time',
  'finding',
  'cited',
] as const;
/** `joint`: where an article of a newspaper's page goes on after a break of the columns. */
export type MarkKind = (typeof markKinds)[number] | 'joint';

/** A fact's words: half-open UTF-16 offsets into the canonical text. */
export interface Mark {
  /** The fact's id, or its kind and place where it has none. A fact that stands in several places has a mark at each. */
  readonly id: string;
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
  /** Of a finding: proven wrong, or open. */
  readonly verdict?: 'consistent' | 'inconsistent' | 'undetermined';
}

/** A run of characters under the same marks, the widest mark first. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** A line of the text, without its line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly runs: readonly Run[];
}

/**
 * The text's lines, each cut into runs at the marks' ends. Joined, the runs give every line's characters once. Sorting
 * apart, the cost grows with the text and the marks: each mark is entered and left once.
 */
export function linesOf(text: string, marks: readonly Mark[]): Line[] {
  const waiting = marks
    .filter(({ start, end }) => start < end && start >= 0 && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const lines: Line[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const runs: Run[] = [];
    for (let at = start; at < end;) {
      open = open.filter((mark) => mark.end > at);
      for (; next < waiting.length && waiting[next]!.start <= at; next++)
        if (waiting[next]!.end > at) open = [...open, waiting[next]!];
      let until = Math.min(end, waiting[next]?.start ?? end);
      for (const mark of open) if (mark.end < until) until = mark.end;
      runs.push({ start: at, end: until, marks: open });
      at = until;
    }
    lines.push({ start, end, runs });
    start = end + 1;
  }
  return lines;
}
