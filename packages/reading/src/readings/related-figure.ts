import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import type { Bounding } from './left-edge.js';
import { isBounding, leftEdge } from './left-edge.js';
import { wordsBefore } from './noun-phrase.js';
import { onlyPlace } from './only-place.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** `余额为153亿元人民币（⟦21.5亿美元⟧）`: the sum that this one says in another money, or null. */
export function inOtherMoney(scene: Scene, quantity: Quantity): Quantity | null {
  const open = scene.paper.text.charCodeAt(quantity.start - 1);
  if (open !== 0xff08 && open !== 0x28) return null;
  const sum = scene.quantities.findLast((q) => q.end < quantity.start) ?? null;
  if (sum?.kind !== 'money' || sum.unit === quantity.unit) return null;
  return /^(?:人民币)?[（(]$/.test(scene.paper.text.slice(sum.end, quantity.start)) ? sum : null;
}

/** Of one kind, or `收回闲置土地23宗、⟦1420亩⟧`: the size of what was counted. */
const alike = (scene: Scene, one: Quantity, two: Quantity): boolean =>
  one.kind === two.kind ||
  (one.kind === 'count' &&
    (two.kind === 'area' || two.kind === 'money') &&
    two.start === one.end + 1 &&
    scene.paper.text.charCodeAt(one.end) === 0x3001);

/** The figure of the same kind right before it in its clause. */
export function seriesBefore(scene: Scene, clause: Range, quantity: Quantity, bounding: Bounding): Quantity | null {
  let found: Quantity | null = null;
  for (const other of scene.quantities) {
    if (other.end > quantity.start) break;
    if (other.start >= clause.start && !isBounding(bounding, other) && alike(scene, other, quantity)) found = other;
  }
  return found && quantity.start - found.end <= 24 ? found : null;
}

/** Members of a series of places that are looked back over for the figure of the whole. */
const MEMBERS = 40;

/** `电梯⟦234部⟧（其中东湖区77部、南浦区68部）`: the figure that a place's part is of; null where none counts in its unit. */
export function wholeOf(scene: Scene, part: Quantity, bounding: Bounding): Quantity | null {
  const before = scene.quantities.filter(
    (q) =>
      q.end <= part.start &&
      q.unit === part.unit &&
      !isBounding(bounding, q) &&
      !NET.test(scene.paper.text.slice(q.start - 2, q.start)),
  );
  for (const whole of before.slice(-MEMBERS).reverse()) {
    const clause = scene.sentence.clauses[clauseAt(scene.sentence, whole.start)]!;
    const edge = leftEdge(scene, clause, whole, bounding);
    const words = wordsBefore(scene.paper.text, edge.at, whole.start, edge.by === 'figure');
    if (words.length > 0 && !onlyPlace(scene, words)) return whole;
  }
  return null;
}

const RELATIVE: ReadonlySet<string> = new Set(['ratio', 'point', 'multiple']);
/** `较上年⟦净增⟧58家`: how many more are no part of anything. */
const NET = /净增|增加|减少|增产/;
/** The last of some figures that is no rate and no change: what a share may be of. */
export const wholeFigure = (text: string, figures: readonly Quantity[]): Quantity | undefined =>
  figures.findLast((q) => !RELATIVE.has(q.kind) && !NET.test(text.slice(q.start - 2, q.start)));
