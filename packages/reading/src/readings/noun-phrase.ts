import type { Quantity } from '../recognise/quantity/quantity.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { Signs } from '../text/signs.js';
import type { Range } from '../text/span.js';
import { withoutLinks } from './links.js';
import type { Scene } from './scene.js';

/** A subject longer than this many characters is cut from its front: the head noun stands last in Chinese. */
export const LONGEST = 60;

/** `收费比例⟦降至成交价的⟧1%` */
const DOWN_TO_BASE = /(?<=比例|标准|费率|额度|租金|价格)(?:降至|降到|降低到|降低至|下降到|下降至)[^，,]{1,12}的$/;
/** `设备平台面积之和⟦不超过户型面积的⟧3%`: the base of a rate is not what is bounded. */
const OF_BASE =
  /(?:(?:调整|提高|降低|下降|放宽)[至到为])?(?:不超过|不高于|不低于|不少于|不得超过|不得高于|不得低于|不能超过|不能高于|不能低于|不宜超过|不宜高于|不宜低于|控制在)[^，,且]{1,20}的?$/;

/** `一、`, `（二）`, `3.`, `第四条` before the first words of an item. */
const NUMBER =
  /^(?:第[一二三四五六七八九十百\d]{1,5}条[ 　]*|[一二三四五六七八九十]{1,3}[、）)]|[一二三四五六七八九十]是(?=[一-龥]{4})|\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)])/;

const OPENS_NUMBER = new Codes('第一二三四五六七八九十0123456789（(');
const OPENS_MORE = new Codes(
  `和其或以及与主同并且但而不还共已又再也均都即仅约到力争确保努预计拟将要全进加有稳积大深重持逐针累统每目现合总时用对为当如若至在由使让把按原通围聚给予明年中省市区县受的了是、,，;；:：“”"'‘’（）()/／<＜≤≦${BLANK_CODES}`,
);

