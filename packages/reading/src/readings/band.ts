import type { Quantity } from '../recognise/quantity/quantity.js';
import { trimmed } from './noun-phrase.js';
import type { Scene } from './scene.js';

/** A band of scores: what is scored, and the grade that the band is called. */
export interface Band {
  readonly subject: string;
  readonly grade: string;
}

const GRADE =
  /^(?:（含）|\(含\))?的?[，,]?(?:评定|认定|评|定|确定|判定)?(?:为|属于?)[“"]?([一-龥A-Za-z]{1,8}?[级等档格好秀差次般]?)[”"]?(?:等次|等级)?(?=[，,。；;、（(]|$)/;

/**
 * The band that a figure of points bounds: `考核得分⟦90分以上⟧为优秀，⟦80分以上不足90分⟧为良好` score one thing, named before the
 * first. Null for other figures; asked only of those in 分.
 */
export function bandOf(scene: Scene, quantity: Quantity): Band | null {
  if (quantity.unit !== '分') return null;
  const { text } = scene.paper;
  const hit = GRADE.exec(text.slice(quantity.end, Math.min(scene.sentence.end, quantity.end + 24)));
  if (!hit) return null;
  let one: Scene = scene;
  // `得分90分以上为优秀；80分以上为良好`: the first of them stands in a sentence before.
  for (let i = 0; i < 6 && one.before && opensBare(one); i++) one = one.before;
  const first = one.quantities.find(({ unit }) => unit === '分')!;
  const named = text
    .slice(one.sentence.start, first.start)
    .replace(/(?:分为|划分|设)[^，,：:]*[：:]\s*$|[：:]\s*$/, '');
  const subject = trimmed(named.slice(Math.max(named.lastIndexOf('，'), named.lastIndexOf(',')) + 1));
  return { subject: subject.length > 1 && subject.length <= 24 ? subject : '得分', grade: hit[1]! };
}

/** Whether a sentence opens with a figure of points. */
const opensBare = ({ sentence, quantities, paper }: Scene): boolean => {
  const first = quantities[0];
  return first?.unit === '分' && paper.text.slice(sentence.start, first.start).trim() === '';
};
