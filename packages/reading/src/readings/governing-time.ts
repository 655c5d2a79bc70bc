import { includedEnd } from '../recognise/time/calendar-rule.js';
import type { Time } from '../recognise/time/time.js';
import { Codes, isHan } from '../text/codes.js';
import { Cue, cueSet } from './cue.js';
import type { Scene } from './scene.js';
import { hears } from './scene.js';
import { clauseAt } from './sentence.js';

/** What is known of a time of a scene, as bits: whether it was asked, and the answer. */
const Role = { askedAttribute: 1, attribute: 2, askedValidity: 4, validity: 8 } as const;

/** `isAttribute` of the scene's time at `index`, worked out once for all its figures. */
export function attributeAt(scene: Scene, index: number): boolean {
  const { roles } = scene;
  let role = roles[index] ?? 0;
  if ((role & Role.askedAttribute) === 0) {
    role |= Role.askedAttribute | (isAttribute(scene, scene.times[index]!) ? Role.attribute : 0);
    roles[index] = role;
  }
  return (role & Role.attribute) !== 0;
}

/** `isValidity` of the scene's time at `index`, worked out once for all its figures. */
function validityAt(scene: Scene, index: number): boolean {
  const { roles } = scene;
  let role = roles[index] ?? 0;
  if ((role & Role.askedValidity) === 0) {
    role |= Role.askedValidity | (isValidity(scene, scene.times[index]!) ? Role.validity : 0);
    roles[index] = role;
  }
  return (role & Role.validity) !== 0;
}

/**
 * The time by which a figure of a plan falls due: the last deadline or period said before it in its sentence, or, in
 * its own clause, behind it (`新建50个，2025年底前完成`). Null where the sentence names none.
 */
export function dueOf(scene: Scene, start: number, end: number): Time | null {
  const { times } = scene;
  let next = 0;
  while (next < times.length && times[next]!.start < start) next++;
  for (let i = next - 1; i >= 0; i--) {
    const { kind } = times[i]!;
    const dated = kind === 'date' || kind === 'period' || kind === 'deadline';
    if (
      dated &&
      !attributeAt(scene, i) &&
      !validityAt(scene, i) &&
      !passes(scene, times[i]!) &&
      !saysWhom(scene, times[i]!, start) &&
      !asOf(scene, times[i]!) &&
      !(kind === 'date' && ofEvent(scene, times[i]!, start)) &&
      !scene.paper.text.startsWith('以来', times[i]!.end - 2)
    )
      return deadlineBehind(scene, start, end, next, times[i]!) ?? times[i]!;
  }
  return deadlineBehind(scene, start, end, next, null) ?? ofAll(scene, end);
}

/** `新建12所、改造96个，⟦上述任务10月底前⟧全部完成`: the deadline that the sentence's end gives to all of it. */
function ofAll(scene: Scene, end: number): Time | null {
  const last = scene.times.at(-1);
  if (last?.kind !== 'deadline' || last.start < end) return null;
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, last.start)]!;
  const { text } = scene.paper;
  const lead = text.slice(clause.start, last.start);
  return ALL.test(lead) || (lead.trim() === '' && WHOLLY.test(text.slice(last.end, clause.end))) ? last : null;
}

/** `更新管道80公里，⟦8月底前⟧全部完工` */
const WHOLLY = /^(?:全部|全面)(?:完成|完工|竣工|开工|交付|建成|投用|投入|到位|落实|办结)[^，,；;]{0,6}$/;
const ALL = /^\s*(?:上述|以上|前述)(?:各项)?(?:任务|工作|项目|目标)?[^，,；;]{0,4}$/;

/**
 * The deadline behind a figure in its own clause; it says more of it than a time of an earlier clause (`said`) does: `年底
 * 交付率达到95%，其余3个项目⟦2027年6月底前⟧交付`.
 */
function deadlineBehind(scene: Scene, start: number, end: number, next: number, said: Time | null): Time | null {
  const { times } = scene;
  if (next === times.length) return null;
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, start)];
  if (!clause || (said && said.start >= clause.start)) return null;
  for (let i = next; i < times.length; i++) {
    const time = times[i]!;
    if (time.start < end || time.kind !== 'deadline' || time.start >= clause.end) continue;
    if (!validityAt(scene, i)) return time;
  }
  return null;
}

/** `⟦1月9日上午⟧，市里召开发布会，…计划投入3亿元`: the day of what another clause tells. */
function ofEvent(scene: Scene, time: Time, start: number): boolean {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, time.start)]!;
  const next = scene.sentence.clauses.find((one) => one.start > time.start && one.end <= start);
  const end = next && clause.end - time.end <= 2 ? next.end : clause.end;
  return end <= start && EVENT.test(scene.paper.text.slice(time.end, end));
}
const EVENT = /召开|举行|举办(?!的)|发布会|印发|出台(?!的)|公布(?!的)|审议通过|获悉|了解到|据悉/;

