import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import type { Bounding } from './left-edge.js';
import { isBounding } from './left-edge.js';
import type { Scene } from './scene.js';

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
