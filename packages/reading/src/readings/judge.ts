import type { Quantity } from '../recognise/quantity/quantity.js';
import { around } from './around.js';
import type { Around } from './around.js';
import { bounds, conditional } from './bounds.js';
import { idleBecause } from './idle.js';
import type { Judgement } from './judgement.js';
import { verdict } from './judgement.js';
import { inPlan } from './plan-rules.js';
import { inReport } from './report-rules.js';
import type { Scene } from './scene.js';

/**
 * Decides what the figures of a sentence are, one verdict each. The mood of the passage gives the ground (a paper plans,
 * a report tells), the words of the clause and the times of the sentence overrule it.
 */
export function judgeAll(scene: Scene, anchor: string | null): Judgement[] {
  const places: Around[] = scene.quantities.map((quantity) => around(scene, quantity));
  const idle = scene.quantities.map((quantity, i) => idleBecause(scene, quantity, places[i]!));
  const bounding = new Set<Quantity>();
  scene.quantities.forEach((quantity, i) => {
    const a = places[i]!;
    if (idle[i] !== null) return;
    if (bounds(scene, quantity, a) || (scene.mood === 'plan' && conditional(scene, quantity, a))) bounding.add(quantity);
  });
  return scene.quantities.map((quantity, i) => {
    const a = places[i]!;
    const why = idle[i];
    if (why) return verdict('none', why);
    if (/^级/.test(a.behind)) return verdict('condition', 'a class of size');
    return scene.mood === 'plan'
      ? inPlan(scene, quantity, a, anchor, bounding)
      : inReport(scene, quantity, a, anchor, bounding);
  });
}
