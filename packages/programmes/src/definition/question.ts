import { words } from './words.js';
import type { Words } from './words.js';

/** What is not known, why it matters, and whom to ask. */
export interface Question {
  /** Stable name of the gap; questions of one code and place are the same question. */
  readonly code: string;
  /** What is missing. */
  readonly missing: Words;
  /** Who can say it. */
  readonly ask: Words;
  /** Where the answer is entered: a record's field, a register that lacks a record, or a parameter. */
  readonly at:
    | { readonly kind: 'record'; readonly register: string; readonly record: string; readonly field: string | null }
    | { readonly kind: 'register'; readonly register: string }
    | { readonly kind: 'parameter'; readonly parameter: string };
}

function keyOf({ code, at, missing }: Question): string {
  switch (at.kind) {
    case 'record':
      return `${code} record ${at.register} ${at.record} ${at.field}`;
    case 'register':
      // Of one register many things may be missing: each bank's balance is asked for by itself.
      return `${code} register ${at.register} ${missing.chinese}`;
    case 'parameter':
      return `${code} parameter ${at.parameter}`;
  }
}

/** A question as a remark under a table: whom to ask for what. */
export const askNote = ({ missing, ask }: Question): Words =>
  words(`请${ask.chinese}补报：${missing.chinese}`, `To be asked of ${ask.english}: ${missing.english}`);

/** Questions without repeats, in the order in which they first came. */
export function distinct(questions: readonly Question[]): Question[] {
  if (questions.length < 2) return [...questions];
  const seen = new Map<string, Question>();
  // One question of a thousand credits is mostly one object.
  for (const question of new Set(questions)) {
    const key = keyOf(question);
    if (!seen.has(key)) seen.set(key, question);
  }
  return [...seen.values()];
}
