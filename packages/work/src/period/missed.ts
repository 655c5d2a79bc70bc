import type { Day } from '@luoshi/reading';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { ReportingDuty } from './duty.js';
import { periodOfKey } from './period.js';
import type { PeriodKind, ReportingPeriod } from './period.js';
import { rosterStatus } from './roster.js';
import { roundsOf } from './rounds.js';
import type { Round, Rounds } from './rounds.js';

/** What is owed since a day, and up to which period it was filed: all that silence hangs on. It does not age. */
export interface Owing {
  readonly since: Day;
  /** The last day of the latest period that was filed; null where none was. */
  readonly filed: Day | null;
}

/**
 * The periods in a row, up to the last one whose cut-off has passed, for which nothing has been filed. A late report
 * (补报) ends the row, a cumulative one too. The period in which the duty began counts only where it began on the
 * period's first day.
 *
 * @param filed by period key, when the first report for it came
 */
export function missedPeriods(
  duty: ReportingDuty,
  since: Day,
  filed: ReadonlyMap<string, Moment>,
  now: Moment,
  calendar: WorkingCalendar,
): ReportingPeriod[] {
  const there = [...filed].filter(([, moment]) => moment <= now).map(([key]) => key);
  return missedSince(duty, { since, filed: lastFiled(duty.kind, there) }, now, calendar);
}

/** The last day of the latest of the periods named by their keys; those of another kind do not count. */
export function lastFiled(kind: PeriodKind, keys: Iterable<string>): Day | null {
  let last: Day | null = null;
  for (const key of keys) {
    const period = periodOfKey(key);
    if (period?.kind === kind && (last === null || period.to > last)) last = period.to;
  }
  return last;
}

/** The same from what was kept: walks back from today to the last period that was filed. */
export function missedSince(
  duty: ReportingDuty,
  owing: Owing,
  now: Moment,
  calendar: WorkingCalendar,
): ReportingPeriod[] {
  const missed: ReportingPeriod[] = [];
  const rounds = roundsOf(duty, calendar);
  const { from } = firstOwed(rounds, owing).period;
  for (let round = rounds.on(now.slice(0, 10)); round.period.from >= from; round = rounds.before(round))
    if (rosterStatus(null, round.cutOff, now) === 'missing') missed.push(round.period);
  return missed.reverse();
}

/** How many periods whose cut-offs hang on holidays nobody has published are passed over in the search below. */
const UNKNOWN_AHEAD = 12;

/**
 * The next cut-off after a moment at which a unit that files nothing more falls silent for one more period; null where
 * it hangs on holidays that are not known for as far as was looked.
 */
export function nextCutOff(duty: ReportingDuty, owing: Owing, now: Moment, calendar: WorkingCalendar): Moment | null {
  const rounds = roundsOf(duty, calendar);
  const first = firstOwed(rounds, owing);
  // Cut-offs rise with their periods: back to the first that may lie ahead.
  let round = rounds.on(now.slice(0, 10));
  for (let before = rounds.before(round); before.period.from >= first.period.from; before = rounds.before(before)) {
    const { moment } = before.cutOff;
    if (moment !== null && moment <= now) break;
    round = before;
  }
  if (round.period.from < first.period.from) round = first;
  let next = movedAhead(duty.kind, first.period, now, calendar);
  for (let unknown = 0; unknown < UNKNOWN_AHEAD; round = rounds.after(round)) {
    const { moment } = round.cutOff;
    if (moment !== null && moment > now) {
      if (next === null || moment < next) next = moment;
      break;
    }
    if (moment === null) unknown += 1;
  }
  return next;
}

/** The next moved cut-off: moved ones need not rise with their periods. */
function movedAhead(kind: PeriodKind, first: ReportingPeriod, now: Moment, calendar: WorkingCalendar): Moment | null {
  let next: Moment | null = null;
  for (const [key, moment] of calendar.moved) {
    const period = periodOfKey(key);
    if (period?.kind !== kind || period.from < first.from || moment <= now) continue;
    if (next === null || moment < next) next = moment;
  }
  return next;
}

/** The first period that is owed and was not filed. */
function firstOwed(rounds: Rounds, { since, filed }: Owing): Round {
  const begun = rounds.on(since);
  const first = begun.period.from < since ? rounds.after(begun) : begun;
  return filed === null || filed < first.period.to ? first : rounds.after(rounds.on(filed));
}
