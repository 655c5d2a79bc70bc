import type { Day } from '@luoshi/reading';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CutOff } from './cut-off.js';
import { dutyCutOff } from './duty.js';
import type { ReportingDuty } from './duty.js';
import { nextPeriod, periodOf, previousPeriod } from './period.js';
import type { ReportingPeriod } from './period.js';

/** A period that comes round with its cut-off. */
export interface Round {
  readonly period: ReportingPeriod;
  readonly cutOff: CutOff;
}

/**
 * The periods of a way of reporting, each worked out once for a calendar: the same few are asked for every task of an
 * office, and walking over them is following a chain.
 */
export class Rounds {
  readonly #duty: ReportingDuty;
  readonly #calendar: WorkingCalendar;
  readonly #byDay = new Map<Day, Round>();
  readonly #byEnd = new Map<Day, Round>();
  readonly #before = new Map<Round, Round>();
  readonly #after = new Map<Round, Round>();

  constructor(duty: ReportingDuty, calendar: WorkingCalendar) {
    this.#duty = duty;
    this.#calendar = calendar;
  }

  /** The one that a day lies in. */
  on(day: Day): Round {
    let round = this.#byDay.get(day);
    if (!round) this.#byDay.set(day, (round = this.#of(periodOf(this.#duty.kind, day))));
    return round;
  }

  before(round: Round): Round {
    let other = this.#before.get(round);
    if (!other) this.#before.set(round, (other = this.#of(previousPeriod(round.period))));
    return other;
  }

  after(round: Round): Round {
    let other = this.#after.get(round);
    if (!other) this.#after.set(round, (other = this.#of(nextPeriod(round.period))));
    return other;
  }

  #of(period: ReportingPeriod): Round {
    let round = this.#byEnd.get(period.to);
    if (!round) {
      round = { period, cutOff: dutyCutOff(this.#duty, period, this.#calendar) };
      this.#byEnd.set(period.to, round);
    }
    return round;
  }
}

const known = new WeakMap<WorkingCalendar, Map<string, Rounds>>();

/** Those asked for last: of one task they are asked part by part. */
let latest: { readonly duty: ReportingDuty; readonly calendar: WorkingCalendar; readonly rounds: Rounds } | null = null;

/** The rounds of a duty: those of another duty that reports as often and by the same rule are the same. */
export function roundsOf(duty: ReportingDuty, calendar: WorkingCalendar): Rounds {
  if (latest?.duty !== duty || latest.calendar !== calendar) latest = { duty, calendar, rounds: find(duty, calendar) };
  return latest.rounds;
}

function find(duty: ReportingDuty, calendar: WorkingCalendar): Rounds {
  let ofCalendar = known.get(calendar);
  if (!ofCalendar) known.set(calendar, (ofCalendar = new Map()));
  const { days, count, time, onRestDay } = duty.cutOff;
  const key = `${duty.kind}|${days}|${count}|${time ?? ''}|${onRestDay ?? ''}`;
  let rounds = ofCalendar.get(key);
  if (!rounds) ofCalendar.set(key, (rounds = new Rounds(duty, calendar)));
  return rounds;
}
