import type { Day } from '@luoshi/reading';
import { dayOfMoment } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { compareColours, milder } from './colour.js';
import type { Colour } from './colour.js';
import { judgeDeadline } from './deadline.js';
import type { LampFacts, OutdatedPlan, PartFacts } from './facts.js';
import { judgeForecast } from './forecast.js';
import { figureWords, judgeGap } from './gap.js';
import { judgeMoney } from './money.js';
import { judgeReturned, judgeSilence } from './reporting.js';
import { ruleOn, ruleWords } from './rule-set.js';
import type { RuleId, RuleSet } from './rule-set.js';
import { judgeStart } from './start.js';
import { isWorse, Verdict } from './verdict.js';
import type { Sight } from './verdict.js';

/** Why a lamp is grey: 待明确, 中止, 未到期, 鼓励类不亮灯, 已终止. */
export type GreyCase = 'unclear' | 'suspended' | 'not-due' | 'encouraged' | 'ended';

const greyWords: Readonly<Record<GreyCase, string>> = {
  unclear: '待明确：没有时限、节点和计划，须由牵头单位提出节点并经批准',
  suspended: '中止',
  'not-due': '未到期',
  encouraged: '鼓励、探索类不亮灯',
  ended: '已取消、合并或结转',
};

/** What the rules say of one unit's part. */
export interface PartLamp {
  readonly unit: string;
  readonly role: 'lead' | 'support';
  readonly colour: Colour;
  readonly verdicts: readonly Verdict[];
}

/** What the rules say of a task, before it is put into words: all that lists, counts and the next lighting go by. */
export interface Judged {
  readonly colour: Colour;
  /** The worst colour that the figures allow. */
  readonly atWorst: Colour;
  readonly grey: GreyCase | null;
  /** The verdict that decided, and on whose part; null where none did. */
  readonly decided: { readonly part: PartLamp; readonly verdict: Verdict } | null;
  /** Why it is what it is where no rule has decided; null where one has. */
  readonly undecided: string | null;
  /** Supports that have not reported: named, and never reddening the leads. */
  readonly silentSupports: readonly string[];
  readonly parts: readonly PartLamp[];
  /** The approved plan that is made for another target or day, by which nothing is measured; null where there is none. */
  readonly outdated: OutdatedPlan | null;
}

/** A task's lamp, always with its reason. */
export interface Lamp extends Omit<Judged, 'decided' | 'undecided'> {
  /** The rule that decided; null where none did. */
  readonly rule: RuleId | null;
  /** The unit that blocks: the first lead with the worst lamp; null where none is yellow or red. */
  readonly blocking: string | null;
  readonly note: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  readonly why: string;
  readonly toGreen: string | null;
  /** The document behind the rule; null is 待核. */
  readonly source: string | null;
}

/**
 * What the rules in force on that day say of a task at a moment. The lamp of a day is that of its end (`T24:00`). The task's
 * lamp is the worst of its leads.
 */
export function judge(facts: LampFacts, at: Moment, rules: RuleSet, calendar: WorkingCalendar): Judged {
  const grey = greyCase(facts, at);
  if (grey) return unlit('grey', grey, greyWords[grey], facts.outdated);
  if (facts.standing === 'finished') return unlit('green', null, '已办结', null);
  const parts = facts.parts.map((part) => judgePart({ facts, part, at, calendar }, rules));
  let decided: Judged['decided'] = null;
  for (const part of parts) {
    if (part.role !== 'lead') continue;
    for (const verdict of part.verdicts)
      if (decided === null || isWorse(verdict, decided.verdict)) decided = { part, verdict };
  }
  const silentSupports = facts.parts
    .filter(({ role, missed }) => role === 'support' && missed > 0)
    .map(({ unit }) => unit);
  const { colour, atWorst } = decided?.verdict ?? { colour: 'green', atWorst: 'green' };
  const undecided = decided ? null : '没有规则被触发；尚无可比的数值';
  return { colour, atWorst, grey, decided, undecided, silentSupports, parts, outdated: facts.outdated };
}

const unlit = (colour: Colour, grey: GreyCase | null, undecided: string, outdated: OutdatedPlan | null): Judged => ({
  ...{ colour, atWorst: colour, grey, undecided, outdated },
  ...{ decided: null, silentSupports: [], parts: [] },
});

/**
 * The lamp of a task at a moment, with its words.
 * @param nameOf how a unit is called in the words
 */
export const light = (
  facts: LampFacts,
  at: Moment,
  rules: RuleSet,
  calendar: WorkingCalendar,
  nameOf?: (unit: string) => string,
): Lamp => inWords(judge(facts, at, rules, calendar), dayOfMoment(at), rules, nameOf);