/** `⟦截至11月1日⟧，计划入市的…`: the day at which a state is told. */
const asOf = (scene: Scene, time: Time): boolean =>
  scene.paper.text.charCodeAt(time.start) === UP_TO && UP_TO_DAY.has(scene.paper.text.charCodeAt(time.start + 1));
const UP_TO = '截'.charCodeAt(0);
const UP_TO_DAY = new Codes('至止');

/** `⟦2025年12月31日前⟧缴清契税的，给予…`: the date is part of the condition, not of what is given. */
function saysWhom(scene: Scene, time: Time, start: number): boolean {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, time.start)]!;
  return clause.end <= start && scene.paper.text.charCodeAt(clause.end - 1) === 0x7684; /* 的 */
}

const VALIDITY_BEFORE =
  /(?:有效期|执行期限?|实施期限?|延长|延续|延期|顺延|实施|执行|适用|截止于?|申报时间|期限|有效|施行|暂定|政策|优惠)(?:[至到为是自从]|执行至|实施至)?[:：]?$|(?<!完成|办结|整改|竣工|开工|交付)时间[为是]$/;
/** `全年⟦实施项目320个⟧` is a deed: what is done stands behind 实施. */
const VALIDITY_BEHIND =
  /^(?:[）)]?(?:[起止](?:施行|实施|执行)|(?:实施|执行)(?![一-龥])|施行|(?:[起止])?(?:生效|停止执行|废止|失效|有效))|期间|止)/;
/** The last characters of the first, the first ones of the second, and the last ones of words that let a rule begin. */
const ENDS_BEFORE = new Codes('期限长续延施行用止于间效定策惠至到为是自从:：');
const OPENS_BEHIND = new Codes('）)起止施实执生停废失有期');
const ENDS_BEGINNING = new Codes('起日始');

/** `“十四五”期间`: a plan's own years, by whose end its targets fall due. */
const PLAN_YEARS = /十[一二三四五六七八九]?五|规划期/;

/** Whether a time says how long a rule runs (`执行至2025年12月31日`, `自…起施行`) and is no date for a deed. */
export function isValidity(scene: Scene, time: Time): boolean {
  const { text } = scene.paper;
  const before = text.slice(Math.max(scene.sentence.start, time.start - 8), time.start);
  const from = includedEnd(text, time.end);
  const behind = text.slice(from, from + 8);
  const own = text.slice(time.start, time.end);
  if (ENDS_BEFORE.end(before) && VALIDITY_BEFORE.test(before)) return true;
  if (own.startsWith('自') || own.startsWith('即日') || own.endsWith('起') || own.endsWith('止')) return true;
  if (OPENS_BEHIND.begin(behind) && VALIDITY_BEHIND.test(behind) && !PLAN_YEARS.test(own)) return true;
  // `印发之日起⟦至2025年12月31日⟧`, `⟦2025年3月1日至6月30日⟧购买新房的，给予…`: the window of a rule.
  if ((ENDS_BEGINNING.end(before) && /(?:起|之日|开始)$/.test(before)) || behind.startsWith('内购')) return true;
  if ((behind.startsWith('期间') || own.endsWith('期间')) && !PLAN_YEARS.test(own)) return true;
  return time.kind === 'period' && own.endsWith('日') && hears(scene, RULES) && /日[至—–~～-].*日$/.test(own);
}

const OPENS_THING = new Codes('目任预计');

const RULES = cueSet(Cue.grant, Cue.parameter, Cue.norm);

/** Whether a period only names which thing is meant (`2023年上半年⟦房产税⟧`, `2024年度⟦灵活就业人员社保费⟧`). */
export function isAttribute(scene: Scene, time: Time): boolean {
  const { text } = scene.paper;
  // `年初⟦确定的⟧72项任务`
  if (OPENS_MADE.has(text.charCodeAt(time.end)) && MADE_THEN.test(text.slice(time.end, time.end + 4))) return true;
  if (time.kind !== 'period') return false;
  if (text.charCodeAt(time.end) === 0x7684 /* 的 */) return true;
  // `2026年⟦计划⟧`, not `四季度⟦计划推出⟧8个`
  if (
    OPENS_THING.has(text.charCodeAt(time.end)) &&
    /^(?:目标|任务|预算|计划(?!推出|推进|安排|培育|引进|打造|组织|投入|发放|收购|新增|新开|开工|完成|建成|供应|新建|实施|筹集|改造|举办|交付|出让|启动))/.test(
      text.slice(time.end, time.end + 4),
    )
  )
    return true;
  // `对二季度⟦重点工作落实情况⟧进行督查`
  if (OPENS_WORK.has(text.charCodeAt(time.end)) && WORK_THEN.test(text.slice(time.end, time.end + 14))) return true;
  if (inTitle(scene, time)) return true;
  const before = text.charCodeAt(time.start - 1);
  // `不得超过⟦上年度⟧盘活面积的80%`
  if (before === OVER && text.charAt(time.start - 2) === '超') return true;
  return time.start > scene.sentence.start && OF_THING.has(before);
}

