import type { Time } from '../recognise/time/time.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { Cue, cueSet } from './cue.js';
import type { Commitment } from './facts.js';
import { isAttribute, isValidity, passes } from './governing-time.js';
import { modalityOf } from './relation.js';
import type { Scene } from './scene.js';
import { hears } from './scene.js';
import { clauseAt } from './sentence.js';
import { supposedAt } from './supposes.js';

/** `6.`, `（二）` before the first words of an item. */
const NUMBER =
  /^\s*(?:第[一二三四五六七八九十百零\d]{1,6}条|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)])/;
const LEAD = /^(?:力争|争取|确保|保证|努力|预计|有望|于|在|将|计划|预计|到|要|、|全面|进一步|逐步|基本|完成|[\s])+/;
const OPENS_IS = new Codes('是即召发印举公起的之至、和度）)');
const IS = /^(?:是|即|召开|发布|印发|举行|公布|起|的|之|至|、|和|度的|）|\))/;

/**
 * The deeds that a plan dates without a figure: `2024年11月底完成…审核`, `年底前建成投用`, `到2028年，打造…集群`.
 * One for each time that is a date for a deed, unless a commitment already
 * stands (`taken`) in the clause it governs.
 */
export function deedsOf(scene: Scene, anchor: string | null, taken: readonly Range[]): Commitment[] {
  const deeds: Commitment[] = [];
  for (const time of scene.times) {
    const clause = datedClause(scene, time, anchor);
    if (!clause || taken.some((range) => range.start >= clause.start && range.end <= clause.end)) continue;
    const subject = subjectIn(scene, time, clause);
    if (subject.length < 2 || NO_DEED.test(subject) || STATED.test(subject)) continue;
    const start = Math.min(time.start, clause.start);
    deeds.push({
      start,
      end: clause.end,
      measure: scene.measure,
      article: scene.article,
      subject,
      relation: null,
      quantity: null,
      due: time,
      modality: modalityOf(scene, Math.max(time.end, clause.start)),
      every: null,
      rule: '<时限> <动作>',
    });
  }
  return deeds;
}

/** `2021年，在…⟦坚强领导下⟧，…`, `以缴存记录⟦为准⟧`, `执行⟦时间⟧`: words that tell how or when, and do nothing. */
const NO_DEED =
  /(?:领导下|指导下|支持下|期间|[一-龥]款中|为准|评估期|(?:施行|执行|备案|实施|缴纳)时间均?|余额(?:达到?|为|约|超过?)?[\d.]+[万亿]*元|(?:利率|增速)(?:达到?|为)?[\d.]+%)$/;

/** `企业⟦可申请⟧降低面积`, `额度⟦最高不得超过⟧`, `我市⟦处于跃升期⟧`: leave, a bound, a state of things. */
const STATED =
  /可(?:以)?(?:申[请领]|享受|领取|提取)|不得(?:超过|高于|低于)?$|条件$|具有[一-龥]{2,16}地位$|处于[^，,]{2,30}期(?:、|$)/;

