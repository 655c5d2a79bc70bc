import type { Range } from '../text/span.js';
import type { Commitment } from './facts.js';
import { trimmed } from './noun-phrase.js';
import { modalityOf } from './relation.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** What offices do in a rhythm: `每季度⟦通报⟧`, `按月⟦调度⟧`, `旬⟦报送⟧`. Inspections are none: how often is their rule. */
const OFFICE_WORK =
  /^[^，,。；;、]{0,24}?(?:调度|监测|通报|报送|上报|报(?=[省市县区州本][一-龥])|会商|研判|例会|排名|晾晒|点评)(?:会议|会|制度|机制|制)?/;
/** `充分⟦发挥⟧周例会作用`, `⟦不再⟧执行每月调度`: it is there already, or ends. */
const IN_PLACE = /(?:发挥|利用|通过|依托|不再|取消|停止)[^，,]*$/;
const SETS_UP = /^(?:建立|健全|完善|实行|执行|落实|坚持|推行|实施)+/;
/** `对落后的县区⟦实行“⟧周调度”` */
const CARRIED_OUT = /^.*(?:实行|建立|执行|推行)[“"]?/;
/** A recurring payment or allowance is a rule, no duty of an office. */
const PAID = /补贴|补助|奖励|津贴|缴存|缴纳|提取|还款|租金|工资/;

/**
 * The duties that a plan repeats without a figure or a date: `每季度通报进展`, `按月调度`, `实行旬报送制度`. One for each
 * rhythm whose clause holds no figure of its own (`taken`) and goes on with office work.
 */
export function rhythmsOf(scene: Scene, taken: readonly Range[]): Commitment[] {
  if (scene.mood !== 'plan') return [];
  const duties: Commitment[] = [];
  const { text } = scene.paper;
  for (const time of scene.times) {
    if (time.kind !== 'recurrence' || time.every === null || time.every.startsWith('FREQ=YEARLY')) continue;
    const { clauses } = scene.sentence;
    const own = clauses[clauseAt(scene.sentence, time.start)]!;
    // `⟦每月5日前，⟧各县区将进展情况报市督查室`
    const alone = /^[前，,\s]*$/.test(text.slice(time.end, own.end));
    const clause = (alone ? clauses[clauses.indexOf(own) + 1] : undefined) ?? own;
    const from = Math.max(time.end, clause.start);
    if (taken.some((range) => range.start >= clause.start && range.end <= clause.end)) continue;
    const work = OFFICE_WORK.exec(text.slice(from, Math.min(clause.end, from + 40)));
    if (!work || PAID.test(text.slice(clause.start, clause.end))) continue;
    if (IN_PLACE.test(text.slice(own.start, time.start))) continue;
    // Not into the rhythm that follows: `按月调度、按季通报` are two.
    const next = scene.times.find(
      (other) => other.kind === 'recurrence' && other.start >= time.end && other.start < from + work[0].length,
    );
    if (next) continue;
    const before = trimmed(text.slice(own.start, time.start))
      .replace(SETS_UP, '')
      .replace(/[于在]$/, '');
    const named = before.length <= 20 && !/[、和]/.test(before) ? before : '';
    const subject =
      named.replace(CARRIED_OUT, '').replace(/^“/, '') + trimmed(work[0]).replace(/^(?:组织|开展|进行|召开)+/, '');
    duties.push({
      start: own.start,
      end: clause.end,
      measure: scene.measure,
      article: scene.article,
      subject,
      relation: null,
      quantity: null,
      due: null,
      modality: modalityOf(scene, time.start),
      every: time.every,
      rule: '<周期> <日常工作>',
    });
  }
  return duties;
}
