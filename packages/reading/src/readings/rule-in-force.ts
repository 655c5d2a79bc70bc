import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Around } from './around.js';
import { Call } from './calls.js';
import { Cue } from './cue.js';
import { dated } from './dated.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** `优良天数⟦比例为88.6%⟧`: what is measured, and nobody sets. */
const SHARE_TOLD = /(?:天数|优良|达标|合格|人口|人数|数量|断面|水质|床位|党员|女性|完成|建成|占)的?比例[^，,；;]{0,6}$/;
const OF = '的'.charCodeAt(0);

/** `提高挂钩⟦倍数⟧，⟦由20倍提高至25倍⟧`: the clause before names the parameter. */
function movedFrom(scene: Scene, { clause }: Around): boolean {
  const { text } = scene.paper;
  if (clause.start === scene.sentence.start || !FROM.has(text.charCodeAt(clause.start))) return false;
  return scene.cues.some(({ cue, end }) => cue === Cue.parameter && end === clause.start - 1);
}
const FROM = new Codes('由从');

/**
 * A rate or ceiling that the report says is in force (`再贷款的支持比例是⟦100%⟧`, `最低首付比例⟦不低于15%⟧`) or is newly set,
 * where nothing in its paragraph tells of a past deed (`可贷额度由45万元调至⟦65万元⟧`).
 */
export function inForce(scene: Scene, quantity: Quantity, a: Around): boolean {
  if (
    quantity.kind !== 'ratio' &&
    quantity.kind !== 'money' &&
    quantity.kind !== 'point' &&
    quantity.kind !== 'multiple'
  )
    return false;
  const { text } = scene.paper;
  const parameter = scene.cues.some(
    (hit) => hit.cue === Cue.parameter && hit.end <= quantity.start && hit.start >= a.clause.start,
  );
  if (!parameter && !movedFrom(scene, a)) return false;
  if (a.calling(Call.compared) && SHARE_TOLD.test(a.before)) return false;
  // `⟦平均⟧首付比例为33.9%`
  if (a.before.includes('平均') && /平均(?!价|工资|水平)/.test(a.before)) return false;
  const near = /(?:比例|利率|费率|税率|额度|限额|标准|首付|上限|下限|倍数|保证金|基数)[^，,]{0,6}$/.test(a.before);
  if (near && (/[是为]$/.test(a.before) || a.limited || /^的?政策|^起/.test(a.behind))) return true;
  // `贷款利率目前最低执行⟦4.1%⟧`, `目前最高额度为⟦80万元⟧`: a bound in force.
  const present = scene.cues.every((hit) => hit.cue !== Cue.past || PRESENT.test(text.slice(hit.start, hit.end)));
  if (present && /(?:最高|最低)[^，,；;]{0,8}(?:执行|[为至到按])$/.test(a.before)) return true;
  if (
    !/(?:最高|最低|[至到为]|上浮|提高|不超过|不低于|按照?)[^，,]{0,10}$|(?:上调|下调)[^，,]{0,14}$|为[^，,]{0,18}的$/.test(
      a.before,
    )
  )
    return false;
  for (let from: Scene | null = scene; from; from = from.before)
    if (from.cues.some((hit) => tellsPast(hit) && !issues(text, hit.start) && !saysWhom(from, hit))) return false;
  if (/增幅|涨幅|降幅/.test(text.slice(quantity.end, scene.sentence.end))) return false;
  // `今年1月的政策显示，首次购房⟦的⟧，最高额度提高10万元`: the day is that of the paper.
  return !dated(scene) || ofThose(scene, a);
}

/** Whether a clause before says for whom: `…⟦的⟧，`. */
const ofThose = (scene: Scene, { clause }: Around): boolean =>
  scene.sentence.clauses.some(({ end }) => end < clause.start && scene.paper.text.charCodeAt(end - 1) === OF);

/** `出台⟦了⟧《…措施》`: that a paper was issued, not what came of it. */
const issues = (text: string, at: number): boolean =>
  /(?:出台|印发|发布|推出|公布|制定|明确|召开|优化|放宽|完善)$|(?:》|通知|新政|政策|措施|办法)(?:还|也|进一步)?(?:加大|提高|调整|降低|扩大|取消|延长)$/.test(
    text.slice(Math.max(0, at - 9), at),
  );

/** `原购房贷款⟦已⟧结清的，…`: the past of those whom the rule concerns. */
function saysWhom(scene: Scene, hit: { readonly start: number }): boolean {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, hit.start)]!;
  return scene.paper.text.charCodeAt(clause.end - 1) === 0x7684; /* 的 */
}

/** A word that tells of the past. */
export const tellsPast = (hit: { readonly cue: Cue }): boolean => hit.cue === Cue.past;

const PRESENT = /^(?:目前|截至目前)$/;