/** Openers of a clause that belong to no subject. */
const OPENER =
  /^(?:其中|其(?![他余它次实])|或者?|以及|及(?![时格早第])|和(?![谐平美睦好解约田县顺硕龙布政静林])|与(?![会])|主要(?:是|为)|同时|并且|并(?![网购])|且|但是?|而(?=[一-龥]{4})|不过|还(?![款贷])|共(?![享同有建计])|已经|已(?![缴购婚])|又|再(?![贷就生担交])|也|均(?!价)|都(?!市)|即(?!办|时|开)|仅|约|要求(?=[一-龥]{4})|到(?![账位])|力争|争取|确保|保证(?!金)|努力|预计|计划|拟|将|要(?!素)|全面|进一步|加快|加强|有序|稳步|积极|大力|深入|重点(?![项产工企领区行实群人污管任])|持续|逐步|针对性|累计|统筹|每年|每季度|每月|目前|现(?![房代行场役金货有])|共计|合计|总计|时间(?=再|内|建成|改造|新增|打造|培育)|用于|对于|对(?![外口接应])|为|[当如若](?=[一-龥（）()]{2,16}率)|若(?=测算)|至少(?=[一-龥]{2})|至(?=[一-龥]{2,8}价)|在(?![建校册职岗线编])|由|使(?!用)|让|把|以(?![旧工上下内外后前])|按照|按(?!政策|规定|时|期|需|揭)|原则上|通过(?!率)|围绕|针对|聚焦|给予|予以|明确|年度(?=完成|实现|新增|投资[一-龥])|(?:中央|省级?|市级?|区级?|县级?|受益)财政(?![收支一厅局部])|的|了|是|[、,，;；:：“”"'‘’（）()/／<＜≤≦\s])+/;

const OF_KIND = /等(?!级)[一-龥]{2,6}$/;
const SERIES_OPENS =
  /(?:解决|涉及|包括|处理|整改|协调|化解|办理|提供|推出|开展|举办|完成|新增|建成|发现)(?=[一-龥]{2,8}$)/;
/** `12个⟦项目获得甲行、乙行贷款⟧2亿元`: the series is of those who give. */
const GETS_FROM = /(?:获得?|取得|得到|向|与|由|经)[一-龥]{2,12}$/;

/** Where the words behind a figure stop naming what is counted. */
const STOP =
  /(?<=款|资金|融资)后|建成(?=投产|投用|投运|通车)|复工(?!率|复产率)|复产(?!率)|用作|用于|作为|落地|纳入|投用|投产|(?<!未)(?:开工|竣工|完工)(?!率)|(?<!未|按期|如期|按时)交付(?![率量面条])|进行|开展|提供|给予|予以|共获|预计|因(?![素此地子特])|公开|顺利|成功|尚未|仍未|还未|均未|荣获|获评|获得|入选|被|正在|正(?![增式规当面反])|已|已经|受益|全部|(?<![平人户年月日])均|一律|依然|依旧|仍然|陆续|先后|(?<=[一-龥]{2})在(?![建校册岗编售租线职园])|的(?:标准|比例|额度|补贴|补助|奖励)|(?<!级)以上|以下|并(?=已|未|[按与于])|是(?![否])|有序(?=开展|推进|实施|复工|复产)/y;
/** Where such words begin, and the marks that stop at once. */
const OPENS_STOP = new Codes(
  '因预建复共予是有依后用作落纳投开竣完交进提给公顺成尚仍还均荣获入被正已受全一陆先在的以并',
);
const MARK_STOPS = new Codes('，,。；;：:！？!?（(）)\n\t…');
/** What is counted together with what became of it (`13家企业⟦入选名录⟧`, `12家企业⟦被认定为⟧…`). */
const AWARDED =
  /^[^，,。；;：:！？!?（(）)\n\t…]{0,8}?(?:荣获|获评|入选|被认定为|被评为|被命名为|获批|上榜|跻身)[^，,。；;：:！？!?（(）)\n\t…]{2,30}/;

/** `70个⟦城市⟧交付率超80%`: what the next figure measures stands behind those that are counted. */
const COUNTED =
  /^(城市|地市|地块|地(?=起始|总|成交|出让)|县区|区县|省份|项目|企业|单位|部门|乡镇|街道|社区|园区|行业|国家|地区|楼盘)[^的、和及]{1,12}(?:率|占比|比重|余额|规模|总额|总价|价款|面积)$/;

/** Its last characters. */
const MEASURES = new Codes('率比重额模价款积');

/** `投资⟦力争⟧增长`: the firmness is told elsewhere. */
const WILL = /(?:力争|争取|确保|努力|预计)(?=(?:增长|提高|下降|降低|提升|减少|增加)?$)/;

/** A phrase whose opening quotation mark was cut gets it back. */
function quoted(words: string): string {
  const close = words.indexOf('”');
  if (close < 0) {
    // `要执行“⟦首付比例⟧`: what is said stands behind the mark that is not closed here.
    const last = words.lastIndexOf('“');
    return last >= 0 && words.length - last > 4 ? words.slice(last + 1) : words;
  }
  const open = words.indexOf('“');
  return open < 0 || open > close ? `“${words}` : words;
}

/** What a character of a phrase calls for: most phrases have none, and are looked through once instead of six times. */
const Sign = { blank: 1, base: 2, will: 4, quote: 8, award: 16 } as const;
const SIGNS = new Signs(
  [`*${BLANK_CODES}`, Sign.blank],
  ['不控降', Sign.base],
  ['力争确努预', Sign.will],
  ['“”', Sign.quote],
  ['获入被榜跻', Sign.award],
);

/** Without openers and links; empty where nothing is left. */
export function trimmed(words: string): string {
  const signs = SIGNS.of(words);
  return unled((signs & Sign.blank) === 0 ? words : words.replace(/[\s*]+/g, ''), signs);
}

/** Words without blank space, without their openers and links; `signs` are theirs, and may hold more. */
function unled(words: string, signs: number): string {
  let rest = opened(numbered(words));
  if ((signs & Sign.base) !== 0) rest = rest.replace(OF_BASE, '').replace(DOWN_TO_BASE, '');
  rest = withoutLinks(rest);
  if ((signs & Sign.will) !== 0) rest = rest.replace(WILL, '');
  if ((signs & Sign.quote) !== 0) rest = quoted(rest);
  return rest.length > LONGEST ? rest.slice(-LONGEST) : rest;
}

/** A phrase without the number of the item that it opens. */
export const numbered = (words: string): string => (OPENS_NUMBER.begin(words) ? words.replace(NUMBER, '') : words);

/** A phrase without the openers of its clause. */
export function opened(words: string): string {
  if (!OPENS_MORE.begin(words)) return words;
  const rest = words.replace(OPENER, '');
  // `其中⟦区级财政⟧5亿元`: who pays it, where nothing else is named.
  return rest === '' && words.endsWith('财政') ? words.replace(/^其中/, '') : rest;
}

const JOINS = new Codes('、和与及');
const AND = '及'.charCodeAt(0);
/** `惠⟦及⟧`, `涉⟦及⟧`, `普⟦及⟧` */
const NOT_AND = new Codes('惠涉普');
/** `期限与房龄之⟦和⟧`, `总⟦和⟧` */
const SUM = '和'.charCodeAt(0);
const NOT_SUM = new Codes('之总');
const CLOSES = new Codes('）)');
const SHUT = /^[（(]?[^（(）)]{0,4}[）)](?:以[上下内外])?/;
const SLASH = new Codes('/／');

/** Whether the words end in one that only joins them to the figure. */
function joins(words: string): boolean {
  if (!JOINS.end(words)) return false;
  const last = words.length - 1;
  const before = last === 0 ? 0 : words.charCodeAt(last - 1);
  const join = words.charCodeAt(last);
  return !((join === AND && NOT_AND.has(before)) || (join === SUM && NOT_SUM.has(before)));
}

/** The words between the left edge and the figure; none where they only join it to the figure before (`、`, `和`, `/`). */
export function wordsBefore(text: string, from: number, to: number, afterFigure: boolean): string {
  const words = text.slice(from, to);
  const signs = SIGNS.of(words);
  const raw = (signs & Sign.blank) === 0 ? words : words.replace(/[\s*]+/g, '');
  // `建成35个先导区、⟦1000个⟧乡村`: what stands behind the figure before belongs to that figure.
  if (joins(raw) || (afterFigure && SLASH.end(raw))) return '';
  // `9层⟦（含）以下⟧3500元`, `LPR+130BP）⟦下降⟧`, `2024年12月28日⟦以后出生）⟧`: a bracket that was open before.
  if (CLOSES.within(raw, 0, Math.min(raw.length, 5))) {
    const rest = raw.replace(SHUT, '');
    if (rest !== raw) return unled(rest, signs);
  }
  // `改造20所养老院、⟦新增床位⟧4000张`.
  const next = afterFigure ? raw.indexOf('、') : -1;
  if (next < 0 || GETS_FROM.test(raw.slice(0, next))) return unled(raw, signs);
  // `38家企业⟦解决用地、用工等问题⟧96个`: a series and what its members are.
  const series = OF_KIND.test(raw) ? SERIES_OPENS.exec(raw.slice(0, next)) : null;
  return unled(raw.slice(series ? series.index + series[0].length : next + 1), signs);
}

/** Where the words behind a figure stop naming what is counted; −1 where they name it to their end. */
function stopIn(words: string): number {
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    if (MARK_STOPS.has(code)) return at;
    if (!OPENS_STOP.has(code)) continue;
    STOP.lastIndex = at;
    if (STOP.test(words)) return at;
  }
  return -1;
}

/** The noun phrase behind the figure, up to where it stops, and not into the next figure of its own. */
export function wordsBehind(scene: Scene, clause: Range, quantity: Quantity, awarded: boolean, depth = 0): string {
  const { text } = scene.paper;
  let start = quantity.end;
  let end = Math.min(clause.end, start + LONGEST);
  let parted = false;
  for (const other of scene.quantities) {
    // `3宗⟦371.8亩⟧闲置土地`: two figures of one thing.
    if (other.start === start && other.end < end) start = other.end;
    else if (other.start >= start && other.start < end) {
      end = other.start;
      parted = true;
    }
  }
  // `21个⟦项目⟧11月底前开工`
  const when = scene.times.length > 0 ? scene.times.find((time) => time.start > start) : undefined;
  if (when && when.start < end && (when.kind === 'deadline' || DONE_THEN.test(text.slice(when.end, when.end + 2))))
    end = when.start;
  let raw = text.slice(start, end);
  // `打造⟦1个⟧千亿级、2个五百亿级⟦产业集群⟧`: one noun behind all of them.
  if (raw === '、' && parted && start > quantity.end && depth < 4) {
    const next = scene.quantities.find((q) => q.start === end && q.unit === quantity.unit);
    return next ? wordsBehind(scene, clause, next, awarded, depth + 1) : '';
  }
  if (raw === '') return '';
  if (PARTS.begin(raw)) {
    if (!raw.startsWith('的') || /^的(?:标准|比例|额度|幅度)/.test(raw)) return '';
    raw = raw.slice(1);
  }
  // Behind the last 、 stands what the next figure counts.
  const last = parted ? raw.lastIndexOf('、') : -1;
  if (last > 0) raw = raw.slice(0, last);
  const award = awarded && (SIGNS.of(raw) & Sign.award) !== 0 ? AWARDED.exec(raw) : null;
  if (award) return award[0];
  const stop = stopIn(raw);
  if (stop >= 0) raw = raw.slice(0, stop);
  // `3个⟦项目⟧中有2个尚未开工`
  if (parted && ENDS_AMONG.end(raw)) raw = raw.replace(AMONG, '');
  // `1.9万套⟦住房⟧中，已交付1.4万套`
  else if (raw.length > 2 && ENDS_AMONG.end(raw)) raw = raw.replace(/(?<![集其高初])中$/, '');
  // `47家⟦企业⟧的87个楼盘`
  if (parted && raw.length > 2 && raw.charCodeAt(raw.length - 1) === OF) raw = raw.slice(0, -1);
  const counted = (parted || stop >= 0) && MEASURES.end(raw) ? COUNTED.exec(raw) : null;
  if (counted) raw = counted[1]!;
  // `控制在100亩⟦范围⟧`
  if (RANGE.begin(raw) && /^(?:范围|区间)(?:以?内)?$/.test(raw)) return '';
  if (TRAILS.end(raw)) raw = raw.replace(/(?:[、和及或\s*]|(?<!参)与)+$|(?<=.)的$/, '');
  return BLANK.begin(raw) ? raw.replace(/^\s+/, '') : raw;
}

const OF = '的'.charCodeAt(0);
/** `300套⟦保障房⟧今年开工`, `5个⟦项目⟧当天获得授信` */
const DONE_THEN = /^(?:开工|完工|竣工|建成|投产|全部|基本|获得|获批|通过|实现)/;
const RANGE = new Codes('范区');
const ENDS_AMONG = new Codes('中有，,');
const AMONG = /(?:当)?中(?:有|，|,)?$/;

/** What parts the words behind a figure from it. */
const PARTS = new Codes('、，,；;/／的');
const TRAILS = new Codes(`、和及与或的*${BLANK_CODES}`);
const BLANK = new Codes(BLANK_CODES);

/** What is said of the counted people where no noun follows (`为1.25万人⟦提供工伤保障⟧`). */
export function predicateBehind(scene: Scene, clause: Range, quantity: Quantity): string {
  const words = scene.paper.text.slice(quantity.end, Math.min(clause.end, quantity.end + 20));
  const stop = /[，,。；;：:（(\n\t]|\d/.exec(words);
  return (stop ? words.slice(0, stop.index) : words).replace(/^的/, '').trim();
}

const NOUN_START = /^[一-鿿“"'‘《A-Za-z0-9]/;
const VERB_START =
  /^(?:的|以|为|是|和(?![美谐平])|与|及|至|到|用|由|在(?![建校册岗编售租线职园])|对|向|从|并|且|或|左右|上下|以内|不|已|被|将|可|增长|下降|提高|同比|位居|位列|居|排名|予以|给予)/;

const OPENS_VERB = new Codes('的以为是和与及至到用由在对向从并且或左上不已被将可增下提同位居排予给');

/** Whether the words open like a noun phrase. */
export const isNoun = (words: string): boolean =>
  words.length > 1 && NOUN_START.test(words) && !(OPENS_VERB.begin(words) && VERB_START.test(words));

/** The longest of the verbs below: `来自某某某某`. */
const LONGEST_VERB = 7;

/** Whether the words end in a verb that takes what is counted as its object. */
export const isVerbal = (words: string): boolean => VERBAL.test(words.slice(-LONGEST_VERB));

const VERBAL =
  /(?:来自[一-龥]{2,4}|(?:宣布|表示|披露|透露|公告|确认)其?|旗下|审批通过|通过|新增|新建|建成|建设|建立|打造|培育|引进|筹集|开展|实施|举办|推进|推动|发布|公布|公示|挂出|推出|组建|改造|选择|带动|完成|形成|收购|评选|获得|拥有|提供|设立|成立|吸引|集聚|为|有|共|达|至|实现|选定|涉及|覆盖|惠及|发送|查办|查缴|包括|支持|制定|出台|与|和|对|将|由|造成|致|设|设置|改善|新设|创建|壮大|引导|组织|来自|得到|吸纳|新招|招录|服务|选派|依托|争取|提出|加快|等|首批|一批|解决|帮助|指导|扶持|救助|走访|慰问|签约|签署|落地|入库|申报|谋划|储备|检查|排查|审计|核查|督查|督导|抽查|受理|查处|督促|提取|筹措|安排|分配|拨付|下达|输出)了?$/;
