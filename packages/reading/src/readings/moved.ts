import { Codes } from '../text/codes.js';

const AMOUNT = '额|额度|限额|标准|比例|金额|利率|税率|费率|首付|费|价格|补助|补贴|上限|下限|倍数';
const WHO = '家庭|人才|职工|企业|项目|[者人户]';

/** `贷款额度⟦可按当期最高额度⟧上浮20%`, `提取限额⟦在现行标准上⟧提高500元`: what it is reckoned from is not what moves. */
const FROM_BASE = new RegExp(
  `^(?![可在按以])(.{1,40}?(?:${AMOUNT}))(?:可以?|均可?|都|拟|应)?(?:按照?|在(?![建校册职岗线编])|依[照据]?|以(?![上下内外后前旧工])|较)(.{2,})$`,
);
const TELLS_BASE = new Codes('按在依以较');

/** `⟦可按⟧最高限额`, `⟦在⟧现行标准⟦基础上⟧`: the base alone, where nothing else is named. */
const BASE_ALONE = new RegExp(
  `^(?:可以?|均可?|也可)?(?:按照?|在(?![建校册职岗线编]))(.{2,40}?(?:${AMOUNT}))(?:的?基础)?上?$`,
);

/** `二孩家庭⟦在其⟧可贷额度⟦的基础上⟧`: whose base it is says whose amount moves. */
const BASE_OF = new RegExp(`^(.{2,24}?(?:${WHO}))在(?:其|原有?|现有|现行)?([^在]{2,16}?(?:${AMOUNT}))的?基础上$`);

/** `贷款额度⟦可再额外⟧`: how it moves. The verb itself is told by the relation. */
const HOW =
  /(?<=.{2})(?:可以|[均也都]?可|拟|将|允许|对应|相应|额外|另外|另行|[再另]行?|再次|阶段性|平均|叠加|最[高多]|则|(?<![人户平月年日套次单])均|分别|[也还都]|统一|适当|依规|直接|(?<=[额度例准率贴助])各|降低|提升|下降|上升|提高|增加|增长|上浮|下浮|上调|下调|减少)+$/;
const ENDS_HOW = new Codes('以可拟将许应外行再另次性均加高多则别也还都一当规接各低升降长浮调少');

/** `多子女家庭可提高20%⟦的贷款额度⟧`: what moves stands behind the change, before it perhaps whose it is. */
const BEHIND = /^的((?:[一-龥]{2,8})?(?:额度|限额|标准|比例))(?![一-龥]*[者人户家])/;
const WHOSE = new RegExp(`^.{0,24}(?:${WHO}|贷款)等?$`);

/**
 * What a rule moves up or down: `told` without what the change is reckoned from and without the words that say how; named
 * by the words `behind` the figure where these are the noun. Gives `told` where nothing would be left.
 */
export function movedSubject(told: string, behind: string): string {
  const named = behind.charCodeAt(0) === OF ? BEHIND.exec(behind)?.[1] : undefined;
  if (named !== undefined) {
    const whose = told.replace(HOW, '');
    return WHOSE.test(whose) ? whose.replace(/等$/, '') + named : named;
  }
  const alone = OPENS_BASE.begin(told) ? BASE_ALONE.exec(told)?.[1] : undefined;
  if (alone !== undefined) return alone;
  const from = TELLS_BASE.within(told, 2, told.length) ? FROM_BASE.exec(told)?.[1] : undefined;
  const noun = from ?? told;
  const moved = ENDS_HOW.end(noun) ? noun.replace(HOW, '') : noun;
  const base = moved.endsWith('基础上') ? BASE_OF.exec(moved) : null;
  return base ? base[1]! + base[2]! : moved;
}

const OF = '的'.charCodeAt(0);
const OPENS_BASE = new Codes('可均也按在');