const MADE_THEN =
  /^(?:(?:确定|签约|制定|安排|部署|立项|申报|上报|排定|查出|发现|交办|遗留)的|审计查出|预算(?!收入|支出)|存量)/;
const OPENS_MADE = new Codes('确签制安部立申上排查发交遗审预存');
const WORK_THEN = /^(?:重点)?工作[^，,；;。]{0,6}情况/;
const OPENS_WORK = new Codes('重工');
const OVER = '过'.charCodeAt(0);
const OF_THING = new Codes('为的收缴征享受围绕根据按照及和于比较');

/** A time that no figure belongs to: `较⟦年初⟧增加63.8亿元`, `比⟦上年末⟧净增47家`, `交地⟦当日⟧取得许可证`. */
export function passes(scene: Scene, time: Time): boolean {
  if (time.start === scene.sentence.start) return false;
  const { text } = scene.paper;
  const last = text.charCodeAt(time.start - 1);
  if (last === THAN || (last === AGAINST && !RATIO.has(text.charCodeAt(time.start - 2)))) return true;
  return time.end - time.start === 2 && isHan(last) && SAME_DAY.test(text.slice(time.start, time.end));
}

const THAN = '较'.charCodeAt(0);
const AGAINST = '比'.charCodeAt(0);
/** 同比, 环比, 占比, 对比 */
const RATIO = new Codes('同环占对');
const SAME_DAY = /^[当次][日天]$/;

/** `《⟦2025年⟧工作要点》`: within 40 characters of its marks. */
function inTitle(scene: Scene, time: Time): boolean {
  const { text } = scene.paper;
  const lead = text.slice(Math.max(scene.sentence.start, time.start - 40), time.start);
  const open = lead.lastIndexOf('《');
  return open >= 0 && lead.indexOf('》', open) < 0 && text.slice(time.end, time.end + 60).includes('》');
}

/** `⟦2025年末⟧，贷款余额…`: an end that does not lie ahead is the day at which a state is told. */
function stands(scene: Scene, time: Time): boolean {
  const last = scene.paper.text.charCodeAt(time.end - 1);
  if (last !== 0x672b /* 末 */ && last !== 0x5e95 /* 底 */) return false;
  const anchor = scene.paper.articles[scene.article]?.anchor ?? null;
  return anchor === null ? last === 0x672b : time.to !== null && time.to <= anchor;
}

const ofPart = (scene: Scene, time: Time): boolean =>
  time.start - scene.sentence.start < 6 &&
  scene.paper.text.slice(scene.sentence.start, time.start).trimStart().startsWith('其中');

/**
 * The time that a reported figure belongs to: the last one said before it in its sentence; else, within the paragraph,
 * what the sentences before left standing. A total (总数, 累计) is no flow of the period it is told in, so a plain
 * period does not attach to it.
 */
export function timeOf(scene: Scene, start: number, subject: string): Time | null {
  for (let from: Scene | null = scene; from; from = from.before) {
    for (let i = from.times.length - 1; i >= 0; i--) {
      const time = from.times[i]!;
      if (from === scene && time.start >= start) continue;
      if (time.kind === 'duration' || time.kind === 'recurrence') continue;
      if (time.kind === 'deadline' && (from !== scene || !stands(scene, time))) continue;
      if (attributeAt(from, i) || passes(from, time)) continue;
      // `⟦其中三季度⟧新增21亿元。再贷款已落地3.6亿元`: the time of a part is not that of what follows.
      if (from !== scene && ofPart(from, time)) continue;
      return time.kind === 'period' && /总数|总量|总计/.test(subject) ? null : time;
    }
  }
  // `一、2025年工作回顾`, or the title: what the part tells of.
  const tells = scene.paper.genre === 'report' || (scene.mood === 'report' && scene.period?.kind === 'date');
  if (tells || (scene.paper.genre === 'measures' && scene.mood === 'report'))
    return /总数|总量|总计/.test(subject) ? null : scene.period;
  return null;
}
