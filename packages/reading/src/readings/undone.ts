import { Codes } from '../text/codes.js';

const UNDO =
  /^(?:设立|新建、?改?扩建|新建[、和]?改建|新改扩建|新建改扩建|新建（改造）|新建\(改造\)|改造提升|支持|鼓励|实施|建成(?![区率后]|交付|面积|投[产用运]|通车|运营)|创建|投资建设|基本建成|新开工|开工建设|推动|推进|引导|激励|新增|新建|新培育|新改建|建设|改造|培育|打造|开展|完成|实现|发放|安排|筹集|引进|举办|组织|推选|选树|动员|壮大|累计|培训)(?=.{3})/;

const OPENS_UNDO = new Codes('创推选动设新改支鼓基开推引激建培打完实发安筹举组壮累');

/** `新建⟦和⟧改造` */
const JOINED = /^[和及](?=改造|改建|扩建|新建|提升|改扩建|完善|升级)/;

/** `⟦三年内⟧引进高层次人才` */
const WITHIN = /^[一二两三四五六七八九十\d]{1,3}(?:年|个月)(?:以?内|之内)(?=.{4})/;

/** `⟦我市将⟧新建学校`: who will do it. */
const WILL = /^(?:[一-龥]{1,8}[省市州县区局委司团院校行]|项目|工程|[一二三]期)(?:还|也|正)?$/;
const OPENS_RUNNING = new Codes('在续未');
const OPENS_WITHIN = new Codes('一二两三四五六七八九十0123456789');

/** `⟦在建的35个⟧重点项目完成投资`: how many they are is no part of what is promised of them. */
const RUNNING = /^(?:在建|续建|未开工)的[\d.]{1,8}[十百千万]?[个项宗处](?=.{4})/;

/** `⟦会议原则同意⟧市级配套资金`: who agreed to it. */
const AGREED =
  /^(?:会议)?(?:研究|讨论|审议)?(?:原则|一致)?(?:同意|议定|明确|决定)(?:(?:从|由)[^，,]{2,14}?中?(?:拨付|安排|列支|支付|调剂|统筹))?(?=.{3})/;
const OPENS_AGREED = new Codes('会研讨审原一同议明决');

/** A promise's subject without the verbs of doing that open it. */
export function undone(words: string): string {
  let rest = OPENS_WITHIN.begin(words) ? words.replace(WITHIN, '') : words;
  if (OPENS_AGREED.begin(rest)) rest = rest.replace(AGREED, '');
  const will = rest.indexOf('将');
  if (will > 1 && WILL.test(rest.slice(0, will)) && !'向对按从把'.includes(rest.charAt(will + 1)))
    rest = rest.slice(will + 1);
  if (OPENS_RUNNING.begin(rest)) rest = rest.replace(RUNNING, '');
  for (let i = 0; i < 3 && OPENS_UNDO.begin(rest); i++) rest = rest.replace(UNDO, '').replace(JOINED, '');
  return rest;
}
