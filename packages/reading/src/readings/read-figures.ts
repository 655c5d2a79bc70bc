import type { Time } from '../recognise/time/time.js';
import type { Trace } from '../text/trace.js';
import type { Commitment, FundFlow, Observation, Provision } from './facts.js';
import type { FigureStep, Means } from './figure-steps.js';
import { FIGURE_STEPS } from './figure-steps.js';
import { Passage } from './passage.js';
import { printCommitment, printFundFlow, printObservation, printProvision } from './print.js';
import type { Paper, Scene } from './scene.js';
import { scenesOf } from './scene.js';
import { tasksOfRows, termCommitment } from './term.js';
import { Whereabouts } from './where.js';

/** What a paper's figures and dates say, each list in the order of the text. */
export interface Figures {
  readonly commitments: Commitment[];
  readonly provisions: Provision[];
  readonly observations: Observation[];
  readonly fundFlows: FundFlow[];
}

/**
 * Reads every figure and every dated deed of a paper: what is promised, what is ruled, what is reported, and the money
 * that moves. Sentence by sentence; each quantity is judged once.
 */
export function readFigures(paper: Paper, trace?: Trace): Figures {
  const reader = new FigureReader(paper, trace);
  reader.gather();
  for (const step of FIGURE_STEPS) reader.take(step);
  return reader.finish();
}

/** Sentences of a paper that are kept at a time, in a long one; an ordinary paper has fewer. */
const TOGETHER = 256;

/**
 * `readFigures` step by step, so that many papers can take one before the next: the sentences are gathered, take each of
 * `FIGURE_STEPS`, and what they say is put together by `finish`.
 */
export class FigureReader {
  private readonly figures: Figures = { commitments: [], provisions: [], observations: [], fundFlows: [] };
  private readonly terms = new Map<number, Time>();
  private readonly periods = new Map<Commitment, Time>();
  private readonly scenes: Iterator<readonly Scene[]>;
  private readonly means: Means;
  private some: Passage[] = [];

  constructor(
    private readonly paper: Paper,
    private readonly trace: Trace | undefined,
  ) {
    this.scenes = scenesOf(paper);
    this.means = { where: new Whereabouts(paper), trace };
  }

  /** Takes up the next sentences. */
  gather(): void {
    this.some = [];
    while (this.some.length < TOGETHER) {
      const next = this.scenes.next();
      if (next.done === true) return;
      for (const scene of next.value) this.some.push(new Passage(scene));
    }
  }

  /** Lets the sentences that were taken up take the next step. */
  take(step: FigureStep): void {
    const { some, means } = this;
    for (let i = 0; i < some.length; i++) step(some[i]!, means);
  }

  /** What the sentences that took all steps say, and those of a long paper that are left. */
  finish(): Figures {
    while (this.some.length > 0) {
      for (let i = 0; i < this.some.length; i++) this.put(this.some[i]!);
      this.gather();
      for (const step of FIGURE_STEPS) this.take(step);
    }
    const { figures, terms, periods, trace, paper } = this;
    if (paper.rows) {
      const promised = new Set(figures.commitments.map((c) => c.measure));
      figures.commitments.push(...tasksOfRows(paper, promised));
      figures.commitments.sort((a, b) => a.start - b.start);
    }
    const dated =
      terms.size + periods.size === 0
        ? figures
        : { ...figures, commitments: figures.commitments.map((c) => withTerm(c, terms, periods.get(c) ?? null)) };
    if (trace) derive(dated, trace);
    return dated;
  }

  /** Puts what a sentence says to what those before it said. */
  private put({ scene, term, commitments, deeds, provisions, observations, fundFlows }: Passage): void {
    const { figures, terms, periods } = this;
    const own = term && !terms.has(scene.measure!) ? termCommitment(scene, term) : null;
    if (term && own) {
      terms.set(scene.measure!, term);
      figures.commitments.push(own);
    }
    const from = figures.commitments.length;
    putAll(figures.commitments, commitments);
    putAll(figures.commitments, deeds);
    putAll(figures.provisions, provisions);
    putAll(figures.observations, observations);
    putAll(figures.fundFlows, fundFlows);
    if (scene.period && scene.mood === 'plan')
      for (let i = from; i < figures.commitments.length; i++) periods.set(figures.commitments[i]!, scene.period);
  }
}

function putAll<T>(list: T[], more: readonly T[]): void {
  for (let i = 0; i < more.length; i++) list.push(more[i]!);
}

/** Notes each fact on its clause, so that a derivation shows it above the figure and the time that it was made from. */
function derive({ commitments, provisions, observations, fundFlows }: Figures, trace: Trace): void {
  for (const c of commitments) trace.note(`目标 ${c.rule}`, c, `${printCommitment(c)} 〔${c.subject}〕`);
  for (const p of provisions) trace.note(`规定 ${p.rule}`, p, `${printProvision(p)} 〔${p.subject}〕`);
  for (const o of observations) trace.note(`进展 ${o.rule}`, o, `${printObservation(o)} 〔${o.subject}〕`);
  for (const f of fundFlows) trace.note(`资金 ${f.rule}`, f, printFundFlow(f));
}

/**
 * `三、2026年工作安排`: `⟦年内⟧` and `⟦6月底前⟧` below it are of 2026, though the paper is of the year before. A time that says its
 * year keeps it.
 */
function inYearOf(period: Time, due: Time): Time {
  if (!due.inferred || due.to === null || period.from === null || due.to >= period.from) return due;
  const year = period.from.slice(0, 4);
  const moved = (day: string | null): string | null => day && day.replace(/^\d{4}/, year).replace('-02-29', '-02-28');
  return { ...due, from: moved(due.from), to: moved(due.to) };
}

/** A figure without a date of its own falls due when its measure does, else at the end of the year its part plans for. */
function withTerm(commitment: Commitment, terms: ReadonlyMap<number, Time>, period: Time | null): Commitment {
  if (commitment.due && period) return { ...commitment, due: inYearOf(period, commitment.due) };
  if (commitment.due || commitment.every) return commitment;
  const term = commitment.measure === null ? undefined : terms.get(commitment.measure);
  return { ...commitment, due: term ?? period };
}
