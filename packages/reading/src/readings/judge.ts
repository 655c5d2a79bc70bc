import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import { includedEnd } from '../recognise/time/calendar-rule.js';
import { Around } from './around.js';
import { bandOf } from './band.js';
import { bounds } from './bounds.js';
import { conditional } from './conditional.js';
import { Cue, cueSet } from './cue.js';
import { dated } from './dated.js';
import type { Judgement } from './judgement.js';
import type { Bounding } from './left-edge.js';
import { UNBOUND } from './left-edge.js';
import { lies, verdict } from './judgement.js';
import { inPlan } from './plan-rules.js';
import { inReport } from './report-rules.js';
import type { Scene } from './scene.js';
import { hears, yearOf } from './scene.js';
import { supposedAt } from './supposes.js';
import { Codes } from '../text/codes.js';

/** What stands around each figure of a sentence. */
export function aroundAll(scene: Scene): Around[] {
  const around: Around[] = [];
  for (let i = 0; i < scene.quantities.length; i++) around.push(new Around(scene, i));
  return around;
}

/** The figures that only say which ones, of those that state something; `plans`: the sentence promises and rules. */
export function boundingIn(
  scene: Scene,
  around: readonly Around[],
  idle: readonly (string | null)[],
  plans: boolean,
): Bounding {
  let bounding: Set<Quantity> | null = null;
  for (let i = 0; i < around.length; i++) {
    if (idle[i] !== null) continue;
    const quantity = scene.quantities[i]!;
    const a = around[i]!;
    if (bounds(scene, quantity, a) || (plans && conditional(scene, quantity, a)))
      (bounding ??= new Set()).add(quantity);
  }
  return bounding ?? UNBOUND;
}

/** A sentence whose figures are to be judged: what stands around them, which are idle and why, which bound others. */
export interface Looked {
  readonly scene: Scene;
  readonly around: readonly Around[];
  readonly idle: readonly (string | null)[];
  readonly plans: boolean;
  readonly bounding: Bounding;
}

/**
 * Decides what the figures of a sentence are, one verdict each. The mood of the passage gives the ground (a paper plans,
 * a report tells), the words of the clause and the times of the sentence overrule it.
 */
export function judgeAll({ scene, around, idle, plans, bounding }: Looked, anchor: string | null): Judgement[] {
  const { quantities } = scene;
  const judged: Judgement[] = [];
  for (let i = 0; i < quantities.length; i++) {
    const quantity = quantities[i]!;
    const a = around[i]!;
    const why = idle[i];
    if (why) judged.push(verdict('none', why));
    else if (quantity.column !== undefined)
      judged.push(verdict(promisedIn(scene, quantity, anchor) ? 'commitment' : 'observation', IN_TABLE));
    else if (a.last === CAP && quantity.kind !== 'duration' && a.before.endsWith('封顶'))
      judged.push(verdict('provision', 'a cap'));
    else if (bandOf(scene, quantity)) judged.push(verdict('provision', 'a band of scores'));
    else if (defines(scene, quantity, a)) judged.push(verdict('condition', 'a definition'));
    else if (a.next === CLASS) judged.push(verdict('condition', 'a class of size'));
    else if (
      i > 0 &&
      (judged[i - 1]!.is === 'provision' || (plans && judged[i - 1]!.is === 'observation')) &&
      sameSeries(scene, quantities[i - 1]!, quantity)
    )
      judged.push(judged[i - 1]!);
    // `额度上浮20%，⟦即个人60万元⟧、家庭120万元`: what the rule comes to.
    else if (
      i > 0 &&
      judged[i - 1]!.is === 'provision' &&
      THAT_IS.has(scene.paper.text.charCodeAt(a.clause.start)) &&
      quantity.kind === 'money'
    )
      judged.push(verdict('provision', 'what a rule comes to'));
    else if (i > 0 && isPartInBracket(scene, i, judged, plans))
      judged.push(verdict('provision', 'part of what is given'));
    else {
      const own = plans ? inPlan(scene, quantity, a, anchor, bounding) : inReport(scene, quantity, a, anchor, bounding);
      const open =
        own.is === 'none' ||
        // `下达资金6000万元，其中改造5000万元，⟦租赁补贴⟧1000万元`
        (quantity.kind === 'money' && own.is === 'provision' && quantity.per === null && GRANTED_PART.test(a.before)) ||
        (quantity.kind === 'duration' && own.is === 'condition');
      judged.push(open && partOfPromise(scene, i, judged) ? verdict('commitment', PART) : own);
    }
  }
  return judged;
}

