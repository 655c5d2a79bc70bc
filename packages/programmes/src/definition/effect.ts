import type { Day } from '@luoshi/reading';
import type { Question } from './question.js';
import type { Words } from './words.js';

/** Colours of a lamp; grey is no judgement. */
export type LampColour = 'green' | 'yellow' | 'red' | 'grey';

/**
 * What a rule wants done. The programme proposes: tasks and notices are made by the use-cases after a person agreed,
 * lamps are shown.
 */
export interface Effect {
  readonly kind: 'task' | 'notice' | 'lamp' | 'question';
  readonly rule: string;
  /** The record it is about; null for the whole programme. */
  readonly about: { readonly register: string; readonly record: string } | null;
  /** The lamp's colour; null for other kinds. */
  readonly colour: LampColour | null;
  readonly words: Words;
  /** Who is to act: a unit's id or name as recorded; null where nobody is named. */
  readonly to: string | null;
  readonly due: Day | null;
  readonly questions: readonly Question[];
}

/** A record that an effect is about. */
export const about = (register: string, record: string): NonNullable<Effect['about']> => ({ register, record });

/** A lamp over a record, or over the whole programme. */
export function lamp(
  rule: string,
  about: Effect['about'],
  colour: LampColour,
  words: Words,
  to?: string | null,
): Effect {
  return { kind: 'lamp', rule, about, colour, words, to: to ?? null, due: null, questions: [] };
}

/** A question put to somebody. */
export function asked(rule: string, about: Effect['about'], question: Question): Effect {
  return {
    kind: 'question',
    rule,
    about,
    colour: null,
    words: question.missing,
    to: null,
    due: null,
    questions: [question],
  };
}

/** A proposed task or notice. */
export function proposed(
  kind: 'task' | 'notice',
  rule: string,
  about: Effect['about'],
  words: Words,
  to: string | null,
  due: Day | null = null,
): Effect {
  return { kind, rule, about, colour: null, words, to, due, questions: [] };
}
