import { momentInChinese } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { CutOff } from './cut-off.js';
import { periodName } from './period-name.js';
import type { ReportingPeriod } from './period.js';

/** Where a unit stands with its report for a period. */
export type RosterStatus = 'reported' | 'late' | 'missing' | 'not-due' | 'undetermined';

export const rosterWords: Readonly<Record<RosterStatus, string>> = {
  reported: '已报',
  late: '补报',
  missing: '未报',
  'not-due': '未到期',
  undetermined: '待定',
};

/** One unit of a roster and when it first filed for the period. */
export interface Filing {
  readonly unit: string;
  readonly filed: Moment | null;
}

/**
 * The status of a filing at a moment. At the cut-off sharp is in time. What was filed after `now` is not there yet, so
 * that a past day's roster can be asked. `undetermined` only where the cut-off hangs on holidays nobody has published.
 */
export function rosterStatus(filed: Moment | null, cutOff: CutOff, now: Moment): RosterStatus {
  const there = filed !== null && filed <= now;
  if (cutOff.moment === null) {
    const moment = there ? filed : now;
    if (cutOff.notBefore === null || moment > cutOff.notBefore) return 'undetermined';
    return there ? 'reported' : 'not-due';
  }
  if (there) return filed <= cutOff.moment ? 'reported' : 'late';
  return now <= cutOff.moment ? 'not-due' : 'missing';
}

export interface Roster {
  readonly period: ReportingPeriod;
  readonly now: Moment;
  readonly units: Readonly<Record<RosterStatus, readonly string[]>>;
}

/** The roster of a period: every unit once, in the order given, under its status. */
export function rosterOf(period: ReportingPeriod, cutOff: CutOff, filings: readonly Filing[], now: Moment): Roster {
  const units: Record<RosterStatus, string[]> = {
    reported: [],
    late: [],
    missing: [],
    'not-due': [],
    undetermined: [],
  };
  for (const { unit, filed } of filings) units[rosterStatus(filed, cutOff, now)].push(unit);
  return { period, now, units };
}

/** Text to copy for the group: how many are due, who is missing. Names only who has not filed. */
export function rosterText({ period, now, units }: Roster): string {
  const all = Object.values(units).reduce((sum, list) => sum + list.length, 0);
  const counts = (['reported', 'late', 'missing', 'not-due', 'undetermined'] as const)
    .filter((status) => units[status].length > 0)
    .map((status) => `${rosterWords[status]}${units[status].length}家`);
  const head = `${periodName(period)}进展报送（截至${momentInChinese(now)}）：应报${all}家`;
  const names = (words: string, list: readonly string[]): string =>
    list.length > 0 ? `${words}：${list.join('、')}。` : '';
  return `${[head, ...counts].join('，')}。${names('未报', units.missing)}${names('尚未报送', units['not-due'])}`;
}
