import { findOrganisations } from '../recognise/organisation/find-organisations.js';
import type { Organisation } from '../recognise/organisation/organisation.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Around } from './around.js';
import type { Commitment, FundFlow, Observation, Provision } from './facts.js';
import type { Judgement } from './judgement.js';
import type { Bounding } from './left-edge.js';
import { UNBOUND } from './left-edge.js';
import type { Rule } from './provision.js';
import type { Scene } from './scene.js';
import { placesOf } from './scene.js';

const NONE: readonly never[] = [];

/** A sentence on its way through the steps of a `FigureReader`: each takes what the ones before it found. */
export class Passage {
  /** What stands around each figure. Empty in a sentence that only names who is responsible: its figures are not read. */
  around: readonly Around[] = NONE;
  /** Why each figure states nothing of its own; null for one that does. */
  idle: readonly (string | null)[] = NONE;
  /** Whether the sentence promises and rules, for it stands in a plan or tells a rule. */
  plans = false;
  /** The figures that only say which ones: of those not idle when they are judged, then of all. */
  bounding: Bounding = UNBOUND;
  /** What each figure is. */
  judged: readonly Judgement[] = NONE;
  /** The date that the sentence gives to its whole measure. */
  term: Time | null = null;
  /** The figures that are promised, ruled and told; none in a heading but what is told. */
  promised: readonly { readonly quantity: Quantity; readonly rule: string }[] = NONE;
  ruled: readonly Quantity[] = NONE;
  told: readonly Quantity[] = NONE;
  /** What is known of each ruled figure before its condition. */
  rules: readonly Rule[] = NONE;
  commitments: readonly Commitment[] = NONE;
  provisions: readonly Provision[] = NONE;
  observations: readonly Observation[] = NONE;
  fundFlows: readonly FundFlow[] = NONE;
  /** What is dated or repeated without a figure. */
  deeds: readonly Commitment[] = NONE;
  private named: readonly Organisation[] | null = null;

  constructor(readonly scene: Scene) {}

  /** Whether it is a heading or title: what it promises or rules is said again below. */
  get heads(): boolean {
    const { kind } = this.scene.block;
    return kind === 'heading' || kind === 'title';
  }

  /** The organisations that the sentence names. They are sought only when asked for, and once. */
  get organisations(): readonly Organisation[] {
    const { scene } = this;
    return (this.named ??= findOrganisations(scene.paper.text, scene.sentence, placesOf(scene)));
  }
}
