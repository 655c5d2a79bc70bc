import { Codes } from '../text/codes.js';
import { BLANK_CODES } from '../text/blank.js';
import type { Scene } from './scene.js';

/** `例如：某职工申请贷款⟦50万元⟧`, `举例来说，总房款⟦400万元⟧` */
const OPENS = /^(?:答[：:])?\s*(?:例如|比如|举个?例|例[:：]|如[:：]|假设|假定|如某|以某)/;
/** Of whom or what the made-up case is: `以贷款⟦100万元⟧为例`, `以⟦首套房⟧为例`; `以2024年为例` and `以东湖区为例` are no such cases. */
const CASE =
  /\d(?![\d\s]*年(?!期|限))|某|一[套对位名户]|房|家庭|职工|先生|女士|首[次套付]|贷款|购买|申请|缴存|提取|面积/;
const AS_CASE = /(?:为例|(?:来|计)算|举例(?:说明|来说|来讲|说|道|称)?)[：:]?$/;
/** `⟦若⟧贷款金额为100万元，以30年等额本息来算` */
const RECKONED = /^(?:如果|若|假[如设]|按照?)[^。；;]{0,12}贷款[^。；;\d]{0,6}\d+万/;
/** `⟦调整后⟧，单职工最高可贷60万元`: behind an example, the other half of it. */
const GOES_ON = /^\s*(?:调整[前后]|新政[前后]|政策[^，,]{0,6}[前后]|如果|若|那么|则|而?现在|这样)/;
const OPENS_ON = new Codes(`调新政如若那则而现这${BLANK_CODES}`);
const OPENS_EXAMPLE = new Codes(`答例比举假如以${BLANK_CODES}`);
const SAYS = /^(?:再|又)?(?:例如|比如)说?$/;
const SOMEBODY = /某|一[套对位名户]|先生|女士|您|你|卖|买|购房|职工/;

/**
 * Where the figures of a sentence begin to be of a made-up case (`以贷款100万元、期限20年为例，每月少还⟦249元⟧`), which state
 * nothing of anybody; beyond its end where it holds none.
 */
export function exampleFrom(scene: Scene): number {
  const own = byItsWords(scene);
  const { paper, sentence, before } = scene;
  const { start } = sentence;
  if (own < Infinity || before === null || !OPENS_ON.has(paper.text.charCodeAt(start))) return own;
  if (!GOES_ON.test(paper.text.slice(start, start + 14))) return own;
  return byItsWords(before) <= before.sentence.start ? start : own;
}

/** The same, by the words of the sentence alone. */
function byItsWords(scene: Scene): number {
  const { text } = scene.paper;
  const { start, end } = scene.sentence;
  if (OPENS_EXAMPLE.has(text.charCodeAt(start)) && OPENS.test(text.slice(start, start + 8))) return start;
  return speaksOfCases(text, start, end) ? toldAsCase(scene) : Infinity;
}

/** Whether a 为例, 举例, 例如, 比如, 来算 or 计算 stands in `[start, end)`, as no 比例 and no 案例 does. */
function speaksOfCases(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== SAMPLE && code !== AS && code !== RECKONS) continue;
    const last = text.charCodeAt(at - 1);
    if (code === RECKONS) {
      if (last === COMES || last === COUNTS) return true;
    } else if (code === AS ? last === SAMPLE || last === LIKE : last === IS || last === RAISES) return true;
  }
  return false;
}
const [SAMPLE, AS, LIKE, IS, RAISES, RECKONS, COMES, COUNTS] = [...'例如比为举算来计'].map((one) => one.charCodeAt(0));

/** Where a 为例 or 举例 at the end of a clause says that a case is told; beyond the sentence where none does. */
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
    if (told.includes('算')) {
      const reckoned = [sentence.clauses[at - 1], clause].find(
        (one) => one && RECKONED.test(text.slice(one.start, one.start + 40)),
      );
      if (reckoned) return reckoned.start;
      continue;
    }
    // `以在我行贷款100万元，期限20年⟦为例⟧`: the 以 may stand a clause before.
    const opening = [clause, sentence.clauses[at - 1]].find((one) => one && text.startsWith('以', one.start));
    if (opening && CASE.test(text.slice(opening.start, clause.end))) return sentence.start;
  }
  return Infinity;
}
