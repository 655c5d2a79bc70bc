import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';
import { limited } from './bound.js';
import { Cue, cueSet } from './cue.js';
import { numbered, opened, trimmed } from './noun-phrase.js';
import type { Scene } from './scene.js';
import { hears, placesOf } from './scene.js';
import { clauseAt } from './sentence.js';

/** What 分别 deals to one figure. */
export interface Deal {
  /** The member of the series that the figure belongs to. */
  readonly member: string;
  /** The words of the clause of 分别 before it, where the series stands in the clause before (`对A、B，⟦贷款额度⟧分别提高…`). */
  readonly own: string | null;
  /** What is dealt, where the members are places: `东湖区、南浦区分别⟦新增就业⟧3200人、2800人`; else null. */
  readonly deed: string | null;
  /** Whether it is given (`分别⟦给予⟧1%、2%的补贴`): then the member says to whom. */
  readonly given: boolean;
}

const NONE: ReadonlyMap<Quantity, Deal> = new Map();
const DEALS = cueSet(Cue.respectively);

const GIVES = /^(?:给予|予以|奖励|奖补|补贴|补助|资助|发放|享受)/;
const PARAMETER = /[一-龥]{0,10}(?:利率|额度|比例|标准|费率|税率|补贴|奖励|津贴)$/;

/** Whether a member names the amount itself: `二孩家庭⟦贷款额度⟧`, `本科毕业生⟦补贴标准⟧`. */
export const namesAmount = (member: string): boolean =>
  /(?:额度|限额|比例|利率|补贴标准|[一-龥]{2}(?:补贴|津贴|补助|养老金))$/.test(member);

/**
 * The deals of 分别 in a sentence: `A、B和C分别达到x、y、z` gives A to x, B to y, C to z where there are as many members
 * as figures behind the word. Empty without 分别 or where the counts differ.
 */
export function dealsOf(scene: Scene, quantities: readonly Quantity[]): ReadonlyMap<Quantity, Deal> {
  if (quantities.length < 2 || !hears(scene, DEALS)) return NONE;
  const dealt = new Map<Quantity, Deal>();
  const { text } = scene.paper;
  const { clauses } = scene.sentence;
  for (const word of scene.cues) {
    if (word.cue !== Cue.respectively) continue;
    const index = clauseAt(scene.sentence, word.start);
    const figures = inOneSeries(
      scene,
      quantities.filter((q) => q.start >= word.end && q.end <= clauses[index]!.end + 40 && !dealt.has(q)),
    );
    for (let i = index, last = index - 1; i >= 0 && i >= last; i--) {
      const clause = clauses[i]!;
      if (i < index && besides(text, clause)) {
        last = Math.max(i - 1, index - 3);
        continue;
      }
      // `收入完成158亿元、增长3.1%，⟦居民收入分别⟧…`: what has its figure is given none by the next clause.
      if (i < index && scene.quantities.some((q) => closes(q, clause))) continue;
      const words = opened(
        numbered(text.slice(clause.start, i === index ? word.start : clause.end).replace(/\s+/g, '')).replace(
          ON_TOP,
          '',
        ),
      );
      const members = split(words.includes('的') ? words.replace(ARE, '') : words);
      const rounds = members.length < 2 ? [] : roundsOf(scene, figures, members.length);
      const own = rounds[0];
      if (!own || (i < index && figures.length !== members.length * rounds.length)) continue;
      const lead = i === index ? '' : trimmed(text.slice(clauses[index]!.start, word.start));
      const deed = members.every((member) => PLACE.test(member)) ? trimmed(text.slice(word.end, own[0]!.start)) : '';
      // `对所购住房分别⟦按⟧总价10%、5%⟦补助⟧`
      const behind = own[own.length - 1]!.end;
      const given =
        GIVES.test(text.slice(word.end, word.end + 2)) ||
        (text.startsWith('对', clauses[index]!.start) && GIVES.test(text.slice(behind, behind + 2)));
      const also = text
        .slice(clause.end, clauses[index]!.start - 1)
        .replace(/\s+/g, '')
        .replace(BY_RULE, '');
      (atPlaces(scene, members) ?? share(members)).forEach((member, at) => {
        const deal = {
          member: i < index - 1 ? member + also : member,
          own: lead.length > 2 && !given && !HOW_GIVEN.test(lead) ? lead : null,
          deed: deed.length > 1 ? deed : null,
          given,
        };
        for (const round of rounds) dealt.set(round[at]!, deal);
      });
      break;
    }
  }
  return dealt;
}

/** `分别给予⟦50万元、30万元⟧奖励和⟦120平方米、90平方米⟧住房`: what is dealt, by what it is: each time a figure for each member. */
function roundsOf({ paper: { text } }: Scene, figures: readonly Quantity[], members: number): (readonly Quantity[])[] {
  const rounds: (readonly Quantity[])[] = [];
  for (let at = 0; at + members <= figures.length; at += members) {
    const round = figures.slice(at, at + members);
    if (at > 0) {
      const last = figures[at - 1]!;
      if (last.unit === round[0]!.unit || round.some(({ unit }) => unit !== round[0]!.unit)) break;
      if (!AND_MORE.test(text.slice(last.end, round[0]!.start))) break;
    }
    rounds.push(round);
  }
  return rounds;
}
const AND_MORE = /^[^，,；;。]*[和及与]$/;

