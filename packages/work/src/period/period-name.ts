import { addDays } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { daysBetween } from '../calendar/days-between.js';
import type { ReportingPeriod } from './period.js';
import { stepOf } from './period.js';

const year = (day: Day): string => `${Number(day.slice(0, 4))}年`;
const month = (day: Day): number => Number(day.slice(5, 7));
const monthDay = (day: Day): string => `${month(day)}月${Number(day.slice(8))}日`;
const tenDays = (to: Day): string => (to.endsWith('-10') ? '上旬' : to.endsWith('-20') ? '中旬' : '下旬');
const QUARTERS = ['第一季度', '第二季度', '第三季度', '第四季度'];
const UP_TO_QUARTER = ['第一季度', '上半年', '前三季度', '全年'];
const quarter = (day: Day): number => Math.floor((month(day) - 1) / 3);

/** Days of a stretch without repeating what both ends share: `11月23日—29日`, `11月30日—12月6日`. */
function stretch(from: Day, to: Day): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${year(from)}${monthDay(from)}—${year(to)}${monthDay(to)}`;
  return `${monthDay(from)}—${month(from) === month(to) ? `${Number(to.slice(8))}日` : monthDay(to)}`;
}

/** Year and number of a week (ISO 8601): week 1 holds the year's first Thursday. */
export function weekNumber(period: ReportingPeriod): { year: number; week: number } {
  const thursday = addDays(stepOf(period).from, 3);
  const inYear = Number(thursday.slice(0, 4));
  return { year: inYear, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

/**
 * The name of a period as offices write it: `2026年11月24日`, `2026年第48周（11月23日—29日）`, `2026年11月上旬`,
 * `2026年第四季度`, `2026年下半年`, `2026年`; cumulative ones end in 累计: `2026年1—11月累计`, `2026年前三季度累计`.
 */
export function periodName(period: ReportingPeriod): string {
  return period.cumulative ? `${cumulativeName(period)}累计` : stepName(period);
}

function stepName(period: ReportingPeriod): string {
  const { kind, from, to } = period;
  switch (kind) {
    case 'day':
      return year(to) + monthDay(to);
    case 'week': {
      const { year: inYear, week } = weekNumber(period);
      return `${inYear}年第${week}周（${stretch(from, to)}）`;
    }
    case 'ten-days':
      return `${year(to)}${month(to)}月${tenDays(to)}`;
    case 'month':
      return `${year(to)}${month(to)}月`;
    case 'quarter':
      return year(to) + QUARTERS[quarter(to)]!;
    case 'half-year':
      return `${year(to)}${month(to) <= 6 ? '上' : '下'}半年`;
    case 'year':
      return year(to);
  }
}

function cumulativeName({ kind, to }: ReportingPeriod): string {
  switch (kind) {
    case 'day':
    case 'week':
      return `${year(to)}1月1日至${monthDay(to)}`;
    case 'ten-days':
      return `${year(to)}1月至${month(to)}月${tenDays(to)}`;
    case 'month':
      return `${year(to)}${month(to) === 1 ? '' : '1—'}${month(to)}月`;
    case 'quarter':
    case 'half-year':
    case 'year':
      return year(to) + UP_TO_QUARTER[quarter(to)]!;
  }
}