/** The clause whose deed the time dates, or null where the time dates none. */
function datedClause(scene: Scene, time: Time, anchor: string | null): Range | null {
  const { text } = scene.paper;
  if (time.kind !== 'deadline' && time.kind !== 'period') return null;
  if (time.to === null ? time.kind !== 'deadline' : anchor !== null && time.to < anchor) return null;
  if (scene.mood === 'report' && !(time.kind === 'deadline' ? aheadBy(scene, time, anchor) : false)) return null;
  // `今年以来`, `4月份以来` look back.
  if (text.startsWith('以来', time.end - 2)) return null;
  if (
    passes(scene, time) ||
    isValidity(scene, time) ||
    isAttribute(scene, time) ||
    (OPENS_IS.has(text.charCodeAt(time.end)) && IS.test(text.slice(time.end, time.end + 3)))
  )
    return null;
  const { clauses } = scene.sentence;
  const index = clauseAt(scene.sentence, time.start);
  const own = clauses[index]!;
  const rest = text.slice(time.end, own.end);
  // `⟦申请人⟧须在6月30日前到窗口申请`: what applicants have to do.
  if (APPLICANTS.test(text.slice(own.start, time.start))) return null;
  // `2022年9月对名单进行⟦了⟧更新`, in a paper without a day of its own.
  if (anchor === null && time.kind === 'period' && hears(scene, PAST) && !hears(scene, FUTURE)) return null;
  // `⟦2025年底前⟧购买新房的，…`: a condition of what follows.
  if (ENDS_WHICH.end(rest) && rest.length < 80 && /的(?:[（(][^）)]{0,20}[）)])?$/.test(rest)) return null;
  // `⟦2025年12月31日前⟧，对出售自有住房并购买新房的家庭，给予…`, `…申请贷款时，…`: for whom or when a rule holds.
  const ruled = rest.trim() === '' ? clauses[index + 1] : { start: time.end, end: own.end };
  if (ruled && (saysWhen(scene, ruled) || SO_FAR.test(text.slice(ruled.start, ruled.start + 3)))) return null;
  // `⟦2025年1月1日—6月30日⟧，在城区购买新房`: the window of a rule.
  if (ruled && BUYS.test(text.slice(ruled.start, ruled.end)))
    if (DAYS.test(text.slice(time.start, time.end)) || givenBehind(scene, ruled)) return null;
  if (own.end < scene.sentence.end && RULED_ON.test(rest) && CONCERNED.test(text.slice(scene.sentence.start, own.end)))
    return null;
  // `⟦6月30日前⟧使用房票的住户，⟦可⟧…`: on whom the next clause rules.
  const behind = clauses[index + 1];
  if (behind && OPENS_RULED.has(text.charCodeAt(behind.start)) && RULED_BEHIND.test(rest))
    if (RULED_NEXT.test(text.slice(behind.start, behind.start + 14))) return null;
  // `⟦对⟧年底前在城区，组团购买的人，…⟦给予⟧…`
  const lead = text.slice(own.start, time.start);
  if (/^[对凡]/.test(lead) && (lead.length === 1 || givenBehind(scene, own))) return null;
  // `年内⟦可⟧一次性提取`: leave, no promise; `合同在5月1日前⟦已⟧备案`: a state of things.
  if ((OPENS_LEAVE.begin(rest) && /^(?:可|不得|不再|无需|免|不予|已)/.test(rest)) || supposedAt(text, own.start))
    return null;
  // `2016年 ⟦|⟧ 完善…政策`: a cell of a table of years.
  if (CELL.has(rest.trimStart().charCodeAt(0))) return null;
  // `⟦8月1日前⟧支付的定金`: says which.
  if (/^[一-龥]{1,8}的/.test(rest)) return null;
  // `⟦今年⟧举办时间更早`
  if (ENDS_MORE.has(text.charCodeAt(own.end - 1)) && /[更较最].$/.test(text.slice(own.start, own.end))) return null;
  // `再次申请要⟦到2026年4月⟧`: the earliest time, by which nothing is done.
  if (rest === '' && /[要须需得]$/.test(text.slice(own.start, time.start))) return null;
  // `⟦年底前⟧，继续对…暂免征收`: how long a rule runs.
  if (runsOn(text, ruled, scene.sentence.end)) return null;
  const stage = (rest.startsWith('为') && /^为[^，,]{2,20}阶段$/.test(rest)) || EDGES.includes(rest.trim());
  if (stage) {
    const next = clauses[index + 1];
    if (next && text.charAt(next.end - 1) === '的') return null;
    return next && deedIn(scene, next) ? next : rest.trim() === '' && deedIn(scene, own) ? own : null;
  }
  if (time.kind === 'period') {
    // A period dates a deed where it opens its clause, 力争 and 确保 and the subject aside, and a verb follows.
    if (scene.times.some((t) => t !== time && t.start >= own.start && t.end <= time.start)) return null;
    const opens = lead.trim() === '' || /(?:力争|争取|确保|计划|拟于|将于|于)$/.test(lead);
    const verb = scene.cues.some(
      (hit) =>
        (hit.cue === Cue.deed || hit.cue === Cue.change || hit.cue === Cue.encourage) &&
        hit.start >= time.end &&
        hit.start <= time.end + 6 &&
        hit.end <= own.end,
    );
    return opens && verb ? own : null;
  }
  return deedIn(scene, own) ? own : null;
}

const OPENS_RULED = new Codes('将可给予享按');
const RULED_BEHIND = /^[^，,；;]{2,40}的[一-龥]{0,6}(?:者|人|户|家庭|对象|企业|项目|单位|机构|职工|人员|房源|住房)$/;
const RULED_NEXT = /^(?:将(?:在|按|给予|可|享受|获)|可|给予|予以|享受|按)/;
const PAST = cueSet(Cue.past);
const FUTURE = cueSet(Cue.ahead, Cue.strive, Cue.assure);
/** `二是⟦对于⟧`, `⟦对⟧` */
const CONCERNED = /^(?:[一二三四五六七八九十]{1,2}是)?对/;
const APPLICANTS =
  /(?:申请人|购房人|购房者|借款人|缴存人|缴存职工|当事人|投标人|竞买人|竞得人|受让人|买受人|承租人|出租人)[^，,；;]{0,6}$/;

