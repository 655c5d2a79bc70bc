import { momentOf } from '../calendar/moment.js';
import type { Day } from '@luoshi/reading';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { LampFacts } from './facts.js';
import { progressOf } from './gap.js';
import { compareShares } from './schedule.js';

/** 已完成, 超进度, 达进度, 欠进度, 其他: for the half-year and yearly account. */
export type ProgressClass = 'done' | 'ahead' | 'on-schedule' | 'behind' | 'other';

export const progressWords: Readonly<Record<ProgressClass, string>> = {
  done: '已完成',
  ahead: '超进度',
  'on-schedule': '达进度',
  behind: '欠进度',
  other: '其他',
};

/**
 * The class of a task on a day: above, at or below its schedule by the leads' figures, the worst of them. 其他 where
 * nothing can be compared, where the figures leave it open, or where it is not running. A straight line does not
 * make a class: without milestones or an approved plan it is 其他.
 */
export function progressClass(facts: LampFacts, day: Day, calendar: WorkingCalendar): ProgressClass {
  if (facts.standing === 'finished') return 'done';
  if (facts.standing !== 'running') return 'other';
  const at = momentOf(day, '24:00');
  const classes = facts.parts
    .filter(({ role }) => role === 'lead')
    .map((part): ProgressClass => {
      if (part.finished) return 'done';
      const progress = progressOf({ facts, part, at, calendar }, false);
      if (!progress) return 'other';
      const { expected, least, most } = progress;
      const atLeast = compareShares(least, expected.share);
      const atMost = compareShares(most, expected.share);
      if (atLeast !== atMost) return 'other';
      return atLeast > 0 ? 'ahead' : atLeast < 0 ? 'behind' : 'on-schedule';
    });
  const worstFirst: readonly ProgressClass[] = ['behind', 'other', 'on-schedule', 'ahead', 'done'];
  return worstFirst.find((one) => classes.includes(one)) ?? 'other';
}
