import type { Day } from '@luoshi/reading';
import type { Figure } from './figure.js';
import type { Measure } from './measure.js';
import type { Words } from './words.js';

/** One of the values of a choice. */
export interface Option {
  readonly code: string;
  readonly words: Words;
}

interface Any {
  readonly label: Words;
  /** What to fill in, where the label does not say it all. */
  readonly hint?: Words;
  /** A record without it cannot be saved. Everything else may stay empty, and is then unknown. */
  readonly required?: true;
}

export interface TextField extends Any {
  readonly kind: 'text';
  /** Most characters; 200 where it is left out. */
  readonly most?: number;
}

export interface ChoiceField extends Any {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

export interface ChoicesField extends Any {
  readonly kind: 'choices';
  readonly options: readonly Option[];
}

export interface FigureField extends Any {
  readonly kind: 'figure';
  readonly measure: Measure;
  /** Whether figures below zero make sense (corrections). */
  readonly negative?: true;
}

/** A day, or a month or quarter, which is stored as its last day. */
export interface DayField extends Any {
  readonly kind: 'day' | 'month' | 'quarter';
}

/** Yes, no, or (empty) not known. */
export interface FlagField extends Any {
  readonly kind: 'flag';
}

/** The id of a record of another register. */
export interface LinkField extends Any {
  readonly kind: 'link';
  readonly to: string;
}

/** A unit of the ledger, a division of the country, or a leader: the id that the ledger gave, or the name as written. */
export interface PartyField extends Any {
  readonly kind: 'unit' | 'place' | 'leader';
}

/** Files that prove what the record says: ids of stored attachments. */
export interface EvidenceField extends Any {
  readonly kind: 'evidence';
}

export type Field =
  TextField | ChoiceField | ChoicesField | FigureField | DayField | FlagField | LinkField | PartyField | EvidenceField;

export type Fields = Readonly<Record<string, Field>>;

/** What a field of this kind holds; null is unknown. */
export type ValueOf<F extends Field> = F extends FigureField
  ? Figure
  : F extends FlagField
    ? boolean
    : F extends DayField
      ? Day
      : F extends ChoicesField | EvidenceField
        ? readonly string[]
        : F extends ChoiceField
          ? F['options'][number]['code']
          : string;

/** Anything that a field may hold. */
export type Value = string | boolean | Figure | readonly string[] | null;
