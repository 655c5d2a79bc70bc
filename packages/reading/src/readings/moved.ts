import { Codes, isHan } from '../text/codes.js';
import { FALLS, RISES } from './movement.js';

const AMOUNT = '额|额度|限额|标准|比例|金额|利率|税率|费率|首付|费|价格|补助|补贴|上限|下限|倍数';
const WHO = '家庭|人才|职工|企业|项目|[者人户生]';

/** `贷款额度⟦可按当期最高额度⟧上浮20%`, `提取限额⟦在现行标准上⟧提高500元`: what it is reckoned from is not what moves. */
const FROM_BASE = new RegExp(
  `^(?![可在按以])(.{1,40}?(?:${AMOUNT}))(?:可以?|均可?|都|拟|应)?(?:按照?|在(?![建校册职岗线编])|依[照据]?|以(?![上下内外后前旧工])|较)(.{2,})$`,
);
const TELLS_BASE = new Codes('按在依以较');

/** `⟦可按⟧最高限额`, `⟦在⟧现行标准⟦基础上⟧`: the base alone, where nothing else is named. */
const BASE_ALONE = new RegExp(
  `^(?:可以?|均可?|也可)?(?:按照?(?!政策|规定)|在(?![建校册职岗线编]))(.{2,40}?(?:${AMOUNT}))(?:的?基础)?上?$`,
);

/** `二孩家庭⟦在其⟧可贷额度⟦的基础上⟧`: whose base it is says whose amount moves. */
const BASE_OF = new RegExp(`^(.{2,24}?(?:${WHO}))在(?:其|原有?|现有|现行)?([^在]{2,16}?(?:${AMOUNT}))的?基础上$`);

/** `贷款额度⟦可再额外⟧`: how it moves. The verb itself is told by the relation. */
const HOW =
  /(?<=.{2})(?:可以|[均也都]?可|拟|将|允许|对应|相应|额外|另外|另行|[再另]行?|再次|阶段性|平均|叠加|最[高多]|则|(?<![人户平月年日套次单])均|分别|[也还都]|统一|适当|依规|直接|(?<=[额度例准率贴助])各|降低|提升|下降|上升|提高|增加|增长|上浮|下浮|上调|下调|减少)+$/;
const ENDS_HOW = new Codes('以可拟将许应外行再另次性均加高多则别也还都一当规接各低升降长浮调少');

/** `多孩家庭可提高15%⟦的可贷额度⟧`: what moves stands behind the change, before it perhaps whose it is. */
const BEHIND = /^的?((?:[一-龥]{2,8})?(?:额度|限额|标准|比例))(?![一-龥]*[者人户家])/;
const WHOSE = new RegExp(`^.{0,40}(?:${WHO}|贷款)等?$`);

const MOVES = `${RISES}|${FALLS}`;
/** `沿用⟦最高额度⟧上浮15%的办法`: the amount before the verb, where the grant behind was taken for what moves. */
const AMOUNT_MOVES = new RegExp(`([一-龥]{0,20}(?:${AMOUNT}))(?:可以?|再|分别|均|统一)*(?:${MOVES})$`);
/** `再提高⟦公积金贷款额度⟧10万元` */
const MOVES_AMOUNT = new RegExp(`(?:${MOVES})(?![后的])([一-龥]{1,14}(?:${AMOUNT}))(?:分别)?$`);
/** `在测算的⟦贷款额度⟧基础上，增加10万元`: the clause names nothing, the base does. */
const ON_BASE = new RegExp(`([一-龥]{0,14}(?:${AMOUNT}))的?基础上[，,]?(?:可以?|再|分别|均|相应)*(?:${MOVES})$`);
const ONLY_MOVES = new RegExp(`^(?:(?:可以?|再|分别|另外?|均)*(?:${MOVES})|最[高多])$`);
/** What stands before the noun itself: `执行⟦最高额度⟧`, `测算的⟦贷款额度⟧`. */
const NOT_NOUN = /^.*(?:[的将把对在]|执行|享受|实行|给予|落实)(?=[一-龥]{2})/;
const NAMES_AMOUNT = new RegExp(`(?:${AMOUNT})$`);

/** `分别提高10万元、⟦20万元⟧`: the figures of one series. */
const SERIES = /(?:[\d.]+[万亿]*(?:元|倍|%|个百分点)(?:[/／][户人月年套])?[、和及])+$/;

/**
 * What a rule moves up or down: `told` without what the change is reckoned from and without the words that say how; where
 * `told` names no amount, the amount that stands in the words `before` or `behind` the figure. Gives `told` where nothing
 * would be left.
 */
export function movedSubject(told: string, before: string, behind: string): string {
  const bare = ONLY_MOVES.test(told);
  const words = bare ? told : moving(told);
  if (NAMES_AMOUNT.test(words)) return MOVES_AMOUNT.exec(words)?.[1] ?? words;
  const after = BEHIND.exec(behind)?.[1];
  if (after !== undefined && (bare || after.length > 2 || WHOSE.test(words)))
    return WHOSE.test(words) ? words.replace(/等$/, '') + after : after;
  const lead = before.replace(SERIES, '');
  if (WHOSE.test(words)) return `${words}¤${named(ON_BASE.exec(lead)?.[1] ?? '')}`.replace(TWICE, '$1');
  const amount = (bare ? ON_BASE : AMOUNT_MOVES).exec(lead) ?? MOVES_AMOUNT.exec(lead);
  // Words cut in their midst, or the base itself, name nothing.
  if (!amount || (amount[1]!.length > LONG && isHan(lead.charCodeAt(amount.index - 1)))) return words;
  const noun = named(amount[1]!);
  return /[按在]/.test(noun) ? words : noun;
}

/** `公积金⟦贷款⟧` of `⟦贷款⟧最高额度` */
const TWICE = /(贷款)?¤\1/;

/** The amount itself of words that end in it. */
const named = (words: string): string => moving(words).replace(NOT_NOUN, '').replace(SUCH, '');
const SUCH = /^(?:上述|现行|现有|原有?|当期)(?=.{4})/;

/** Characters from which a name of an amount is taken to go on before what was found of it. */
const LONG = 20;

/** Without what a change is reckoned from and without how it goes. */
function moving(told: string): string {
  const alone = OPENS_BASE.begin(told) ? BASE_ALONE.exec(told)?.[1] : undefined;
  if (alone !== undefined) return alone;
  const noun = (TELLS_BASE.within(told, 2, told.length) ? FROM_BASE.exec(told)?.[1] : undefined) ?? told;
  const moved = ENDS_HOW.end(noun) ? noun.replace(HOW, '') : noun;
  const base = moved.endsWith('基础上') ? BASE_OF.exec(moved) : null;
  return base ? base[1]! + base[2]! : moved;
}

const OPENS_BASE = new Codes('可均也按在');
