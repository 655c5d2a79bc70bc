import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import { Bound, boundOf } from './bound.js';
import type { Band } from './band.js';
import { bandOf } from './band.js';
import { conditionOf } from './condition.js';
import type { Deal } from './dealt.js';
import { dealsOf, namesAmount } from './dealt.js';
import type { Provision, Relation } from './facts.js';
import type { Bounding } from './left-edge.js';
import { movedSubject } from './moved.js';
import { receiverAlone, receiverOf, withReceiver, type Receiver } from './receiver.js';
import { relationOf } from './relation.js';
import { ruledSubject } from './ruled-subject.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';

/** What is known of a ruled figure before it is asked how the rule bounds it and for whom it holds. */
export interface Rule {
  readonly quantity: Quantity;
  readonly clause: Range;
  readonly subject: string;
  readonly band: Band | null;
  /** The member of a dealt series for which it holds; null where the words around it say that. */
  readonly member: string | null;
  /** To whom it is given where the clause gives several; null where one is given or it does not say. */
  readonly receiver: Receiver | null;
}

/**
 * What each ruled figure of a sentence is of. What 分别 deals to a sum is a condition (`对A、B分别给予
 * x、y`), what it deals to a rate names it (`A、B的比例分别为x、y`).
 */
export function rulesOf(scene: Scene, ruled: readonly Quantity[], bounding: Bounding): Rule[] {
  const deals = dealsOf(scene, ruled);
  return ruled.map((quantity) => rule(scene, quantity, deals.get(quantity) ?? null, ruled, bounding));
}

function rule(
  scene: Scene,
  quantity: Quantity,
  deal: Deal | null,
  ruled: readonly Quantity[],
  bounding: Bounding,
): Rule {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, quantity.start)]!;
  // `二孩家庭贷款额度、三孩家庭贷款额度分别上浮10万元和20万元`: each amount is named.
  const given =
    deal !== null && (deal.own !== null || deal.given || (quantity.kind === 'money' && !namesAmount(deal.member)));
  const band = bandOf(scene, quantity);
  const subject = band ? band.subject : !deal ? ruledSubject(scene, quantity, bounding) : (deal.own ?? null);
  const receiver = deal ? null : receiving(scene, clause, quantity, subject ?? '', ruled, bounding);
  const first = deal && ruled.find((q) => q.start >= clause.start && q.kind === quantity.kind);
  return {
    quantity,
    clause,
    subject: receiver?.what ?? subject ?? (given ? grantOf(scene, first ?? quantity, ruled, bounding) : deal!.member),
    band,
    member: given ? deal.member : null,
    receiver,
  };
}

/** For whom a sum is, and what it is where its own words say no more. */
function receiving(
  scene: Scene,
  clause: Range,
  quantity: Quantity,
  told: string,
  ruled: readonly Quantity[],
  bounding: Bounding,
): Receiver | null {
  if (quantity.kind === 'money' && EACH.test(told) && (boundOf(quantity) & Bound.ceiling) !== 0)
    return eachOne(scene, quantity, told, ruled, bounding);
  const own = receiverOf(scene, clause, quantity, ruled);
  if (own?.what) return own;
  const alone = receiverAlone(scene, quantity, told);
  return alone && own ? { whom: own.whom, what: alone.what } : (own ?? alone);
}

const GIVEN = /(?:补贴|补助|奖励|奖补|奖金|资助|支持|贴息|优惠|补偿|津贴|资金|消费券)$/;
const EACH =
  /^(?:单个|单项|单户|单家|每个|每家|每户|每人|每项|同一)(?!.*(?:补贴|补助|奖励|奖补|资助|支持|享受|额度))[一-龥]{0,6}$/;
/** Sums that are looked back over for what is given. */
const SUMS = 4;

/** `给予展位费支持，⟦单个企业⟧最高40万元`: of what is given before, so much to each of them; null where nothing is. */
function eachOne(
  scene: Scene,
  quantity: Quantity,
  whom: string,
  ruled: readonly Quantity[],
  bounding: Bounding,
): Receiver | null {
  const before = ruled.filter((q) => q.end <= quantity.start).slice(-SUMS);
  for (const sum of before.reverse()) {
    const what = ruledSubject(scene, sum, bounding);
    if (GIVEN.test(what)) return { whom, what };
  }
  return null;
}

/** The grant of a dealt series stands behind its last sum: `分别给予10万元、6万元⟦补贴⟧`. */
function grantOf(scene: Scene, first: Quantity, ruled: readonly Quantity[], bounding: Bounding): string {
  let last = first;
  for (const q of ruled) if (q.start >= last.end && q.start - last.end <= 2) last = q;
  return ruledSubject(scene, last, bounding);
}

/** The provisions that the rules make: how each bounds its figure, and for whom or when it holds. */
export function provisionsOf(
  scene: Scene,
  rules: readonly Rule[],
  ruled: readonly Quantity[],
  bounding: Bounding,
): Provision[] {
  return rules.map(({ quantity, clause, subject, band, member, receiver }) => {
    const relation = atMost(receiver, relationOf(scene, quantity, '='));
    return {
      start: clause.start,
      end: Math.max(clause.end, quantity.end),
      measure: scene.measure,
      article: scene.article,
      subject: relation === 'change' ? moved(scene, clause, quantity, subject) : subject,
      relation,
      quantity,
      condition: band ? band.grade : (member ?? withReceiver(conditionOf(scene, quantity, ruled, bounding), receiver)),
      rule: 'rule',
    };
  });
}

/** What a change moves, by the words of its sentence that may name it. */
function moved({ paper: { text }, sentence }: Scene, clause: Range, { start, end }: Quantity, told: string): string {
  const before = text.slice(Math.max(sentence.start, start - 60), start);
  return movedSubject(told.replace(GOES_ON, ''), before, text.slice(end, Math.min(clause.end, end + 16)));
}

/** `船闸收费⟦继续执行⟧下调15%政策` */
const GOES_ON = /(?<=.{3})继续(?:执行|实行|实施)$/;

/** `⟦最高⟧贷款额度为单职工50万元、双职工80万元`: each of them is a ceiling. */
const atMost = (receiver: Receiver | null, relation: Relation): Relation =>
  relation === '=' && receiver?.what && /最高|上限/.test(receiver.what) ? '<=' : relation;
