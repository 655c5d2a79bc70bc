import { parametersOn } from '@luoshi/ledger';
import type { Day, Handle } from '@luoshi/ledger';
import { addDays } from '@luoshi/reading';
import { addWorkingDays } from '../calendar/working-days.js';
import type { Desk } from '../desk/desk.js';
import { officeCalendar } from '../lighting/office-rules.js';

/** What has a clock of its own: the kinds of approval, objections, and the two halves of a problem. */
export const clockWords = {
  extension: '延期审批',
  duties: '责任调整审批',
  dispute: '权属异议答复',
  milestones: '节点审批',
  closing: '办结审批',
  'short-period': '提高报送频次审批',
  objection: '异议复核',
  'problem-claim': '要素保障问题认领',
  'problem-solve': '要素保障问题解决',
} as const;
export type ClockKind = keyof typeof clockWords;

/** Days in which an answer is due: counted from the day after the question. */
export interface AnswerTime {
  readonly days: number;
  readonly count: 'working' | 'calendar';
}

/** Under which the office's clocks and the hours between two urges stand among its parameters. */
export const LOOP = 'loop';
export const clockName = (kind: ClockKind): string => `answer-days.${kind}`;
export const URGE_HOURS = 'urge-hours';

/** Hours between two urges of a unit about a task where the office has entered none. */
export const USUAL_URGE_HOURS = 24;

/**
 * By when a question asked on a day is to be answered. Null where the office has entered no time for its kind (no clock
 * runs then), and where the office's working days on the way are not yet known.
 */
export async function dueOf(
  db: Handle,
  { store, jurisdiction }: Pick<Desk, 'store' | 'jurisdiction'>,
  kind: ClockKind,
  asked: Day,
): Promise<Day | null> {
  const time = (await parametersOn(db, jurisdiction, LOOP, asked)).get(clockName(kind))?.value as
    AnswerTime | null | undefined;
  if (!time) return null;
  if (time.count === 'calendar') return addDays(asked, time.days);
  return addWorkingDays(await officeCalendar(store, db, jurisdiction), asked, time.days).day;
}

/** Hours in which a unit is not urged again about the same task. */
export async function urgeHours(db: Handle, jurisdiction: number, day: Day): Promise<number> {
  const entered = (await parametersOn(db, jurisdiction, LOOP, day)).get(URGE_HOURS)?.value;
  return typeof entered === 'number' ? entered : USUAL_URGE_HOURS;
}
