import { audit } from './audit/audit.js';
import type { Finding } from './audit/finding.js';
import type { About, Measure, Outline } from './outline/outline.js';
import { outlineOf } from './outline/outline-of.js';
import { readDuties } from './readings/duty.js';
import type { Duty } from './readings/facts.js';
import { readMeasures } from './readings/measure.js';
import type { Figures } from './readings/read-figures.js';
import { readFigures } from './readings/read-figures.js';
import { findNumerals } from './recognise/numeral/find-numerals.js';
import { homeOf } from './recognise/place/find-places.js';
import { Places } from './recognise/place/places.js';
import { findQuantities } from './recognise/quantity/find-quantities.js';
import type { Quantity } from './recognise/quantity/quantity.js';
import { findTimes } from './recognise/time/find-times.js';
import type { Time } from './recognise/time/time.js';
import type { Trace } from './text/trace.js';

/** All that is found in a paper, with ranges of the flow: what `read` places and `explain` derives. */
export interface Perception extends Figures {
  readonly outline: Outline;
  readonly times: readonly Time[];
  readonly quantities: readonly Quantity[];
  readonly measures: readonly Measure[];
  readonly duties: readonly Duty[];
  readonly findings: readonly Finding[];
}

/**
 * The passes of a reading, in order; each takes what the ones before it gave and changes none of it.
 * `text` is canonical. With a trace every rule that gives a value notes a step.
 */
export function perceive(text: string, about: About, trace?: Trace): Perception {
  const outline = outlineOf(text, about, trace);
  const flow = outline.flow.text;
  const { articles, blocks, document } = outline;
  const numerals = findNumerals(flow);
  const times = findTimes(flow, numerals, articles, trace);
  const quantities = findQuantities(flow, numerals, times, trace);
  const home = homeOf([...document.issuers, document.title ?? '', about.issuer ?? '', about.title ?? '']);
  const places = new Places(flow, home, trace);
  const measures = readMeasures(outline, trace);
  const duties = readDuties(flow, measures, blocks, trace);
  const figures = readFigures(
    { text: flow, genre: document.genre, articles, blocks, measures, quantities, times, places },
    trace,
  );
  const { commitments, provisions, observations, fundFlows } = figures;
  // Named one by one, here and in read.ts: a spread costs a small paper some microseconds.
  const found = {
    outline,
    times,
    quantities,
    measures,
    duties,
    commitments,
    provisions,
    observations,
    fundFlows,
    findings: [] as Finding[],
  };
  found.findings = audit(found, trace);
  return found;
}
