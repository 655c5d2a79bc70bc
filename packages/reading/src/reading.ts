import type { Finding } from './audit/finding.js';
import type { Article, DocumentFields, Measure } from './outline/outline.js';
import type { Commitment, Comparison, Duty, FundFlow, Observation, Provision } from './readings/facts.js';
import type { Quantity } from './recognise/quantity/quantity.js';
import type { Time } from './recognise/time/time.js';
import type { Day } from './text/calendar.js';
import type { Range, Span } from './text/span.js';

/**
 * The shape of a reading, as the command line prints it and the ledger stores it: every fact with its `span` in the
 * canonical text, `parts` where the layout cut it into far pieces.
 */
export type Placed<Fact extends Range> = { span: Span; parts?: readonly Span[] } & Omit<Fact, 'start' | 'end' | 'rule'>;

export type PlacedQuantity = Placed<Quantity>;
export type PlacedTime = Placed<Time>;

export interface PlacedComparison extends Omit<Comparison, 'quantity'> {
  quantity: PlacedQuantity | null;
}

export interface PlacedCommitment extends Omit<Placed<Commitment>, 'quantity' | 'due'> {
  quantity: PlacedQuantity | null;
  due: PlacedTime | null;
}

export interface PlacedProvision extends Omit<Placed<Provision>, 'quantity'> {
  quantity: PlacedQuantity;
}

export interface PlacedObservation extends Omit<Placed<Observation>, 'quantity' | 'time' | 'comparison'> {
  quantity: PlacedQuantity;
  time: PlacedTime | null;
  comparison: PlacedComparison | null;
}

export interface PlacedFundFlow extends Omit<Placed<FundFlow>, 'amount' | 'time'> {
  amount: PlacedQuantity;
  time: PlacedTime | null;
}

export type PlacedMeasure = Placed<Measure>;
export type PlacedDuty = Placed<Duty>;

/** An article of the page: `span` is its first piece, `parts` all its pieces in reading order. */
export interface PlacedArticle {
  title: Article['title'];
  span: Span;
  dateline: string | null;
  column: string | null;
  /** The day its relative times count from, and where that day was taken from. */
  anchor: { day: Day; from: NonNullable<Article['anchorFrom']> } | null;
  parts: readonly Span[];
}

export interface PlacedDocument extends DocumentFields {
  articles: readonly PlacedArticle[];
}

export interface PlacedFinding extends Omit<Finding, 'ranges'> {
  /** The first of `spans`: where an editor would look first. */
  span: Span;
  spans: readonly Span[];
}

/** Where the text came from. The reader hands it through; it computes none of it. */
export interface SourceOf {
  /** The file's name. */
  name: string;
  /** Of the bytes as taken in, hexadecimal. */
  sha256: string;
  mediaType: string;
}

/** What the system takes out of a document. */
export interface Reading {
  source: SourceOf & { /** Length of the canonical text in UTF-16 code units. */ characters: number };
  document: PlacedDocument;
  measures: PlacedMeasure[];
  duties: PlacedDuty[];
  commitments: PlacedCommitment[];
  provisions: PlacedProvision[];
  observations: PlacedObservation[];
  fundFlows: PlacedFundFlow[];
  quantities: PlacedQuantity[];
  times: PlacedTime[];
  findings: PlacedFinding[];
}
