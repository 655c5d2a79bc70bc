import type { Quantity } from '../recognise/quantity/quantity.js';
import { unspaced } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { Cue } from './cue.js';
import type { Scene } from './scene.js';
import { clauseAt } from './sentence.js';
import { sizeBefore } from './size-before.js';

const OPENS = /^(?:对于?|凡|符合|满足|经|若|如|当|在|自(?![身主有动贸由])|属于|具备|购买|购置|申请|使用)/;
const CLOSES =
  /(?:的|的[一-龥]{0,6}(?:[购买]房[人者]|家庭|企业|个人|职工|人员|单位|居民|业主|人才|农民|机构|申请人|缴存人)|时|后|前|期间|中|情况下|条件下|范围内|之间)(?:[（(][^）)]{0,30}[）)])?$/;
/** The last characters of words that `CLOSES` knows. */
const ENDS_CLOSED = new Codes('的时后前间中下内）)人者庭业工员位民主才构');
const OPENS_WITH = new Codes('对凡符满经若如当在自属具购申使');
const OPENS_JOIN = new Codes('且并或及非以同其');
const JOINS = /^(?:且|并|或|及|非|以及|同时|其中)/;

/**
 * For whom or when a rule holds, in the paper's words: the opening of its own clause up to the grant (`⟦对新认定的企业⟧给予…`),
 * else the clauses before it that end in 的 or open with 对, without what an earlier grant says. Null where nothing is said.
 */
export function conditionOf(
  scene: Scene,
  quantity: Quantity,
  ruled: readonly Quantity[],
  bounding: ReadonlySet<Quantity>,
): string | null {
  const { text } = scene.paper;
  const { clauses } = scene.sentence;
  const index = clauseAt(scene.sentence, quantity.start);
  const own =
    lead(scene, index, quantity.start, ruled) ?? (quantity.unit === '分' ? scored(scene, index, quantity) : null);
  const saidBefore = own !== null && index > 0 && ofCeiling(scene, own, index, ruled);
  if (own && !saidBefore) return unnumbered(own);
  let first = -1;
  let last = -1;
  for (let i = index - 1; i >= 0; i--) {
    const clause = clauses[i]!;
    const grant = ruled.find((q) => q.start >= clause.start && q.start < clause.end);
    if (grant) {
      // `对A给予X，单个企业最高⟦Y⟧`: the rule goes on for the same ones.
      if (first >= 0) break;
      const same = lead(scene, i, grant.start, ruled);
      // `对多子女家庭最高额度为60万元，⟦引进人才最高额度⟧为70万元`: others, of whom that clause says nothing.
      if (same?.startsWith('对') && OTHERS.test(text.slice(clauses[index]!.start, quantity.start))) return null;
      if (same) return same;
      continue;
    }
    const numberless = unnumbered(text.slice(clause.start, clause.end).trim());
    const words = OPENS_WILL.begin(numberless) ? numberless.replace(WILL, '') : numberless;
    // `自5月起作如下调整⟦：⟧对购房的，…`: only leads in, unless it says for whom itself (`双方缴存的：`).
    if (first >= 0 && COLONS.has(text.charCodeAt(clause.end)) && !CLOSES.test(words) && !WHOM.test(words)) break;
    const inside = scene.quantities.filter((q) => q.start >= clause.start && q.end <= clause.end);
    // `千人拥有⟦3岁以下⟧托位4.6个`: an age in what states a figure of its own is no condition.
    const states = (age: Quantity) => age.kind === 'age' && inside.some((q) => q.start > age.end && !bounding.has(q));
    const bounds = inside.some((q) => bounding.has(q) && !isTerm(text, q) && !states(q)) && !BIDS.test(words);
    const joined =
      first >= 0 &&
      OPENS_JOIN.has(text.charCodeAt(clauses[first]!.start)) &&
      JOINS.test(text.slice(clauses[first]!.start, clauses[first]!.start + 2));
    const given = first < 0 && words.startsWith('对') ? /^对.{3,60}?(?=按照?|给予|予以)/.exec(words) : null;
    if (given) return unspaced(given[0]);
    if (words.startsWith('在') && ABOUT.test(words)) {
      if (first >= 0) break;
      continue;
    }
    if (
      (words.length > 3 &&
        ((ENDS_CLOSED.end(words) && CLOSES.test(words)) || (OPENS_WITH.begin(words) && OPENS.test(words)))) ||
      bounds ||
      joined
    ) {
      first = i;
      if (last < 0) last = i;
    } else if (first >= 0) break;
  }
  const size = sizeBefore(scene, quantity, bounding)?.size;
  if (size) {
    // `产权面积120平方米及以上的，奖励3万元`: the size stands in the clause before.
    if (first >= 0 && size.end <= clauses[index]!.start) return said(text, clauses[first]!.start, size.end);
    // `⟦首次购房的，面积90平方米以下⟧补贴6000元`
    const from = ruled.findLast((q) => q.end <= size.start && q.start >= clauses[index]!.start)?.end;
    const own = said(text, from ?? clauses[index]!.start, size.end)?.replace(/^[、和及，,]?(?:按照?)?/, '') ?? null;
    if (first < 0 || own === null) return own;
    const { end } = clauses[last]!;
    return `${said(text, clauses[first]!.start, end)}${text.charAt(end)}${own}`;
  }
  return first < 0 ? null : said(text, clauses[first]!.start, clauses[last]!.end);
}

