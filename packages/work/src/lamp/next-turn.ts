import { addDays, addMonths } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { endOf, isPast } from '../calendar/deadline.js';
import type { Deadline } from '../calendar/deadline.js';
import { dayOfMoment, minuteAfter } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { nextCutOff } from '../period/missed.js';
import type { KeptFacts } from './kept-facts.js';
import { ruleOn } from './rule-set.js';
import type { RuleSet } from './rule-set.js';

const midnight = (day: Day): Moment => `${day}T00:00`;

/**
 * The first moment after `at` at which the lamp, a part's lamp or the class of progress can be another although nothing
 * is entered: a deadline comes near or passes, a cut-off, a step's day, a month's first, a new rule, the end of a lamp
 * set by hand. It may be earlier than the real turn and is never later. Null: never without an entry.
 */
export function nextTurn(kept: KeptFacts, at: Moment, rules: RuleSet, calendar: WorkingCalendar): Moment | null {
  const day = dayOfMoment(at);
  let next: Moment | null = null;
  const may = (moment: Moment | null): void => {
    if (moment !== null && moment > at && (next === null || moment < next)) next = moment;
  };
  const later = (other: Day | null): void => {
    if (other !== null && other > day) may(midnight(other));
  };
  if (kept.handSet) {
    may(midnight(kept.handSet.from));
    may(midnight(addDays(kept.handSet.until, 1)));
  }
  if (kept.standing !== 'running') return next;
  for (const { from } of rules) later(from);
  const { begins, deadline, schedule, bonds, reporting } = kept;
  if (begins !== null) {
    may(midnight(`${begins.slice(0, 7)}-01`));
    may(midnight(addDays(begins, 1)));
    const waiting = kept.parts.some(({ started }) => started === null || started > day);
    if (waiting && begins <= day) may(midnight(addMonths(`${day.slice(0, 7)}-01`, 1)));
  }
  if (deadline !== null) nearDeadline(deadline, at, rules, calendar).forEach(may);
  if (kept.target === null && schedule?.kind === 'milestones')
    for (const { due, reached } of schedule.steps) {
      may(midnight(addDays(due, 1)));
      later(reached);
    }
  for (const { spent } of bonds) later(spent?.asOf ?? null);
  for (const { finished, started, values, owing } of kept.parts) {
    if (finished) continue;
    later(started);
    // In order of time: the first of a later day is the first that can matter.
    for (let at = values.length - 1; at >= 0 && values[at]![0] > day; at -= 1) later(values[at]![0]);
    const cutOff = reporting && owing && nextCutOff(reporting, owing, at, calendar);
    if (cutOff) may(minuteAfter(cutOff));
  }
  return next;
}

/** When a deadline comes near, day by day while it is near, and when it has passed. */
function nearDeadline(deadline: Deadline, at: Moment, rules: RuleSet, calendar: WorkingCalendar): Moment[] {
  if (isPast(deadline, at)) return [];
  const passed = minuteAfter(endOf(deadline));
  const numbers = ruleOn(rules, 'deadline', dayOfMoment(at))?.numbers;
  if (!numbers) return [passed];
  const { maybe, surely } = nearFrom(deadline.day, numbers.yellowDays, calendar);
  const near = surely <= dayOfMoment(at) ? [midnight(addDays(dayOfMoment(at), 1))] : [];
  return [passed, midnight(maybe), midnight(surely), ...near];
}

interface Near {
  /** The first day on which there may be no more than so many working days left. */
  readonly maybe: Day;
  /** The first day on which there surely are no more. */
  readonly surely: Day;
}

const nearDays = new WeakMap<WorkingCalendar, Map<string, Near>>();

/** How far back is looked where nobody knows the holidays. */
const FURTHEST = 800;

function nearFrom(due: Day, count: number, calendar: WorkingCalendar): Near {
  let known = nearDays.get(calendar);
  if (!known) nearDays.set(calendar, (known = new Map()));
  const key = `${due}|${count}`;
  let near = known.get(key);
  if (!near) {
    near = {
      maybe: backFrom(due, count, calendar, ['working']),
      surely: backFrom(due, count, calendar, ['working', 'unknown']),
    };
    known.set(key, near);
  }
  return near;
}

/** The first day after which no more than `count` days of these kinds lie, up to and with `due`. */
function backFrom(due: Day, count: number, calendar: WorkingCalendar, kinds: readonly string[]): Day {
  let day = due;
  for (let left = count + 1, gone = 0; gone < FURTHEST; day = addDays(day, -1), gone += 1) {
    if (kinds.includes(calendar.standing(day).kind)) left -= 1;
    if (left === 0) return day;
  }
  return day;
}