/** `分别与5家主体签约，合同总金额⟦4亿元⟧`: what another clause counts in another unit is dealt to none of them. */
function inOneSeries({ paper: { text } }: Scene, figures: readonly Quantity[]): readonly Quantity[] {
  const end = figures.findIndex((q, i) => {
    const last = figures[i - 1];
    return last !== undefined && q.unit !== last.unit && PARTS.test(text.slice(last.end, q.start));
  });
  return end < 0 ? figures : figures.slice(0, end);
}
const PARTS = /[，,；;].*[一-龥]{2}/;

/**
 * `⟦2026年、2027年⟧分别完成35%和70%`: the time that 分别 deals to a figure, where as many times stand in one series right before
 * the word as figures of one kind behind it; else null.
 */
export function dealtTime(scene: Scene, quantity: Quantity): Time | null {
  const { times, quantities } = scene;
  if (times.length < 2 || quantities.length < 2 || !hears(scene, DEALS)) return null;
  const { text } = scene.paper;
  const word = scene.cues.findLast((cue) => cue.cue === Cue.respectively && cue.end <= quantity.start);
  if (!word) return null;
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, word.start)]!;
  const alike = (q: Quantity) => q.start >= word.end && q.end <= clause.end && q.kind === quantity.kind;
  const figures = quantities.filter(alike);
  const before = times.filter((time) => time.start >= clause.start && time.end <= word.start);
  const series = before.filter((time, i) => i === 0 || /^[、和与及]$/.test(text.slice(before[i - 1]!.end, time.start)));
  if (series.length < 2 || series.length !== before.length || series.length !== figures.length) return null;
  return series[figures.indexOf(quantity)] ?? null;
}

/** `1年、2年、3年以内，租金分别…`: how long is no figure that is told. */
const closes = (q: Quantity, clause: Range): boolean =>
  q.end <= clause.end && q.end >= clause.end - 1 && q.kind !== 'duration' && !limited(q);

/** `二孩、三孩家庭，⟦且⟧子女未满18周岁，⟦购房时凭⟧户口本、出生证明，分别给予…`: what else they must be or bring. */
const BESIDES = /^\s*(?:且|并且|同时)|^\s*[一-龥]{0,4}?[后时](?:凭|持|提供|出示)|^\s*(?:凭|持)(?!股|有|续)/;
/** `，⟦按认证政策⟧`: by which paper, which is no condition. */
const BY_RULE = /^\s*[，,]?(?:按照?|依照|依据|根据)[^，,、]{2,40}(?:政策|规定|办法|意见|细则|通知|要求)$/;

const besides = (text: string, { start, end }: Range): boolean =>
  BESIDES.test(text.slice(start, start + 12)) || (end - start < 48 && BY_RULE.test(text.slice(start, end)));

/** `最高额度⟦在现行额度基础上⟧分别提高` */
const ON_TOP = /(?:可|可以)?在[^，,；;]{1,24}?的?基础上$/;

/** `⟦按规定⟧分别给予`, `⟦在首次购买住房时⟧分别给予`: words that say how or when name nothing. */
const HOW_GIVEN = /^(?:按|依|由)[一-龥]{1,12}$|[时后]$/;

/** `⟦增幅较大的为⟧东湖区、南浦区` */
const ARE = /^[^、]{2,12}的(?:分别)?[为是](?=[一-龥]{2})/;

/** `一、二、三等奖` is one member. */
const HAN = '一二三四五六七八九十';
const LEVELS = '省市县区州镇乡村';

/** The members of a series, split at 、 和 及 与, not within brackets or quotation marks. */
function split(words: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let from = 0;
  const close = (at: number) => {
    // `⟦省⟧、市财政`: one character names a level.
    if (at - from > 1 || (at - from === 1 && LEVELS.includes(words.charAt(from)))) members.push(words.slice(from, at));
    from = at + 1;
  };
  for (let at = 0; at < words.length; at++) {
    const sign = words.charAt(at);
    if ('（(“《'.includes(sign)) depth++;
    else if ('）)”》'.includes(sign)) depth--;
    else if (sign === '、' && HAN.includes(words.charAt(at - 1)) && HAN.includes(words.charAt(at + 1) || '?')) continue;
    else if (
      depth === 0 &&
      ('、和与'.includes(sign) || (sign === '及' && words.charAt(at - 1) !== '以' && words.charAt(at + 1) !== '以'))
    )
      close(at);
  }
  close(words.length);
  return members;
}

