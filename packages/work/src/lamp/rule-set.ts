import type { Day, Decimal } from '@luoshi/reading';
import type { Colour } from './colour.js';

/** The numbers of each rule. Percentage points and per cent as decimals. */
export interface RuleNumbers {
  /** Gap to schedule: less than `slight` points below is green (略滞后), up to and with `red` yellow, beyond red. */
  readonly gap: { readonly slight: Decimal; readonly red: Decimal; readonly straightLine: 'last-resort' | 'never' };
  /** Not started: yellow once due (after its day, or from the month's first), red in the `redMonths`-th month. */
  readonly start: { readonly yellowFrom: 'day' | 'month'; readonly redMonths: number };
  /** Yellow with at most this many working days left, red when past. */
  readonly deadline: { readonly yellowDays: number };
  /** Periods in a row without a report. */
  readonly silence: { readonly yellow: number; readonly red: number };
  /** Returns of one period's report. */
  readonly returned: { readonly yellow: number };
  /** Asked only of those at least `behind` points below schedule, so that it does not contradict 略滞后. */
  readonly forecast: { readonly behind: Decimal; readonly straightLine: 'last-resort' | 'never' };
  /** Parts to be spent in each month after the issue's; up to `yellow` per cent below is yellow, more is red. */
  readonly money: { readonly curve: readonly Decimal[]; readonly yellow: Decimal };
  /** The worst colour that 力争/争取 may take; null where it takes all. */
  readonly modality: { readonly strive: Colour | null };
}

export type RuleId = keyof RuleNumbers;

export const ruleWords: Readonly<Record<RuleId, string>> = {
  gap: '序时进度',
  start: '未开工',
  deadline: '时限',
  silence: '静默',
  returned: '报送质量',
  forecast: '预测',
  money: '专项债券支出',
  modality: '约束程度',
};

/** One version of a rule: from which day, on whose word, with which numbers; `null` numbers switch it off. */
export type RuleVersion = {
  readonly [Id in RuleId]: {
    readonly rule: Id;
    readonly from: Day;
    /** The document that says so; null is 待核: to be confirmed by the office, and said in every lamp. */
    readonly source: string | null;
    readonly numbers: RuleNumbers[Id] | null;
  };
}[RuleId];

/** All versions; old ones stay, so that a past day is judged by the rules of that day. */
export type RuleSet = readonly RuleVersion[];

export type RuleOf<Id extends RuleId> = Extract<RuleVersion, { rule: Id }> & { readonly numbers: RuleNumbers[Id] };

/** What was found lately of each set: a day's lighting asks the same for every task. */
const lately = new WeakMap<RuleSet, { readonly day: Day; readonly found: Map<RuleId, RuleVersion | null> }>();

/** The version of a rule that is in force on a day; null where there is none or it is switched off. */
export function ruleOn<Id extends RuleId>(rules: RuleSet, rule: Id, day: Day): RuleOf<Id> | null {
  let known = lately.get(rules);
  if (known?.day !== day) lately.set(rules, (known = { day, found: new Map() }));
  let found = known.found.get(rule);
  if (found === undefined) known.found.set(rule, (found = search(rules, rule, day)));
  return found as RuleOf<Id> | null;
}

function search(rules: RuleSet, rule: RuleId, day: Day): RuleVersion | null {
  let found: RuleVersion | null = null;
  for (const version of rules)
    if (version.rule === rule && version.from <= day && (found === null || version.from >= found.from)) found = version;
  return found?.numbers ? found : null;
}

const FROM = '2000-01-01';

/**
 * Rules met in published practice, as a start. They carry no source: an office adopts them by entering its own
 * document, and until then every lamp says 待核.
 */
export const practiceRules: RuleSet = [
  { rule: 'gap', from: FROM, source: null, numbers: { slight: '10', red: '30', straightLine: 'last-resort' } },
  { rule: 'start', from: FROM, source: null, numbers: { yellowFrom: 'day', redMonths: 3 } },
  { rule: 'deadline', from: FROM, source: null, numbers: { yellowDays: 3 } },
  { rule: 'silence', from: FROM, source: null, numbers: { yellow: 1, red: 2 } },
  { rule: 'returned', from: FROM, source: null, numbers: { yellow: 2 } },
  { rule: 'forecast', from: FROM, source: null, numbers: { behind: '10', straightLine: 'last-resort' } },
  { rule: 'money', from: FROM, source: null, numbers: { curve: ['1', '1', '1', '1', '1', '1'], yellow: '30' } },
  { rule: 'modality', from: FROM, source: null, numbers: { strive: 'yellow' } },
];
