import type { About } from './outline/outline.js';
import type { Perception } from './perceive.js';
import { perceive, perceiveAll } from './perceive.js';
import { FactPlacer } from './place-facts.js';
import type { Reading, SourceOf } from './reading.js';
import { canonicalText } from './text/source.js';

/**
 * Reads a paper. Pure: the same text and the same `about` give the same reading, whatever the day and the machine.
 * Takes the decoded text (CRLF or LF), where it came from and what a manifest knows of it; never throws on any text.
 */
export function read(decoded: string, source: SourceOf, about: About = {}): Reading {
  const text = canonicalText(decoded);
  return placed(text, source, perceive(text, about));
}

/** A paper among several: what `read` takes. */
export interface UnreadPaper {
  readonly text: string;
  readonly source: SourceOf;
  readonly about?: About;
}

/** Papers and characters that go through the passes together: so many stay in a processor's second cache. */
const PAPERS_TOGETHER = 64;
const CHARACTERS_TOGETHER = 200_000;

/**
 * Reads papers as `read` reads each of them, in their order, and half as fast again where they are many and short. Gives
 * each reading as it is asked for and keeps none, so papers without number can be read in the memory of a few.
 */
export function* readAll(papers: Iterable<UnreadPaper>): Generator<Reading, void> {
  let lot: Required<UnreadPaper>[] = [];
  let characters = 0;
  for (const { text: decoded, source, about = {} } of papers) {
    const text = canonicalText(decoded);
    if (lot.length === PAPERS_TOGETHER || (lot.length > 0 && characters + text.length > CHARACTERS_TOGETHER)) {
      yield* together(lot);
      lot = [];
      characters = 0;
    }
    lot.push({ text, source, about });
    characters += text.length;
  }
  yield* together(lot);
}

function* together(lot: readonly Required<UnreadPaper>[]): Generator<Reading, void> {
  const found = perceiveAll(lot);
  for (let i = 0; i < lot.length; i++) yield placed(lot[i]!.text, lot[i]!.source, found[i]!);
}

/** The reading, its facts led back to the canonical text. */
function placed(text: string, source: SourceOf, found: Perception): Reading {
  const { flow, document, articles } = found.outline;
  const placer = new FactPlacer(flow);
  const quantities = placer.quantities(found.quantities);
  const times = placer.times(found.times);
  return {
    source: { name: source.name, sha256: source.sha256, mediaType: source.mediaType, characters: text.length },
    document: {
      title: document.title,
      issuers: document.issuers,
      number: document.number,
      published: document.published,
      genre: document.genre,
      status: document.status,
      addressees: document.addressees,
      articles: articles.map((a) => placer.article(a)),
    },
    measures: found.measures.map((m) => placer.measure(m)),
    duties: found.duties.map((d) => placer.duty(d)),
    commitments: found.commitments.map((c) => placer.commitment(c)),
    provisions: found.provisions.map((p) => placer.provision(p)),
    observations: found.observations.map((o) => placer.observation(o)),
    fundFlows: found.fundFlows.map((f) => placer.fundFlow(f)),
    quantities,
    times,
    findings: found.findings.map((f) => placer.finding(f)),
  };
}
