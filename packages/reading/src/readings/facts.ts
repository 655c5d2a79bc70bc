import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';

/** How a figure stands to what is promised or ruled. `change` is an increase or decrease by the quantity. */
export type Relation = '>=' | '<=' | '=' | 'range' | 'about' | 'change';

export type Modality = 'must' | 'strive' | 'encourage';

/** What a paper promises: a quantity, or a deadline, or both. */
export interface Commitment extends Range {
  /** Index into the measures, null outside them. */
  readonly measure: number | null;
  readonly article: number;
  readonly subject: string;
  readonly relation: Relation | null;
  readonly quantity: Quantity | null;
  readonly due: Time | null;
  readonly modality: Modality;
  /** RRULE of a recurring duty, else null. */
  readonly every: string | null;
  readonly rule: string;
}

/** A rule or parameter that the paper sets (`最低首付比例不低于15%`). */
export interface Provision extends Range {
  readonly measure: number | null;
  readonly article: number;
  readonly subject: string;
  readonly relation: Relation;
  readonly quantity: Quantity;
  readonly condition: string | null;
  readonly rule: string;
}

export interface Comparison {
  readonly kind: 'yoy' | 'baseline' | 'rank';
  readonly text: string;
  readonly quantity: Quantity | null;
}

/** What a report says has happened or stands. */
export interface Observation extends Range {
  readonly measure: number | null;
  readonly article: number;
  readonly subject: string;
  readonly quantity: Quantity;
  readonly time: Time | null;
  readonly place: string | null;
  readonly organisation: string | null;
  readonly comparison: Comparison | null;
  readonly rule: string;
}

export type Instrument =
  | 'loan'
  | 'credit-line'
  | 'relending'
  | 'special-loan'
  | 'matched-loan'
  | 'bond'
  | 'budget'
  | 'subsidy'
  | 'recovered-presale'
  | 'pledge-loan'
  | 'investment'
  | 'insurance';

export type FlowState = 'announced' | 'granted' | 'drawn' | 'received' | 'planned';

/** Money that moved, or is to move, from someone to someone for something. */
export interface FundFlow extends Range {
  readonly measure: number | null;
  readonly article: number;
  readonly instrument: Instrument;
  readonly state: FlowState;
  readonly amount: Quantity;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly purpose: string | null;
  readonly time: Time | null;
  readonly rule: string;
}

/** Who answers for a measure. One duty per role and measure. */
export interface Duty extends Range {
  readonly measure: number;
  readonly role: 'lead' | 'support' | 'responsible';
  readonly organisations: readonly string[];
  readonly rule: string;
}
