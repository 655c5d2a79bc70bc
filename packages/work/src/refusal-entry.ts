/** What was refused, why, and what to do next. */
export interface RefusalWords {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

export interface RefusalEntry {
  readonly chinese: RefusalWords;
  readonly english: RefusalWords;
}

type Three = readonly [what: string, why: string, next: string];

/** One line of a table of refusals. */
export const refusalEntry = (chinese: Three, english: Three): RefusalEntry => ({
  chinese: { what: chinese[0], why: chinese[1], next: chinese[2] },
  english: { what: english[0], why: english[1], next: english[2] },
});
