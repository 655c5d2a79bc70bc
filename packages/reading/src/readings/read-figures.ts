import { findOrganisations } from '../recognise/organisation/find-organisations.js';
import type { Organisation } from '../recognise/organisation/organisation.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';
import type { Trace } from '../text/trace.js';
import { bandOf } from './band.js';
import { conditionOf } from './condition.js';
import type { Deal } from './dealt.js';
import { dealsOf, dealtTime } from './dealt.js';
import { deedsOf } from './deed.js';
import type { Commitment, FundFlow, Observation, Provision } from './facts.js';
import { fundFlowOf } from './fund-flow.js';
import { dueOf } from './governing-time.js';
import { judgeAll, PART, wholeOfPart } from './judge.js';
import type { Judgement } from './judgement.js';
import { observationsOf } from './observe.js';
import { printCommitment, printFundFlow, printObservation, printProvision } from './print.js';
import { modalityOf, relationOf } from './relation.js';
import type { Paper, Scene } from './scene.js';
import { placesOf, scenesOf, wholeBefore } from './scene.js';
import { clauseAt } from './sentence.js';
import { ruledSubject } from './ruled-subject.js';
import type { Bounding } from './left-edge.js';
import { UNBOUND } from './left-edge.js';
import { subjectOf } from './subject.js';
import { rhythmsOf } from './rhythm.js';
import { tasksOfRows, termCommitment, termOf } from './term.js';
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
  reader.judge();
  return reader.finish();
}

/** Sentences of a paper that are kept at a time, in a long one; an ordinary paper has fewer. */
const TOGETHER = 256;

/**
 * `readFigures` in three steps, each a program of its own, so that many papers can be taken through one before the next:
 * what stands in the sentences (`gather`), what each figure is (`judge`), what is read of it (`finish`).
 */
export class FigureReader {
  private readonly figures: Figures = { commitments: [], provisions: [], observations: [], fundFlows: [] };
  private readonly terms = new Map<number, Time>();
  private readonly periods = new Map<Commitment, Time>();
  private readonly scenes: Iterator<Scene>;
  private readonly where: Whereabouts;
  private readonly paper: Paper;
  private some: Scene[] = [];
  /** The verdict on each figure of `some`; null for a sentence that only names who is responsible. */
  private judged: (readonly Judgement[] | null)[] = [];

  constructor(
    paper: Paper,
    private readonly trace: Trace | undefined,
  ) {
    this.paper = paper;
    this.scenes = scenesOf(paper);
    this.where = new Whereabouts(paper);
  }

  /** Takes up the next sentences. */
  gather(): void {
    this.some = [];
    while (this.some.length < TOGETHER) {
      const next = this.scenes.next();
      if (next.done === true) return;
      this.some.push(next.value);
    }
  }

  /** Judges the figures of the sentences that were taken up. */
  judge(): void {
    this.judged = this.some.map((scene) => (scene.block.kind === 'duty' ? null : judgeAll(scene, anchorOf(scene))));
  }

