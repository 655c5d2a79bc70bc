import type { Quantity } from '../recognise/quantity/quantity.js';
import { trimmed } from './noun-phrase.js';
import type { Scene } from './scene.js';
import { firstEndingAfter } from '../text/span.js';

/** What the members of a ranking are ranked by: `⟦完成率⟧居前三位的是东湖区（74.8%）、云溪县（71.2%）`. Null for other figures. */
export function rankedBy(scene: Scene, quantity: Quantity): string | null {
  const { text } = scene.paper;
  const code = text.charCodeAt(quantity.start - 1);
  if (quantity.kind === 'ratio' && scene.quantities[0] === quantity) {
    const listed = LISTED.exec(text.slice(scene.sentence.start, quantity.start))?.[1];
    if (listed !== undefined) return trimmed(listed);
  }
  if ((code !== 0x28 && code !== 0xff08) || !/^[）)]/.test(text.slice(quantity.end, quantity.end + 1))) return null;
  for (let from: Scene | null = scene, back = 0; from && back < 2; from = from.before, back++) {
    const said = text.slice(from.sentence.start, from === scene ? quantity.start : from.sentence.end);
    const lead = RANKING.exec(said)?.[1];
    if (lead !== undefined) return trimmed(lead);
  }
  return PLACED.test(text.slice(scene.sentence.start, scene.sentence.start + 6)) ? headed(scene) : null;
}

/** `⟦投资完成率⟧排名：1.高新区78.6%；2.东湖区71.2%` */
const LISTED =
  /^\s*([一-龥]{2,14}?)(?:排名|排行|排序)(?:情况)?[：:]\s*(?:\d{1,2}[.、．]|第[一1]名?[：:]?)?[一-龥]{2,8}$/;
/** `前三位：`, `后两名为` */
const PLACED = /^\s*[前后末倒][一二三四五六七八九十两\d]{0,2}[位名]?(?:[：:]|为|是)/;
/** Blocks looked back over for the heading of a ranking. */
const HEADINGS = 4;

/** `（二）⟦签约率⟧排名`: what the heading above says that the places are ranked by. */
function headed({ paper, block }: Scene): string | null {
  const at = firstEndingAfter(paper.blocks, block.start);
  for (let i = at; i >= 0 && i > at - HEADINGS; i--) {
    const one = paper.blocks[i]!;
    const words = one.end - one.start < 40 ? paper.text.slice(one.start, one.end) : '';
    const named = /([^）)、.．]{2,24}?)(?:排名|排行|排序|排位)(?:情况)?$/.exec(words)?.[1];
    if (named !== undefined) return trimmed(named);
  }
  return null;
}

const RANKING =
  /(?:^|[，,：:、])([一-龥]{2,14}?)(?:位?居|排名?在?|位?列|[较最])(?:全[省市县区])?(?:前|后|末|靠前|靠后|高|低|快|慢|好|差)[^，,。；;（(]{0,4}(?:的|[：:])/;