/**
 * `夫妻双方缴存的，⟦申请贷款的⟧最高额度为60万元`: whether the clause before says for whom, and the 的 of this one only joins
 * words to the ceiling.
 */
function ofCeiling(scene: Scene, own: string, index: number, ruled: readonly Quantity[]): boolean {
  const { text } = scene.paper;
  const previous = scene.sentence.clauses[index - 1]!;
  if (!own.endsWith('的') || /^(?:对|凡|符合|经)/.test(own) || text.charAt(previous.end - 1) !== '的') return false;
  const clause = scene.sentence.clauses[index]!;
  const rest = unspaced(text.slice(clause.start, Math.min(clause.end, clause.start + 80)));
  if (!CEILING.test(rest.slice(rest.indexOf(own) + own.length))) return false;
  return !ruled.some((q) => q.start >= previous.start && q.start < previous.end);
}

const CEILING = /^(?:最[高低]|[一-龥]{0,8}(?:额度|限额|比例|期限|上限|下限|利率))/;

/** A clause that names whom it is for before what they may have. */
const OTHERS =
  /^(?!单|每|其|个人)[一-龥]{0,14}(?:人才|家庭|职工|人员|毕业生|居民|军人|业主)[一-龥]{0,14}(?:额度|比例|标准|限额)/;

/** `贴息期⟦1年⟧`, `补贴分⟦3年⟧发放`: how long, and for whom nothing. */
const TERM = /(?:期限?|年限|时限|分)[为是]?$/;
const isTerm = (text: string, q: Quantity): boolean =>
  q.kind === 'duration' && q.qualifier === null && TERM.test(text.slice(q.start - 3, q.start));
/** `对已缴纳的契税按50%给予`: what the rate is of, and nobody. */
const OF_TAX = /^对(?:其)?(?:已|实际|所|个人|应)*缴纳?的?[一-龥]{0,6}税(?:款|额|费)?$/;
/** `⟦将⟧对符合政策的家庭` */
const OPENS_WILL = new Codes('还并拟将其');
const WILL = /^(?:(?:还|并|拟|将)+(?=对)|其中(?=[一-龥]{4}))/;
/** `在优化信贷方面`: of what is spoken, and for nobody. */
const ABOUT = /^在.{2,24}方面$/;
const WHOM = /^(?:对|凡|符合)/;
const OF = '的'.charCodeAt(0);
/** `运营单位⟦应当⟧自受理之日起五日内完成初审`: what another clause bids is no condition; a bracket's 不得 bids nothing. */
const BIDS = /^[^（(]*(?:应当|必须|不得|[日天]内(?:完成|办结|作出|答复))/;
/** `小户型面积⟦占总面积的⟧比例`: of what the rate is. */
const SHARE_OF = /占[^，,]{2,24}的$/;
const ENDS_DEALT = new Codes('别均各也律再另');
const DEALT = /(?<=的)(?:分别|均|各|也|一律|再|另)$/;
const COLONS = new Codes('：:');
const NUMBER =
  /^(?:第[一二三四五六七八九十百\d]{1,5}条[ 　]*|[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]是(?=[一-龥]{2})|\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)])/;

