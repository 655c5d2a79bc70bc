import { Audit } from './audit/audit.js';
import { checks } from './audit/checks.js';
import type { Finding } from './audit/finding.js';
import type { About, Measure, Outline } from './outline/outline.js';
import { OUTLINE_STEPS, OutlineReader } from './outline/outline-of.js';
import { readDuties } from './readings/duty.js';
import type { Commitment, Duty, FundFlow, Observation, Provision } from './readings/facts.js';
import { readMeasures } from './readings/measure.js';
import { isBulletin } from './readings/mood.js';
import type { Figures } from './readings/read-figures.js';
import { FIGURE_STEPS } from './readings/figure-steps.js';
import { FigureReader } from './readings/read-figures.js';
import { findNumerals } from './recognise/numeral/find-numerals.js';
import type { Numeral } from './recognise/numeral/numeral.js';
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

/** A paper to be read: its canonical text and what a manifest knows of it. */
export interface Unread {
  readonly text: string;
  readonly about: About;
}

/** A paper on its way through the passes. */
class Draft implements Perception {
  /** The text in reading order, of which all ranges are. */
  flow = '';
  numerals: readonly Numeral[] = [];
  times: readonly Time[] = [];
  quantities: readonly Quantity[] = [];
  places: Places;
  measures: readonly Measure[] = [];
  duties: readonly Duty[] = [];
  commitments: Commitment[] = [];
  provisions: Provision[] = [];
  observations: Observation[] = [];
  fundFlows: FundFlow[] = [];
  findings: readonly Finding[] = [];
  /** What is under way between two passes. */
  outliner: OutlineReader | null = null;
  reader: FigureReader | null = null;
  audit: Audit | null = null;
  private structure: Outline | null = null;

  constructor(
    readonly text: string,
    readonly about: About,
    readonly trace: Trace | undefined,
  ) {
    this.places = new Places('', null);
  }

  get outline(): Outline {
    return this.structure!;
  }

  set outline(outline: Outline) {
    this.structure = outline;
    this.flow = outline.flow.text;
  }
}

/** The passes of a reading, in order; each takes what the ones before it gave. */
const passes: readonly ((draft: Draft) => void)[] = [
  (draft) => {
    draft.outliner = new OutlineReader(draft.text, draft.about);
  },
  ...OUTLINE_STEPS.map((step) => (draft: Draft) => {
    step(draft.outliner!);
  }),
  (draft) => {
    draft.outline = draft.outliner!.outline(draft.trace);
    draft.outliner = null;
  },
  (draft) => {
    draft.numerals = findNumerals(draft.flow);
  },
  (draft) => {
    draft.times = findTimes(draft.flow, draft.numerals, draft.outline.articles, draft.trace);
  },
  (draft) => {
    draft.quantities = findQuantities(draft.flow, draft.numerals, draft.times, draft.trace);
    // No later pass asks for them, and of a long text they are many.
    draft.numerals = [];
  },
  (draft) => {
    const { issuers, title } = draft.outline.document;
    const { about } = draft;
    const home = homeOf([...issuers, title ?? '', about.issuer ?? '', about.title ?? '']);
    draft.places = new Places(draft.flow, home, draft.trace);
  },
  (draft) => {
    draft.measures = readMeasures(draft.outline, draft.trace);
  },
  (draft) => {
    draft.duties = readDuties(draft.flow, draft.measures, draft.outline.blocks, draft.trace, draft.outline.rows);
  },
  (draft) => {
    const { flow: text, outline, measures, quantities, times, places } = draft;
    const { articles, blocks, document, rows } = outline;
    const { genre, title } = document;
    const bulletin = isBulletin(genre, title);
    const paper = { text, genre, bulletin, articles, blocks, rows, measures, quantities, times, places };
    draft.reader = new FigureReader(paper, draft.trace);
    draft.reader.gather();
  },
  ...FIGURE_STEPS.map((step) => (draft: Draft) => {
    draft.reader!.take(step);
  }),
  (draft) => {
    const found = draft.reader!.finish();
    draft.reader = null;
    draft.commitments = found.commitments;
    draft.provisions = found.provisions;
    draft.observations = found.observations;
    draft.fundFlows = found.fundFlows;
  },
  (draft) => {
    draft.audit = new Audit(draft);
  },
  ...checks.map((check) => (draft: Draft) => {
    draft.audit!.run(check);
  }),
  (draft) => {
    draft.findings = draft.audit!.findings(draft.trace);
    draft.audit = null;
  },
];

/** Takes one paper through all passes. With a trace every rule that gives a value notes a step. */
export function perceive(text: string, about: About, trace?: Trace): Perception {
  const draft = new Draft(text, about, trace);
  for (const pass of passes) pass(draft);
  return draft;
}

/**
 * Takes several papers through each pass before the next: what a pass needs (its program, its tables of words) is more
 * than a processor's nearest cache holds, and is fetched once for all of them.
 */
export function perceiveAll(papers: readonly Unread[]): Perception[] {
  const drafts = papers.map(({ text, about }) => new Draft(text, about, undefined));
  for (const pass of passes) for (const draft of drafts) pass(draft);
  return drafts;
}