/** `东湖区、南浦区⟦交付率⟧` */
const PLACED = /^[一-龥]{1,5}[省市县区州盟旗]([一-龥]{2,12})$/;
const PLACE = /^[一-龥]{1,5}[省市县区州盟旗]$/;

/** `首次申请、重新申请、变更的⟦排污许可证⟧`, `首套和二套住房⟦贷款利率⟧`: the head noun of the last member belongs to all. */
function share(members: readonly string[]): string[] {
  const last = members[members.length - 1]!;
  const head = last.lastIndexOf('的');
  let tail = head > 0 && head < last.length - 1 ? last.slice(head) : '';
  tail ||= kindOf(members);
  const placed = PLACED.exec(last);
  if (placed && members.slice(0, -1).every((member) => PLACE.test(member))) tail = placed[1]!;
  if (!tail) {
    const named = PARAMETER.exec(last)?.[0] ?? '';
    if (named && !members.slice(0, -1).some((member) => PARAMETER.test(member)))
      tail = /(?:个人|住房|公积金|商业性|贷款|最低|最高|一次性).*$/.exec(named)?.[0] ?? named.slice(-4);
  }
  tail ||= householdOf(members);
  const levels = ofLevels(members);
  if (levels) return levels;
  const lead = leadOf(
    members.map((member) => (tail && member.endsWith(tail) ? member.slice(0, -tail.length) : member)),
  );
  return members.map((member, at) => {
    const whole = at < members.length - 1 && tail && !member.endsWith(tail) ? member + tail : member;
    return at > 0 ? lead + whole : whole;
  });
}

/** `生育二孩`, `三孩的家庭`: a numeral and what it counts, alone or at the end of other words. */
const COUNTED = /([一二两三四五六七八九十\d]{1,3}[一-龥])(?:的.*)?$/;

/** `东湖区、南浦区、北山⟦地价同比增长率⟧`: what stands behind the last of several places is that of all; null for other series. */
function atPlaces(scene: Scene, members: readonly string[]): string[] | null {
  const { text } = scene.paper;
  const names = new Set(placesOf(scene).map(({ start, end }) => text.slice(start, end)));
  if (!members.slice(0, -1).every((member) => names.has(member))) return null;
  const last = members[members.length - 1]!;
  const own = [...names].filter((name) => last.startsWith(name)).sort((a, b) => b.length - a.length)[0];
  const tail = own === undefined ? '' : last.slice(own.length);
  return tail.length < 2 ? null : [...members.slice(0, -1).map((member) => member + tail), last];
}

/** `退役、现役⟦军人⟧`: what stands behind the last of short words that end alike; '' for other series. */
function kindOf(members: readonly string[]): string {
  const [first] = members;
  const long = first!.length;
  if (long < 2 || long > 3) return '';
  const last = members[members.length - 1]!;
  const end = first!.charAt(long - 1);
  const alike = members.slice(0, -1).every((member) => member.length === long && member.endsWith(end));
  return alike && last.length > long && last.charAt(long - 1) === end ? last.slice(long).replace(/可以?$/, '') : '';
}

/** `二孩、三孩⟦家庭⟧`: what a count of the last member says more than those of the others, which are bare; '' where it says nothing. */
function householdOf(members: readonly string[]): string {
  const last = /^[一二两三四五六七八九十\d]{1,3}([一-龥])(?:及?以上)?([一-龥].{1,60})$/.exec(
    members[members.length - 1]!,
  );
  if (!last) return '';
  const bare = members.slice(0, -1).every((member) => {
    const hit = COUNTED.exec(member);
    return hit !== null && hit[0] === hit[1] && hit[1].endsWith(last[1]!);
  });
  return bare ? last[2]! : '';
}

/** `⟦按政策生育⟧二孩、三孩的家庭`: what leads up to the count of the first member where all others open with theirs. */
function leadOf(members: readonly string[]): string {
  const first = COUNTED.exec(members[0]!);
  if (!first || first.index < 2 || first[0] !== first[1]) return '';
  const unit = first[1].slice(-1);
  const bare = members.slice(1).every((member) => {
    const hit = COUNTED.exec(member);
    return hit?.index === 0 && hit[1]!.endsWith(unit);
  });
  return bare ? members[0]!.slice(0, first.index) : '';
}

const LEVEL = /^(.*?)((?:国家|[省市州县区部])级)$/;
const LEVEL_FIRST = /^((?:国家|[省市州县区部])级)(.*)$/;

/** `⟦获得⟧国家级、省级、市级⟦认定的企业⟧`: what stands before the first level and behind the last belongs to all. */
function ofLevels(members: readonly string[]): string[] | null {
  const first = LEVEL.exec(members[0]!);
  const last = LEVEL_FIRST.exec(members[members.length - 1]!);
  if (!first || !last || !members.slice(1, -1).every((member) => LEVEL.exec(member)?.[1] === '')) return null;
  return members.map((member, at) => {
    const level = at === 0 ? first[2]! : at === members.length - 1 ? last[1]! : member;
    return first[1]! + level + last[2]!;
  });
}