const OPENS_NUMBER = new Codes('第一二三四五六七八九十0123456789（(');
const unnumbered = (words: string): string => (OPENS_NUMBER.begin(words) ? words.replace(NUMBER, '') : words);

/** Bullets and the rest of a quotation before the first words. */
const BULLET = /^[◆●■▲◇○★☆❖·•”“"’]+/;
const BULLETS = new Codes('◆●■▲◇○★☆❖·•”“"’');
const unbulleted = (words: string): string => (BULLETS.begin(words) ? words.replace(BULLET, '') : words);

/** `⟦其中⟧首次申请贷款的` */
const AMONG = /^其中(?=[一-龥]{4})/;
function said(text: string, start: number, end: number): string | null {
  const words = unnumbered(unbulleted(unspaced(text.slice(start, end))));
  return (words.startsWith('其中') ? words.replace(AMONG, '') : words) || null;
}

/** `⟦GDP增速达到目标6%的⟧得5分`: for what points are given. */
function scored(scene: Scene, index: number, quantity: Quantity): string | null {
  const { start } = scene.sentence.clauses[index]!;
  const words = unspaced(scene.paper.text.slice(Math.max(start, quantity.start - 80), quantity.start));
  const hit = /^(.{4,}?)(?:得|加|扣|计|减)$/.exec(words);
  return hit && !/最[高多]$/.test(hit[1]!) ? hit[1]! : null;
}

const OPENS_RULE = new Codes('对凡');
const OPENS_LEAD = new Codes('对凡符经');

const GIVES = /给予|予以|奖励|补贴|按照?|最高|每[人户套亩年月]|一次性|免|减[按半征]|实行/g;
const OPENS_GIVING = new Codes('给予奖补按最每一免减实');

/** Where the first word of giving stands in the words, behind the first two characters; −1 where none does. */
function givesAt(words: string): number {
  const first = OPENS_GIVING.first(words, 2, words.length);
  if (first < 0) return -1;
  GIVES.lastIndex = first;
  return GIVES.exec(words)?.index ?? -1;
}

/** The opening of a clause that says for whom, up to the word that gives or sets. */
function lead(scene: Scene, index: number, to: number, ruled: readonly Quantity[]): string | null {
  const { text } = scene.paper;
  const clause = scene.sentence.clauses[index]!;
  let start = clause.start;
  for (const q of ruled) {
    // A new 对 behind an earlier sum of the clause opens a rule of its own.
    if (q.start < clause.start || q.end > to || q.end <= start) continue;
    const next = OPENS_RULE.first(text, q.end, Math.min(to, q.end + 12));
    if (next >= 0) start = next;
  }
  const words = text.slice(start, Math.min(to, start + 200));
  const gives = givesAt(words);
  let end = gives < 0 ? -1 : start + gives;
  for (const hit of scene.cues) {
    if (hit.start < start + 3 || hit.start >= to) continue;
    if ((hit.cue === Cue.grant || hit.cue === Cue.parameter) && (end < 0 || hit.start < end)) end = hit.start;
  }
  if (end < 0) return null;
  const begun = unbulleted(unspaced(text.slice(start, end)));
  // `⟦首次购房的⟧分别给予`, `⟦购买车位的⟧均按`
  const dealt = ENDS_DEALT.end(begun) ? (DEALT.exec(begun)?.[0].length ?? 0) : 0;
  const opening = dealt > 0 ? begun.slice(0, -dealt) : begun;
  if (OPENS_LEAD.begin(opening) && /^(?:对(?!应)|凡|符合|经)/.test(opening) && opening.length > 4)
    return OF_TAX.test(opening) ? null : opening;
  return opening.charCodeAt(opening.length - 1) === OF &&
    opening.length > (dealt > 0 ? 4 : 5) &&
    (!/^(?:首套|二套|其|该|即|购买首套|购买二套)/.test(opening) ||
      (dealt === 0 && /^(?:按|给予)/.test(text.slice(end, end + 2)))) &&
    !(text.startsWith('比例', end) && SHARE_OF.test(opening))
    ? opening.replace(AMONG, '')
    : null;
}
