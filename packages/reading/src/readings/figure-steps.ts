import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import type { Trace } from '../text/trace.js';
import { deedsOf } from './deed.js';
import type { FundFlow } from './facts.js';
import { fundFlowOf } from './fund-flow.js';
import { idleBecause } from './idle.js';
import { UNBOUND } from './left-edge.js';
import { aroundAll, boundingIn, judgeAll, rulesHere } from './judge.js';
import { observationsOf } from './observe.js';
import type { Passage } from './passage.js';
import { promiseOf } from './promise.js';
import { provisionsOf, rulesOf } from './provision.js';
import { rhythmsOf } from './rhythm.js';
import type { Scene } from './scene.js';
import { termOf } from './term.js';
import type { Whereabouts } from './where.js';

/** What the steps need to know besides the sentence. */
export interface Means {
  readonly where: Whereabouts;
  readonly trace: Trace | undefined;
}

/** A step on the way from a sentence to what its figures and dates say. */
export type FigureStep = (passage: Passage, means: Means) => void;

const anchorOf = (scene: Scene): string | null => scene.paper.articles[scene.article]?.anchor ?? null;

/**
 * The steps, in their order. All sentences of a paper, and of many papers, take one before the next: what a step needs of
 * program and tables fits into a processor's nearest cache, and what all of them need does not.
 */
export const FIGURE_STEPS: readonly FigureStep[] = [
  (passage) => {
    const { scene } = passage;
    if (scene.block.kind !== 'duty') passage.around = aroundAll(scene);
  },
  (passage) => {
    const { scene, around } = passage;
    if (around.length > 0) passage.idle = around.map((a, i) => idleBecause(scene, scene.quantities[i]!, a));
  },
  (passage) => {
    const { scene, around, idle } = passage;
    if (around.length === 0) return;
    passage.plans = scene.mood === 'plan' || rulesHere(scene);
    passage.bounding = boundingIn(scene, around, idle, passage.plans);
  },
  (passage, { trace }) => {
    if (passage.around.length === 0) return;
    passage.judged = judgeAll(passage, anchorOf(passage.scene));
    sort(passage, trace);
  },
  (passage) => {
    const { scene, promised, bounding } = passage;
    if (promised.length > 0)
      passage.commitments = promised.map(({ quantity, rule }) => promiseOf(scene, quantity, rule, bounding));
  },
  (passage) => {
    const { scene, ruled, bounding } = passage;
    if (ruled.length > 0) passage.rules = rulesOf(scene, ruled, bounding);
  },
  (passage) => {
    const { scene, rules, ruled, bounding } = passage;
    if (rules.length > 0) passage.provisions = provisionsOf(scene, rules, ruled, bounding);
  },
  (passage, { where }) => {
    const { scene, told, bounding } = passage;
    if (told.length > 0) passage.observations = observationsOf(scene, told, where, passage.organisations, bounding);
  },
  (passage) => {
    if (passage.judged.length > 0 && !passage.heads) passage.fundFlows = flowsOf(passage);
  },
  (passage) => {
    const { scene, promised, ruled } = passage;
    passage.term = scene.measure === null || scene.mood === 'report' ? null : termOf(scene);
    if (scene.block.kind === 'duty' || passage.heads || scene.times.length === 0) return;
    const taken: Range[] = [...promised.map(({ quantity }) => quantity), ...ruled];
    const deeds = deedsOf(scene, anchorOf(scene), passage.term ? [...taken, passage.term] : taken);
    passage.deeds = [...deeds, ...rhythmsOf(scene, taken)];
  },
];

/** Parts the figures by what they were judged to be. A heading promises and rules nothing that is not said below it. */
function sort(passage: Passage, trace: Trace | undefined): void {
  const { scene, judged, heads } = passage;
  const promised: { quantity: Quantity; rule: string }[] = [];
  const ruled: Quantity[] = [];
  const told: Quantity[] = [];
  let bounding: Set<Quantity> | null = null;
  for (let i = 0; i < judged.length; i++) {
    const quantity = scene.quantities[i]!;
    const { is, rule } = judged[i]!;
    trace?.note(`figure: ${rule}`, quantity, is);
    if (is === 'observation') told.push(quantity);
    else if (is === 'condition' || rule === 'base of a share') (bounding ??= new Set()).add(quantity);
    else if (heads) continue;
    else if (is === 'commitment') promised.push({ quantity, rule });
    else if (is === 'provision') ruled.push(quantity);
  }
  passage.promised = promised;
  passage.ruled = ruled;
  passage.told = told;
  passage.bounding = bounding ?? UNBOUND;
}

/** The flows of the sums that are promised or told, in the order of the sentence. */
function flowsOf(passage: Passage): FundFlow[] {
  const { scene, judged } = passage;
  const flows: FundFlow[] = [];
  for (let i = 0; i < judged.length; i++) {
    const quantity = scene.quantities[i]!;
    const { is } = judged[i]!;
    if (quantity.kind !== 'money' || (is !== 'commitment' && is !== 'observation')) continue;
    const flow = fundFlowOf(scene, quantity, is === 'commitment', () => passage.organisations);
    if (flow) flows.push(flow);
  }
  return flows;
}
