import type { Range } from '@luoshi/reading';

/** Where a number or a rule comes from. */
export interface Source {
  /** The paper's title or number, or the statement and who made it. */
  readonly title: string;
  /** The stored document, where the ledger holds it, and the sentence in it: what one click opens. */
  readonly document: string | null;
  readonly span: Range | null;
}

/** A source that is only named. */
export function named(title: string): Source {
  return { title, document: null, span: null };
}