/** `…购买新房，一次性⟦给予⟧补贴`: who is given something, and by when he must have bought. */
const givenBehind = (scene: Scene, clause: Range): boolean =>
  scene.cues.some((hit) => hit.cue === Cue.grant && hit.start >= clause.end);

const DAYS = /日[至—–~～-].*日$/;
const BUYS = /(?:购买|购置|网签|申请|申领|缴清|缴纳)/;
/** `⟦2024年11月1日前⟧，已完成备案`: a state of things, by which others are told apart. */
const SO_FAR = /^[，,]?已/;
const CELL = new Codes('|｜');
const ENDS_WHICH = new Codes('的）)');
/** `2025年⟦底⟧`: all that is left of a clause that says no deed. */
const EDGES = ['', '前', '底', '末'];
const OPENS_LEAVE = new Codes('可不无免已');
const ENDS_MORE = new Codes('早晚多少大小高低强好优快');
const WHOM =
  /^[，,]?针对|(?:的(?:[一-龥]{0,4}(?:家庭|人员|职工|企业|群众|居民|人才|单位|者|购房人|申请人|缴存人|借款人))?|时|后)$/;
/** `⟦对于⟧金融机构2025年底前⟦发放的配套融资⟧，…`: what is ruled on. */
const RULED_ON = /的[一-龥]{1,8}$/;
/** `⟦对⟧节能不达标⟦的设备⟧，依法淘汰` */
const OF_THOSE = /^[，,]?对(?![外标接口应])[^，,]{4,60}的[一-龥]{2,6}$/;
/** `无房家庭⟦租赁自住住房⟧，可提取…`: what people do in a rule's window. */
const DEALS =
  /(?:购买|租赁|租住|置换|出售)(?!.*(?:国有|政府|保障))[^，,]{0,24}(?:住房|住宅|商品房|车位|房屋)(?:[（(][^（()）]*[）)])?$/;
const CONCERNS = /^[，,]?(?:对|凡|在[一-龥、]{2,20}(?:购买|购置))/;

/** Whether a clause that others follow only says for whom or when what they rule holds. */
function saysWhen(scene: Scene, clause: Range): boolean {
  if (scene.sentence.end - clause.end < 4) return false;
  const words = scene.paper.text.slice(clause.start, clause.end);
  if (WHOM.test(words) || /^[，,]?凡/.test(words) || OF_THOSE.test(words) || DEALS.test(words)) return true;
  return CONCERNS.test(words) && scene.cues.some((hit) => hit.cue === Cue.grant || hit.cue === Cue.norm);
}

const GOES_ON =
  /^[，,]?(?:继续对(?=.*[免减缓补])|(?:继续|延续|延长|接续|阶段性)?(?:(?:对|按|实施|执行|享受|免|减|缓)[^，,。；;]{0,60}?)?(?:暂免|免征|免收|减征|减收|减半|减按|缓缴|缓征|暂缓|享受[^，,。；;]{0,12}(?:优惠|政策|待遇)))/;

/** Whether a clause relieves of a tax or fee or lets a favour go on: its time is the rule's. */
function runsOn(text: string, clause: Range | undefined, end: number): boolean {
  return clause !== undefined && GOES_ON.test(text.slice(clause.start, Math.min(end, clause.start + 120)));
}

/** `方案⟦报市政府办公室⟧`: what is handed in. */
const REPORTS =
  /(?:上报|报送|报|抄送|送)(?:至|给)?(?:[省市县区州]|[一-龥]{2,12})?(?:政府|督查室|办公室|办公厅|委员会|专班|领导小组|[委局厅办部])(?![一-龥])/;

/** `9月10日前⟦向市重点办书面说明情况⟧` */
const ANSWERS =
  /说明情况|书面(?:说明|报告|回复|反馈|检查)|(?:提交|提出|上交|报送|上报|呈报)[^，,。；;]{0,14}(?:报告|方案|清单|材料|意见|台账|总结|报表|情况)/;

/** `5月底前⟦取得施工许可证⟧` */
const LICENSED =
  /(?:取得|办理|办妥|办结|申领|领取|获得)[^，,。；;]{0,14}(?:许可证|证书|批复|批文|核准|用地手续|开工手续|证)$/;

/** `年底前全部⟦支付完毕⟧`, `8月底前⟦整改到位⟧` */
const WHOLLY_DONE = /[一-龥]{2}(?:完毕|到位|清零)$/;

