import type { About } from './outline/outline.js';
import { perceive } from './perceive.js';
import { FactPlacer } from './place-facts.js';
import type { Reading, SourceOf } from './reading.js';
import { canonicalText } from './text/source.js';

/**
 * Reads a paper. Pure: the same text and the same `about` give the same reading, whatever the day and the machine.
 * Takes the decoded text (CRLF or LF), where it came from and what a manifest knows of it; never throws on any text.
 */
export function read(decoded: string, source: SourceOf, about: About = {}): Reading {
  const text = canonicalText(decoded);
  const found = perceive(text, about);
  const { flow, document, articles } = found.outline;
  const placer = new FactPlacer(flow);
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
    quantities: found.quantities.map((q) => placer.quantity(q)),
    times: found.times.map((t) => placer.time(t)),
    findings: found.findings.map((f) => placer.finding(f)),
  };
}
