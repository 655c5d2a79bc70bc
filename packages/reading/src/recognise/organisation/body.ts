/**
 * Whether words are the name of a body: what its last characters say, and what may stand before them.
 * A name is judged as a whole, so the functions here take short strings (a piece of a list), never a text.
 */
import { Codes } from '../../text/codes.js';
import { Pairs } from '../../text/pairs.js';

/** Endings that make a name of at least three characters a body: `财政局`, `联合会`, `不动产登记中心`. */
const ENDINGS = (
  '人民政府|政府|管委会|建管委|管理委员会|委员会|党工委|党委|党组|工委|纪委|监委|编办|' +
  '厅|局|署|委|办|处|科|科室|处室|室|部|院|所|站|队|社|台|馆|园|校|团|行|司|' +
  '中心|公司|集团|企业|银行|基金|平台|保险|公证处|大学|学院|学校|医院|幼儿园|' +
  '联合会|协会|学会|商会|工会|总会|理事会|基金会|委员会|监会|红十字会|研究会|促进会|委会|' +
  '妇联|残联|工商联|文联|侨联|社科联|科协|贸促会|团委|供销社|联社|' +
  '小组|专班|指挥部|联席会议|工作组|领导组|联盟|机构|单位|部门|成员单位|' +
  '街道|街道办|办事处|开发区|高新区|经开区|新区|园区|景区|试验区|保税区|商业区|度假区|示范区|示范园|产业园|工业园|新城|片区|功能区|自贸区|自贸试验区|' +
  '城发投|城投|建投|交投|金控|国投|控股|国资|电网|铁塔|电信|移动|联通|人行|工行|农行|中行|建行|交行|农发行|国开行|邮储|农商行|信用社|海关|机场|港口'
).split('|');
const LONGEST_ENDING = Math.max(...ENDINGS.map((words) => words.length));
const ENDING = new RegExp(`(?:${ENDINGS.join('|')})$`);
/** One character that is enough: `财政⟦局⟧`. */
const ENDS_OFFICE = new Codes(ENDINGS.filter((words) => words.length === 1).join(''));
/** The last characters of all names but those of classes. */
const ENDS_NAME = new Codes(`${ENDINGS.map((words) => words.at(-1)).join('')}市州盟县区旗乡镇道`);

/** `各县区`, `各乡镇办园区`, `相关市〔州〕`, `各地`, `所在地镇街`, also with brackets: `各县（市、区）`. */
const CLASS =
  /^(?:各|全市各|全省各|全县各|全区各|市直各|其他|相关|有关|所在|属地|项目所在|市城区各|中心城区各)(?:级|相关|有关|设区的?|设区市)?[市州盟地县区旗乡镇街办村园城管委社道特自治开发高新经功能产业集聚直省企业国有商金融机构行房院校主体、（）()〔〕[\]〈〉]{1,24}$/;

/** A district, a town, a prefecture standing for its government: `云溪县`, `南浦镇`. */
const DIVISION = /^[一-鿿]{1,11}(?:市|州|盟|县|区|旗|乡|镇|街道)$/;

/** Words that end like a body and are none, and the length of the longest. */
const LONGEST_NO_BODY = 4;
const ENDS_NO_BODY = new Codes('会神部办所处行屋区园村');
const NO_BODY =
  /(?:社会|机会|大会|会议精神|全部|内部|外部|局部|主办|承办|协办|举办|开办|申办|新办|合办|委办|好办|快办|场所|住所|处所|各处|用处|之处|执行|运行|发行|试行|实行|进行|推行|房屋|小区|社区|校园|住宅小区|农村)$/;

/** Marks of a sentence, which no name holds. `的` stands in names only after 设区. */
const MARKS = new Codes('。！？!?%％×=→|');
const SENTENCE = /(?<!设区)的|应当|可以|不得|予以|给予|进行|按照|根据|对于|为了|如果|符合|申请|购房人|当事人|\d{2,}/y;
const OPENS_SENTENCE = new Codes('的应可不予给进按根对为如符申购当0123456789');
/** The first two characters of all classes that do not begin with 各. */
const OPENS_CLASS = new Pairs(6);
for (const lead of [
  '全市',
  '全省',
  '全县',
  '全区',
  '市直',
  '其他',
  '相关',
  '有关',
  '所在',
  '属地',
  '项目',
  '市城',
  '中心',
])
  OPENS_CLASS.set(lead.charCodeAt(0), lead.charCodeAt(1), 1);
const EACH = '各'.charCodeAt(0);

