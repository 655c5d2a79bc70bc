import type { Quantity } from '../recognise/quantity/quantity.js';
import { trimmed } from './noun-phrase.js';
import type { Scene } from './scene.js';

/** What the members of a ranking are ranked by: `⟦完成率⟧居前三位的是东湖区（74.8%）、云溪县（71.2%）`. Null for other figures. */
export function rankedBy(scene: Scene, quantity: Quantity): string | null {
  const { text } = scene.paper;
  const code = text.charCodeAt(quantity.start - 1);
  if ((code !== 0x28 && code !== 0xff08) || !/^[）)]/.test(text.slice(quantity.end, quantity.end + 1))) return null;
  for (let from: Scene | null = scene, back = 0; from && back < 2; from = from.before, back++) {
    const said = text.slice(from.sentence.start, from === scene ? quantity.start : from.sentence.end);
    const lead = RANKING.exec(said)?.[1];
    if (lead !== undefined) return trimmed(lead);
  }
  return null;
}

const RANKING =
  /(?:^|[，,：:、])([一-龥]{2,14}?)(?:位?居|排名?在?|位?列|[较最])(?:全[省市县区])?(?:前|后|末|靠前|靠后|高|低|快|慢|好|差)[^，,。；;（(]{0,4}(?:的|[：:])/;
