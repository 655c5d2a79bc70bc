import { Codes } from '../text/codes.js';
import { BLANK_CODES } from '../text/blank.js';
import type { Scene } from './scene.js';

/** `例如：某职工申请贷款⟦50万元⟧`, `举例来说，总房款⟦400万元⟧` */
const OPENS = /^(?:答[：:])?\s*(?:例如|比如|举个?例|例[:：]|如[:：]|假设|假定|如某|以某)/;
/** Of whom or what the made-up case is: `以贷款⟦100万元⟧为例`, `以⟦首套房⟧为例`; `以2024年为例` and `以东湖区为例` are no such cases. */
const CASE =
  /\d(?![\d\s]*年(?!期|限))|某|一[套对位名户]|房|家庭|职工|先生|女士|首[次套付]|贷款|购买|申请|缴存|提取|面积/;
const AS_CASE = /(?:为例|举例(?:说明|来说|来讲|说|道|称)?)[：:]?$/;
/** `⟦调整后⟧，单职工最高可贷60万元`: behind an example, the other half of it. */
const GOES_ON = /^\s*(?:调整[前后]|新政[前后]|政策[^，,]{0,6}[前后]|如果|若|那么|则|而?现在|这样)/;
const OPENS_ON = new Codes(`调新政如若那则而现这${BLANK_CODES}`);
const OPENS_EXAMPLE = new Codes(`答例比举假如以${BLANK_CODES}`);
const SAYS = /^(?:再|又)?(?:例如|比如)说?$/;
const SOMEBODY = /某|一[套对位名户]|先生|女士|您|你|卖|买|购房|职工/;
const SAMPLE = new Codes('例比');

/**
 * Where the figures of a sentence begin to be of a made-up case (`以贷款100万元、期限20年为例，每月少还⟦249元⟧`), which state
 * nothing of anybody; beyond its end where it holds none.
 */
export function exampleFrom(scene: Scene): number {
  const { paper, sentence, before } = scene;
  const { text } = paper;
  const { start, end } = sentence;
  const first = text.charCodeAt(start);
  if (OPENS_EXAMPLE.has(first) && OPENS.test(text.slice(start, start + 8))) return start;
  if (SAMPLE.within(text, start, end)) {
    const at = toldAsCase(scene);
    if (at >= 0) return at;
  }
  if (before !== null && OPENS_ON.has(first) && before.example <= before.sentence.start)
    if (GOES_ON.test(text.slice(start, start + 14))) return start;
  return Infinity;
}

/** Where a 为例 or 举例 at the end of a clause says that a case is told; −1 where none does. */
function toldAsCase({ paper: { text }, sentence }: Scene): number {
  for (const [at, clause] of sentence.clauses.entries()) {
    // `⟦例如⟧，现有住房卖了200万元`
    const next = sentence.clauses[at + 1];
    if (next && clause.end - clause.start <= 4 && SAYS.test(text.slice(clause.start, clause.end)))
      if (SOMEBODY.test(text.slice(next.start, next.end))) return clause.end;
    const words = text.slice(Math.max(clause.start, clause.end - 8), clause.end);
    const told = AS_CASE.exec(words)?.[0];
    if (told === undefined) continue;
    if (told.startsWith('举')) return clause.end;
    // `以在我行贷款100万元，期限20年⟦为例⟧`: the 以 may stand a clause before.
    const opening = [clause, sentence.clauses[at - 1]].find((one) => one && text.startsWith('以', one.start));
    if (opening && CASE.test(text.slice(opening.start, clause.end))) return sentence.start;
  }
  return -1;
}
