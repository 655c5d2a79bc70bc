import { isDay, weekday } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { nationalDay, nationalYearKnown } from './holidays.js';
import type { Moment } from './moment.js';

/** A year's holiday notice that an office enters by hand, before the software is brought up to date. */
export interface HolidayNotice {
  readonly year: number;
  /** Its number and title. */
  readonly source: string;
  readonly entered: Day;
  /** Days off, weekends inside them included. */
  readonly rest: readonly Day[];
  /** Weekend days that are worked. */
  readonly working: readonly Day[];
}

/** One day that an office works or rests against the national calendar (a typhoon, a local festival). */
export interface DayOverride {
  readonly day: Day;
  /** Null takes an earlier one back. */
  readonly working: boolean | null;
  readonly reason: string;
  readonly entered: Day;
}

/** A cut-off 截报时间 that an office moved for one period, for all tasks. */
export interface MovedCutOff {
  /** Key of the period's step: `month:2026-11-30`. */
  readonly period: string;
  /** Null: the plans' own rules hold again. */
  readonly cutOff: Moment | null;
  readonly entered: Day;
}

export type DayKind = 'working' | 'rest' | 'unknown';

/** What a day is, and who says so. */
export interface DayStanding {
  readonly kind: DayKind;
  /** `国庆节`, `周末`, an office's reason; null for an ordinary working day. */
  readonly name: string | null;
  readonly by: 'national' | 'notice' | 'office' | 'weekday' | 'nobody';
}

export interface WorkingCalendar {
  /** What a day is. Refuses (TypeError) what is no day. */
  readonly standing: (day: Day) => DayStanding;
  /** The cut-offs that the office moved, by the key of the period's step. */
  readonly moved: ReadonlyMap<string, Moment>;
}

export interface LocalDays {
  readonly notices?: readonly HolidayNotice[];
  readonly overrides?: readonly DayOverride[];
  readonly cutOffs?: readonly MovedCutOff[];
}

const WORKING: DayStanding = { kind: 'working', name: null, by: 'weekday' };
const WEEKEND: DayStanding = { kind: 'rest', name: '周末', by: 'weekday' };
const UNKNOWN: DayStanding = { kind: 'unknown', name: null, by: 'nobody' };

/**
 * The calendar of an office: the cut-offs it moved, and its working days: its own overrides first, then notices it entered, then the national calendar. Of two
 * notices for a year, or two overrides of a day, the later one counts.
 *
 * Outside the years whose notice is known a day is `unknown`, weekends too, because any may be shifted: 2027-03-02 is
 * not silently a plain Tuesday. The days from 28 December are ordered by the *next* year's notice where that is
 * known, and stay unknown until then (29 December 2018, a Saturday, was worked by the notice for 2019).
 *
 * @param local what the office entered
 * @param knownOn only what was entered by the end of this day; everything where it is left out
 */
export function workingCalendar(local: LocalDays = {}, knownOn?: Day): WorkingCalendar {
  const byThen = (entered: Day): boolean => knownOn === undefined || entered <= knownOn;
  const said = new Map<Day, DayStanding>();
  const years = new Map<number, HolidayNotice>();
  for (const notice of [...(local.notices ?? [])].filter(({ entered }) => byThen(entered)).sort(byEntered))
    years.set(notice.year, notice);
  for (const notice of years.values()) {
    for (const day of notice.rest) said.set(real(day), { kind: 'rest', name: notice.source, by: 'notice' });
    for (const day of notice.working) said.set(real(day), { kind: 'working', name: notice.source, by: 'notice' });
  }
  const overrides = new Map<Day, DayOverride>();
  for (const override of [...(local.overrides ?? [])].filter(({ entered }) => byThen(entered)).sort(byEntered))
    overrides.set(real(override.day), override);
  for (const { day, working, reason } of overrides.values())
    if (working !== null) said.set(day, { kind: working ? 'working' : 'rest', name: reason, by: 'office' });

  const known = (year: number): boolean => years.has(year) || nationalYearKnown(year);
  const judge = (day: Day): DayStanding => {
    const local = said.get(day);
    if (local) return local;
    const national = nationalDay(day);
    if (national) return { kind: national.working ? 'working' : 'rest', name: national.name, by: 'national' };
    const year = Number(day.slice(0, 4));
    if (!known(year) || (day.slice(5) >= '12-28' && !known(year + 1))) return UNKNOWN;
    return weekday(day) <= 5 ? WORKING : WEEKEND;
  };

  const moved = new Map<string, Moment>();
  for (const { period, cutOff } of [...(local.cutOffs ?? [])]
    .filter(({ entered }) => byThen(entered))
    .sort(byEntered)) {
    if (cutOff === null) moved.delete(period);
    else moved.set(period, cutOff);
  }

  const seen = new Map<Day, DayStanding>();
  return {
    moved,
    standing(day) {
      let standing = seen.get(day);
      if (!standing) {
        standing = judge(real(day));
        seen.set(day, standing);
      }
      return standing;
    },
  };
}

const byEntered = (a: { entered: Day }, b: { entered: Day }): number =>
  a.entered < b.entered ? -1 : a.entered > b.entered ? 1 : 0;

function real(day: Day): Day {
  if (!isDay(day)) throw new TypeError(`not a day: ${JSON.stringify(day)}`);
  return day;
}