  /** Reads the sentences that were judged, then those of a long paper that are left, and gives what all say. */
  finish(): Figures {
    while (this.some.length > 0) {
      for (let i = 0; i < this.some.length; i++) this.read(this.some[i]!, this.judged[i]!);
      this.gather();
      this.judge();
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

  private read(scene: Scene, judged: readonly Judgement[] | null): void {
    const { figures, terms, periods } = this;
    const term = scene.measure === null || scene.mood === 'report' ? null : termOf(scene);
    const own = term && !terms.has(scene.measure!) ? termCommitment(scene, term) : null;
    if (term && own) {
      terms.set(scene.measure!, term);
      figures.commitments.push(own);
    }
    const from = figures.commitments.length;
    if (judged) readScene(scene, judged, term, this.where, figures, this.trace);
    if (scene.period && scene.mood === 'plan')
      for (let i = from; i < figures.commitments.length; i++) periods.set(figures.commitments[i]!, scene.period);
  }
}

/** Notes each fact on its clause, so that a derivation shows it above the figure and the time that it was made from. */
function derive({ commitments, provisions, observations, fundFlows }: Figures, trace: Trace): void {
  for (const c of commitments) trace.note(`目标 ${c.rule}`, c, `${printCommitment(c)} 〔${c.subject}〕`);
  for (const p of provisions) trace.note(`规定 ${p.rule}`, p, `${printProvision(p)} 〔${p.subject}〕`);
  for (const o of observations) trace.note(`进展 ${o.rule}`, o, `${printObservation(o)} 〔${o.subject}〕`);
  for (const f of fundFlows) trace.note(`资金 ${f.rule}`, f, printFundFlow(f));
}

/** A figure without a date of its own falls due when its measure does, else at the end of the year its part plans for. */
function withTerm(commitment: Commitment, terms: ReadonlyMap<number, Time>, period: Time | null): Commitment {
  if (commitment.due || commitment.every) return commitment;
  const term = commitment.measure === null ? undefined : terms.get(commitment.measure);
  return { ...commitment, due: term ?? period };
}

const anchorOf = (scene: Scene): string | null => scene.paper.articles[scene.article]?.anchor ?? null;

function readScene(
  scene: Scene,
  judged: readonly Judgement[],
  term: Time | null,
  where: Whereabouts,
  figures: Figures,
  trace: Trace | undefined,
): void {
  const heading = scene.block.kind === 'heading' || scene.block.kind === 'title';
  const taken: Range[] = [];
  const told: Quantity[] = [];
  const ruled: Quantity[] = [];
  const { quantities } = scene;
  let organisations: Organisation[] | null = null;
  const bodies = () => (organisations ??= findOrganisations(scene.paper.text, scene.sentence, placesOf(scene)));
  const money = (quantity: Quantity, planned: boolean) => {
    const flow = quantity.kind === 'money' && !heading ? fundFlowOf(scene, quantity, planned, bodies) : null;
    if (flow) figures.fundFlows.push(flow);
  };
  const bounding = boundingOf(quantities, judged);
  for (let i = 0; i < quantities.length; i++) {
    const quantity = quantities[i]!;
    const { is, rule } = judged[i]!;
    trace?.note(`figure: ${rule}`, quantity, is);
    if (is === 'commitment' && !heading) {
      figures.commitments.push(commitment(scene, quantity, rule, bounding));
      taken.push(quantity);
      money(quantity, true);
    } else if (is === 'provision' && !heading) {
      ruled.push(quantity);
      taken.push(quantity);
    } else if (is === 'observation') {
      told.push(quantity);
      if (!heading) money(quantity, false);
    }
  }
  const dealtRules = dealsOf(scene, ruled);
  for (const quantity of ruled)
    figures.provisions.push(provision(scene, quantity, dealtRules.get(quantity) ?? null, ruled, bounding));
  if (told.length > 0) figures.observations.push(...observationsOf(scene, told, where, bodies(), bounding));
  if (heading) return;
  if (scene.times.length === 0) return;
  figures.commitments.push(...deedsOf(scene, anchorOf(scene), term ? [...taken, term] : taken));
  figures.commitments.push(...rhythmsOf(scene, taken));
}

/** The figures that only say which ones, or of what the others are a share. */
function boundingOf(quantities: readonly Quantity[], judged: readonly Judgement[]): Bounding {
  let bounding: Set<Quantity> | null = null;
  for (let i = 0; i < quantities.length; i++)
    if (judged[i]!.is === 'condition' || judged[i]!.rule === 'base of a share')
      (bounding ??= new Set()).add(quantities[i]!);
  return bounding ?? UNBOUND;
}

function clausesAround(scene: Scene, quantity: Quantity): Range {
  return scene.sentence.clauses[clauseAt(scene.sentence, quantity.start)]!;
}

function commitment(scene: Scene, quantity: Quantity, rule: string, bounding: Bounding): Commitment {
  const clause = clausesAround(scene, quantity);
  const recurrence = scene.times.find(
    (time) => time.kind === 'recurrence' && time.start >= clause.start && time.end <= quantity.start,
  );
  const repeats = recurrence && (quantity.unit === '次' || quantity.per !== null);
  const whole = wholeBefore(scene);
  const due = repeats
    ? null
    : (dealtTime(scene, quantity) ??
      dueOf(scene, quantity.start, quantity.end) ??
      (whole && dueOf(whole, whole.sentence.end, whole.sentence.end)));
  return {
    start: clause.start,
    end: Math.max(clause.end, quantity.end),
    measure: scene.measure,
    article: scene.article,
    subject: subjectOf(scene, (rule === PART && wholeOfPart(scene, quantity)) || quantity, 'drop', bounding),
    relation: relationOf(scene, quantity, repeats ? '=' : '>='),
    quantity,
    due,
    modality: modalityOf(scene, quantity.start),
    every: repeats ? recurrence.every : null,
    rule,
  };
}

/** What 分别 deals to a sum is a condition (`对A、B分别给予x、y`), what it deals to a rate names it (`A、B的比例分别为x、y`). */
function provision(
  scene: Scene,
  quantity: Quantity,
  deal: Deal | null,
  ruled: readonly Quantity[],
  bounding: Bounding,
): Provision {
  const clause = clausesAround(scene, quantity);
  const given = deal !== null && (deal.own !== null || quantity.kind === 'money');
  const band = bandOf(scene, quantity);
  const subject = band ? band.subject : !deal ? ruledSubject(scene, quantity, bounding) : (deal.own ?? null);
  const first = deal && ruled.find((q) => q.start >= clause.start && q.kind === quantity.kind);
  return {
    start: clause.start,
    end: Math.max(clause.end, quantity.end),
    measure: scene.measure,
    article: scene.article,
    subject: subject ?? (given ? grantOf(scene, first ?? quantity, ruled, bounding) : deal!.member),
    relation: relationOf(scene, quantity, '='),
    quantity,
    condition: band ? band.grade : given ? deal.member : conditionOf(scene, quantity, ruled, bounding),
    rule: 'rule',
  };
}

/** The grant of a dealt series stands behind its last sum: `分别给予10万元、6万元⟦补贴⟧`. */
function grantOf(scene: Scene, first: Quantity, ruled: readonly Quantity[], bounding: Bounding): string {
  let last = first;
  for (const q of ruled) if (q.start >= last.end && q.start - last.end <= 2) last = q;
  return ruledSubject(scene, last, bounding);
}
