import type { Time } from '../recognise/time/time.js';
import { Codes } from '../text/codes.js';
import { isValidity } from './governing-time.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/**
 * Whether a sentence tells of a day or period of its own: not of the window in which a rule runs, nor of that which says for
 * whom one is (`⟦对第二季度增速前10名的企业，⟧每家奖励5万元`).
 */
export const dated = (scene: Scene, ofDays = true): boolean =>
  scene.times.some(
    (time) =>
      (time.kind === 'period' || (ofDays && time.kind === 'date')) &&
      !isValidity(scene, time) &&
      !saysWhom(scene, time) &&
      scene.paper.text.charCodeAt(time.end) !== OF,
  );

/** `2024年至2026年⟦的⟧应届毕业生` */
const OF = '的'.charCodeAt(0);
const OPENS = new Codes('对凡');

/** Whether the time stands in a clause that opens with 对 or 凡 and gives nothing itself. */
function saysWhom(scene: Scene, time: Time): boolean {
  const { text } = scene.paper;
  const { clauses } = scene.sentence;
  const index = clauseAt(scene.sentence, time.start);
  const clause = clauses[index]!;
  const of =
    OPENS.has(text.charCodeAt(clause.start)) || (index > 0 && OPENS.has(text.charCodeAt(clauses[index - 1]!.start)));
  if (!of || clause.end >= scene.sentence.end) return false;
  return !GIVES.test(text.slice(clause.start, clause.end));
}

const GIVES = /(?:给予|奖励|补贴|补助|发放|拨付)/;