/** Whether the words, of two characters or more, begin as a class does. */
function opensClass(words: string): boolean {
  const first = words.charCodeAt(0);
  return first === EACH || OPENS_CLASS.get(first, words.charCodeAt(1)) !== 0;
}

function saysMore(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (MARKS.has(code)) return true;
    if (!OPENS_SENTENCE.has(code)) continue;
    SENTENCE.lastIndex = at;
    if (SENTENCE.test(name)) return true;
  }
  return false;
}

/** Whether `name` reads as a body's name or a class of bodies. Refuses sentences and plain nouns. */
export function isBody(name: string): boolean {
  const bare = withoutBrackets(name);
  if (bare.length < 2 || bare.length > 40) return false;
  const named = ENDS_NAME.end(bare);
  if (!named && !opensClass(name) && !opensClass(bare)) return false;
  if (saysMore(bare)) return false;
  if ((opensClass(bare) && CLASS.test(bare)) || (bare !== name && opensClass(name) && CLASS.test(name))) return true;
  if (!named || (ENDS_NO_BODY.end(bare) && NO_BODY.test(bare.slice(-LONGEST_NO_BODY)))) return false;
  return ENDS_OFFICE.end(bare) || ENDING.test(bare.slice(-LONGEST_ENDING)) || DIVISION.test(bare);
}

const ENDS_ALL = new Codes('地级方');

/** Whether the words before an `和` are a body that stands by itself: `市财政局`, not `市自然资源`. */
export function isComplete(name: string): boolean {
  return isBody(name) || (ENDS_ALL.end(name) && /^(?:各|相关|有关)(?:地|级|方)$/.test(name));
}

/** Heads that say nothing without what stands before: `部门和⟦单位⟧` is no second body. */
const BARE =
  /^(?:其)?(?:他)?(?:单位|部门|机构|企业|政府|人民政府|管委会|平台|中心|团体|组织|个人|园区|集团|银行|公司|院校|医院)$/;

export function isBareHead(name: string): boolean {
  return BARE.test(name);
}

/** `等有关部门`, `等单位`, `等6部门`: says that there are more, and names none. */
const MORE =
  /^(?:[\d一二三四五六七八九十多几数]+个?|有关|相关|各|各有关|各相关|其他|职能|成员|责任|主管|行业|行业主管|市有关|省有关)*(?:部门|单位|机构|企业|委办局|厅局|科室|处室)(?:[和、及与](?:部门|单位|机构|企业))*(?:[（(〔](?:部门|单位|机构)[)）〕])?$/;

export function isMore(words: string): boolean {
  return MORE.test(words);
}

const OPEN = '（(〔[［【〈<{｛';
const CLOSE = '）)〕]］】〉>}｝';

/** By UTF-16 code unit: 1 opens a bracket, 2 closes one, 3 is a quotation mark. */
export const BRACKET = new Uint8Array(65536);
for (const character of OPEN) BRACKET[character.charCodeAt(0)] = 1;
for (const character of CLOSE) BRACKET[character.charCodeAt(0)] = 2;
for (const character of '"“”') BRACKET[character.charCodeAt(0)] = 3;

/** Where the first bracket stands, or with `quotes` also the first quotation mark; −1 where there is none. */
function firstBracket(words: string, quotes: boolean): number {
  for (let at = 0; at < words.length; at++) {
    const kind = BRACKET[words.charCodeAt(at)]!;
    if (kind !== 0 && (quotes || kind !== 3)) return at;
  }
  return -1;
}

/** The words with everything in brackets blanked, so that a search finds only what stands outside. Same length. */
export function masked(words: string): string {
  const first = firstBracket(words, false);
  return first < 0 ? words : outside(words, first, (_kind, depth, sign) => (depth > 0 ? '\u0000' : sign));
}

/** The words without anything in brackets: `各县（市、区）政府` → `各县政府`. */
export function withoutBrackets(words: string): string {
  const first = firstBracket(words, true);
  return first < 0 ? words : outside(words, first, (kind, depth, sign) => (depth > 0 || kind > 1 ? '' : sign));
}

/** The words from `first` on, the first bracket, as `keep` gives each sign by its kind and how deep in brackets it stands, a bracket as what it holds. */
function outside(words: string, first: number, keep: (kind: number, depth: number, sign: string) => string): string {
  let depth = 0;
  let kept = words.slice(0, first);
  for (let i = first; i < words.length; i++) {
    const kind = BRACKET[words.charCodeAt(i)]!;
    if (kind === 1) depth++;
    kept += keep(kind, depth, words[i]!);
    if (kind === 2) depth = Math.max(0, depth - 1);
  }
  return kept;
}
