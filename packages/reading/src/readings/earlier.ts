import type { Range } from '../text/span.js';
import { wordsBefore } from './noun-phrase.js';
import type { Scene } from './scene.js';

/** Characters of an earlier clause that may stand for a subject. */
const FAR = 24;
const HEAD = /^[一-龥“”]+$/;
/** `补贴面积⟦按产权登记面积计算⟧，最高100平方米` */
const RECKONED = /(?<=[一-龥]{4})按照?[^，,\d]{2,30}(?:计算|确定|核定)$/;

/** The words of the clauses before, where the figure's own clause names nothing. */
export function earlier(scene: Scene, clause: Range): string {
  const { clauses } = scene.sentence;
  const index = clauses.indexOf(clause);
  for (let i = index - 1; i >= 0 && i >= index - 2; i--) {
    const words = wordsBefore(scene.paper.text, clauses[i]!.start, clauses[i]!.end, false).replace(RECKONED, '');
    if (words.length <= FAR) {
      if (words.length > 1) return words;
      continue;
    }
    // Of a long clause the head noun, whole: `⟦生育二孩、三孩的⟧缴存职工家庭贷款最高额度`.
    const head = words.slice(words.lastIndexOf('的', words.length - 5) + 1);
    return head.length <= FAR && HEAD.test(head) ? head : words.slice(-FAR);
  }
  return '';
}
