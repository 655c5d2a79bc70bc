import { restatedAcross, type Statement } from '@luoshi/reading';
import { quoteIn, type LocatedFinding, type LocatedQuote } from './located-finding.js';
import type { ReadDocument } from './rendering.js';

/** A dated figure of a paper with the place it stands in: what papers are compared by. */
export interface LocatedStatement extends Statement {
  readonly quote: LocatedQuote;
}

/** The statements of one paper. */
export interface PaperStatements {
  readonly name: string;
  readonly statements: readonly LocatedStatement[];
}

/** The figures of a document that another paper could contradict: observations with a known day. */
export function statementsOf(document: ReadDocument): PaperStatements {
  const statements = document.reading.observations.flatMap(({ subject, quantity, time, place, organisation }) => {
    if (!time?.to) return [];
    const { kind, unit, per, lower, upper, lowerOpen, upperOpen, span } = quantity;
    return [
      {
        subject,
        place,
        organisation,
        from: time.from,
        to: time.to,
        kind,
        unit,
        per,
        lower,
        upper,
        lowerOpen,
        upperOpen,
        text: span.text,
        quote: quoteIn(document, span),
      },
    ];
  });
  return { name: document.reading.document.title ?? document.reading.source.name, statements };
}

/** What papers say of one thing on one day with values that cannot both be true. */
export function findingsAcross(papers: readonly PaperStatements[]): LocatedFinding[] {
  return restatedAcross(papers).map(({ verdict, first, second, message }) => {
    const [one, two] = [first, second].map(({ paper, statement }) => papers[paper]!.statements[statement]!);
    return {
      rule: 'restated',
      verdict,
      message,
      expected: one!.text,
      found: two!.text,
      quotes: [one!.quote, two!.quote],
    };
  });
}