/** What was judged on a day, in words. */
export function inWords(
  judged: Judged,
  day: Day,
  rules: RuleSet,
  nameOf: (unit: string) => string = (unit) => unit,
): Lamp {
  const { decided, undecided, ...rest } = judged;
  if (decided === null) {
    const why = `${undecided!}${outdatedWords(judged.outdated)}`;
    return { ...rest, why, rule: null, blocking: null, note: null, inputs: {}, toGreen: null, source: null };
  }
  const { verdict, part } = decided;
  const { rule } = verdict;
  const { note, inputs, toGreen, why } = verdict.words;
  const source = ruleOn(rules, rule, day)?.source ?? null;
  const { colour, silentSupports } = judged;
  const silent = silentSupports.length > 0 ? `；配合单位${silentSupports.map(nameOf).join('、')}未报送` : '';
  const blocked = colour === 'yellow' || colour === 'red';
  return {
    ...rest,
    rule,
    note,
    inputs,
    toGreen,
    source,
    blocking: blocked ? part.unit : null,
    why: `${nameOf(part.unit)}：${why}${note === null ? '' : `；${note}`}${silent}${outdatedWords(judged.outdated)}；依据：${ruleWords[rule]}规则（${source ?? '待核'}）`,
  };
}

/** What a lamp says of an approved plan by which it does not measure. */
function outdatedWords(plan: OutdatedPlan | null): string {
  if (plan === null) return '';
  const made = [
    plan.target ? `目标${figureWords(plan.target)}` : '没有数量目标',
    plan.due === null ? '没有时限' : `时限${plan.due}`,
  ].join('、');
  return `；原序时计划（${plan.approved}）按${made}批准，现已改变，须重新报批，未按原计划衡量`;
}

function greyCase({ standing, modality, begins, deadline, schedule, bonds }: LampFacts, at: Moment): GreyCase | null {
  if (standing === 'ended') return 'ended';
  if (standing === 'finished') return null;
  if (standing === 'suspended') return 'suspended';
  if (modality === 'encourage') return 'encouraged';
  const steps = schedule === null ? 0 : (schedule.kind === 'plan' ? schedule.points : schedule.steps).length;
  if (begins === null && deadline === null && steps === 0 && bonds.length === 0) return 'unclear';
  // A month's start that is due "this month" may already be lit (rule `start`), so only later months are not due.
  const later = begins !== null && begins.slice(0, 7) > at.slice(0, 7);
  return standing === 'not-begun' || later ? 'not-due' : null;
}

function judgePart(sight: Sight, rules: RuleSet): PartLamp {
  const { unit, role, finished } = sight.part;
  if (finished) return { unit, role, colour: 'green', verdicts: [] };
  const verdicts = judgeAll(sight, rules).map((verdict) => capped(verdict, sight, rules));
  const colour = verdicts.reduce<Colour>(
    (worst, one) => (compareColours(one.colour, worst) > 0 ? one.colour : worst),
    'green',
  );
  return { unit, role, colour, verdicts };
}

/** The rules in the order in which they speak where two are equally bad. */
function judgeAll(sight: Sight, rules: RuleSet): Verdict[] {
  const day = dayOfMoment(sight.at);
  const verdicts: Verdict[] = [];
  const say = (verdict: Verdict | null | undefined): void => {
    if (verdict) verdicts.push(verdict);
  };
  const gap = ruleOn(rules, 'gap', day);
  const deadline = ruleOn(rules, 'deadline', day);
  const forecast = ruleOn(rules, 'forecast', day);
  const money = ruleOn(rules, 'money', day);
  const start = ruleOn(rules, 'start', day);
  const silence = ruleOn(rules, 'silence', day);
  const returned = ruleOn(rules, 'returned', day);
  say(deadline && judgeDeadline(sight, deadline.numbers));
  say(gap && judgeGap(sight, gap.numbers));
  say(forecast && judgeForecast(sight, forecast.numbers));
  say(money && judgeMoney(sight, money.numbers));
  say(start && judgeStart(sight, start.numbers));
  say(silence && judgeSilence(sight, silence.numbers));
  say(returned && judgeReturned(sight, returned.numbers));
  return verdicts;
}

/** 力争、争取 at most as bad as the office allows; the verdict says that it was softened. */
function capped(verdict: Verdict, { facts, at }: Sight, rules: RuleSet): Verdict {
  if (facts.modality !== 'strive') return verdict;
  const cap = ruleOn(rules, 'modality', dayOfMoment(at))?.numbers.strive ?? null;
  if (cap === null || compareColours(verdict.atWorst, cap) <= 0) return verdict;
  return new Verdict(verdict.rule, milder(verdict.colour, cap), milder(verdict.atWorst, cap), () => ({
    ...verdict.words,
    inputs: { ...verdict.inputs, softened: 'strive' },
    note: [verdict.note, '力争类目标，从轻亮灯'].filter((words) => words !== null).join('；'),
  }));
}

/** The part's facts of a unit that has done nothing yet. */
export function untouched(unit: string, role: PartFacts['role'] = 'lead'): PartFacts {
  return { unit, role, finished: false, started: null, target: null, observations: [], missed: 0, returned: 0 };
}