/** `⟦改造7500户⟧，其中2026年2000户、2027年2500户`: the figure before 其中 that one in the same unit is a part of; null where none is. */
export function wholeOfPart(scene: Scene, part: Quantity): Quantity | null {
  const { start } = scene.sentence;
  const parts = part.unit === null ? -1 : scene.paper.text.slice(start, part.start).lastIndexOf('其中');
  if (parts < 0) return null;
  return scene.quantities.findLast(({ end, unit }) => end <= start + parts && unit === part.unit) ?? null;
}

function partOfPromise(scene: Scene, at: number, judged: readonly Judgement[]): boolean {
  const whole = wholeOfPart(scene, scene.quantities[at]!);
  return whole !== null && judged[scene.quantities.indexOf(whole)]!.is === 'commitment';
}

/** Whether a column says what is to be done: by its name, or by its year. */
function promisedIn(scene: Scene, { column, inYear }: Quantity, anchor: string | null): boolean {
  if (inYear) {
    const when = lies(yearOf(scene, inYear), anchor);
    return when === null ? inYear.goal : when === 'ahead';
  }
  return !DONE.test(column!) && ((scene.mood === 'plan' && scene.period !== null) || PROMISED.test(column!));
}

/** `年度计划投资`, `2026年目标`: columns of what is to be done. */
const PROMISED = /(?:目标|计划|任务)(?!完成)[^率]{0,8}$/;
const GRANTED_PART = /^(?:其中[：:]?)?[一-龥]{2,12}(?:补贴|补助|奖补|奖励|贴息)(?:资金)?$/;
/** `累计完成投资`, `实际到位资金`: columns of what has been done. */
const DONE =
  /^(?:本[年月周期])?(?:累计|已|实际)|(?<!计划|目标|应|拟|需)(?:完成|到位|支付|拨付|使用)(?:投资|资金|金额|额|数|率)$/;
const IN_TABLE = 'figure of a table';

/** The rule by which the parts of a promise are promised. */
export const PART = 'part of a promise';
/** `，⟦封顶⟧50套`: what is given ends there. */
const CAP = '顶'.charCodeAt(0);
/** `500亿元⟦级⟧` */
const CLASS = '级'.charCodeAt(0);

/** 是指, 系指, 指的是; 所称 */
const DEFINES = new Codes('指称');

/** `一类人才⟦是指⟧…投资额在2亿元以上的…`: a figure by which a word is defined. */
function defines(scene: Scene, quantity: Quantity, a: Around): boolean {
  if (!a.limited || a.hasBefore(Cue.grant)) return false;
  const from = Math.max(scene.sentence.start, quantity.start - 120);
  return (
    DEFINES.within(scene.paper.text, from, quantity.start) &&
    /(?:是指|系指|指的是|本[一-龥]{2,4}所称)/.test(scene.paper.text.slice(from, quantity.start))
  );
}

/** `1万元购房补贴（政府⟦5000元⟧、房企⟦5000元⟧）`: in a bracket right behind a sum that a rule gives, parts of it. */
function isPartInBracket(scene: Scene, at: number, judged: readonly Judgement[], plans: boolean): boolean {
  const { quantities, paper } = scene;
  const { start, kind, unit } = quantities[at]!;
  if (plans ? unit !== '张' && unit !== '份' : kind !== 'money') return false;
  const from = Math.max(scene.sentence.start, start - 60);
  const lead = paper.text.slice(from, start);
  const open = Math.max(lead.lastIndexOf('（'), lead.lastIndexOf('('));
  if (open < 0 || /[）)]/.test(lead.slice(open))) return false;
  // `消费券（⟦含“满100减50元券”30张⟧）`: how many of what the sum is made of.
  if (plans && !/^[（(](?:含|包括|包含)/.test(lead.slice(open))) return false;
  const whole = quantities.findLastIndex(({ end }) => end <= from + open);
  return (
    whole >= 0 &&
    quantities[whole]!.kind === 'money' &&
    judged[whole]!.is === 'provision' &&
    from + open - quantities[whole]!.end <= 12
  );
}

/** `分为每月500元、⟦800元⟧和⟦1200元⟧`: a bare figure behind 、 or 和 is of one sort with the figure before it. */
function sameSeries(scene: Scene, one: Quantity, two: Quantity): boolean {
  if (one.kind !== two.kind || two.start - one.end !== 1) return false;
  const join = scene.paper.text.charCodeAt(one.end);
  return JOINS.has(join);
}

