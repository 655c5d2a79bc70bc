import type { Place } from '@luoshi/formats';
import type { FindingRule, Span, Verdict } from '@luoshi/reading';
import type { ReadDocument } from './rendering.js';

/** A quote with the file and the place it stands in. */
export interface LocatedQuote {
  readonly file: string;
  readonly span: Span;
  readonly from: Place;
  readonly to: Place;
}

/** A finding with the place of each of its quotes; those of a contradiction between papers stand in two files. */
export interface LocatedFinding {
  readonly rule: FindingRule;
  readonly verdict: Verdict;
  readonly message: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly quotes: readonly LocatedQuote[];
}

/** What `check` speaks of: inconsistencies, and with `questions` what the words leave open. */
export const isSpokenOf = (verdict: Verdict, questions: boolean): boolean =>
  verdict === 'inconsistent' || (questions && verdict === 'undetermined');

/** Where words of a document stand. */
export function quoteIn({ path, decoded }: ReadDocument, span: Span): LocatedQuote {
  const { positions } = decoded;
  return { file: path, span, from: positions.locate(span.start), to: positions.locate(span.end) };
}

/** The findings of one document that `check` speaks of, in the order of the text. */
export function locatedFindings(document: ReadDocument, questions: boolean): LocatedFinding[] {
  return document.reading.findings
    .filter(({ verdict }) => isSpokenOf(verdict, questions))
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ rule, verdict, message, expected, found, spans }) => ({
      rule,
      verdict,
      message,
      expected,
      found,
      quotes: spans.map((span) => quoteIn(document, span)),
    }));
}
