import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { isNoun } from './noun-phrase.js';
import type { Scene } from './scene.js';

/** Words before a sum that only say that it is provided. */
const BARE_VERB = /^(?:统筹|安排|设立|新增|投入|筹集|下达|拨付|发行|争取|落实|新设|再|计划|预算|资金|完成|用好)+$/;
const OPENS_BARE = new Codes('统安设新投筹下拨发争落再计预资完用');

/** `安排200万元⟦开展惠民活动⟧`, `新增6亿元⟦支持蔬菜保供⟧` */
const SPENT = /^(?:用于|支持|开展|充实|补充|实施|奖励支持)(?!政策)([一-龥“”、]{3,40})/;
const OPENS_SPENT = new Codes('用支开充补实奖');
/** `安排25亿元⟦，支持科学中心建设⟧` */
const SPENT_NEXT = /^[，,](?:专门|专项|主要|重点|全部)?(?:用于|支持|用作|落实|保障)([^，,。；;\d]{2,40})/;

/**
 * What a sum that is only provided is spent on, between its words `before` and `behind`: what stands behind it
 * (`统筹设立10亿元⟦攻坚专项资金⟧`, `安排200万元开展⟦惠民活动⟧`), else what the next clause says that it is for. Null where its words
 * say what it is, or nothing says what for.
 */
export function spentOn(
  scene: Scene,
  clause: Range,
  quantity: Quantity,
  before: string,
  behind: string,
): string | null {
  if (!OPENS_BARE.begin(before) || !BARE_VERB.test(before)) return null;
  const { text } = scene.paper;
  const { end } = quantity;
  const own = OPENS_SPENT.has(text.charCodeAt(end))
    ? SPENT.exec(text.slice(end, Math.min(clause.end, end + 46)))
    : null;
  if (own) return own[1]!;
  if (isNoun(behind)) return behind;
  const { clauses } = scene.sentence;
  const next = clauses[clauses.indexOf(clause) + 1];
  return next ? (SPENT_NEXT.exec(text.slice(clause.end, Math.min(next.end, clause.end + 50)))?.[1] ?? null) : null;
}