const THAT_IS = new Codes('即');
/** 、 / ／ 和 与 及 */
const JOINS = new Codes('、/／和与及');

/**
 * Whether a sentence of the news only tells what a rule says: words that give or set behind a condition that ends in 的 or
 * opens with 对 (`⟦购买新房的，⟧按总价的1%⟦给予补贴⟧`), and none that tells of the past.
 */
export function rulesHere(scene: Scene): boolean {
  if (!hears(scene, GIVES)) return false;
  if (scene.paper.genre === 'report') {
    const { start } = scene.sentence;
    return !hears(scene, PAST) && REWARDS.test(scene.paper.text.slice(start, start + REACH));
  }
  const ruling = scene.sentence.clauses.find(({ start, end }) => saysFor(scene, start, end));
  if (hears(scene, PAST)) {
    if (ruling === undefined) return false;
    if (!ofThemAlone(scene, ruling)) return ofPaper(scene, ruling);
  }
  if (dated(scene, false)) return ruling !== undefined && ofPaper(scene, ruling);
  return ruling !== undefined || opensWindow(scene) || supposedAt(scene.paper.text, scene.sentence.start);
}

/** Whether a clause says for whom or what a rule is. */
const saysFor = ({ paper, cues }: Scene, start: number, end: number): boolean =>
  paper.text.charAt(end - 1) === '的' || cues.some((hit) => hit.cue === Cue.condition && hit.start === start);

/**
 * `⟦1月，市里已印发《若干政策》⟧，对获评一星级的项目，每平方米给予100元补助`: whether all that is told of the past stands before the
 * rule or says for whom it is, and is of the paper that makes it.
 */
function ofPaper({ paper: { text }, sentence, cues }: Scene, { start: from, end }: Range): boolean {
  if (
    from - sentence.start < 8 ||
    cues.some((hit) => hit.cue === Cue.past && hit.end > from && (hit.start < from || hit.start >= end))
  )
    return false;
  if (!cues.some((hit) => hit.cue === Cue.grant && hit.start >= from)) return false;
  return MADE.test(text.slice(Math.max(sentence.start, from - 80), from));
}
const MADE = /(?:印发|出台|发布|制定|推出|实施|修订|优化|调整|公布)[^。；;]{0,4}《[^》]{2,40}》|奖补标准|补贴标准/;

/** `对于⟦累计⟧缴存五年以上的职工，标准提高至15%`: whether all that is told of the past says for whom the rule is. */
const ofThemAlone = ({ paper, cues }: Scene, { start, end }: Range): boolean =>
  OPENS_FOR.has(paper.text.charCodeAt(start)) &&
  cues.some((hit) => hit.start >= end && (GIVES & (1 << hit.cue)) !== 0) &&
  cues.every((hit) => hit.cue !== Cue.past || (hit.start >= start && hit.end <= end));
const OPENS_FOR = new Codes('对凡');

/** `⟦自7月1日（含）至12月31日期间⟧，购买新房补贴1万元`: the window in which a rule runs. */
function opensWindow({ paper, sentence, times }: Scene): boolean {
  const first = times[0];
  if (first?.kind !== 'period' || first.start - sentence.start > 2) return false;
  const behind = includedEnd(paper.text, first.end);
  if (!CLOSES_WINDOW.test(paper.text.slice(behind, behind + 2))) return false;
  return WINDOW.test(paper.text.slice(first.start, first.end));
}
const CLOSES_WINDOW = /^(?:期间|前|止)/;
const WINDOW = /日.*[至到—–~～-].*日/;

/** `一、对新增企业20家以上的乡镇，⟦一次性奖励⟧30万元`: what a report of praise or blame rules for those of a kind. */
const REWARDS =
  /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])?对[^，,。；;\d]{0,30}[^，,。；;]{0,40}的(?:县|区|市|州|乡|镇|街道|单位|部门|企业|个人|项目|地区)[^，,。；;]{0,10}[，,](?:分别|一次性|每[^，,。；;]{1,12}?)?(?:奖励|给予|奖补|补助|扣减|压减|按)/;
const REACH = 100;

const GIVES = cueSet(Cue.grant, Cue.parameter, Cue.norm);
const PAST = cueSet(Cue.past);