function deedIn(scene: Scene, clause: Range): boolean {
  const words = scene.paper.text.slice(clause.start, clause.end);
  if (REPORTS.test(words) || LICENSED.test(words) || ANSWERS.test(words) || WHOLLY_DONE.test(words)) return true;
  return scene.cues.some(
    (hit) =>
      hit.start >= clause.start &&
      hit.end <= clause.end &&
      (hit.cue === Cue.deed ||
        hit.cue === Cue.reach ||
        hit.cue === Cue.assure ||
        hit.cue === Cue.strive ||
        hit.cue === Cue.change),
  );
}

/** In a report only a deadline that its clause or sentence lays ahead is a promise. */
function aheadBy(scene: Scene, time: Time, anchor: string | null): boolean {
  // `到2028年，打造…`: a far deadline that opens its clause.
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, time.start)]!;
  if (
    anchor !== null &&
    time.to !== null &&
    time.to.slice(0, 4) > anchor.slice(0, 4) &&
    time.start - clause.start <= 2
  ) {
    if (scene.paper.text.charCodeAt(time.start) === 0x5230 /* 到 */) return true;
  }
  return scene.cues.some(
    (hit) => (hit.cue === Cue.ahead || hit.cue === Cue.strive || hit.cue === Cue.assure) && hit.end <= time.end + 8,
  );
}

/** The deed in the paper's words, without its date; the clause before joins in where the deed alone names nothing. */
/** `⟦但应当⟧（含9月30日）办理`, `⟦并⟧不动产转移登记`: what joins the clause to the one before. */
const JOINING = /^(?:并且?|且|但是?|或者?)(?![网购])(?:应当?|须|必须)?/;

/** `9月30日前⟦（含9月30日）⟧办理` */
const INCLUDED = /^[（(]含[^（()）]{0,12}[）)]/;

const MEETING = /^\s*会议(?:要求|强调|指出|决定|明确|议定)[，,]?$/;

function subjectIn(scene: Scene, time: Time, clause: Range): string {
  const { text } = scene.paper;
  const inside = time.start >= clause.start && time.end <= clause.end;
  const lead = inside
    ? text.slice(clause.start, time.start).replace(/(?:力争|争取|确保|预计|有望|计划|将|于|在)+$/, '')
    : '';
  const before = lead.replace(/(?<=.{2})[要须应]$/, '').replace(JOINING, '');
  // `6月底前完成发行、⟦8月底前使用完毕⟧`: what a later day dates is another deed.
  const later = scene.times.find(
    (t) => t.kind === 'deadline' && t.start > time.end && t.start > clause.start && text.charAt(t.start - 1) === '、',
  );
  const to = later && later.start < clause.end ? later.start - 1 : clause.end;
  const rest = text.slice(inside ? time.end : clause.start, to);
  // `市民政局要在7月25日前⟦将方案报市政府⟧`
  const behind = before.length > 1 && rest.startsWith('将') ? rest : rest.replace(INCLUDED, '').replace(LEAD, '');
  let words = (before.replace(NUMBER, '').replace(LEAD, '') + behind).replace(/\s+/g, '');
  if (words.length <= 6) {
    const { clauses } = scene.sentence;
    const previous = clauses[clauses.indexOf(clause) - 1];
    // A clause that opens with a deadline or a quarter of its own says another deed.
    // So does one that says how often, and, beside a doer of this one's own, one that names its day further on.
    const dated = previous && scene.times.find((t) => t.start > previous.start + 1 && t.end <= previous.end);
    const own =
      (dated && (dated.kind === 'recurrence' || (before.length > 2 && dated.kind !== 'duration'))) ||
      scene.times.some(
        (t) =>
          (t.kind === 'deadline' || t.kind === 'period') &&
          previous &&
          t.start >= previous.start &&
          t.start - previous.start < 2 &&
          t.end < previous.end,
      );
    // `下步措施⟦：⟧11月底前开工`, `⟦会议要求，⟧11月底前完工`: a label names nothing.
    if (
      previous &&
      !own &&
      !/[：:]/.test(text.charAt(previous.end)) &&
      !MEETING.test(text.slice(previous.start, previous.end))
    ) {
      const named = text
        .slice(previous.start, dated ? dated.start : previous.end)
        .replace(NUMBER, '')
        .replace(/^(?:力争|争取|确保|预计)/, '')
        // `⟦一期工程⟧已完成总量的65%，预计9月底竣工`
        .replace(/^(.{2,16}?)已(?:经|累计)?(?:完成|建成|开工|竣工|封顶|签约)?.*$/, '$1')
        .replace(/(?:[要须应将拟]|力争|确保)[于在]?$|(?<=.{3})于$/, '')
        .replace(/^(?:重点|加快|全力|有序|积极|大力|稳步)?(?:推进|推动|实施|建设)?/, '')
        .replace(/\s+/g, '');
      words = named + words;
    }
  }
  return words.length > 80 ? words.slice(0, 80) : words;
}
