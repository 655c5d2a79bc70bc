import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Around } from './around.js';
import { Cue, cueSet } from './cue.js';
import type { Scene } from './scene.js';
import { hears } from './scene.js';

/** Words that set the figure itself, so that it is no condition though a 对 opens its sentence. */
const SET =
  /(?:按照?|减按|给予|奖励|奖补|补助|补贴|发放|最高|最低|提高|上浮|放宽|不超过|不低于|比例|额度|标准|支付|预留|至|(?<!达)到|为)[^，,、；;]{0,14}$/;

const CONDITION = cueSet(Cue.condition);
/** Words by which something is given or ordered. */
export const GIVES = cueSet(Cue.grant, Cue.norm);

/**
 * Whether the figure stands in the condition of a grant: behind a 对 (凡, 符合) that opens its clause or an earlier one,
 * and before the 给予 that the sentence leads to (`对⟦面积2000平方米以上，且交易额300万元以上⟧的仓库，给予…`).
 */
export function conditional(scene: Scene, quantity: Quantity, a: Around): boolean {
  if (!hears(scene, CONDITION) || !hears(scene, GIVES)) return false;
  const { clauses } = scene.sentence;
  let opening = -1;
  let next = scene.sentence.end;
  for (const hit of scene.cues) {
    if (hit.cue !== Cue.condition || !clauses.some((clause) => clause.start === hit.start)) continue;
    if (hit.end <= quantity.start) opening = hit.end;
    else if (next === scene.sentence.end) next = hit.start;
  }
  if (opening < 0) return false;
  const granted = (from: number, to: number) =>
    scene.cues.some((hit) => (hit.cue === Cue.grant || hit.cue === Cue.norm) && hit.start >= from && hit.end <= to);
  if (granted(opening, quantity.start) || SET.test(a.before)) return false;
  const of = scene.paper.text.indexOf('的', quantity.end);
  return of >= 0 && of < next && of - quantity.end < 40 && granted(of, next);
}
